"""Previews: what was read from a file, kept as Arrow until it is confirmed or a day has passed."""

import json
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa

from data.errors import NotFound
from data.home import Home
from data.importing.effect import Effect
from data.importing.profile import parse_profile
from data.importing.reading import Reading, Refusal
from data.importing.writing import Upload

_KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Preview:
    """A reading that waits for its confirmation, with the effect that was shown."""

    upload: Upload
    reading: Reading
    effect: Effect
    replace: bool


def keep(
    home: Home,
    upload: Upload,
    reading: Reading,
    found: Effect,
    replace: bool,
    now: datetime,
    identity: str | None = None,
) -> str:
    """Keep a preview and return its identity; drops those older than a day."""
    _drop_old(home, now)
    identity = identity or secrets.token_hex(8)
    said = {
        "at": now.isoformat(),
        "upload": asdict(upload),
        "profile": {"id": reading.profile.id, "text": reading.profile.text},
        "sheet": reading.sheet,
        "refusals": [asdict(refusal) for refusal in reading.refusals],
        "rows_read": reading.rows_read,
        "rows_skipped": reading.rows_skipped,
        "warnings": reading.warnings,
        "effect": asdict(found),
        "replace": replace,
    }
    with (
        pa.OSFile(str(_rows(home, identity)), "wb") as file,
        pa.ipc.new_file(file, reading.rows.schema) as writer,
    ):
        writer.write_table(reading.rows)
    # The words last: a preview that can be found is whole.
    _words(home, identity).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return identity


def recall(home: Home, identity: str) -> Preview:
    """Return a preview; raises NotFound when it was confirmed, dropped or never made."""
    if not re.fullmatch(r"[0-9a-f]{16}", identity) or not _words(home, identity).exists():
        raise NotFound("Предпросмотр устарел или уже загружен. Загрузите файл ещё раз.")
    said = json.loads(_words(home, identity).read_text(encoding="utf-8"))
    with pa.OSFile(str(_rows(home, identity)), "rb") as file:
        rows = pa.ipc.open_file(file).read_all()
    reading = Reading(
        profile=parse_profile(said["profile"]["text"], said["profile"]["id"]),
        sheet=said["sheet"],
        rows=rows,
        refusals=tuple(Refusal(**refusal) for refusal in said["refusals"]),
        rows_read=said["rows_read"],
        rows_skipped=said["rows_skipped"],
        warnings=tuple(said["warnings"]),
    )
    return Preview(Upload(**said["upload"]), reading, Effect(**said["effect"]), said["replace"])


def drop(home: Home, identity: str) -> None:
    """Forget a preview."""
    _words(home, identity).unlink(missing_ok=True)
    _rows(home, identity).unlink(missing_ok=True)


def _drop_old(home: Home, now: datetime) -> None:
    for path in home.previews.glob("*.json"):
        said = json.loads(path.read_text(encoding="utf-8"))
        if datetime.fromisoformat(said["at"]) < now - _KEPT_FOR:
            drop(home, path.stem)


def _rows(home: Home, identity: str) -> Path:
    return home.previews / f"{identity}.arrow"


def _words(home: Home, identity: str) -> Path:
    return home.previews / f"{identity}.json"
