"""Versions of passports as plain values: their states, and which of them count for which days.

Loads no SQLAlchemy: the importer reads and publishes them.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final, Literal

from analytics.definitions import Indicator, parse_indicator
from analytics.entries import DefinitionError

State = Literal["draft", "published", "archived"]

SEED_AUTHOR: Final = "поставка"
"""The author of the first version: the passport came with the program."""


class PassportError(Exception):
    """A passport is refused; the text is a Russian sentence with the reason and the remedy."""


@dataclass(frozen=True)
class PassportVersion:
    """One version of a passport.

    `valid_from` is the first day it counts for, `date.min` for all the past too; `approved_on` is
    None while nobody said when it was approved.
    """

    code: str
    version: int
    toml_text: str
    valid_from: date
    author: str
    at: datetime
    state: State = "published"
    comment: str = ""
    approver: str = ""
    approved_on: date | None = None


def read_passport(toml_text: str) -> Indicator:
    """The indicator that a text describes; raises PassportError in Russian when it cannot be used."""
    try:
        return parse_indicator(tomllib.loads(toml_text))
    except tomllib.TOMLDecodeError as error:
        raise PassportError(
            f"Текст паспорта не читается как TOML: {_place(str(error))}. Исправьте это место; образец — "
            "паспорт любого показателя, его можно скачать на этой странице."
        ) from error
    except DefinitionError as error:
        raise PassportError(str(error)) from error


def versions_in_force(versions: Iterable[PassportVersion]) -> tuple[PassportVersion, ...]:
    """The versions of one code that count, the newest first; none when it is archived or a draft.

    Each counts from its first day to the day before that of the one in front of it, the last one
    for all the past as well.
    """
    said = sorted((one for one in versions if one.state != "draft"), key=lambda one: -one.version)
    if not said or said[0].state == "archived":
        return ()
    counting: list[PassportVersion] = []
    for one in said:
        if one.state == "published" and (not counting or one.valid_from < counting[-1].valid_from):
            counting.append(one)
    return tuple(counting)


def by_code(versions: Iterable[PassportVersion]) -> dict[str, tuple[PassportVersion, ...]]:
    """The versions of each code, the oldest first."""
    found: dict[str, list[PassportVersion]] = {}
    for one in sorted(versions, key=lambda one: (one.code, one.version)):
        found.setdefault(one.code, []).append(one)
    return {code: tuple(own) for code, own in found.items()}


def as_plain(version: PassportVersion) -> dict[str, Any]:
    """The version as values that JSON takes."""
    return asdict(version) | {
        "valid_from": version.valid_from.isoformat(),
        "at": version.at.isoformat(),
        "approved_on": None if version.approved_on is None else version.approved_on.isoformat(),
    }


def of_plain(values: Mapping[str, Any]) -> PassportVersion:
    """The version from what `as_plain` gave, or from a row of a table with its fields."""
    approved = values["approved_on"]
    return PassportVersion(
        code=values["code"],
        version=int(values["version"]),
        toml_text=values["toml_text"],
        valid_from=date.fromisoformat(str(values["valid_from"])[:10]),
        author=values["author"],
        at=datetime.fromisoformat(str(values["at"])),
        state=values["state"],
        comment=values["comment"],
        approver=values["approver"],
        approved_on=date.fromisoformat(approved) if isinstance(approved, str) else None,
    )


FIELDS: Final[Sequence[str]] = tuple(PassportVersion.__dataclass_fields__)
"""The fields of a version in the order of its columns."""


def _place(error: str) -> str:
    """Where the reader stumbled, in Russian: the library says «… (at line 3, column 7)»."""
    words = error.rpartition("(at ")[2].rstrip(")")
    if "line" not in words:
        return "текст обрывается"
    numbers = [part for part in words.replace(",", "").split() if part.isdigit()]
    return f"строка {numbers[0]}, знак {numbers[1]}"
