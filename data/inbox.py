"""The inbox: a folder into which other systems drop files; what is read moves on."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from data.home import Home


def waiting(home: Home) -> list[Path]:
    """Return the files in the inbox by name; hidden and half-copied ones are left alone."""
    inbox = home.path / "inbox"
    inbox.mkdir(exist_ok=True)
    skipped = (".", "~$")
    return sorted(p for p in inbox.iterdir() if p.is_file() and not p.name.startswith(skipped))


def tidy(home: Home, read: Iterable[tuple[Path, Mapping[str, Any]]]) -> None:
    """Move what was taken in to ``done/``, the rest to ``refused/`` with a text that says why."""
    for path, outcome in read:
        refused = outcome["status"] == "refused"
        folder = home.path / "inbox" / ("refused" if refused else "done")
        folder.mkdir(exist_ok=True)
        target = _free(folder / path.name)
        path.rename(target)
        if refused:
            why = f"{path.name}\n\n{outcome['reason']}\n"
            target.with_name(target.name + ".txt").write_text(why, encoding="utf-8")


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free
