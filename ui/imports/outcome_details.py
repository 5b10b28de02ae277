"""What a file would do and what is odd about it, in sentences; keys in docs/development.md."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics.words import counted, number
from ui.literal import literal
from ui.tables import Column, draw_table

Outcome = Mapping[str, Any]

_MESSAGES = ("сообщение", "сообщения", "сообщений")
# Key of the part → how the warning begins that says the same to the command line.
_SAID_APART = (
    ("conflicts", "Строк, которые отменили бы"),
    ("repeats", "Строк, номер которых повторён"),
    ("replaced", "В заменяемых месяцах"),
)
_ROWS = ("строка", "строки", "строк")


def remarks(one: Outcome) -> str:
    """Return what there is to read about a file in a few words; empty when there is nothing."""
    said = [
        _few(len(_warnings(one)), "замечание", "замечания", "замечаний"),
        _few(one["rows_refused"], "строка не принята", "строки не приняты", "строк не принято"),
        _few(_of(one, "conflicts"), "строка спорная", "строки спорные", "строк спорных"),
        _few(_of(one, "changes"), "сообщение изменится", "сообщения изменятся", "сообщений изменятся"),
        _few(_of(one, "repeats"), "номер повторён", "номера повторены", "номеров повторено"),
        _few(_of(one, "links", "messages"), "похожее сообщение", "похожих сообщения", "похожих сообщений"),
        "заменит прежний отчёт" if one.get("replaced") else "",
        "есть строки из другого файла" if one.get("above") else "",
    ]  # fmt: skip
    return ", ".join(part for part in said if part)


def draw_details(one: Outcome) -> None:
    """Draw everything said of a file but its refused rows."""
    if warnings := _warnings(one):
        st.markdown("\n".join(f"- {literal(said)}" for said in warnings))
    if skipped := skipped_words(one):
        st.markdown(literal(skipped))
    for key, draw in _DRAWN.items():
        if one.get(key):
            draw(one[key])


def skipped_words(one: Outcome) -> str:
    """Return which rows were passed over: «Пропущено 14 строк: пустые 10, итоги 4.»."""
    kinds: Mapping[str, int] = one.get("skipped") or {}
    named = ", ".join(f"{kind} {number(n)}" for kind, n in kinds.items() if n)
    return f"Пропущено {counted(one['rows_skipped'], *_ROWS)}: {named}." if named else ""


def _warnings(one: Outcome) -> list[str]:
    """Return the warnings but for those that the page says in a part of its own, and closer."""
    apart = tuple(words for key, words in _SAID_APART if one.get(key))
    asked = tuple(f"Столбец «{ask['column']}»: «{ask['example']}»" for ask in one.get("asks") or ())
    return [said for said in one["warnings"] if not said.startswith((*apart, *asked))]


def _changes(said: Mapping[str, Any]) -> None:
    fields = "; ".join(f"{literal(one['title'])} — {number(one['rows'])}" for one in said["fields"])
    st.markdown(f"**Изменится: {counted(said['rows'], *_MESSAGES)}.** {fields}.")
    _examples(
        said["examples"],
        Column("number", "Номер"),
        Column("row", "Строка"),
        Column("title", "Что"),
        Column("was", "Было"),
        Column("now", "Станет"),
    )


def _conflicts(said: Mapping[str, Any]) -> None:
    rows = counted(said["rows"], *_ROWS)
    if said["taken_back"]:
        words = f"**Отменят известный ответ: {rows}.** Так выбрано: «Заменить прежние ответы»."
    else:
        words = (
            f"**Спорных: {rows}.** Раньше пришёл ответ, а в этом файле его нет. Прежний ответ "
            "останется."
        )
    st.markdown(words)
    _examples(
        said["examples"],
        Column("number", "Номер"),
        Column("row", "Строка"),
        Column("was", "Известно"),
        Column("now", "В файле"),
    )


def _repeats(said: Mapping[str, Any]) -> None:
    overruled = said["overruled"]
    different = (
        f" Из них с другим содержанием {number(overruled)}: взята последняя строка."
        if overruled
        else " Содержание одно и то же."
    )
    rows = counted(said["rows"], *_ROWS)
    st.markdown(f"**Номер стоит в файле не один раз: {rows}.**{different}")
    listed = [{**one, "rows": ", ".join(map(str, one["rows"]))} for one in said["examples"]]
    _examples(listed, Column("number", "Номер"), Column("rows", "Строки"))


def _above(said: Mapping[str, Any]) -> None:
    files = ", ".join(f"«{literal(name)}»" for name in said["files"])
    st.markdown(
        f"{counted(said['rows'], *_ROWS)} с теми же номерами есть в файлах выше: {files}. "
        "Эти сообщения посчитаны один раз."
    )


def _replaced(said: Sequence[Mapping[str, Any]]) -> None:
    for one in said:
        gone = ""
        if one["vanished"]:
            named = ", ".join(literal(name) for name in one["examples"])
            gone = f" Больше нет {counted(one['vanished'], *_ROWS)}: {named}."
        st.markdown(
            f"**Заменит {literal(one['what'])}**: было {counted(one['before'], *_ROWS)}, станет "
            f"{number(one['after'])}.{gone}"
        )


def _links(said: Mapping[str, Any]) -> None:
    st.markdown(
        f"**Похоже на сообщения из других источников: {number(said['messages'])}.** Считаются "
        "отдельно; решить, одно ли это обращение, можно на странице «Похожие обращения»."
    )
    _examples(
        said["examples"],
        Column("number", "Номер"),
        Column("row", "Строка"),
        Column("other_source", "Другой источник"),
        Column("other_number", "Его номер"),
        Column("why", "Почему похоже"),
    )


_DRAWN: Mapping[str, Callable[[Any], None]] = {
    "replaced": _replaced,
    "changes": _changes,
    "conflicts": _conflicts,
    "repeats": _repeats,
    "above": _above,
    "links": _links,
}


def _examples(rows: Sequence[Mapping[str, Any]], *columns: Column) -> None:
    if rows:
        draw_table(pd.DataFrame(rows), columns)


def _of(one: Outcome, key: str, count: str = "rows") -> int:
    said = one.get(key)
    return int(said[count]) if said else 0


def _few(n: int, one: str, few: str, many: str) -> str:
    return counted(n, one, few, many) if n else ""
