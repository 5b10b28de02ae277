"""The sections of the rating below its table: parts, ways up, the funnel, sources apart."""

from typing import Any

import pandas as pd
import streamlit as st

from analytics.funnels import Position
from analytics.words import day, number, percent
from answers.ratings.late_funnel import LateFunnel, late_funnel
from answers.ratings.rating import Rating, places_by_source
from charts.bars import rating_bars
from charts.funnel import funnel_plot
from charts.names_above import names_above
from data.queries.selection import Selection
from ui.cached import kept, recalled
from ui.district import District
from ui.phone import on_phone
from ui.pictures import kept_picture
from ui.ratings.table import (
    EXPORTED,
    ONE,
    UNRATED,
    WHO,
    bar_frame,
    columns,
    formula,
    part_columns,
    unrated_words,
)
from ui.ratings.ways import NOT_ENOUGH, way_columns, way_rows
from ui.tables import Column, draw_export, draw_table

Own = tuple[str, str] | None


def draw_scores(
    here: District, answer: Rating, asked: Selection, mine: str | None, said: str
) -> None:
    """Draw the scores as bars, best first; on a phone the names stand over them."""
    phone = on_phone()

    def bars() -> Any:
        figure = rating_bars(bar_frame(answer), here.colours, mine)
        return names_above(figure, here.colours, right=56) if phone else figure

    with st.container(key="wide_rating"):
        kept_picture(bars, here, "rating", said, asked, answer.unit, mine, phone)


def draw_places(here: District, answer: Rating, rows: pd.DataFrame, own: Own, words: str) -> None:
    """Draw the table of places with what its columns mean; `rows` of ui.ratings.table."""
    st.caption(formula(answer))
    draw_table(rows, columns(answer.unit), own=own)
    first, last = (day(one) for one in answer.before)
    changes = (
        f"Изменение места — к предыдущему такому же периоду, с {first} по {last}, как он был виден "
        "через столько же дней после своего конца."
        if answer.comparable
        else f"Изменения места нет: за дни с {first} по {last} данных нет."
    )
    st.caption(
        f"{unrated_words(answer)}{changes} Пределы — места, между которыми оказался бы каждый в 9 "
        "случаях из 10 при той же работе и других сообщениях: если пределы двоих пересекаются, "
        "спорить о месте рано. Типичный срок — за него отвечают на половину сообщений; те, что ещё "
        "ждут ответа, учтены."
    )
    exported = {"name": ONE[answer.unit]} | EXPORTED
    draw_export(
        here.actor, rows[list(exported)].rename(columns=exported),
        f"Рейтинг: {WHO[answer.unit].lower()}", [words, formula(answer), changes], "reyting",
    )  # fmt: skip


def draw_ways(here: District, answer: Rating, own: Own, words: str) -> None:
    """Draw what each part alone had to be for the next place up."""
    if answer.ways.empty:
        return
    st.header("Что подняло бы на место выше", anchor=False)
    st.caption(
        "Каждая ячейка — что нужно было изменить в этом периоде, если менять только её, чтобы "
        f"сравняться с тем, кто выше. «{NOT_ENOUGH.capitalize()}» — одной этой частью не догнать."
    )
    rows, parts = way_rows(answer), way_columns(answer)
    draw_table(rows, parts, own=own)
    named = {column.key: column.title for column in parts}
    draw_export(
        here.actor, rows.rename(columns=named), "Что подняло бы на место выше", [words], "kak_podnyatsya"
    )  # fmt: skip


def draw_parts(answer: Rating, rows: pd.DataFrame, own: Own) -> None:
    """Draw the table that takes every score apart."""
    with st.expander("Из чего сложился балл"):
        draw_table(rows, part_columns(answer.unit), own=own)


def draw_funnel(
    here: District, answer: Rating, asked: Selection, highlight: str | None, words: str
) -> None:
    """Draw whose share of late answers chance does not explain."""
    found = recalled(lambda: late_funnel(answer), here, asked, answer.unit)
    common = found.common
    if common is None:
        return
    says = _conclusion(found)
    st.header(says, anchor=False)
    rows = recalled(lambda: _funnel_rows(found), here, asked, answer.unit)
    with st.container(key="wide_funnel"):
        kept_picture(
            lambda: funnel_plot(rows, found.curves, common, here.colours, highlight),
            here, "funnel", says, asked, answer.unit, highlight,
        )  # fmt: skip
    wider = (
        f" Доли и так расходятся сильнее, чем от одной случайности, поэтому пределы раздвинуты "
        f"в {number(found.scatter**0.5, 1)} раза."
        if found.scatter > 1.05
        else ""
    )
    st.caption(
        "Доля опозданий против числа сообщений. Между штриховыми линиями (95 из 100) доля может "
        "оказаться случайно; за точечными (998 из 1000) — почти наверняка не случайно. Чем меньше "
        f"сообщений, тем шире.{wider}"
    )
    with st.expander("Таблица"):
        shown = (
            Column("name", ONE[answer.unit]),
            Column("words", "Опозданий"),
            Column("usual", "Случайно бывает"),
            Column("position", "Опаздывает, чем можно ждать"),
        )
        draw_table(rows, shown, own=("name", highlight) if highlight else None)
        named = {
            "name": ONE[answer.unit], "late": "С опозданием", "terms": "Срок наступил",
            "share": "Доля, %", "low": "95 %: от", "high": "95 %: до", "far_low": "99,8 %: от",
            "far_high": "99,8 %: до", "position": "Положение",
        }  # fmt: skip
        table = found.points[list(named)].rename(columns=named)
        draw_export(here.actor, table, "Воронка опозданий", [words], "voronka")


def draw_sources(
    here: District, answer: Rating, asked: Selection, sources: tuple[str, ...], own: Own
) -> None:
    """Draw the places of each source apart, beside one another."""
    apart = kept(places_by_source, here, asked, answer.unit, sources)
    shown = {source: frame for source, frame in apart.items() if frame["rated"].any()}
    if len(shown) < 2:
        return
    rows = answer.table[["name"]]
    for source, frame in shown.items():
        said = frame.assign(**{source: [_place(row) for row in _records(frame)]})
        rows = rows.merge(said[["name", source]], on="name", how="left")
    with st.expander(f"Места отдельно: {', '.join(shown)}"):
        draw_table(
            rows, [Column("name", ONE[answer.unit]), *(Column(s, s) for s in shown)], own=own
        )


def _place(row: dict[str, object]) -> str:
    if not row["rated"]:
        return UNRATED
    low, high = row["place_low"], row["place_high"]
    within = "" if low == high else f" (от {low} до {high})"
    return f"{row['place']}{within}, балл {number(float(str(row['score'])), 1)}"


def _conclusion(found: LateFunnel) -> str:
    stands = found.points["position"]
    late = found.points.loc[stands == Position.FAR_ABOVE, "name"].tolist()
    if not late:
        return "Опоздания: никто не выделяется больше, чем объясняет случай"
    named = late[0] if len(late) == 1 else f"{', '.join(late[:-1])} и {late[-1]}"
    return f"Опаздывают чаще, чем объясняет случай: {named}"


def _funnel_rows(found: LateFunnel) -> pd.DataFrame:
    records = _records(found.points)
    return found.points.assign(
        hover=[_sentence(row) for row in records],
        words=[_of(row) for row in records],
        usual=[_usual(row) for row in records],
    )


def _of(row: dict[str, object]) -> str:
    late, terms, share = (float(str(row[name])) for name in ("late", "terms", "share"))
    return f"{number(late)} из {number(terms)} ({percent(share)})"


def _usual(row: dict[str, object]) -> str:
    low, high = (percent(float(str(row[name]))) for name in ("low", "high"))
    return f"{low} – {high}"


def _sentence(row: dict[str, object]) -> str:
    return f"{row['name']}: с опозданием {_of(row)}\nпо сравнению с остальными — {row['position']}"


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
