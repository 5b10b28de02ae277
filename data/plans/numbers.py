"""Numbers of lines: «1.», «2.10», «IV», and what a spreadsheet makes of them."""

import re

_NUMBER = re.compile(r"(?:п\.\s*)?(\d{1,3}(?:\.\d{1,3}){0,4})\s*[.)]?")
_ROMAN = re.compile(r"(?:раздел\s+)?([IVXLХІ]{1,6})\s*[.)]?", re.IGNORECASE)
_BEFORE = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,4}[.)]?|\d{1,3}[.)])\s+(?=[«\"(]?[А-ЯЁA-Z])")


def as_number(text: str) -> str | None:
    """Return the number of a line without its last sign, "" for none, None when it is no number."""
    said = text.strip()
    if not said:
        return ""
    found = _NUMBER.fullmatch(said)
    if found:
        return found[1]
    roman = _ROMAN.fullmatch(said)
    return roman[1].upper().replace("Х", "X").replace("І", "I") if roman else None


def number_and_text(text: str) -> tuple[str, str]:
    """Return the number that stands before a text, or "", and the text without it."""
    found = _BEFORE.match(text)
    if not found:
        return "", text
    return as_number(found[1]) or "", text[found.end() :]


def repaired(number: str, before: str) -> tuple[str, bool]:
    """Return the number, and whether it was mended: a spreadsheet writes 2.10 as 2.1."""
    head, _, last = number.rpartition(".")
    head_before, _, last_before = before.rpartition(".")
    wanted = int(last_before) + 1 if last_before.isdigit() else 0
    if head and head == head_before and wanted % 10 == 0 and last == f"{wanted // 10}":
        return f"{head}.{wanted}", True
    return number, False
