"""The journal: one JSON line for each import and undo, kept outside the store.

Every line carries the hash of the one before, so that a line lost or altered shows.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.home import Home


@dataclass(frozen=True)
class Entry:
    """One line: ``kind`` is «import» or «undo», ``detail`` what was said of it."""

    number: int
    kind: str
    batch_id: int
    at: str
    actor: str
    detail: Mapping[str, Any]


def append(
    home: Home, kind: str, batch_id: int, at: str, actor: str, detail: Mapping[str, Any]
) -> Entry:
    """Append one line durably and return it."""
    lines = _lines(home)
    previous = json.loads(lines[-1])["chain"] if lines else ""
    entry = Entry(len(lines) + 1, kind, batch_id, at, actor, detail)
    body = json.dumps(entry.__dict__, ensure_ascii=False, sort_keys=True, default=str)
    record = {**entry.__dict__, "chain": _chain(previous, body)}
    with home.journal.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return entry


def entries(home: Home) -> list[Entry]:
    """Return all lines, oldest first."""
    found: list[Entry] = []
    for line in _lines(home):
        record = json.loads(line)
        record.pop("chain")
        found.append(Entry(**record))
    return found


def live_imports(home: Home) -> dict[int, Entry]:
    """Return the imports that were not undone, by batch."""
    live: dict[int, Entry] = {}
    for entry in entries(home):
        if entry.kind == "import":
            live[entry.batch_id] = entry
        elif entry.kind == "undo":
            live.pop(entry.batch_id, None)
    return live


def broken_lines(home: Home) -> list[int]:
    """Return the numbers of lines that are unreadable or do not follow from the line before."""
    broken: list[int] = []
    previous = ""
    for number, line in enumerate(_lines(home), start=1):
        try:
            record = json.loads(line)
            chain = record.pop("chain")
        except (json.JSONDecodeError, KeyError):
            broken.append(number)
            continue
        body = json.dumps(record, ensure_ascii=False, sort_keys=True, default=str)
        if chain != _chain(previous, body):
            broken.append(number)
        previous = chain
    return broken


def _lines(home: Home) -> list[str]:
    if not home.journal.exists():
        return []
    return home.journal.read_text(encoding="utf-8").splitlines()


def _chain(previous: str, body: str) -> str:
    return hashlib.sha256((previous + body).encode()).hexdigest()
