"""Snapshots as viewers meet them: which version of the facts is in force, and what it says of itself."""

import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas as pd

from analytics.definitions import Indicator
from data.definitions import indicators_of
from data.engines import duck
from data.errors import NotFound, UserError
from data.home import Home

PROJECT = Path(__file__).parents[1]

_first = threading.Lock()


class SnapshotDamaged(UserError):
    """A snapshot file cannot be read; it is rebuilt from the store by publishing again."""


@dataclass(frozen=True)
class Facts:
    """One published version of the facts and what it says of itself.

    ``data_date`` is the last day the data speak of: pages take it as their as-of.
    """

    path: Path
    number: int
    published_at: datetime
    data_date: date
    last_batch: int | None
    demo: bool
    messages: int


def current(home: Home) -> Facts:
    """Return the newest snapshot; an empty home gets an empty one first.

    Raises SnapshotDamaged when it cannot be read.
    """
    numbers = published(home)
    if not numbers:
        with _first:  # several viewers may open an empty home at once
            numbers = published(home)
            if not numbers:
                _publish_first(home)
                numbers = published(home)
    return snapshot(home, max(numbers))


def snapshot(home: Home, number: int) -> Facts:
    """Return snapshot ``number``; raises NotFound when it is not kept, SnapshotDamaged when broken."""
    path = home.snapshots / f"{number:04d}.duckdb"
    if not path.exists():
        raise NotFound(f"Версии данных № {number} больше нет. Откройте текущую.")
    try:
        meta = duck.fetch(path, "SELECT * FROM meta").iloc[0]
    except (duckdb.Error, IndexError) as error:
        raise SnapshotDamaged(
            f"Версия данных № {number} не читается. Опубликуйте данные заново: «cli.py publish»."
        ) from error
    last = meta["last_batch"]
    return Facts(
        path=path,
        number=number,
        published_at=meta["published_at"].to_pydatetime(),
        data_date=meta["data_date"].date(),
        last_batch=None if pd.isna(last) else int(last),
        demo=bool(meta["demo"]),
        messages=int(meta["messages"]),
    )


def published(home: Home) -> list[int]:
    """Return the numbers of the snapshots that are kept."""
    names = (path.name.split(".") for path in home.snapshots.glob("*.duckdb"))
    return sorted(int(parts[0]) for parts in names if len(parts) == 2 and parts[0].isdigit())


def indicators(facts: Facts) -> tuple[Indicator, ...]:
    """Return the indicators as the snapshot was counted with."""
    frame = duck.fetch(facts.path, "SELECT toml_text FROM passports")
    return indicators_of(frame["toml_text"].tolist())


def _publish_first(home: Home) -> None:
    subprocess.run(
        [sys.executable, str(PROJECT / "cli.py"), "publish", "--home", str(home.path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
