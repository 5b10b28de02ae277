"""The user guide: the Markdown files of docs/guide, shown inside the dashboard."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ui.menu import MENU

FOLDER = Path(__file__).parents[1] / "docs" / "guide"
FIRST = "index"

_LINK = re.compile(r"\]\((?!https?:)([\w-]+)\.md(#[^)]*)?\)")


@dataclass(frozen=True)
class Topic:
    """One page of the guide; ``text`` is Markdown below the title, with links inside the guide."""

    name: str
    title: str
    text: str


@cache
def topics() -> dict[str, Topic]:
    """Return the guide by name: the first page, the pages of the menu in its order, the rest."""
    found = {path.stem: _topic(path) for path in sorted(FOLDER.glob("*.md"))}
    ordered = [name for name in (FIRST, *(entry.slug for entry in MENU)) if name in found]
    return {name: found[name] for name in (*ordered, *(n for n in found if n not in ordered))}


def _topic(path: Path) -> Topic:
    title, _, text = path.read_text("utf-8").partition("\n")
    return Topic(path.stem, title.lstrip("# ").strip(), _LINK.sub(r"](help?topic=\1)", text))
