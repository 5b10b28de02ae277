"""Which sheet of a file is read: the first one that a profile fits and that has rows."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path

import pyarrow.compute as pc

from data.errors import FileRefused, Undecided
from data.guard import Format, examine
from data.importing.persons.masking import covered_text
from data.importing.tables.fields import REQUIRED
from data.importing.tables.profile import Profile
from data.importing.tables.recognition import Match, Unlike, recognise
from data.reader.sheet import Sheet
from data.reader.texts import text_sheet
from data.reader.workbooks import workbook_sheets

_TOTAL = r"(?i)^\s*(итог|всего)"


def sheets_of(path: Path, kind: Format | None = None) -> list[Sheet]:
    """Return the visible sheets of a file that the guard let in; raises FileRefused.

    ``kind`` is what the guard said when it was asked before.
    """
    if (kind or examine(path)) is Format.TEXT:
        return [text_sheet(path)]
    return workbook_sheets(path)


def matched_sheet(
    path: Path, profiles: Sequence[Profile], kind: Format | None = None, wanted: str | None = None
) -> tuple[Sheet, Match]:
    """Return the first visible sheet with rows that a profile fits, or the one that is wanted.

    Its match names the other sheets and those of them that would fit too. Raises FileRefused.
    """
    sheets = sheets_of(path, kind)
    # People are shown names of sheets without names of persons, and ask by them.
    offered = [
        one for one in sheets if wanted is None or wanted in (one.name, covered_text(one.name))
    ]
    if wanted is not None and not offered:
        listed = ", ".join(f"«{one.name}»" for one in sheets)
        raise FileRefused(f"В файле нет видимого листа «{wanted}». Есть: {listed}.")
    fitting: list[tuple[Sheet, Match]] = []
    refusals: list[FileRefused] = []
    for sheet in sheets:
        try:
            fitting.append((sheet, recognise(sheet, profiles)))
        except FileRefused as refusal:
            if sheet in offered:
                refusals.append(refusal)
    chosen = [pair for pair in fitting if pair[0] in offered]
    if not chosen:
        raise (
            _with_hidden(max(refusals, key=_weight), sheets[0])
            if refusals
            else FileRefused("В книге нет заполненных листов. Выгрузите файл заново.")
        )
    sheet, match = next((pair for pair in chosen if _has_rows(*pair)), chosen[0])
    alike = tuple(
        one.name
        for one, other in fitting
        if one is not sheet and other.profile.id == match.profile.id and _has_rows(one, other)
    )
    others = tuple(one.name for one in sheets if one is not sheet and one.name not in alike)
    return sheet, replace(match, other_sheets=others, alike_sheets=alike)


def _has_rows(sheet: Sheet, match: Match) -> bool:
    """Return whether some row has all that a record needs: a template has a total at most."""
    places = [match.positions[name][0] for name in REQUIRED[match.profile.table]]
    body = sheet.cells.slice(match.header_row + 1)
    total = pc.call_function(
        "match_substring_regex", [body.column(places[0])], pc.MatchSubstringOptions(_TOTAL)
    )
    tests = [pc.call_function("invert", [total])]
    tests += [pc.call_function("is_valid", [body.column(place)]) for place in places]
    all_hold = reduce(lambda one, other: pc.call_function("and", [one, other]), tests)
    return bool(pc.call_function("any", [all_hold]).as_py())


def _with_hidden(refusal: FileRefused, sheet: Sheet) -> FileRefused:
    """Return the refusal with the hidden sheets named: the export may stand on one of them."""
    if not sheet.hidden or not isinstance(refusal, Unlike):
        return refusal
    named = ", ".join(f"«{name}»" for name in sheet.hidden)
    return FileRefused(
        f"{refusal} Скрытые листы не читаются: {named}. Если выгрузка на таком листе, покажите его "
        "в Excel, сохраните файл и загрузите снова."
    )


def _weight(refusal: FileRefused) -> int:
    """Return how much a refusal says: a choice most, then what a sheet nearly was."""
    if isinstance(refusal, Undecided):
        return 1_000
    return refusal.nearness if isinstance(refusal, Unlike) else 500
