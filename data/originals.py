"""Original files, kept only where the administrator has set a term for them.

A file waits as ``waiting-<sha256>`` from before it is written to the store until its batch stands
in the journal; then it is ``000012-<first signs of its sha256>.xlsx``, by the number of the batch.
What is beyond the term, or was never imported, goes at the next import and at the next start.
"""

import os
import re
from datetime import datetime, timedelta
from pathlib import Path

from data import durable, journal
from data.errors import FileRefused
from data.home import Home
from registers.excerpt import UnopenedError, read_excerpt

_WAITS = 24 * 3600.0  # seconds, as long as a preview may be confirmed
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
    imports = {one.batch_id: one for one in journal.entries(home) if one.kind == "import"}
    batches = {one.detail["sha256"]: number for number, one in imports.items()}
    for path in sorted(home.originals.iterdir()):
        waiting, kept = _WAITING.fullmatch(path.name), _KEPT.fullmatch(path.name)
        if waiting and waiting[1] in batches:
            number = batches[waiting[1]]
            path = path.rename(path.with_name(f"{number:06d}-{waiting[1][:12]}{waiting[2] or ''}"))
            kept = _KEPT.fullmatch(path.name)
        if kept and int(kept[1]) in imports:
            at = datetime.fromisoformat(imports[int(kept[1])].at)
            over = at + timedelta(days=days) <= now
        else:
            over = path.stat().st_mtime + _WAITS <= now.timestamp()
        if over or not days:
            path.unlink(missing_ok=True)


def original_of(home: Home, batch_id: int) -> Path | None:
    """Return the original file of a batch; None when it is not kept, or not any more."""
    found = home.originals.glob(f"{batch_id:06d}-*") if home.originals.is_dir() else ()
    return next(iter(found), None)
