"""Original files, kept only where the administrator has set a term for them.

A file waits as ``waiting-<sha256>`` from before it is written to the store until its batch stands
in the journal; then it is ``000012-<first signs of its sha256>.xlsx``, by the number of the batch.
What is beyond the term, or was never imported, goes at the next import and at the next start.
"""

import os
import re
from datetime import datetime
from pathlib import Path

from data import durable, journal
from data.errors import FileRefused
from data.home import Home
from registers.excerpt import UnopenedError, read_excerpt

_DAY = 24 * 3600  # seconds: as long a preview may be confirmed
_WAITING = re.compile(r"waiting-([0-9a-f]{64})(\.[a-z]+)?")
_KEPT = re.compile(r"(\d{6,})-[0-9a-f]{12}(?:\.[a-z]+)?")
_SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")
_NO_ROOM = (
    "Не удалось сохранить исходный файл: {}. Для исходных файлов задан срок хранения, поэтому без "
    "этого загрузки нет. Освободите место на диске или поставьте срок 0 на странице «Справочники»."
)


def take(home: Home, path: Path, file_name: str, sha256: str, now: datetime) -> None:
    """Keep a copy of the file until its batch is in; raises FileRefused when there is no room."""
    suffix = Path(file_name).suffix.lower()
    target = home.originals / f"waiting-{sha256}{suffix if suffix in _SUFFIXES else ''}"
    draft = home.originals / f".{target.name}"
    try:
        home.originals.mkdir(mode=0o700, exist_ok=True)
        durable.copy(path, draft)
        os.utime(draft, (now.timestamp(), now.timestamp()))
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise FileRefused(_NO_ROOM.format(os.strerror(error.errno or 0))) from error


def tidy(home: Home, now: datetime) -> None:
    """Name what was imported by its batch and remove what is beyond the term."""
    if not home.originals.is_dir():
        return
    try:
        days = read_excerpt(home.registers).originals_days
    except UnopenedError:  # the registers are being mended: nothing is known of the term
        return
    batches = {
        one.detail["sha256"]: one.batch_id
        for one in journal.readable_entries(home)
        if one.kind == "import"
    }
    for path in sorted(home.originals.iterdir()):
        waiting = _WAITING.fullmatch(path.name)
        if waiting and waiting[1] in batches:
            name = f"{batches[waiting[1]]:06d}-{waiting[1][:12]}{waiting[2] or ''}"
            path = path.rename(path.with_name(name))
        stays = days * _DAY if _KEPT.fullmatch(path.name) else _DAY
        if not days or path.stat().st_mtime + stays <= now.timestamp():
            path.unlink(missing_ok=True)


def original_of(home: Home, batch_id: int) -> Path | None:
    """Return the original file of a batch; None when it is not kept, or not any more."""
    found = home.originals.glob(f"{batch_id:06d}-*") if home.originals.is_dir() else ()
    return next(iter(found), None)
