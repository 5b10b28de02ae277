"""Snapshots as viewers meet them: which version of the facts is in force, and what it says of itself."""

import json
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
from data.errors import NotFound, SnapshotDamaged
from data.home import Home
from data.publishing.layout import LAYOUT
from registers.passports.values import PassportVersion, of_plain

PROJECT = Path(__file__).parents[1]

_building = threading.Lock()
_UNREADABLE = "Версия данных {}не читается. {}"


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
    layout: int


def current(home: Home) -> Facts:
    """Return the newest snapshot; an empty home gets an empty one first.

    One that is damaged, gone or laid by an older program is built anew from the store: it would show
    smaller numbers in silence, or none. Raises SnapshotDamaged when that cannot be done, with the reason and the remedy.
    """
    facts = _newest(home)
    if facts is None:
        with _building:  # several viewers may come at once
            facts = _newest(home)
            if facts is None:
                _publish(home)
                facts = _newest(home)
    if facts is None:
        raise SnapshotDamaged(_UNREADABLE.format("", "Выполните «cli.py check»."))
    return facts


def _newest(home: Home) -> Facts | None:
    newest = max(published(home), default=0)
    if newest < max(_published_last(home), 1) or duck.damaged_mark(_path(home, newest)).exists():
        return None
    try:
        facts = snapshot(home, newest)
        return facts if facts.layout == LAYOUT else None
    except (SnapshotDamaged, NotFound):
        return None


def snapshot(home: Home, number: int) -> Facts:
    """Return snapshot ``number``; raises NotFound when it is not kept, SnapshotDamaged when broken."""
    path = _path(home, number)
    if not path.exists():
        raise NotFound(f"Версии данных № {number} больше нет. Откройте текущую.")
    try:
        meta = duck.fetch(path, "SELECT * FROM meta").iloc[0]
    except (duckdb.Error, IndexError) as error:
        again = "Опубликуйте данные заново: «cli.py publish»."
        raise SnapshotDamaged(_UNREADABLE.format(f"№ {number} ", again)) from error
    last = meta["last_batch"]
    return Facts(
        path=path,
        number=number,
        published_at=meta["published_at"].to_pydatetime(),
        data_date=meta["data_date"].date(),
        last_batch=None if pd.isna(last) else int(last),
        demo=bool(meta["demo"]),
        messages=int(meta["messages"]),
        layout=int(meta.get("layout", 0)),
    )


def published(home: Home) -> list[int]:
    """Return the numbers of the snapshots that are kept."""
    names = (path.name.split(".") for path in home.snapshots.glob("*.duckdb"))
    return sorted(int(parts[0]) for parts in names if len(parts) == 2 and parts[0].isdigit())


def indicators(facts: Facts) -> tuple[Indicator, ...]:
    """Return the indicators as the snapshot was counted with."""
    return indicators_of(passport_versions(facts))


def passport_versions(facts: Facts) -> tuple[PassportVersion, ...]:
    """Return the published and archived versions of the passports that the snapshot knew."""
    # As words: a day before 1678 does not fit into a Timestamp.
    frame = duck.fetch(
        facts.path,
        'SELECT * REPLACE (CAST(valid_from AS VARCHAR) AS valid_from, CAST("at" AS VARCHAR) AS "at", '
        "CAST(approved_on AS VARCHAR) AS approved_on) FROM passports",
    )
    return tuple(of_plain({str(k): v for k, v in row.items()}) for row in frame.to_dict("records"))


def _published_last(home: Home) -> int:
    try:
        return int(home.newest.read_bytes())
    except (OSError, ValueError):  # nothing yet, or of a time that kept no number
        return 0


def _path(home: Home, number: int) -> Path:
    return home.snapshots / f"{number:04d}.duckdb"


def _publish(home: Home) -> None:
    """Publish in a process of its own; raises SnapshotDamaged with what it says when it cannot."""
    command = [sys.executable, str(PROJECT / "cli.py"), "publish", "--home", str(home.path)]
    done = subprocess.run([*command, "--json"], check=False, capture_output=True, timeout=1800)
    if done.returncode:
        try:
            reason = json.loads(done.stdout)["reason"]
        except (ValueError, KeyError, TypeError):
            reason = "Построить её заново не удалось: выполните «cli.py check»."
        raise SnapshotDamaged(_UNREADABLE.format("", reason))
