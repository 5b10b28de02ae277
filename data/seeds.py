"""The shipped directories and passports, read from files for the first start of a home."""

import csv
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data.home import Home
from registers.directory_values import Alias, Block, Directory, Locality, Settlement, Topic
from registers.excerpt import Excerpt, UnopenedError, read_excerpt

if TYPE_CHECKING:
    from sqlalchemy import Engine

REFERENCE = Path(__file__).parent / "reference"
INDICATORS = Path(__file__).parents[1] / "analytics" / "indicators"


def registers_of(home: Home, now: datetime) -> "Engine":
    """Return the registers of ``home``, with the shipped seeds in what was never filled."""
    # SQLAlchemy loads longer than a month of messages imports: only whoever writes pays for it.
    from registers.database import open_registers
    from registers.directories import seed_directory
    from registers.passports import seed_passports

    engine = open_registers(home.registers)
    seed_directory(engine, shipped_directory())
    seed_passports(engine, shipped_passports(), now=now)
    return engine


def in_force(home: Home, now: datetime) -> Excerpt:
    """Return what the registers of ``home`` hold in force; the first call fills them."""
    try:
        found = read_excerpt(home.registers)
        if found.directory.version and found.passports:
            return found
    except UnopenedError:
        pass
    registers_of(home, now).dispose()
    return read_excerpt(home.registers)


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
