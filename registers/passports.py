"""Passports of the indicators in force: every version is kept, the latest one counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Engine, func, select

from registers.database import reading, writing
from registers.tables import PassportRow

SEED_AUTHOR: Final = "поставка"
"""The author of the first version: the passport came with the program."""


@dataclass(frozen=True)
class Passport:
    """One version of a passport; `valid_from` is the first day it counts."""

    code: str
    version: int
    toml_text: str
    valid_from: date
    author: str
    at: datetime


def seed_passports(engine: Engine, texts: Mapping[str, str], *, now: datetime) -> tuple[str, ...]:
    """Put in the shipped passports whose codes are not there yet, as version 1.

    A code that is already there keeps what people made of it. Returns the codes put in, so an
    indicator added by a file appears at the next start.
    """
    with writing(engine) as session:
        known = set(session.scalars(select(PassportRow.code)))
        new = tuple(code for code in texts if code not in known)
        for code in new:
            session.add(
                PassportRow(
                    code=code,
                    version=1,
                    toml_text=texts[code],
                    valid_from=date.min,
                    author=SEED_AUTHOR,
                    at=now,
                )
            )
        return new


def passports(engine: Engine) -> tuple[Passport, ...]:
    """The latest version of each passport, by code."""
    latest = (
        select(PassportRow.code, func.max(PassportRow.version).label("version"))
        .group_by(PassportRow.code)
        .subquery()
    )
    with reading(engine) as session:
        rows = session.scalars(
            select(PassportRow)
            .join(
                latest,
                (PassportRow.code == latest.c.code) & (PassportRow.version == latest.c.version),
            )
            .order_by(PassportRow.code)
        )
        return tuple(
            Passport(row.code, row.version, row.toml_text, row.valid_from, row.author, row.at)
            for row in rows
        )
