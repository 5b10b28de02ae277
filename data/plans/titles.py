"""What a document is called and what it is: a plan, or a report of execution."""

import re
from collections.abc import Sequence

from data.plans.artefacts import one_line, plain
from data.plans.blocks import Block, Words

_BEGINS = re.compile(
    r"^(?:[\w-]+(?:ый|ий|ой|ая|ые)\s+){0,4}"
    r"(?:план\w*|комплекс|отч[её]т|перечень|программа|график|информация|дорожная карта|«дорожная)\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"^(?:утвержд|согласован|приложение|к (?:постановлен|распоряжен|приказ)|"
    r"(?:постановлен|распоряжен|приказ|решени)\w+\b.{0,80}$|от\s+[«\"]?\d|от\s+_)",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\bотч[её]т\w*\b|информаци\w+ (?:об|о) (?:исполнен|выполнен|ходе|реализ)|\bо ходе\b",
    re.IGNORECASE,
)
_MOST_LINES, _LONGEST = 10, 600
_ACTS = ("постановление", "распоряжение", "приказ", "решение")


def title_of(words: Sequence[Words], otherwise: str) -> str:
    """Return the title that stands above the table, without stamps; ``otherwise`` when none does."""
    lines = [one_line(plain(one.text)) for one in words]
    lines = [line for line in lines if line]
    start = _start(lines)
    if start is None:
        return otherwise
    said = [line for line in lines[start:] if not _STAMP.match(line)]
    return one_line(" ".join(said))[:_LONGEST].strip() or otherwise


def is_report(title: str) -> bool:
    """Return whether a title is that of a report of execution."""
    return bool(_REPORT.search(title))


def forms_of(blocks: Sequence[Block]) -> str:
    """Return what a document with nothing but forms is: «приказ с пустыми формами»."""
    words = [one_line(plain(one.text)).lower() for one in blocks if isinstance(one, Words)]
    act = next((one for one in words if one in _ACTS), "документ")
    road_map = any("дорожная карта" in one for one in words)
    return f"{act} с пустыми формами" + (" «дорожных карт»" if road_map else "")


def _start(lines: Sequence[str]) -> int | None:
    """Return the line with which the title begins: the highest of the last ones that can be it."""
    last = max(0, len(lines) - _MOST_LINES)
    return next((place for place in range(last, len(lines)) if _BEGINS.match(lines[place])), None)
