"""A cell with executors, in bodies, as a person would split it."""

import re
from dataclasses import dataclass

from analytics.executors.body_names import (
    BODIES,
    DESCRIBED,
    FORMS,
    GOVERNORS,
    OWNERS,
    PLURAL,
    ROLE,
    START,
)

_TAGS = re.compile(r"<\s*/?\s*(?:p|br|div|li|ul|ol)\b[^<>]*>", re.IGNORECASE)
_ARTEFACTS = re.compile(
    r"\[bookmark:[^\]]*\]|[\u00ad\u200b\ufeff¬]|</?(?:span|b|i|u|strong|em)\b[^<>]*>"
)
_SPACES = re.compile(r"[^\S\n]+")  # NBSP included
_TOGETHER = re.compile(r",?\s*\b(?:совместно|во взаимодействии)\s+со?\s*:?\s+", re.IGNORECASE)
_NOTE = re.compile(
    r"^(?:по\s+(?:согласованию|предложениям|компетенции|запросу|необходимости|отдельному|вопросам)"
    r"|при\s|в\s+(?:пределах|части|рамках)|далее|ответственн|с участием|свод)",
    re.IGNORECASE,
)

_NUMBERS = re.compile(r"(?:^|(?<=[\s;]))\d{1,2}[.)]\s+(?=[А-ЯЁа-яё«])")
_TITLE = re.compile(
    r"^\s*(?:ответственн\w+|исполнител\w+|соисполнител\w+)(?:\s+исполнител\w+)?\s*[:–-]\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Part:
    """One body as the cell names it, and what stood about it in brackets."""

    name: str
    note: str = ""


def split(cell: str) -> tuple[str, ...]:
    """The bodies of the cell in its order, none twice; notes in brackets are dropped."""
    return tuple(dict.fromkeys(part.name for part in parts(cell)))


def parts(cell: str) -> tuple[Part, ...]:
    """The bodies with their notes: «(по согласованию)».

    Bodies stand apart by `;`, tags, lines, or by commas where a comma is not inside a name, or
    just one after another when a line break was lost.
    """
    text = _ARTEFACTS.sub("", _TAGS.sub("\n", cell))
    text = _TITLE.sub("", _SPACES.sub(" ", text))
    if re.match(r"\s*1[.)]\s", text):
        text = _NUMBERS.sub("\n", text)
    if ";" in text:
        pieces = [piece.replace("\n", " ") for piece in _cut(text, ";")]
    else:
        pieces = _lines(text)
    found: list[Part] = []
    for piece in pieces:
        for name in _names(_SPACES.sub(" ", piece)):
            part = _part(name)
            if part.name:
                found.append(part)
    return tuple(found)


def _names(piece: str) -> list[str]:
    """The bodies of one piece, split at commas, «совместно с» and lost line breaks."""
    names: list[str] = []
    for stretch in _comma_parts(piece):
        for one in _outside(_TOGETHER, stretch):
            names += _glued(one)
    return names


def _comma_parts(piece: str) -> list[str]:
    """Split at commas after which a new body begins; «районов, городских округов» is one name."""
    result: list[str] = []
    for part in _cut(piece, ","):
        if result and not _begins(part.strip()):
            result[-1] += f",{part}"
        else:
            result.append(part)
    return result


def _begins(part: str) -> bool:
    """Whether the words can begin a body's name."""
    if not part:
        return False
    first = re.match(r"[«\"]?([\w-]+)", part)
    if not first:
        return False
    return first[1][0].isupper() or first[1].lower() in BODIES or bool(DESCRIBED.match(part))


def _glued(text: str) -> list[str]:
    """Split where a name begins right after another one, its line break lost."""
    depths = _depths(text)
    cuts = [0]
    for found in START.finditer(text):
        at = found.start()
        if depths[at] == 0 and _may_start(text[cuts[-1] : at], found[0]):
            cuts.append(at)
    pieces = [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return [re.sub(r"\s+и\s*$", "", piece) for piece in pieces]


def _may_start(before: str, head: str) -> bool:
    """Whether a new body may begin after these words: they are a name, and nothing governs it."""
    if before.rstrip().endswith(("»", ")")):
        return head[0].isupper() or bool(re.match(PLURAL, head))
    words = re.findall(r"[\w-]+", before)
    if not words:
        return False
    last = words[-1]
    if last.lower() == "и":
        return head[0].isupper() and len(words) > 2
    governed = last.lower() in OWNERS and head[1:2].isupper()
    if governed or last.lower() in GOVERNORS or last in FORMS or ROLE.search(last):
        return False
    if head[0].islower():
        return bool(re.match(PLURAL, head)) and len(words) > 2
    return len(words) > 1 or (last.isupper() and head[1:2].islower())


def _part(text: str) -> Part:
    """The name without the brackets that only say something about it."""
    notes: list[str] = []
    depths = _depths(text)
    kept: list[str] = []
    start = 0
    for at, char in enumerate(text):
        if char == "(" and depths[at] == 0 and _NOTE.match(text[at + 1 :].strip()):
            end = next((i for i in range(at + 1, len(text)) if depths[i] == 0), len(text))
            notes.append(text[at + 1 : end].strip().removesuffix(")").strip())
            kept.append(text[start:at])
            start = end
    kept.append(text[start:])
    name = re.sub(r"\s+", " ", "".join(kept)).strip(" ,;-–—/")
    if not re.search(r"\b[А-ЯЁ]\.$", name):  # initials keep their point
        name = name.rstrip(" .")
    return Part(name, "; ".join(notes))


def _lines(text: str) -> list[str]:
    """The lines; one that goes on with a name, or ends inside brackets, is no end of a body."""
    result: list[str] = []
    for line in text.split("\n"):
        words = line.strip()
        if not words:
            continue
        goes_on = bool(result) and (
            not _begins(words) or result[-1].count("(") > result[-1].count(")")
            or re.search(r"(?:\s(?:и|по|в|с|для|на)|-)$", result[-1])
        )  # fmt: skip
        if goes_on:
            result[-1] += f" {words}"
        else:
            result.append(words)
    return result


def _outside(pattern: re.Pattern[str], text: str) -> list[str]:
    """Split at the pattern where it stands outside brackets and quotes."""
    depths, start, result = _depths(text), 0, []
    for found in pattern.finditer(text):
        if depths[found.start()] == 0:
            result.append(text[start : found.start()])
            start = found.end()
    return [*result, text[start:]]


def _cut(text: str, mark: str) -> list[str]:
    """Split at the mark outside brackets and quotes."""
    return _outside(re.compile(re.escape(mark)), text)


def _depths(text: str) -> list[int]:
    """How many brackets and quotes are open before each letter; one never closed opens nothing."""
    opening, closing = "(«„", ")»“"
    depths: list[int] = []
    depth = 0
    for at, char in enumerate(text):
        if char in closing and depth:
            depths.append(depth)
            depth -= 1
            continue
        depths.append(depth)
        if char in opening and closing[opening.index(char)] in text[at:]:
            depth += 1
    return depths
