"""The history of places on the page of ratings: the picture, its table, its workbook."""

import pandas as pd
import streamlit as st

from analytics.words import month, month_short, number, plural
from answers.ratings.history import RatingHistory, rating_history
from charts.places import place_lines
from data.queries.rating_parts import Unit
from data.queries.selection import Selection
from ui.cached import kept, recalled
from ui.district import District
from ui.pictures import kept_picture
from ui.ratings.table import ONE
from ui.tables import Column, draw_export, draw_table

_EXPORTED = {
    "start": "Месяц", "name": "Кто", "place": "Место", "place_low": "Место не лучше",
    "place_high": "Место не хуже", "change": "Изменение", "score": "Балл",
}  # fmt: skip


def draw_history(
    here: District, asked: Selection, unit: Unit, highlight: str | None, words: str
) -> None:
    """Draw the places of the last months; nothing when there are fewer than two."""
    answer = kept(rating_history, here, asked, unit)
    if answer.places["start"].nunique() < 2:
        return
    says = f"Места по месяцам, {month(answer.months[0])} – {month(answer.months[-1])}"
    st.header(says, anchor=False)
    with st.container(key="wide_places"):
        kept_picture(
            lambda: place_lines(_hovered(answer.places), here.colours, highlight),
            here, "places", says, asked, unit, highlight,
        )  # fmt: skip
    st.caption(
        "Каждый месяц рейтингуется отдельно, с нынешними весами и по тому, что известно о нём сейчас. "
        "Обрыв линии — в этом месяце не рейтинговался; полая точка — месяц не завершён. За один месяц "
        "сообщений мало, поэтому места прыгают и от случая: пределы каждого места — в таблице, синим — только тот, кто сдвинулся дальше них, или выбранный."
    )
    with st.expander("Таблица"):
        columns = [Column("name", ONE[unit])]
        columns += [
            Column(f"{one:%Y-%m}", f"{month_short(one)} {one.year}") for one in answer.months
        ]
        own = ("name", highlight) if highlight else None
        draw_table(recalled(lambda: place_grid(answer), here, asked, unit), columns, own=own)
        draw_export(
            here.actor, answer.places[list(_EXPORTED)].rename(columns=_EXPORTED), "История мест",
            [words], "istoriya_mest",
        )  # fmt: skip


def place_grid(answer: RatingHistory) -> pd.DataFrame:
    """Return a row a name, by the latest place, and a column a month («2026-10»): «3 (1–5)»."""
    rows = answer.places.assign(
        month=answer.places["start"].dt.strftime("%Y-%m"),
        words=[_place(row) for row in answer.places.to_dict("records")],
    )
    grid = rows.pivot(index="name", columns="month", values="words")
    latest = rows.sort_values("start").groupby("name").last()
    order = latest.sort_values(["start", "place"], ascending=[False, True]).index
    months = [f"{one:%Y-%m}" for one in answer.months]
    return grid.reindex(index=order, columns=months).reset_index()


def _hovered(places: pd.DataFrame) -> pd.DataFrame:
    return places.assign(hover=[place_sentence(row) for row in places.to_dict("records")])


def place_sentence(row: dict[str, object]) -> str:
    """Return what the hover says: whose place, in which month, how far it moved."""
    start = pd.Timestamp(str(row["start"]))
    said = f"{row['name']}, {month(start)}: место {_place(row)}, балл {number(float(str(row['score'])), 1)}"
    if pd.isna(row["change"]) or not row["change"]:
        return said
    moved = int(str(row["change"]))
    way = "выше" if moved > 0 else "ниже"
    return f"{said}\nна {abs(moved)} {plural(abs(moved), 'место', 'места', 'мест')} {way}, чем месяцем раньше"


def _place(row: dict[str, object]) -> str:
    low, high = row["place_low"], row["place_high"]
    return f"{row['place']}" if low == high else f"{row['place']} ({low}–{high})"
