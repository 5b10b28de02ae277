"""Workbooks (xlsx, xlsm, xlsb, xls, ods) into text cells, through calamine."""

from collections.abc import Iterator
from pathlib import Path

import fastexcel
import pyarrow as pa
import python_calamine

from data.errors import FileRefused
from data.limits import limits
from data.reader.sheet import HEADROOM, Sheet

_HEADER_ROWS = 10
# Above this a float no longer tells neighbouring whole numbers apart in 15 shown digits.
BROKEN_ID = 1e15


def workbook_sheets(path: Path) -> Iterator[Sheet]:
    """Yield the visible, non-empty sheets in the workbook's order.

    Raises FileRefused when the workbook cannot be opened or a sheet is over the limits.
    """
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        reader = fastexcel.read_excel(str(path))
    except (python_calamine.CalamineError, fastexcel.FastExcelError, OSError) as error:
        raise FileRefused(
            "Таблица не открывается: файл повреждён или защищён. Откройте его в Excel, "
            "сохраните как .xlsx и загрузите снова."
        ) from error
    visible = python_calamine.SheetVisibleEnum.Visible
    worksheet = python_calamine.SheetTypeEnum.WorkSheet
    hidden = tuple(m.name for m in book.sheets_metadata if m.visible != visible)
    for position, meta in enumerate(book.sheets_metadata):
        if meta.visible == visible and meta.typ == worksheet:
            sheet = _read(reader, position, meta.name, hidden)
            if sheet.cells.num_rows:
                yield sheet


def merged_header(path: Path, sheet_name: str) -> bool:
    """Return whether cells are merged in the first rows of a sheet (a form, not a register)."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    ranges = book.get_sheet_by_name(sheet_name).merged_cell_ranges or []
    return any(start[0] < _HEADER_ROWS for start, _ in ranges)


def numbers_over_limit(path: Path, sheet_name: str, column: int) -> set[int]:
    """Return the Excel row numbers whose cell in ``column`` is a *number* of 16 digits or more.

    Such an identifier lost its last digits when Excel stored it as a number; as text it is intact,
    which the text reader cannot tell.
    """
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    rows = book.get_sheet_by_name(sheet_name).to_python(skip_empty_area=False)
    found: set[int] = set()
    for number, row in enumerate(rows, start=1):
        value = row[column] if column < len(row) else ""
        if isinstance(value, float) and abs(value) >= BROKEN_ID:
            found.add(number)
    return found


def _read(
    reader: fastexcel.ExcelReader, position: int, name: str, hidden: tuple[str, ...]
) -> Sheet:
    try:
        sheet = reader.load_sheet(position, header_row=None, skip_rows=0, dtypes="string")
        batch, errors = sheet.to_arrow_with_errors()
    except fastexcel.FastExcelError as error:
        raise FileRefused(
            f"Лист «{name}» не читается: в нём повреждённые ячейки. Скопируйте таблицу в новую "
            "книгу («Вставить значения») и загрузите её."
        ) from error
    if batch.num_rows > limits().rows + HEADROOM or batch.num_columns > limits().columns:
        raise FileRefused(
            f"На листе «{name}» {batch.num_rows} строк и {batch.num_columns} столбцов; "
            f"можно до {limits().rows} строк и {limits().columns} столбцов. "
            "Разбейте выгрузку по месяцам."
        )
    names = [f"c{i}" for i in range(batch.num_columns)]
    cells = pa.Table.from_arrays(list(batch.columns), names=names)
    places = (
        () if errors is None else tuple((e.position[0] + 1, e.position[1]) for e in errors.errors)
    )
    return Sheet(name=name, cells=cells, native=True, hidden=hidden, error_cells=places)
