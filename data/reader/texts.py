"""Delimited text (csv, tsv) of any usual Russian encoding into text cells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pyarrow as pa

from data.errors import FileRefused
from data.limits import limits
from data.reader.encodings import decode
from data.reader.sheet import Sheet

_DELIMITERS = ";\t,|"
_BLANK = _DELIMITERS + " \r\n\x1a"
_ROWS_TRIED, _SIGNS_TRIED = 40, 1_000_000
_LISTED = 20
_END = "\x00"  # cannot stand in a text that went in
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # how exports keep leading zeros from Excel
_UNREADABLE = "\ufffd"

Rows = list[list[str]]


def text_sheet(path: Path) -> Sheet:
    """Return the only sheet of a delimited text file.

    Raises FileRefused when the text is no table of at least two columns, when quotes are not
    closed, or when it is over the limits.
    """
    text = _without_blank_end(decode(path.read_bytes()))
    if _END in text:
        raise FileRefused(
            "Файл не похож на таблицу: внутри двоичные данные. Сохраните его как .xlsx."
        )
    if not text.strip(_BLANK):
        raise FileRefused("Файл пустой. Выгрузите его из системы заново.")
    csv.field_size_limit(limits().characters)
    delimiter, text = _delimiter(text)
    rows, notes = _rows(_with_doubled_quotes(text, delimiter), delimiter)
    inside = _wrapped(rows) if text.startswith('"') else None
    if inside is not None:
        delimiter, text = _delimiter(inside)
        rows, notes = _rows(text, delimiter)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    if width < 2:
        raise FileRefused(
            "Это не таблица: в тексте нет столбцов, разделённых «;», запятой или табуляцией. "
            "Загрузите выгрузку в Excel или csv."
        )
    if width > limits().columns:
        raise FileRefused(
            f"В таблице столбцов {width}, можно до {limits().columns}. Оставьте нужные или "
            "сохраните их как .xlsx."
        )
    if len(rows) > limits().rows + limits().headroom:
        raise FileRefused(
            f"В таблице строк {len(rows)}, можно до {limits().rows}. Разбейте выгрузку по месяцам."
        )
    for row in rows:
        row.extend([""] * (width - len(row)))
    columns = [
        pa.array(list(map(_plain, column)), pa.string()) for column in zip(*rows, strict=True)
    ]
    cells = pa.Table.from_arrays(columns, names=[f"c{i}" for i in range(width)])
    if _UNREADABLE in text:
        notes.append(
            f"Нечитаемых знаков: {text.count(_UNREADABLE)}. Файл повреждён при передаче или "
            "сохранён в редкой кодировке: проверьте тексты."
        )
    return Sheet(name="", cells=cells, native=False, notes=tuple(notes))


def _without_blank_end(text: str) -> str:
    """Return the text without blank rows at its end: Excel writes one for every row once formatted."""
    said = len(text.rstrip(_BLANK))
    ends = (text.find(sign, said) for sign in "\r\n")
    return text[: min((end for end in ends if end >= 0), default=len(text))].rstrip("\x1a")


def _with_doubled_quotes(text: str, delimiter: str) -> str:
    """Return the text with quotes doubled where a program put a backslash before them."""
    if '\\"' not in text:
        return text
    doubled = text.replace('\\"', '""')
    return max((text, doubled), key=lambda one: _evenness(one, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many rows share one width, and how few others there are, as a negative number."""
    try:
        widths = Counter(map(len, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))
    except csv.Error:
        return 0, 0
    most = max(widths.values(), default=0)
    return most, most - widths.total()


def _wrapped(rows: Rows) -> str | None:
    """Return the text inside the first cells where every row is one: a csv that Excel saved as words.

    Each row of such a text is quoted whole, its delimiters inside.
    """
    if any(cell.strip() for row in rows for cell in row[1:]):
        return None
    return "\n".join(row[0] for row in rows if row)


def _rows(text: str, delimiter: str) -> tuple[Rows, list[str]]:
    """Return the rows and what must be said of them."""
    try:
        rows = _parsed(text, delimiter, quoted=True)
    except csv.Error as error:
        rows, broken = _parsed_or_refused(text, delimiter, error), 1
    else:
        broken = _swallowing(rows, delimiter)
        if broken is None:
            rows.pop()
            return rows, _torn(rows)
    plain = _parsed_or_refused(text, delimiter, None)
    plain.pop()
    widths = Counter(len(row) for row in plain if len(row) > 1)
    if len(widths) != 1:
        raise FileRefused(
            f"В строке {broken} не закрыты кавычки, и дальше не видно, где кончаются ячейки. "
            "Уберите лишнюю кавычку или сохраните файл как .xlsx."
        )
    said = (
        f"В строке {broken} не закрыты кавычки. Столбцы сходятся во всех строках и без них, "
        "поэтому кавычки прочитаны как обычные знаки: проверьте тексты."
    )
    return [[_unquoted(cell) for cell in row] for row in plain], [said]


def _parsed(text: str, delimiter: str, *, quoted: bool) -> Rows:
    """Return the rows and a last one that shows whether everything before it was closed."""
    source = io.StringIO(f"{text}\n{_END}", newline="")
    quoting = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    reader = csv.reader(source, delimiter=delimiter, quoting=quoting)
    most = limits().rows + limits().headroom + 1
    rows = list(islice(reader, most))
    if next(reader, None) is not None:
        raise FileRefused(
            f"В таблице больше {limits().rows} строк; столько за один раз не читается. "
            "Разбейте выгрузку по месяцам."
        )
    return rows


def _parsed_or_refused(text: str, delimiter: str, reason: csv.Error | None) -> Rows:
    try:
        return _parsed(text, delimiter, quoted=False)
    except csv.Error as error:
        raise FileRefused(
            f"Текст не читается как таблица (ячейка длиннее {limits().characters} знаков "
            "или не закрыты кавычки). Сохраните файл как .xlsx."
        ) from (reason or error)


def _swallowing(rows: Rows, delimiter: str) -> int | None:
    """Return the number of the row whose open quote swallowed rows below it; None without one."""
    if not rows or rows[-1] != [_END]:
        return len(rows)
    width = Counter(len(row) for row in rows).most_common(1)[0][0]
    for number, row in enumerate(rows, start=1):
        for cell in row:
            if "\n" in cell or "\r" in cell:
                fullest = max(line.count(delimiter) for line in cell.splitlines() or [""])
                if fullest >= (max(2, width - 2) if len(row) == width else 1):
                    return number
    return None


def _torn(rows: Rows) -> list[str]:
    """Join rows torn by a line break without quotes, leaving a blank row; say which."""
    width = Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 0
    if width < 4:
        return []
    seen = Counter(_shape(row[0]) for row in rows if len(row) == width)
    shapes = {shape for shape, count in seen.items() if count > 1}
    joined: list[str] = []
    for index in range(1, len(rows)):
        upper, lower = rows[index - 1], rows[index]
        # A line alone after a whole row may as well be a heading or a signature.
        torn = 1 < len(upper) < width and len(upper) + len(lower) == width + 1
        if torn and lower and lower[0].strip() and _shape(lower[0]) not in shapes:
            upper[-1] = f"{upper[-1]}\n{lower[0]}"
            upper.extend(lower[1:])
            rows[index] = []
            joined.append(str(index))
    if not joined:
        return []
    listed = ", ".join(joined[:_LISTED]) + ("…" if len(joined) > _LISTED else "")
    return [f"Перенос строки без кавычек разорвал строки, они склеены со следующими: {listed}"]


def _shape(text: str) -> str:
    """Return how a text looks: letters as «а», digits as «0», each run once."""
    return re.sub(
        r"0+", "0", re.sub(r"а+", "а", re.sub(r"[^\W\d_]", "а", re.sub(r"\d", "0", text)))
    )


def _plain(cell: str) -> str | None:
    """Return a cell without the signs that keep it a text, None when it is blank."""
    text = cell.strip()
    match = _AS_TEXT.fullmatch(text) if text.startswith('="') else None
    return (match[1] if match else text) or None


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell.startswith('"') and cell.endswith('"'):
        return cell[1:-1].replace('""', '"')
    return cell


def _delimiter(text: str) -> tuple[str, str]:
    """Return the delimiter and the text without a ``sep=`` line."""
    first, _, rest = text.partition("\n")
    first = first.strip("\r\ufeff")
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], rest
    return max(_DELIMITERS, key=lambda delimiter: _regularity(text, delimiter)), text


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many of the first rows share one width above 1, and that width.

    A true delimiter cuts rows alike; commas of texts come as they come.
    """
    sample = io.StringIO(text[:_SIGNS_TRIED], newline="")
    records: Iterable[list[str]] = csv.reader(sample, delimiter=delimiter)
    try:
        widths = Counter(len(record) for record in islice(records, _ROWS_TRIED) if len(record) > 1)
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
