"""Whether a column headed «исполнители» holds what was done instead."""

import re
from collections.abc import Sequence

_SENTENCE = re.compile(r"[а-яё)»]{3,}\.\s+[А-ЯЁ]")
_DONE = re.compile(
    r"\b(?:не )?(?:провед[её]н|размещ[её]н|осуществл[её]н|обеспечен|выявлен|поступал|проводи(?:тся|лись)|"
    r"организован|направлен|опубликован|подготовлен|рассмотрен|исполнен|выполнен|упразднен|признан)\w*",
    re.IGNORECASE,
)
_LONG = 160


def holds_reports(cells: Sequence[str], *, said: bool) -> bool:
    """Return whether at least half of the filled cells tell of work and name no body.

    ``said``: the title says that the document is a report; then a third is enough.
    """
    filled = [cell for cell in cells if cell.strip()]
    telling = sum(_tells(cell) for cell in filled)
    return telling > 0 and telling * (3 if said else 2) >= len(filled)


def _tells(cell: str) -> bool:
    longest = max(len(one) for one in re.split(r"[;\n]", cell))
    return bool(_SENTENCE.search(cell) or (_DONE.search(cell) and longest > _LONG)) or bool(
        _DONE.search(cell) and ";" not in cell
    )
