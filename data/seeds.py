"""The shipped directories and passports, read from files for the first start of a home."""

import csv
import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import UserError
from data.home import Home
from registers.directories.values import Alias, Block, Directory, Locality, Settlement, Topic
from registers.excerpt import Excerpt, UnopenedError, read_excerpt

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from registers.emergencies.posts import Post

REFERENCE = Path(__file__).parent / "reference"
_REMEDY = "Возьмите его из копии: кнопка «Исправить» на странице «Проверка данных»."
INDICATORS = Path(__file__).parents[1] / "analytics" / "indicators"


def registers_of(home: Home, now: datetime, *, anew: bool = False) -> "Engine":
    """Return the registers of ``home``, with the shipped seeds in what was never filled.

    Raises UserError when they are damaged, or gone although the home was used: new ones in their
    place would change the figures in silence. ``anew`` makes new ones all the same.
    """
    # SQLAlchemy loads longer than a month of messages imports: only whoever writes pays for it.
    from registers.database import RegistersError, open_registers
    from registers.directories.reading import seed_directory
    from registers.emergencies.posts import seed_posts
    from registers.passports.versions import seed_passports

    if not anew and not home.registers.exists() and _was_used(home):
        raise UserError(f"Файл справочников и настроек registers.sqlite пропал. {_REMEDY}")
    try:
        engine = open_registers(home.registers)
    except RegistersError as error:
        raise UserError(str(error)) from error
    seed_directory(engine, shipped_directory())
    seed_passports(engine, shipped_passports(), now=now)
    seed_posts(engine, shipped_posts(), now=now)
    return engine


def in_force(home: Home, now: datetime) -> Excerpt:
    """Return what the registers of ``home`` hold in force; the first call fills them.

    Raises UserError when they are damaged or gone.
    """
    try:
        found = read_excerpt(home.registers)
        if found.directory.version and found.passports:
            return found
    except UnopenedError:
        pass
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # held too long by others: no damage
            raise
        said = f"Файл справочников и настроек registers.sqlite повреждён. {_REMEDY}"
        raise UserError(said) from error
    registers_of(home, now).dispose()
    return read_excerpt(home.registers)


def _was_used(home: Home) -> bool:
    return home.journal.exists() and home.journal.stat().st_size > 0


def shipped_passports() -> dict[str, str]:
    """Return {code: TOML text} of the seven target indicators."""
    paths = sorted(INDICATORS.glob("*.toml"))
    return {path.stem.split("_", 1)[1]: path.read_text(encoding="utf-8") for path in paths}


def shipped_directory() -> Directory:
    """Return the directory of the district as the reference files say it."""
    return Directory(
        settlements=tuple(_settlement(row) for row in _rows("settlements.csv")),
        localities=tuple(
            Locality(
                settlement=row["settlement"],
                name=row["locality"],
                lat=_number(row["lat"]),
                lon=_number(row["lon"]),
                population=_whole(row["population"]),
                assignment_confidence=row["assignment_confidence"],
            )
            for row in _rows("localities.csv")
        ),
        blocks=tuple(
            Block(
                name=row["name"],
                position=int(row["position"]),
                since=date.fromisoformat(row["since"]),
                until=None,
                note=row["note"],
            )
            for row in _rows("blocks.csv")
        ),
        topics=tuple(
            Topic(
                topic_group=row["topic_group"],
                topic=row["topic"],
                block=row["block"],
                fast_track=row["fast_track_candidate"] == "1",
            )
            for row in _rows("topics.csv")
        ),
        aliases=tuple(
            Alias(row["kind"], row["name"], row["target"])  # pyright: ignore[reportArgumentType]
            for row in _rows("aliases.csv")
        ),
        version=0,
    )


def shipped_posts() -> "tuple[Post, ...]":
    """Return the posts of the centre by annex 2 of the decree, with no person in any of them."""
    from registers.emergencies.posts import Post, Role

    return tuple(
        Post(Role(row["role"]), row["title"], block=row["block"]) for row in _rows("posts.csv")
    )


def _settlement(row: dict[str, str]) -> Settlement:
    rough = row["coordinates_confidence"] != "good"
    return Settlement(
        name=row["settlement"],
        kind=row["kind"],
        population=_whole(row["population"]),
        population_date=date.fromisoformat(row["population_date"]),
        lat=_number(row["lat"]),
        lon=_number(row["lon"]),
        oktmo=row["oktmo"],
        note="Координаты проверить." if rough else "",
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> float | None:
    return float(text) if text else None


def _whole(text: str) -> int | None:
    return int(text) if text else None
