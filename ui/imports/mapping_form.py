"""The questions about an unknown export: what each of our fields is called there."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from data.importing.tables.fields import REQUIRED
from data.mappings import Draft, suggested_columns, suggested_meaning
from ui.imports.mapping_words import MAIN, MEANINGS, TABLES, field_words
from ui.literal import literal

_NOTATIONS: Mapping[str, tuple[str, ...]] = {
    "узнать самой системе (31.12.2026, 2026-12-31)": (),
    "месяц впереди (12/31/2026)": (
        "%m/%d/%Y %I:%M:%S %p",
        "%m/%d/%Y %I:%M %p",
        "%m/%d/%Y %H:%M:%S",
        "%m/%d/%Y %H:%M",
        "%m/%d/%Y",
    ),
}
_OWN_NOTATION = "своя запись"
_TERMS = {
    "": "нормы нет",
    "hours": "часов",
    "calendar_days": "календарных дней",
    "working_days": "рабочих дней",
}
_STATES = ("outcome", "status", "kind", "hidden")


def ask_draft(seen: Mapping[str, Any], identity: str) -> Draft:
    """Ask everything and return what is chosen so far; ``identity`` parts one file from another."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        table = st.selectbox(
            "Что в файле",
            list(TABLES),
            format_func=lambda one: TABLES[one],
            key=f"table_{identity}",
            width=340,
        )
        title = st.text_input(
            "Название источника",
            max_chars=100,
            key=f"title_{identity}",
            placeholder="Например: диспетчерская ЖКХ",
            help="Так источник будет называться в фильтрах и таблицах.",
            width=340,
        )
    place = f"{identity}_{seen['sheet']}_{seen['header_row']}_{table}"
    headers = list(dict.fromkeys(header for header in seen["headers"] if header))
    columns = _ask_columns(headers, table, place)
    if table != "messages":
        return Draft(title, table, columns, dates=_ask_dates(place))
    return _ask_about_messages(seen, title, columns, headers, place)


def _ask_columns(headers: list[str], table: str, place: str) -> dict[str, str]:
    st.subheader("Какой столбец что значит")
    st.caption("Похожие столбцы подставлены. Проверьте каждый: название может обмануть.")
    words, offered = field_words(table), suggested_columns(headers, table)
    main = [name for name in words if name in MAIN] if table == "messages" else list(words)
    chosen = _ask_fields(main, words, headers, offered, place, table)
    rest = [name for name in words if name not in main]
    if rest:
        with st.expander("Ещё столбцы", expanded=any(name in offered for name in rest)):
            chosen |= _ask_fields(rest, words, headers, offered, place, table)
    return {name: chosen[name] for name in words if name in chosen}


def _ask_fields(
    names: Iterable[str],
    words: Mapping[str, tuple[str, str]],
    headers: list[str],
    offered: Mapping[str, str],
    place: str,
    table: str,
) -> dict[str, str]:
    chosen: dict[str, str] = {}
    columns = st.columns(3)
    options = ["", *headers]
    for index, name in enumerate(names):
        title, hint = words[name]
        header = columns[index % 3].selectbox(
            f"{title} *" if name in REQUIRED[table] else title,
            options,
            index=options.index(offered.get(name, "")),
            format_func=lambda one: one or "нет такого столбца",
            help=hint or None,
            key=f"field_{name}_{place}",
        )
        if header:
            chosen[name] = header
    return chosen


def _ask_about_messages(
    seen: Mapping[str, Any], title: str, columns: dict[str, str], headers: list[str], place: str
) -> Draft:
    st.subheader("Даты и сроки")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        clock = st.selectbox(
            "Время поступления в отдельном столбце",
            ["", *headers],
            format_func=lambda one: one or "нет, вместе с датой",
            key=f"clock_{place}",
            width=300,
        )
        dates = _ask_dates(place)
        term = st.selectbox(
            "Норма ответа, если срока в файле нет",
            list(_TERMS),
            format_func=lambda one: _TERMS[one],
            key=f"term_{place}",
            width=300,
        )
        length = 0
        if term:
            length = st.number_input("Сколько", 1, 8784, 30, key=f"length_{place}", width=140)
    meanings = {
        name: _ask_meanings(columns[name], seen["values"].get(columns[name], []), name, place)
        for name in _STATES
        if name in columns
    }
    st.subheader("Незнакомые названия")
    with st.container(horizontal=True):
        own_places = st.checkbox(
            "Оставить поселения как в файле",
            key=f"places_{place}",
            help="Для чужого района со своими названиями. Обычно незнакомое поселение идёт как "
            "«не определено» и ждёт на странице «Справочники».",
        )
        own_topics = st.checkbox(
            "Оставить темы как в файле",
            key=f"topics_{place}",
            help="Темы останутся со своими названиями, без отраслевого блока.",
        )
    return Draft(
        title,
        "messages",
        columns,
        clock or None,
        dates,
        term or None,
        int(length),
        meanings,
        own_places,
        own_topics,
    )


def _ask_dates(place: str) -> tuple[str, ...]:
    notation = st.selectbox(
        "Как записаны даты", [*_NOTATIONS, _OWN_NOTATION], key=f"dates_{place}", width=420
    )
    if notation != _OWN_NOTATION:
        return _NOTATIONS[notation]
    own = st.text_input(
        "Запись даты",
        value="%d.%m.%Y %H:%M",
        key=f"own_dates_{place}",
        help="%d — день, %m — месяц, %Y — год, %H:%M — часы и минуты.",
        width=200,
    )
    return (own,)


def _ask_meanings(header: str, values: list[str], name: str, place: str) -> dict[str, str]:
    """Ask what each value of a state column means; many different values say nothing."""
    if not values:
        return {}
    st.subheader(f"Что значит «{literal(header)}»")
    said: dict[str, str] = {}
    columns = st.columns(3)
    options = list(MEANINGS)
    for index, value in enumerate(values):
        meaning = columns[index % 3].selectbox(
            literal(value),
            options,
            index=options.index(suggested_meaning(value) or ""),
            format_func=lambda one: MEANINGS[one],
            key=f"means_{name}_{index}_{place}",
        )
        if meaning:
            said[value] = meaning
    return said
