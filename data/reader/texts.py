"""Delimited text (csv, tsv) of any usual Russian encoding into text cells."""

import csv
import io
from collections import Counter
from itertools import islice
from pathlib import Path

import pyarrow as pa
from charset_normalizer import from_bytes

from data.errors import FileRefused
from data.limits import limits
from data.reader.sheet import HEADROOM, Sheet

_DELIMITERS = ";\t,|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ENCODINGS = ["cp1251", "koi8_r", "cp866", "utf_16_le", "utf_16_be"]
_SAMPLE = 100_000
_ROWS_TRIED = 40


def text_sheet(path: Path) -> Sheet:
    """Return the only sheet of a delimited text file.

    Raises FileRefused when the text is no table of at least two columns or is over the limits.
    """
    text = decode(path.read_bytes())
    if "\x00" in text:
        raise FileRefused(
            "Файл не похож на таблицу: внутри двоичные данные. Сохраните его как .xlsx."
        )
    csv.field_size_limit(limits().characters)
    delimiter, text = _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FileRefused(
            f"Текст не читается как таблица (ячейка длиннее {limits().characters} знаков "
            "или не закрыты кавычки). Сохраните файл как .xlsx."
        ) from error
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    if width < 2:
        raise FileRefused(
            "Это не таблица: в тексте нет столбцов, разделённых «;», запятой или табуляцией. "
            "Загрузите выгрузку в Excel или csv."
        )
    if len(rows) > limits().rows + HEADROOM or width > limits().columns:
        raise FileRefused(
            f"В таблице {len(rows)} строк и {width} столбцов; можно до {limits().rows} строк "
            f"и {limits().columns} столбцов. Разбейте выгрузку по месяцам."
        )
    for row in rows:
        row.extend([""] * (width - len(row)))
    columns = [pa.array(list(column), pa.string()) for column in zip(*rows, strict=True)]
    cells = pa.Table.from_arrays(columns, names=[f"c{i}" for i in range(width)])
    return Sheet(name="", cells=cells, native=False)


def decode(content: bytes) -> str:
    """Return the text of ``content``: UTF-8 or UTF-16 by mark, else the likeliest of Russian code pages."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError:  # a false mark before another encoding
                content = content[len(mark) :]
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    best = from_bytes(content[:_SAMPLE], cp_isolation=_ENCODINGS).best()
    return content.decode(best.encoding if best else "cp1251", errors="replace")


def _delimiter(text: str) -> tuple[str, str]:
    """Return the delimiter and the text without a ``sep=`` line."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], rest
    return max(_DELIMITERS, key=lambda delimiter: _regularity(text, delimiter)), text


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many of the first rows share one width above 1, and that width.

    A true delimiter cuts rows alike; commas of texts come as they come.
    """
    records = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _ROWS_TRIED)
    try:
        widths = Counter(len(record) for record in records if len(record) > 1)
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
