"""Numbers that Word counts itself: lists without a written number in the text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_LEVELS = 9
_ROMANS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LONGEST_ROMAN = 400


@dataclass(frozen=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = "%1."


@dataclass
class Counters:
    """The lists of a document and how far each has counted; asked in the order of the text."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict[str, dict[int, _Level]])
    lists: dict[str, str] = field(default_factory=dict[str, str])
    styles: dict[str, tuple[str, int]] = field(default_factory=dict[str, tuple[str, int]])
    counted: dict[str, list[int | None]] = field(default_factory=dict[str, list[int | None]])

    def of(self, paragraph: Any) -> str:
        """Return the number before the paragraph, and count it; "" when it has none."""
        number, level = self._list_of(paragraph)
        found = self.lists.get(number)
        if found is None or level >= _LEVELS:
            return ""
        levels = self.levels.get(found, {})
        own = levels.get(level, _Level())
        if own.form in ("bullet", "none"):
            return ""
        counts = self.counted.setdefault(found, [None] * _LEVELS)
        before = counts[level]
        counts[level] = own.start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            counts[deeper] = None
        text = own.pattern
        for place in range(level + 1):
            one = levels.get(place, _Level())
            said = counts[place] if counts[place] is not None else one.start
            text = text.replace(f"%{place + 1}", _written(said or 0, one.form))
        return text.strip()

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        for properties in _named(paragraph, "pPr"):
            for one in _named(properties, "numPr"):
                return _said(one)
            for style in _named(properties, "pStyle"):
                return self.styles.get(_value(style), ("", 0))
        return "", 0


def counters(numbering: Any, styles: Any) -> Counters:
    """Return the lists said in the parts of numbering and styles; either may be absent."""
    found = Counters()
    if numbering is not None:
        for one in _named(numbering, "abstractNum"):
            found.levels[_attribute(one, "abstractNumId")] = dict(_levels(one))
        for one in _named(numbering, "num"):
            for link in _named(one, "abstractNumId"):
                found.lists[_attribute(one, "numId")] = _value(link)
    if styles is not None:
        for style in _named(styles, "style"):
            for properties in _named(style, "pPr"):
                for one in _named(properties, "numPr"):
                    found.styles[_attribute(style, "styleId")] = _said(one)
    return found


def _levels(node: Any) -> Iterator[tuple[int, _Level]]:
    for level in _named(node, "lvl"):
        said = {one.tag.rpartition("}")[2]: _value(one) for one in level if _is_element(one)}
        place = whole(_attribute(level, "ilvl"), 0)
        start = whole(said.get("start", ""), 1)
        yield (
            place,
            _Level(start, said.get("numFmt", "decimal"), said.get("lvlText", f"%{place + 1}.")),
        )


def _said(properties: Any) -> tuple[str, int]:
    number = next((_value(one) for one in _named(properties, "numId")), "")
    level = next((_value(one) for one in _named(properties, "ilvl")), "0")
    return number, whole(level, 0)


def _written(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        roman, rest = "", min(number, _LONGEST_ROMAN)
        for value, sign in _ROMANS:
            while rest >= value:
                roman, rest = roman + sign, rest - value
        return roman if form == "upperRoman" else roman.lower()
    return str(number)


def _named(node: Any, name: str) -> Iterator[Any]:
    return (one for one in node if _is_element(one) and one.tag.rpartition("}")[2] == name)


def _is_element(node: Any) -> bool:
    return isinstance(node.tag, str)


def _value(node: Any) -> str:
    return _attribute(node, "val")


def _attribute(node: Any, name: str) -> str:
    return next((said for key, said in node.attrib.items() if key.rpartition("}")[2] == name), "")


def whole(text: str, otherwise: int) -> int:
    """Return a number of a stranger's file, or what to take instead."""
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise
