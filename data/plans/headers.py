"""The header of a plan's table: which column is the number, the measure, the term, the executors."""

import re
from collections.abc import Mapping, Sequence

from data.plans.artefacts import one_line

NUMBER, MEASURE, TERM, EXECUTORS, REPORT = "number", "measure", "term", "executors", "report"
Columns = Mapping[str, tuple[int, ...]]

# Looked at in this order: «Срок исполнения» is a term, «Ответственный за исполнение» an executor.
_ROLES = (
    (NUMBER, re.compile(r"^(?:№|n\b|no\b|номер|п\s*/\s*п|#)")),
    (TERM, re.compile(r"срок|период|дата|когда")),
    (EXECUTORS, re.compile(r"исполнител|ответственн|участник")),
    (
        REPORT,
        re.compile(
            r"^(?!.*ожидаем).*(?:отч[её]т|информаци|отметк|сведени|ход|результат|фактическ)\w*"
            r".*(?:исполнен|выполнен|реализ)|^(?:исполнение|выполнение|что сделано|отч[её]т)"
        ),
    ),
    (MEASURE, re.compile(r"мероприяти|наименован|содержан|перечень|вопрос|задач|\bмеры\b")),
)
_LONGEST = 200
_STARTS = re.compile(r"начал|^с$")
_ENDS = re.compile(r"оконч|заверш|кон[еч]|^по$")
_DAY = re.compile(r"\d{1,2}[./]\d|\d{4}-\d")
_COUNTED = re.compile(r"\d{1,2}\.?")


def columns_of(cells: Sequence[str]) -> Columns | None:
    """Return the places of the columns by role when the row is a header of a plan, else None."""
    found: dict[str, tuple[int, ...]] = {}
    for place, cell in enumerate(cells):
        said = one_line(cell).lower()
        if not said or len(said) > _LONGEST:
            continue
        role = next((name for name, pattern in _ROLES if pattern.search(said)), None)
        if role is None:
            continue
        known = found.get(role, ())
        ends = role == TERM and len(known) == 1 and _ENDS.search(said)
        if not known or role == EXECUTORS or (ends and _STARTS.search(_low(cells[known[0]]))):
            found[role] = (*known, place)
    if MEASURE not in found or not (TERM in found or EXECUTORS in found):
        return None
    if NUMBER not in found and min(found[MEASURE]) == 1 and not cells[0].strip():
        found[NUMBER] = (0,)
    return found


def with_both_ends(columns: Columns, cells: Sequence[str]) -> Columns | None:
    """Return the columns of a header whose second row parts the term into its start and its end.

    None when the row is no such second row.
    """
    said = [(place, _low(cell)) for place, cell in enumerate(cells) if cell.strip()]
    if len(said) != 2 or TERM not in columns or columns[TERM][0] != said[0][0]:
        return None
    (start, first), (end, last) = said
    if not (_STARTS.search(first) and _ENDS.search(last)):
        return None
    return {**columns, TERM: (start, end)}


def term_of(cells: Sequence[str]) -> str:
    """Return the term that stands in one cell, or in one of its start and one of its end."""
    start, end = (*(one_line(cell) for cell in cells), "", "")[:2]
    if start and end and start != end:
        return f"{start} – {end}"
    if start and _DAY.match(start) and len(cells) == 2 and not end:
        return f"с {start}"
    return f"до {end}" if not start and _DAY.match(end) else start or end


def _low(cell: str) -> str:
    return one_line(cell).lower()


def counts_columns(cells: Sequence[str]) -> bool:
    """Return whether the row only counts the columns: 1, 2, 3, 4."""
    said = [one_line(cell).rstrip(".") for cell in cells if cell.strip()]
    if len(said) < 2 or not all(_COUNTED.fullmatch(one) for one in said):
        return False
    return [int(one) for one in said] == list(range(int(said[0]), int(said[0]) + len(said)))
