"""Everything a short process needs from the registers, read in one go without SQLAlchemy.

Loading SQLAlchemy takes longer than importing a month of messages, so a file of SQLite is read
here with the standard library; the answers equal those of the functions that take an engine.
"""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from registers.data_values import PAGES_BY_REGISTER, by_register_from
from registers.directories.values import (
    Alias,
    Block,
    Directory,
    Locality,
    Settlement,
    Topic,
    ordered,
)
from registers.migrations import MIGRATIONS
from registers.official_pages.values import Duty, page_duties
from registers.passports.values import FIELDS, PassportVersion, of_plain
from registers.road_maps.links import linked_measures
from registers.road_maps.values import LinkedMeasure
from registers.settings_values import (
    CALENDAR_OVERRIDES,
    MINIMUM_N,
    NORMS,
    NORMS_EARLIER,
    ORIGINALS_DAYS,
    RATING_WEIGHTS,
    NormsSince,
    RatingWeights,
    calendar_overrides_from,
    minimum_n_from,
    norms_since_from,
    originals_days_from,
    rating_weights_from,
)
from registers.surges.values import SURGES, SurgeValues, surges_from

BUSY_SECONDS: Final = 30


@dataclass(frozen=True)
class Excerpt:
    """One consistent state of what was in force; `profiles` are TOML by id.

    `passports` are all versions but the drafts.
    """

    directory: Directory
    norms: tuple[NormsSince, ...]  # the newest first
    rating_weights: RatingWeights
    weights_version: int
    calendar_overrides: dict[date, bool]
    minimum_n: int
    originals_days: int
    surges: SurgeValues
    profiles: dict[str, str]
    passports: tuple[PassportVersion, ...]
    measures: tuple[LinkedMeasure, ...]
    page_duties: tuple[Duty, ...]  # none while indicator 3 counts by the reports alone
    salt: bytes


class UnopenedError(Exception):
    """The file is not there or its schema is another: `open_registers` makes or migrates it."""


def read_excerpt(path: Path) -> Excerpt:
    """What is in force in the file of registers; raises `UnopenedError` when it must be opened first.

    Writes nothing, but needs to create the shared-memory file beside the database, as every
    reader of a WAL does.
    """
    if not path.is_file():
        raise UnopenedError(f"no registers at {path}")
    with _connection(path) as connection:
        if _schema_version(connection) != len(MIGRATIONS):
            raise UnopenedError(f"registers at {path} have another schema")

        def rows(sql: str) -> list[tuple[Any, ...]]:
            return connection.execute(sql).fetchall()

        settings: dict[str, str] = dict(rows("SELECT name, json FROM settings"))
        return Excerpt(
            directory=_directory(rows),
            norms=norms_since_from(settings.get(NORMS), settings.get(NORMS_EARLIER)),
            rating_weights=rating_weights_from(settings.get(RATING_WEIGHTS)),
            weights_version=rows("SELECT coalesce(max(version), 1) FROM rating_weights_versions")[
                0
            ][0],
            calendar_overrides=calendar_overrides_from(settings.get(CALENDAR_OVERRIDES)),
            minimum_n=minimum_n_from(settings.get(MINIMUM_N)),
            originals_days=originals_days_from(settings.get(ORIGINALS_DAYS)),
            surges=surges_from(settings.get(SURGES)),
            profiles=dict(rows("SELECT profile_id, toml_text FROM profiles ORDER BY profile_id")),
            passports=tuple(
                of_plain(dict(zip(FIELDS, row, strict=True)))
                for row in rows(
                    "SELECT code, version, toml_text, valid_from, author, at, state, comment,"
                    " approver, approved_on FROM passports WHERE state <> 'draft'"
                    " ORDER BY code, version"
                )
            ),
            measures=linked_measures(rows),
            page_duties=(
                page_duties(rows) if by_register_from(settings.get(PAGES_BY_REGISTER)) else ()
            ),
            salt=bytes.fromhex(rows("SELECT value FROM secrets WHERE name = 'salt'")[0][0]),
        )


@contextmanager
def _connection(path: Path) -> Generator[sqlite3.Connection, None, None]:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("BEGIN")  # one state from the first query to the last
        yield connection
    finally:
        connection.close()


def _schema_version(connection: sqlite3.Connection) -> int | None:
    try:
        found = connection.execute("SELECT version FROM schema_version WHERE id = 1").fetchone()
    except sqlite3.DatabaseError:  # no such table, or not a database: opening it will tell
        return None
    return None if found is None else found[0]


def _directory(rows: Callable[[str], list[tuple[Any, ...]]]) -> Directory:
    return ordered(
        Directory(
            settlements=tuple(
                Settlement(name, kind, population, _day(counted), lat, lon, oktmo, note)
                for name, kind, population, counted, lat, lon, oktmo, note in rows(
                    "SELECT name, kind, population, population_date, lat, lon, oktmo, note"
                    " FROM settlements"
                )
            ),
            localities=tuple(
                Locality(*row)
                for row in rows(
                    "SELECT settlement, name, lat, lon, population, assignment_confidence"
                    " FROM localities"
                )
            ),
            blocks=tuple(
                Block(name, position, date.fromisoformat(since), _day(until), note)
                for name, position, since, until, note in rows(
                    "SELECT name, position, since, until, note FROM blocks"
                )
            ),
            topics=tuple(
                Topic(topic_group, topic, block, bool(fast_track))
                for topic_group, topic, block, fast_track in rows(
                    "SELECT topic_group, topic, block, fast_track FROM topics"
                )
            ),
            aliases=tuple(Alias(*row) for row in rows("SELECT kind, name, target FROM aliases")),
            version=rows("SELECT version FROM directory_version WHERE id = 1")[0][0],
        )
    )


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)
