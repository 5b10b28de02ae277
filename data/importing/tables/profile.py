"""A profile says how the columns of one kind of export become ours; a mapping is the same thing.

The format is documented by one annotated example, data/profiles/README.md.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeGuard, cast

from data.errors import MappingError
from data.importing.cells.normal import normal
from data.importing.tables.fields import DATED, REQUIRED, TABLES

FOLDER = Path(__file__).parents[2] / "profiles"

# What a value may mean; the right-hand words are accepted in a mapping too.
MEANINGS = {
    normal(word): meaning
    for word, meaning in (
        ("resolved", "resolved"),
        ("решено", "resolved"),
        ("answered", "answered"),
        ("отвечено", "answered"),
        ("разъяснено", "answered"),
        ("open", "open"),
        ("открыто", "open"),
        ("в работе", "open"),
        ("excluded", "excluded"),
        ("исключено", "excluded"),
    )
}
_SETTINGS = ("im", "pos", "edds", "fz59")
_SECTIONS = {"profile", "columns", "formats", "norm", "values", "settlements", "topics"}


@dataclass(frozen=True)
class Column:
    """Headers that fill one field: spellings tried in turn, and columns joined to the first."""

    headers: tuple[str, ...]
    joined: tuple[str, ...] = ()


@dataclass(frozen=True)
class Norm:
    """The term of answer of a source: a setting of the registers, or own numbers, or none."""

    setting: str | None = None
    hours: int | None = None
    calendar_days: int | None = None
    working_days: int | None = None


@dataclass(frozen=True)
class Profile:
    """How one kind of export is read; ``text`` is the TOML it was written in.

    ``values`` maps a field to {normal form of a value: meaning}; a key ending in ``*`` is a
    beginning, ``*`` alone any other non-empty value. ``day_first`` and ``month_first`` name the fields
    whose dates with slashes somebody was asked about, ``typed_as_is`` and ``typed_month_first`` those
    whose typed dates Excel may have read with day and month exchanged. ``yearly_ids`` says that numbering restarts
    each year. ``by_service`` says the block comes from «Служба» or «Тематика».
    """

    id: str
    title: str
    table: str
    columns: Mapping[str, Column]
    mandatory: tuple[str, ...]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, dict[str, str]])
    dates: tuple[str, ...] = ()
    day_first: tuple[str, ...] = ()
    month_first: tuple[str, ...] = ()
    typed_as_is: tuple[str, ...] = ()
    typed_month_first: tuple[str, ...] = ()
    norm: Norm = Norm()
    yearly_ids: bool = False
    numbered_questions: bool = False
    fast_track_by_topic: bool = False
    settlements_as_is: bool = False
    topics_as_is: bool = False
    known: tuple[str, ...] = ()
    text: str = field(default="", repr=False, compare=False)


def shipped_profiles() -> tuple[Profile, ...]:
    """Return the profiles shipped with the product, in the order of their file names."""
    paths = sorted(FOLDER.glob("*.toml"))
    return tuple(parse_profile(path.read_text(encoding="utf-8"), path.stem) for path in paths)


def parse_profile(text: str, profile_id: str) -> Profile:
    """Return the profile written as TOML.

    Raises MappingError, in Russian, naming what is wrong and what is allowed.
    """
    try:
        sections = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"Сопоставление не читается как TOML: {error}.") from error
    unknown = set(sections) - _SECTIONS
    if unknown:
        raise MappingError(
            f"Неизвестный раздел «{min(unknown)}» в сопоставлении. "
            f"Разделы: {', '.join(sorted(_SECTIONS))}."
        )
    head = _section(sections, "profile")
    table = str(head.get("table", "messages"))
    if table not in TABLES:
        raise MappingError(
            f"Неизвестная таблица «{table}» в [profile]. Бывают: {', '.join(TABLES)}."
        )
    columns = _columns(_section(sections, "columns"), table)
    title = str(head.get("title", "")).strip()
    if not title:
        raise MappingError('В [profile] нет title: назовите источник, например title = "СЭД".')
    mandatory = cast("list[str]", head.get("mandatory", list(REQUIRED[table])))
    known = cast("list[str]", head.get("known", []))
    return Profile(
        id=str(head.get("id", profile_id)),
        title=title,
        table=table,
        columns=columns,
        mandatory=tuple(mandatory),
        values=_values(_section(sections, "values")),
        dates=_dates(_section(sections, "formats")),
        day_first=_asked(sections, "day_first", table),
        month_first=_asked(sections, "month_first", table),
        typed_as_is=_asked(sections, "typed_as_is", table),
        typed_month_first=_asked(sections, "typed_month_first", table),
        norm=_norm(_section(sections, "norm")),
        yearly_ids=bool(head.get("yearly_ids", False)),
        numbered_questions=bool(head.get("numbered_questions", False)),
        fast_track_by_topic=bool(head.get("fast_track_by_topic", False)),
        settlements_as_is=_section(sections, "settlements").get("unknown") == "as_is",
        topics_as_is=_section(sections, "topics").get("unknown") == "as_is",
        known=tuple(known),
        text=text,
    )


def _section(sections: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = sections.get(name, {})
    if not isinstance(value, dict):
        raise MappingError(f"[{name}] в сопоставлении должен быть разделом TOML.")
    return cast("dict[str, object]", value)


def _columns(section: Mapping[str, object], table: str) -> dict[str, Column]:
    columns: dict[str, Column] = {}
    for name, value in section.items():
        key = "external_id" if name == "id" and table == "messages" else name
        if key not in TABLES[table]:
            raise MappingError(
                f"Неизвестное поле «{name}» в [columns]. Бывают: {', '.join(TABLES[table])}."
            )
        headers = [value] if isinstance(value, str) else value
        if not _is_list_of_texts(headers):
            raise MappingError(f"Поле «{name}» в [columns]: нужен заголовок или список заголовков.")
        joined = tuple(h[1:] for h in headers if h.startswith("+"))
        plain = tuple(h for h in headers if not h.startswith("+"))
        if plain:
            columns[key] = Column(plain, joined)
    missing = [name for name in REQUIRED[table] if name not in columns]
    if missing:
        raise MappingError(f"В [columns] нет обязательных полей: {', '.join(missing)}.")
    return columns


def _is_list_of_texts(value: object) -> TypeGuard[list[str]]:
    if not isinstance(value, list):
        return False
    return all(isinstance(item, str) and item for item in cast("list[object]", value))


def _values(section: Mapping[str, object]) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = {}
    for name, pairs in section.items():
        if name not in TABLES["messages"] or not isinstance(pairs, dict):
            raise MappingError(f"Неизвестный раздел [values.{name}] в сопоставлении.")
        meanings: dict[str, str] = {}
        for value, word in cast("dict[str, object]", pairs).items():
            meaning = MEANINGS.get(normal(str(word)))
            if meaning is None:
                raise MappingError(
                    f"[values.{name}]: «{value}» значит «{word}», а можно только "
                    "resolved, answered, open, excluded."
                )
            meanings[normal(value)] = meaning
        values[name] = meanings
    return values


def _asked(sections: Mapping[str, object], name: str, table: str) -> tuple[str, ...]:
    said = _section(sections, "formats").get(name, [])
    if not _is_list_of_texts(said):
        raise MappingError(f"[formats] {name}: нужен список полей с датами.")
    unknown = [one for one in said if TABLES[table].get(one) not in DATED]
    if unknown:
        raise MappingError(f"[formats] {name}: поле «{unknown[0]}» не дата.")
    return tuple(said)


def _dates(section: Mapping[str, object]) -> tuple[str, ...]:
    value = section.get("dates", [])
    listed = cast("list[object]", [value] if isinstance(value, str) else value)
    formats = tuple(str(item) for item in listed)
    for text in formats:
        if re.search(r"%[^dmYyHIMSpfbBjz%-]", text) or "%" not in text:
            raise MappingError(
                f'[formats] dates: «{text}» не запись strptime. Пример: "%m/%d/%Y %I:%M:%S %p".'
            )
    return formats


def _norm(section: Mapping[str, object]) -> Norm:
    setting = section.get("setting")
    if setting is not None and setting not in _SETTINGS:
        raise MappingError(f"[norm] setting = «{setting}»; бывают {', '.join(_SETTINGS)}.")
    numbers: dict[str, int] = {}
    for name in ("hours", "calendar_days", "working_days"):
        value = section.get(name)
        if value is not None:
            if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
                raise MappingError(f"[norm] {name}: нужно целое число больше нуля.")
            numbers[name] = value
    unknown = set(section) - {"setting", "hours", "calendar_days", "working_days"}
    if unknown:
        raise MappingError(f"[norm]: неизвестный срок «{min(unknown)}».")
    return Norm(setting=None if setting is None else str(setting), **numbers)
