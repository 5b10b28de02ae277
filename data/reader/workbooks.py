"""Workbooks (xlsx, xlsm, xlsb, xls, ods) into text cells, through calamine."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import FileRefused
from data.limits import limits
from data.reader.marks import sheet_marks, without_unknown_errors
from data.reader.open_document import error_cells
from data.reader.sheet import Fault, Merge, Sheet
from data.reader.xlsx import Contents, Part, contents

# Above this a float no longer tells neighbouring whole numbers apart in 15 shown digits.
BROKEN_ID = 1e15
_LENGTH = re.compile(
    r'DurationIso\("P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?"\)'
)
_ERROR_NAMES = {
    "Div0": "#DIV/0!", "NA": "#N/A", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!",
    "Ref": "#REF!", "Value": "#VALUE!", "GettingData": "#GETTING_DATA",
}  # fmt: skip


def workbook_sheets(path: Path) -> list[Sheet]:
    """Return the visible, non-empty sheets in the workbook's order.

    Raises FileRefused when the workbook cannot be opened or none of its sheets can be read; what
    is said against one of several sheets stands in the ``notes`` of the others.
    """
    try:
        # By content: given a path, the readers believe its extension.
        reader = fastexcel.read_excel(path.read_bytes())
        book = contents(path)
        listed = book or _listed_by_calamine(path)
    except (fastexcel.FastExcelError, OSError) as error:
        raise FileRefused(
            "Таблица не открывается: файл повреждён или защищён. Откройте его в Excel, "
            "сохраните как .xlsx и загрузите снова."
        ) from error
    sheets: list[Sheet] = []
    refusals: list[FileRefused] = []
    for sheet in listed.sheets:
        if sheet.visible and sheet.part is not None:
            try:
                sheets.append(_read(reader, path, sheet.name, sheet.part if book else None))
            except FileRefused as refusal:
                refusals.append(refusal)
    filled = [sheet for sheet in sheets if sheet.cells.num_rows]
    if refusals and not filled:
        raise refusals[0]
    hidden = tuple(sheet.name for sheet in listed.sheets if not sheet.visible)
    notes = tuple(str(refusal) for refusal in refusals)
    return [
        replace(sheet, hidden=hidden, date1904=listed.date1904, notes=notes) for sheet in filled
    ]


def numbers_over_limit(path: Path, sheet_name: str, column: int) -> set[int]:
    """Return the Excel row numbers whose cell in ``column`` is a *number* of 16 digits or more.

    Such an identifier lost its last digits when Excel stored it as a number; as text it is intact,
    which the text reader cannot tell.
    """
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    rows = book.get_sheet_by_name(sheet_name).to_python(skip_empty_area=False)
    found: set[int] = set()
    for number, row in enumerate(rows, start=1):
        value = row[column] if column < len(row) else ""
        if isinstance(value, float) and abs(value) >= BROKEN_ID:
            found.add(number)
    return found


def _listed_by_calamine(path: Path) -> Contents:
    """Return the sheets of what is no xlsx; ``part`` only says that it is a worksheet."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        listed = book.sheets_metadata
    except python_calamine.CalamineError as error:
        raise OSError(str(error)) from error
    visible = python_calamine.SheetVisibleEnum.Visible
    worksheet = python_calamine.SheetTypeEnum.WorkSheet
    sheets = (
        Part(one.name, one.visible == visible, "" if one.typ == worksheet else None)
        for one in listed
    )
    return Contents(tuple(sheets), date1904=False)


def _read(reader: fastexcel.ExcelReader, path: Path, name: str, part: str | None) -> Sheet:
    """Return one sheet; ``part`` is its XML in an xlsx."""
    try:
        if part is not None:
            return _read_xlsx(reader, path, name, part)
        batch, errors = reader.load_sheet(
            name, header_row=None, skip_rows=0, dtypes="string", whitespace_as_null=True
        ).to_arrow_with_errors()
    except fastexcel.FastExcelError as error:
        raise FileRefused(
            f"Лист «{name}» не читается: в нём повреждённые ячейки. Скопируйте таблицу в новую "
            "книгу («Вставить значения») и загрузите её."
        ) from error
    lengths, faults = _told_apart(() if errors is None else errors.errors)
    return Sheet(
        name,
        _with_lengths(_table(name, batch), lengths),
        native=True,
        faults=faults or error_cells(path, name),
        merges=_merges(path, name),
    )


def _told_apart(
    errors: Sequence[fastexcel.CellError],
) -> tuple[dict[tuple[int, int], str], tuple[Fault, ...]]:
    """Return the times that an OpenDocument keeps as «PT09H05M00S», by cell, and the faults."""
    lengths: dict[tuple[int, int], str] = {}
    faults: list[Fault] = []
    for error in errors:
        said = _LENGTH.search(error.detail)
        if said is None:
            faults.append(_fault(error))
        else:
            days, hours, minutes, seconds = (int(part or 0) for part in said.groups())
            lengths[error.position] = f"{days * 24 + hours}:{minutes:02}:{seconds:02}"
    return lengths, tuple(faults)


def _with_lengths(cells: pa.Table, lengths: Mapping[tuple[int, int], str]) -> pa.Table:
    """Return the cells with the times written as people do."""
    for place in sorted({column for _, column in lengths}):
        texts = cells.column(place).to_pylist()
        for (row, column), text in lengths.items():
            if column == place:
                texts[row] = text
        cells = cells.set_column(place, f"c{place}", pa.array(texts, pa.string()))
    return cells


def _merges(path: Path, name: str) -> tuple[Merge, ...]:
    """Return the merged cells of a sheet that is no xlsx, where the format tells them."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        found = book.get_sheet_by_name(name).merged_cell_ranges or []
    except python_calamine.CalamineError:
        return ()  # a remark on the cells, which were read without it
    return tuple(Merge(a[0] + 1, a[1], b[0] + 1, b[1]) for a, b in found)


def _read_xlsx(reader: fastexcel.ExcelReader, path: Path, name: str, part: str) -> Sheet:
    marks = sheet_marks(path, part)
    try:
        batch = _loaded(reader, name)
    except fastexcel.CalamineError:
        if not marks.faults:
            raise
        batch = _loaded(fastexcel.read_excel(without_unknown_errors(path, part)), name)
    return Sheet(
        name,
        _table(name, batch),
        native=True,
        faults=tuple(marks.faults),
        merges=tuple(marks.merges),
        hidden_rows=marks.hidden_rows,
    )


def _loaded(reader: fastexcel.ExcelReader, name: str) -> pa.RecordBatch:
    return reader.load_sheet(
        name,
        header_row=None,
        skip_rows=0,
        dtypes="string",
        eager=True,
        whitespace_as_null=True,
    )


def _table(name: str, batch: pa.RecordBatch) -> pa.Table:
    if batch.num_columns > limits().columns:
        raise FileRefused(
            f"На листе «{name}» столбцов {batch.num_columns}, можно до {limits().columns}. "
            "Скопируйте нужные столбцы в новую книгу."
        )
    if batch.num_rows > limits().rows + limits().headroom:
        raise FileRefused(
            f"На листе «{name}» строк {batch.num_rows}, можно до {limits().rows}. "
            "Разбейте выгрузку по месяцам."
        )
    if batch.nbytes > limits().text_mb << 20:
        raise FileRefused(
            f"На листе «{name}» больше {limits().text_mb} МБ текста. Разбейте выгрузку по месяцам."
        )
    for cells in batch.columns:
        _refuse_long(name, cells)
    names = [f"c{i}" for i in range(batch.num_columns)]
    return pa.Table.from_arrays([_without_empty(column) for column in batch.columns], names=names)


def _without_empty(column: pa.Array) -> pa.Array:
    """Return a column with blanks for texts of no length, which formulas give."""
    empty = pc.call_function("equal", [column, pa.scalar("")])
    if not pc.call_function("any", [empty]).as_py():
        return column
    return pc.call_function("if_else", [empty, pa.scalar(None, pa.string()), column])


def _refuse_long(name: str, cells: pa.Array) -> None:
    """Raise FileRefused when a cell of a column is longer than Excel itself lets it be."""
    bytes_long = pc.call_function("max", [pc.call_function("binary_length", [cells])]).as_py()
    if (bytes_long or 0) <= limits().characters:  # bytes are counted in no time, signs are not
        return
    lengths = pc.call_function("utf8_length", [cells]).to_pylist()
    row, longest = max(enumerate(lengths, start=1), key=lambda one: one[1] or 0)
    if longest > limits().characters:
        raise FileRefused(
            f"На листе «{name}» в строке {row} есть ячейка длиннее {limits().characters} знаков. "
            "Сократите в ней текст и загрузите снова."
        )


def _fault(error: fastexcel.CellError) -> Fault:
    said = re.search(r"Error\((\w+)\)", error.detail)
    token = _ERROR_NAMES.get(said[1], "#") if said else "#"
    return Fault(error.position[0] + 1, error.position[1], token)
