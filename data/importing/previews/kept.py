"""Previews: what was read from a file, kept as Arrow until it is confirmed or a day has passed.

Three files each: the rows, the words, and what was shown of their effect, which comes later.
"""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.durable import write_whole
from data.errors import NotFound
from data.home import Home
from data.importing.cells.asks import Ask, Choice
from data.importing.effect import Effect
from data.importing.reading_values import Reading, Refusal
from data.importing.tables.profile import parse_profile
from data.importing.writing import Upload

_KEPT_FOR = timedelta(days=1)
# Fields of a reading that are kept in forms of their own.
_APART = ("profile", "rows", "refusals", "asks")


@dataclass(frozen=True)
class Shown:
    """What a person was shown of a preview: counts, a fingerprint of what each row does, details."""

    effect: Effect
    mark: str
    details: Mapping[str, Any]


@dataclass(frozen=True)
class Preview:
    """A reading that waits for its confirmation; ``shown`` is None until it was compared."""

    upload: Upload
    reading: Reading
    replace: bool
    shown: Shown | None


def keep(home: Home, upload: Upload, reading: Reading, replace: bool, now: datetime) -> str:
    """Keep a reading and return its identity; drops those older than a day."""
    _drop_old(home, now)
    identity = secrets.token_hex(8)
    plain = {f.name: getattr(reading, f.name) for f in fields(Reading) if f.name not in _APART}
    said = {
        "at": now.isoformat(),
        "upload": asdict(upload),
        "profile": {"id": reading.profile.id, "text": reading.profile.text},
        "refusals": [asdict(refusal) for refusal in reading.refusals],
        "asks": [asdict(ask) for ask in reading.asks],
        "reading": plain,
        "replace": replace,
    }
    with (
        pa.OSFile(str(_rows(home, identity)), "wb") as file,
        pa.ipc.new_file(file, reading.rows.schema) as writer,
    ):
        writer.write_table(reading.rows)
    # The words last: a preview that can be found is whole.
    write_whole(_words(home, identity), json.dumps(said, ensure_ascii=False).encode())
    return identity


def keep_shown(home: Home, identity: str, shown: Shown) -> None:
    """Keep what is shown of a preview, in place of what was shown before."""
    said = json.dumps(asdict(shown), ensure_ascii=False)
    write_whole(_shown(home, identity), said.encode())


def recall(home: Home, identity: str) -> Preview:
    """Return a preview; raises NotFound when it was confirmed, dropped or never made."""
    if not re.fullmatch(r"[0-9a-f]{16}", identity) or not _words(home, identity).exists():
        raise NotFound("Предпросмотр устарел или уже загружен. Загрузите файл ещё раз.")
    said = json.loads(_words(home, identity).read_text(encoding="utf-8"))
    with pa.OSFile(str(_rows(home, identity)), "rb") as file:
        rows = pa.ipc.open_file(file).read_all()
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in said["reading"].items()
    }
    reading = Reading(
        profile=parse_profile(said["profile"]["text"], said["profile"]["id"]),
        rows=rows,
        refusals=tuple(Refusal(**refusal) for refusal in said["refusals"]),
        asks=tuple(_ask(ask) for ask in said["asks"]),
        **plain,
    )
    shown: Shown | None = None
    if _shown(home, identity).exists():
        told = json.loads(_shown(home, identity).read_text(encoding="utf-8"))
        shown = Shown(Effect(**told["effect"]), told["mark"], told["details"])
    return Preview(Upload(**said["upload"]), reading, said["replace"], shown)


def file_name(home: Home, identity: str) -> str:
    """Return the name of the file behind a preview, or the identity when it is gone."""
    try:
        said = json.loads(_words(home, identity).read_text(encoding="utf-8"))
    except OSError:
        return identity
    return str(said["upload"]["file_name"])


def drop(home: Home, identity: str) -> None:
    """Forget a preview."""
    for path in (_words(home, identity), _rows(home, identity), _shown(home, identity)):
        path.unlink(missing_ok=True)


def _ask(said: dict[str, Any]) -> Ask:
    first, second = (Choice(**choice) for choice in said["choices"])
    plain: dict[str, Any] = {**said, "choices": (first, second)}
    return Ask(**plain)


def _drop_old(home: Home, now: datetime) -> None:
    for path in home.previews.glob("*.json"):
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:  # a child beside has just taken it in
            continue
        if datetime.fromisoformat(said["at"]) < now - _KEPT_FOR:
            drop(home, path.stem)


def _rows(home: Home, identity: str) -> Path:
    return home.previews / f"{identity}.arrow"


def _words(home: Home, identity: str) -> Path:
    return home.previews / f"{identity}.json"


def _shown(home: Home, identity: str) -> Path:
    return home.previews / f"{identity}.shown"
