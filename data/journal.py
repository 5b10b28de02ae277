"""The journal: one JSON line for each import and undo, kept outside the store.

Every line carries the hash of the one before, so that a line lost or altered shows. A last line
without its end was cut off while it was written: it was never acknowledged, and does not count.
"""

import errno
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from data.durable import sync_folder, write_whole
from data.errors import UserError
from data.home import Home

Kind = Literal["import", "undo", "dropped", "lost"]


class JournalDamaged(UserError):
    """A line of the journal cannot be read."""


@dataclass(frozen=True)
class Entry:
    """One line; ``detail`` is what was said of it.

    ``kind`` is «import», «undo», «dropped» (an import that was cut off and left nothing; no batch,
    ``batch_id`` 0) or «lost» (a batch that a restored copy of the store lacks).
    """

    number: int
    kind: Kind
    batch_id: int
    at: str
    actor: str
    detail: Mapping[str, Any]


def append(
    home: Home, kind: Kind, batch_id: int, at: str, actor: str, detail: Mapping[str, Any]
) -> Entry:
    """Append one line durably and return it; only whoever holds the store calls this.

    A line that cannot be written whole (a full disk) is taken back before the OSError goes on.
    """
    lines = _lines(home)
    try:
        previous = json.loads(lines[-1])["chain"] if lines else ""
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(len(lines)) from error
    entry = Entry(len(lines) + 1, kind, batch_id, at, actor, detail)
    _write_line(home, _line(entry, previous)[0])
    return entry


def entries(home: Home) -> list[Entry]:
    """Return all lines, oldest first; raises JournalDamaged when one cannot be read."""
    found: list[Entry] = []
    for number, line in enumerate(_lines(home), start=1):
        entry = _entry(line)
        if entry is None:
            raise _damaged(number)
        found.append(entry)
    return found


def readable_entries(home: Home) -> list[Entry]:
    """Return the lines that can be read, whatever became of the others."""
    read = (_entry(line) for line in _lines(home))
    return [entry for entry in read if entry is not None]


def whole_entries(home: Home) -> list[Entry]:
    """Return the lines that are not among ``broken_lines``."""
    broken = set(broken_lines(home))
    read = [_entry(line) for number, line in enumerate(_lines(home), 1) if number not in broken]
    return [entry for entry in read if entry is not None]


def rewrite(home: Home, kept: Sequence[Entry]) -> None:
    """Write the journal anew with the lines that are kept, numbered and chained as if alone."""
    lines: list[bytes] = []
    previous = ""
    for number, entry in enumerate(kept, start=1):
        line, previous = _line(replace(entry, number=number), previous)
        lines.append(line)
    write_whole(home.journal, b"".join(lines))


def live_imports(home: Home) -> dict[int, Entry]:
    """Return the imports that were neither undone nor lost, by batch."""
    return live_among(entries(home))


def live_among(lines: list[Entry]) -> dict[int, Entry]:
    """Return the imports among ``lines`` that none of the later ones took back, by batch."""
    live: dict[int, Entry] = {}
    for entry in lines:
        if entry.kind == "import":
            live[entry.batch_id] = entry
        elif entry.kind != "dropped":
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
        except (ValueError, KeyError, TypeError, AttributeError):
            broken.append(number)
            continue
        body = json.dumps(record, ensure_ascii=False, sort_keys=True, default=str)
        if chain != _chain(previous, body):
            broken.append(number)
        previous = str(chain)
    return broken


def cut_tail(home: Home) -> bool:
    """Take away a last line that was cut off while it was written; return whether there was one."""
    if not home.journal.exists():
        return False
    content = home.journal.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole == len(content):
        return False
    os.truncate(home.journal, whole)
    return True


def _line(entry: Entry, previous: str) -> tuple[bytes, str]:
    """Return a line after the one whose hash is ``previous``, and its own hash."""
    body = json.dumps(entry.__dict__, ensure_ascii=False, sort_keys=True, default=str)
    chain = _chain(previous, body)
    record = {**entry.__dict__, "chain": chain}
    return json.dumps(record, ensure_ascii=False, default=str).encode() + b"\n", chain


def _write_line(home: Home, line: bytes) -> None:
    cut_tail(home)
    new = not home.journal.exists()
    number = os.open(home.journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
    before = os.fstat(number).st_size
    try:
        # In one piece: a reader meets the line whole or, after a crash, without its end.
        if os.write(number, line) < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(number)
    except OSError:
        os.ftruncate(number, before)
        raise
    finally:
        os.close(number)
    if new:
        sync_folder(home.path)


def _lines(home: Home) -> list[bytes]:
    if not home.journal.exists():
        return []
    whole, _, _ = home.journal.read_bytes().rpartition(b"\n")
    # By this one byte only: a name inside a line may hold other ends of lines.
    return whole.split(b"\n") if whole else []


def _entry(line: bytes) -> Entry | None:
    try:
        record = json.loads(line)
        record.pop("chain")
        entry = Entry(**record)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    sound = isinstance(entry.batch_id, int) and isinstance(entry.detail, dict)  # pyright: ignore[reportUnnecessaryIsInstance]
    return entry if sound and isinstance(entry.kind, str) else None  # pyright: ignore[reportUnnecessaryIsInstance]


def _damaged(number: int) -> JournalDamaged:
    return JournalDamaged(
        f"Журнал загрузок повреждён: строка {number} не читается. Откройте страницу «Проверка "
        "данных» или выполните «cli.py check --repair»: журнал восстановится из хранилища."
    )


def _chain(previous: str, body: str) -> str:
    return hashlib.sha256((previous + body).encode()).hexdigest()
