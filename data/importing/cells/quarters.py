"""Quarters as people write them."""

import re

from data.importing.cells.normal import tidy

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4}
_NUMBER = r"(?P<n>[1-4]|i{1,3}|iv|(?:перв|втор|трет|четв[её]рт)[а-я]+)"
_YEAR = r"(?P<year>20\d{2})"
_FORMS = (
    re.compile(rf"{_NUMBER}\s*-?\s*(?:й|ый|ой|ий|го)?\s*кв[а-я]*\.?,?\s*{_YEAR}"),
    re.compile(rf"{_YEAR}\s*(?:г\.?|года?)?,?\s*{_NUMBER}\s*-?\s*(?:й|ый)?\s*кв[а-я]*"),
    re.compile(rf"{_YEAR}\s*-?\s*[qк](?P<n>[1-4])(?!\d)"),
    re.compile(rf"[qк](?P<n>[1-4])\s*-?\s*{_YEAR}"),
)


def quarter_said(said: str) -> str | None:
    """Return «2026-Q1» for «1 кв 2026», «I квартал 2026 года», «2026 г., 1-й квартал»; else None."""
    text = tidy(said).lower()
    for form in _FORMS:
        match = form.match(text)
        if match is not None:
            number = match["n"]
            stem = next((stem for stem in _WORDS if number.startswith(stem)), "")
            figure = _ROMAN.get(number) or _WORDS.get(stem) or int(number)
            return f"{match['year']}-Q{figure}"
    return None
