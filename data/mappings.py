"""A mapping made by hand: what a person chose for each of our fields, written as a profile.

The text is the same TOML that profiles are shipped in; data/profiles/README.md documents it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import tomlkit
from rapidfuzz import fuzz
from tomlkit.items import Table

from data.importing.cells.normal import normal
from data.importing.tables.fields import REQUIRED, TABLES
from data.importing.tables.profile import shipped_profiles

_ALIKE = 80  # of 100; below this a header says nothing about a field
_GUESSES = (
    ("excluded", r"\b(спам|дубл|отозв|перенаправ|не ?решаем|по компетенц)"),
    ("open", r"\b(не ?решен|не ?исполнен|в работ|открыт|отложен|нов[аоы]|ожида|на рассмотрени)"),
    ("resolved", r"\b(решен|выполнен|готов|исполнен|поддержан|устранен)"),
    ("answered", r"\b(отвеч|ответ|разъяснен|закрыт|консультац)"),
)
# Headers of dispatchers' and clerks' tables, besides those of the shipped profiles.
_OTHER_HEADERS = {
    "external_id": ("Номер", "Номер обращения", "Номер заявки", "№ заявки", "№ обращения", "ID"),
    "received_at": ("Дата поступления", "Дата обращения", "Принято", "Поступило", "Дата и время"),
    "answered_at": ("Дата исполнения", "Закрыто", "Исполнено", "Дата завершения"),
    "due_at": ("Срок исполнения", "Контрольный срок", "Исполнить до"),
    "settlement": ("Поселение", "Посёлок", "Территория"),
    "topic": ("Тема обращения", "Вид работ", "Проблема", "Тип заявки"),
    "text": ("Содержание", "Описание", "Текст обращения"),
    "executor": ("Ответственный", "Ответственный исполнитель"),
    "status": ("Состояние", "Статус заявки"),
    "address": ("Адрес заявителя", "Место"),
}
_SLASHES, _TYPED = ("day_first", "month_first"), ("typed_as_is", "typed_month_first")
_SAME_QUESTION = {key: keys for keys in (_SLASHES, _TYPED) for key in keys}


@dataclass(frozen=True)
class Draft:
    """What a person chose.

    ``columns`` maps our fields to headers of the file; ``received_time`` is the header of the time
    of receipt when it stands apart from the date. ``dates`` are notations of strptime, none for the
    usual Russian ones. ``term`` is «hours», «calendar_days» or «working_days» with ``term_length``,
    or None. ``meanings`` maps a field to {value: resolved, answered, open, excluded}.
    """

    title: str
    table: str
    columns: Mapping[str, str]
    received_time: str | None = None
    dates: tuple[str, ...] = ()
    term: str | None = None
    term_length: int = 0
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, dict[str, str]])
    settlements_as_is: bool = False
    topics_as_is: bool = False


def draft_text(draft: Draft) -> str:
    """Return the draft as TOML. A file is recognised by every header that was chosen."""
    document = tomlkit.document()
    head = tomlkit.table()
    head.add("id", profile_id(draft.title))
    head.add("title", draft.title.strip())
    head.add("table", draft.table)
    head.add("mandatory", list(draft.columns))
    document.add("profile", head)
    columns = tomlkit.table()
    for name, header in draft.columns.items():
        both = name == "received_at" and draft.received_time
        columns.add(name, [header, f"+{draft.received_time}"] if both else header)
    document.add("columns", columns)
    if draft.dates:
        document.add("formats", _table({"dates": list(draft.dates)}))
    if draft.term is not None and draft.table == "messages":
        document.add("norm", _table({draft.term: draft.term_length}))
    said = {name: words for name, words in draft.meanings.items() if words}
    if said:
        values = tomlkit.table(is_super_table=True)
        for name, words in said.items():
            values.add(name, _table(words))
        document.add("values", values)
    for name, as_is in (
        ("settlements", draft.settlements_as_is),
        ("topics", draft.topics_as_is),
    ):
        if as_is:
            document.add(name, _table({"unknown": "as_is"}))
    return tomlkit.dumps(document)


def with_dates(text: str, key: str, name: str) -> str:
    """Return a profile, or the part of one, that reads the dates of the field ``name`` by ``key``.

    The key is one of two: the answer given before to the same question goes.
    """
    document = tomlkit.parse(text)
    formats = document.setdefault("formats", tomlkit.table())
    for other in _SAME_QUESTION[key]:
        kept = [one for one in formats.get(other, []) if one != name]
        if other == key:
            kept.append(name)
        if kept:
            formats[other] = kept
        else:
            formats.pop(other, None)
    return tomlkit.dumps(document)


def profile_id(title: str) -> str:
    """Return the identity of a profile called so: a profile of the same title is replaced."""
    return re.sub(r"[^\w.-]+", "_", title.strip().lower()).strip("_.-")[:100]


def missing_fields(draft: Draft) -> tuple[str, ...]:
    """Return the fields without which rows have no place in the table, and that are not chosen."""
    return tuple(name for name in REQUIRED[draft.table] if not draft.columns.get(name))


def suggested_columns(headers: Sequence[str], table: str) -> dict[str, str]:
    """Return {field: header} by likeness to headers seen in known exports, each header once.

    Only a suggestion for a person to confirm.
    """
    seen = _spellings(table)
    pairs = [
        (fuzz.ratio(normal(header), spelling), name, header)
        for header in headers
        if header
        for name, spellings in seen.items()
        for spelling in spellings
    ]
    found: dict[str, str] = {}
    for score, name, header in sorted(pairs, key=lambda pair: -pair[0]):
        if score < _ALIKE:
            break
        if name not in found and header not in found.values():
            found[name] = header
    return found


def suggested_meaning(value: str) -> str | None:
    """Return what a state seems to mean by its words; None when it says nothing."""
    said = value.lower().replace("ё", "е")
    return next((word for word, pattern in _GUESSES if re.search(pattern, said)), None)


def _spellings(table: str) -> dict[str, set[str]]:
    """Return {field: normal forms of headers that known exports give it}."""
    found: dict[str, set[str]] = {name: set() for name in TABLES[table]}
    for profile in shipped_profiles():
        if profile.table == table:
            for name, column in profile.columns.items():
                found[name] |= {normal(header) for header in column.headers}
    if table == "messages":
        for name, headers in _OTHER_HEADERS.items():
            found[name] |= {normal(header) for header in headers}
    return found


def _table(values: Mapping[str, object]) -> Table:
    table = tomlkit.table()
    for name, value in values.items():
        table.add(tomlkit.key(name) if not name.isidentifier() else name, value)
    return table
