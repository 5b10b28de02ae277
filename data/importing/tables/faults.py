"""Cells that hold an error of Excel or a formula nobody computed: named, never taken for blanks."""

import re
from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from data.importing.tables.fields import DATED, REQUIRED, TABLES
from data.importing.tables.recognition import Match
from data.reader.sheet import Fault, Sheet

_TOKENS = (
    "ДЕЛ/0!", "Н/Д", "ЗНАЧ!", "ССЫЛКА!", "ИМЯ?", "ЧИСЛО!", "ПУСТО!", "ПЕРЕНОС!", "ВЫЧИСЛ!",
    "DIV/0!", "N/A", "VALUE!", "REF!", "NAME?", "NUM!", "NULL!", "SPILL!", "CALC!",
)  # fmt: skip
_PATTERN = f"^#({'|'.join(map(re.escape, _TOKENS))})$"
_LISTED = 20
_SHIFTED = (
    "в строке больше ячеек, чем заголовков, значения сдвинуты; возьмите текст с разделителем в "
    "кавычки или выгрузите в Excel"
)
_BEYOND = (
    "Правее последнего заголовка есть ячейки, таких строк {}. Если это столбец без названия, ошибки "
    "нет; если разделитель стоит внутри текста без кавычек, значения сдвинуты: проверьте их"
)

Refused = tuple[int, str, str, str]


def as_blank(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column of texts without the words that Excel shows for an error."""
    if not _suspects(column):
        return column
    wrong = pc.call_function("match_substring_regex", [column], pc.MatchSubstringOptions(_PATTERN))
    return pc.call_function("if_else", [wrong, pa.scalar(None, pa.string()), column])


def without_faulty(
    rows: pa.Table,
    refusals: Sequence[Refused],
    sheet: Sheet,
    match: Match,
    skipped: Mapping[int, str],
) -> tuple[pa.Table, list[Refused], list[str]]:
    """Return the rows and refusals as faults change them, and what must be said of the faults.

    A row that misses its number or a date by a fault is refused for that; a row of a text with more
    cells than headers is refused because its values have moved to other columns.
    """
    faults = [one for one in _faults(sheet, match) if one.row not in skipped]
    found = {row: (row, column, value, reason) for row, column, value, reason in refusals}
    for row, refusal in _refused(faults, match).items():
        # Whatever else is wrong with the row is said instead, unless it is that very cell.
        if row not in found or found[row][1] == refusal[1]:
            found[row] = refusal
    shifted, beyond = _shifted(sheet, match)
    found |= {row: one for row, one in shifted.items() if row not in skipped}
    out = pa.array(found, rows.column("row_number").type)
    faulty = pc.call_function("is_in", [rows.column("row_number")], pc.SetLookupOptions(out))
    if pc.call_function("any", [faulty]).as_py():
        rows = rows.filter(pc.call_function("invert", [faulty]))
    return rows, [found[row] for row in sorted(found)], [*beyond, *_words(faults)]


def _faults(sheet: Sheet, match: Match) -> list[Fault]:
    """Return the faults below the header in the columns that are read, by row and column."""
    first = match.header_row + 1
    wanted = {place for places in match.positions.values() for place in places}
    found = {one for one in sheet.faults if one.row > first and one.column in wanted}
    pattern = re.compile(_PATTERN)
    for place in wanted:
        column = sheet.cells.column(place).slice(first)
        if _suspects(column):
            found |= {
                Fault(first + 1 + index, place, text.strip())
                for index, text in enumerate(column.to_pylist())
                if text is not None and pattern.match(text.strip())
            }
    return sorted(found, key=lambda fault: (fault.row, fault.column))


def _refused(faults: Sequence[Fault], match: Match) -> dict[int, Refused]:
    """Return the refusal of each row that misses a number or a date, the number first."""
    found: dict[int, Refused] = {}
    for place in _needed(match):
        for fault in faults:
            if fault.column == place and fault.row not in found:
                header = match.headers[place]
                found[fault.row] = (fault.row, header, fault.token, _reason(fault))
    return found


def _shifted(sheet: Sheet, match: Match) -> tuple[dict[int, Refused], list[str]]:
    """Return the refusals of rows of a text that have filled cells behind the last header.

    Where most rows have them they are a column without a header, which is only named.
    """
    width = max(place for place, header in enumerate(match.headers) if header) + 1
    if sheet.native or width >= sheet.cells.num_columns:
        return {}, []
    first = match.header_row + 1
    behind = [column.slice(first) for column in sheet.cells.columns[width:]]
    extra = pc.call_function("coalesce", behind)
    filled = [
        (first + 1 + index, text)
        for index, text in enumerate(extra.to_pylist())
        if text is not None and text.strip()
    ]
    if len(filled) * 2 > len(extra):
        return {}, [_BEYOND.format(len(filled))]
    return {row: (row, "", text, _SHIFTED) for row, text in filled}, []


def _words(faults: Sequence[Fault]) -> list[str]:
    """Return warnings that name the places of the faults."""
    said: list[str] = []
    errors = [fault for fault in faults if fault.token]
    if errors:
        said.append(
            f"Ячейки с ошибкой Excel ({', '.join(sorted({one.token for one in errors}))}) "
            f"прочитаны как пустые: {_places(errors)}"
        )
    alone = [fault for fault in faults if not fault.token]
    if alone:
        said.append(
            "Формулы без посчитанного значения прочитаны как пустые: "
            f"{_places(alone)}. Откройте файл в Excel, сохраните и загрузите снова"
        )
    return said


def _suspects(column: pa.ChunkedArray) -> bool:
    begins = pc.call_function("starts_with", [column], pc.MatchSubstringOptions("#"))
    return bool(pc.call_function("any", [begins]).as_py())


def _needed(match: Match) -> list[int]:
    """Return the columns without whose value a row is refused, the most important first."""
    table = match.profile.table
    dated = [name for name, kind in TABLES[table].items() if kind in DATED]
    names = [*REQUIRED[table], *(name for name in dated if name != "first_reply_at")]
    return list(dict.fromkeys(p for name in names for p in match.positions.get(name, ())))


def _reason(fault: Fault) -> str:
    if fault.token:
        return f"в ячейке ошибка Excel {fault.token}; исправьте формулу и загрузите снова"
    return "формула в ячейке не посчитана; откройте файл в Excel, сохраните его и загрузите снова"


def _places(faults: Sequence[Fault]) -> str:
    shown = ", ".join(f"{_letters(one.column)}{one.row}" for one in faults[:_LISTED])
    return shown if len(faults) <= _LISTED else f"{shown} и ещё {len(faults) - _LISTED}"


def _letters(column: int) -> str:
    said = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(65 + rest) + said
    return said
