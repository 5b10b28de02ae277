"""The lower part of a settlement's card: months, topics, indicators, what waits, what is opened."""

import pandas as pd
import streamlit as st

from analytics.grains import Grain
from analytics.words import ABSENT, capital, change, day, number, percent, plan_percent, titled
from answers.emergencies.cards import closed, running
from answers.ratings.settlement import Part, SettlementCard
from answers.road_maps.cards import progress, road_maps
from charts.trend import trend
from ui.clock import now
from ui.district import District
from ui.links import kept_filters, page_link
from ui.literal import literal
from ui.menu import page
from ui.pictures import picture
from ui.ratings.settlement_head import of_whole, part_rows, way_lines
from ui.tables import Column, draw_export, draw_table
from ui.unbroken import unbroken

_TOPICS = 10
_FEW = 10  # a percent of fewer than so many messages says nothing
_WAYS = (
    ("messages", "Сообщения"), ("queue", "Очередь"), ("heatmap", "Тепловая карта"),
    ("carpet", "Ковёр показателей"), ("rating", "Рейтинг"),
)  # fmt: skip
_MONTH = (
    Column("month", "Месяц"),
    Column("messages", "Сообщений", "whole"),
    Column("year_ago", "Год назад", "whole"),
    Column("terms", "В срок"),
)
_BY_TOPIC = (
    Column("topic", "Тема"),
    Column("now", "Сообщений", "whole"),
    Column("before", "Было", "whole"),
    Column("moved", "Изменение"),
)
_INDICATORS = (
    Column("name", "Показатель", link="way"),
    Column("value", "Факт"),
    Column("of", "Из чего"),
    Column("plan", "План"),
    Column("verdict", "Вывод", "verdict"),
    Column("district", "Район"),
)
_BLOCKS = (
    Column("name", "Отраслевой блок", link="way"),
    Column("overdue", "Просрочено", "whole"),
    Column("days_late", "Дольше всех, дней", "whole"),
    Column("soon", "Срок вот-вот", "whole"),
)


def draw_ways_out(card: SettlementCard) -> None:
    """Draw where the same settlement can be seen closer."""
    with st.container(key="links_settlement", horizontal=True):
        for slug, label in _WAYS:
            st.page_link(page(slug), label=label, query_params=kept_filters(settlement=card.name))


def draw_months(card: SettlementCard, here: District) -> None:
    """Draw the messages of thirteen months beside those of the year before, and their table."""
    st.header("Сообщения за 13 месяцев", anchor=False)
    if card.months.empty:
        st.markdown("За эти месяцы сообщений не было.")
        return
    says = f"{card.name}: сообщения по месяцам; серым — год назад"
    with st.container(key="wide_months"):
        picture(trend(card.months, Grain.MONTH, here.colours), "months", says)
    with st.expander("Таблица"):
        draw_table(month_rows(card), _MONTH)


def draw_topics(card: SettlementCard) -> None:
    """Draw what is written about most, with the change to the period before."""
    st.header("О чём пишут", anchor=False)
    first, last = (day(one) for one in card.rating.before)
    draw_table(topic_rows(card).head(_TOPICS), _BY_TOPIC)
    if card.rating.comparable:
        st.caption(f"«Было» — с {first} по {last}. ▲ и ▼ — изменение больше, чем объясняет случай.")
    else:
        st.caption(f"Сравнить не с чем: за дни с {first} по {last} данных нет.")


def draw_indicators(card: SettlementCard) -> None:
    """Draw the target indicators that are counted by settlement, beside the district's."""
    st.header("Целевые показатели с начала года", anchor=False)
    draw_table(indicator_rows(card), _INDICATORS)


def draw_waiting(card: SettlementCard) -> None:
    """Draw what is overdue now, by block."""
    st.header("Просрочено сейчас", anchor=False)
    late = card.waiting.groups[card.waiting.groups["overdue"] > 0]
    if late.empty:
        st.markdown("Просроченных сообщений нет.")
        return
    ways = [page_link("queue", settlement=card.name, block=str(name)) for name in late["name"]]
    draw_table(late.assign(way=ways), _BLOCKS)
    st.caption(f"На {day(card.waiting.as_of)}, когда бы сообщение ни пришло.")


def draw_response(card: SettlementCard, here: District) -> None:
    """Draw emergencies and road maps of the settlement, each as a way to its card."""
    st.header("Аварийные ситуации и дорожные карты", anchor=False)
    moment = now()
    lines: list[tuple[str, int, str]] = []
    for one in running(here.home, here.actor, moment):
        if one.card.settlement == card.name:
            said = ", срок нарушен" if one.overdue else ""
            lines.append(("emergency", one.card.id, f"Идёт: {one.card.problem}{said}"))
    for one in closed(here.home, here.actor, moment)[:3]:
        if one.card.settlement == card.name and one.card.closed_at:
            words = f"Закрыта {day(one.card.closed_at)}: {one.card.problem}"
            lines.append(("emergency", one.card.id, words))
    for kept in road_maps(here.home, here.actor, moment):
        if kept.newest.plan.settlement == card.name:
            done = progress(kept, moment.date()).words
            words = f"Дорожная карта {kept.number}: {kept.newest.plan.form.problem} — {done}"
            lines.append(("roadmap", kept.id, words))
    if not lines:
        st.markdown("Для этого поселения их нет.")
    with st.container(key="links_response", gap="small"):
        for slug, number_, words in lines:
            st.page_link(page(slug), label=literal(words), query_params=kept_filters(id=number_))


def draw_card_export(card: SettlementCard, here: District, words: str) -> None:
    """Draw the button that saves the whole card."""
    draw_export(
        here.actor, card_table(card), f"Карточка поселения: {card.name}", [words],
        "kartochka_poseleniya",
    )  # fmt: skip


def month_rows(card: SettlementCard) -> pd.DataFrame:
    """Return the months with «N из M» in time."""
    rows = card.months
    whole = rows["on_time"] + rows["late"]
    return rows.assign(
        month=[f"{one:%m.%Y}" for one in rows["start"]],
        terms=[of_whole(n, m) for n, m in zip(rows["on_time"], whole, strict=True)],
    )


def topic_rows(card: SettlementCard) -> pd.DataFrame:
    """Return the topics with their change in words."""
    rows = card.topics
    return rows.assign(
        moved=[
            ABSENT if before != before else _moved(int(moved), before, listed=bool(listed))
            for moved, before, listed in zip(
                rows["change"], rows["before"], rows["listed"], strict=True
            )
        ]
    )


def indicator_rows(card: SettlementCard) -> pd.DataFrame:
    """Return the indicators here and in the district."""
    rows = [
        {
            "name": titled(own.indicator.key, own.indicator.short_name),
            "way": page_link("passport", settlement=card.name, indicator=own.indicator.key),
            "value": percent(own.here.value, own.here.plan),
            "of": unbroken(f"{number(own.here.numerator)} из {number(own.here.denominator)}"),
            "plan": plan_percent(own.here.plan),
            "verdict": own.here.verdict,
            "unfinished": own.here.unfinished,
            "district": percent(own.district.value, own.district.plan),
        }
        for own in card.indicators
    ]
    return pd.DataFrame(
        rows, columns=[*(column.key for column in _INDICATORS), "way", "unfinished"]
    )


def card_table(card: SettlementCard) -> pd.DataFrame:
    """Return the card as one table: section, what, here, of how many, the district, a note."""
    rows: list[tuple[str, str, object, object, str, str]] = []
    if card.row is not None and card.rated:
        within = f"пределы {card.row['place_low']}–{card.row['place_high']}"
        rows.append(
            ("Рейтинг", "Место", int(card.row["place"]), len(card.rating.rated), "", within)
        )
        rows.append(("Рейтинг", "Балл", float(card.row["score"]), 100, "", ""))
    named = {part.name: part for part in card.parts}
    for part, line in zip(_in_order(named), part_rows(card).to_dict("records")):
        whole = part.whole
        note = f"баллы {line['points']}" if line["points"] else ""
        rows.append(("Части балла", line["title"], part.count, whole, line["district"], note))
    rows += [
        ("На место выше", line.removeprefix("- "), None, None, "", "") for line in way_lines(card)
    ]
    rows += [
        (
            "Месяцы",
            f"{one['start']:%m.%Y}",
            int(one["messages"]),
            None,
            "",
            f"в срок {number(one['on_time'])}, с опозданием {number(one['late'])}",
        )
        for one in card.months.to_dict("records")
    ]
    rows += [
        ("Темы", line["topic"], int(line["now"]), None, "", line["moved"] or "")
        for line in topic_rows(card).to_dict("records")
    ]
    rows += [
        ("Показатели", line.indicator.short_name, line.here.numerator, line.here.denominator,
         percent(line.district.value, line.district.plan), capital(line.here.verdict))
        for line in card.indicators
    ]  # fmt: skip
    rows += [
        ("Просрочено сейчас", str(line["name"]), int(line["overdue"]), None, "", "")
        for line in card.waiting.groups.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=["Раздел", "Что", "Здесь", "Из", "Район", "Пояснение"])


def _in_order(named: dict[str, Part]) -> list[Part]:
    order = ("per_1000", "on_time", "resolved", "repeat", "returned", "mark")
    return [named[name] for name in order if name in named]


def _moved(moved: int, before: float, *, listed: bool) -> str:
    sign = ("▲ " if moved > 0 else "▼ ") if listed else ""
    if not moved:
        return "столько же"
    share = f" ({change(100 * moved / before)})" if before >= _FEW else ""
    return unbroken(f"{sign}{'+' if moved > 0 else '−'}{number(abs(moved))}{share}")
