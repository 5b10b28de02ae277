"""Files of every format, under every name and by every hand, and those that are no tables."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from tests.data.exports import csv_text, xlsx_file
from tests.data.office_formats import ods_file, xls_file, xlsb_file
from tests.office.kit import HEAD, Piece, Rows, facts, messages, sheet_of
from tests.office.other_hands import Hand, xlsx_by

FINE = (3, 3, 0, 0)


def texts() -> list[Piece]:
    """Return delimited texts in encodings and dialects."""

    def piece(mark: str, draw: Callable[[list[list[Any]]], bytes], ending: str = "csv") -> Piece:
        rows = [HEAD, *messages(mark)]
        return Piece(
            f"{mark}.{ending}", lambda path: path.write_bytes(draw(rows)), FINE, facts=facts(mark)
        )

    def quoted(rows: Rows) -> str:
        text = io.StringIO()
        csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
        return text.getvalue()

    found = [
        piece(f"К{i:02}", lambda rows, e=encoding, d=delimiter: csv_text(rows, d).encode(e))
        for i, (encoding, delimiter) in enumerate(
            (encoding, delimiter)
            for encoding in ("utf-8", "utf-8-sig", "cp1251", "koi8-r", "cp866", "utf-16")
            for delimiter in (";", ",", "\t")
        )
    ]
    return [
        *found,
        piece("КА", lambda rows: b"\xef\xbb\xbf" + csv_text(rows).encode("cp1251")),
        piece("КБ", lambda rows: ("sep=;\r\n" + csv_text(rows)).encode("cp1251")),
        piece("КВ", lambda rows: ("sep=,\r\n" + csv_text(rows, ",")).encode("utf-8-sig")),
        piece("КГ", lambda rows: quoted(rows).encode("cp1251")),
        piece("КД", lambda rows: csv_text(rows, "\t").encode("utf-16"), "txt"),
        piece("КЕ", lambda rows: csv_text(rows, "|").encode("utf-8")),
        piece("КЖ", lambda rows: csv_text(rows).replace("\r\n", "\n").rstrip().encode("cp1251")),
        piece("КЗ", lambda rows: csv_text(rows).replace("\r\n", "\r").encode("cp1251")),
        piece("КИ", lambda rows: csv_text(rows).replace("\r\n", ";\r\n").encode("cp1251")),
        piece("КК", lambda rows: csv_text(rows, "\t").encode("cp1251"), "tsv"),
        piece("КЛ", lambda rows: csv_text(rows).encode("utf-16-le")),
        piece("КР", lambda rows: _backslashed(_wordy(rows)).encode()),
        piece("КС", lambda rows: _wrapped(csv_text(rows, ",")).encode("cp1251")),
        piece("КТ", lambda rows: _wrapped(csv_text(rows, ","), ";;;").encode("cp1251")),
        piece("КМ", lambda rows: ("Выгрузка ПОС\r\n\r\n" + csv_text(rows)).encode("cp1251")),
        piece("КН", lambda rows: csv_text(_wordy(rows)).encode("cp1251")),
        piece("КО", lambda rows: csv_text(_wordy(rows), ",").encode("utf-8")),
        Piece(
            "КП.csv",
            lambda path: path.write_bytes(
                (csv_text([HEAD, *messages("КП")]) + ";;;;;;;;\r\nИтого;3\r\n").encode("cp1251")
            ),
            (5, 3, 0, 2),
            facts=facts("КП"),
        ),
    ]


def _wordy(rows: list[list[Any]]) -> list[list[Any]]:
    """Add a text with the delimiter, quotes and line breaks inside."""
    said = ["Текст", 'Яма; у дома "Рассвет", глубокая\nи скользкая', "ТКО;;", "-"]
    return [[*row, text] for row, text in zip(rows, said, strict=True)]


def _backslashed(rows: list[list[Any]]) -> str:
    """Every cell in quotes, those inside with a backslash, as MySQL writes."""
    said = [[f'"{cell}"' for cell in (str(one).replace('"', '\\"') for one in row)] for row in rows]
    return "\r\n".join(";".join(row) for row in said)


def _wrapped(text: str, after: str = "") -> str:
    """Every row quoted whole: Excel saved a csv that it had opened in one column."""
    lines = text.strip().split("\r\n")
    return "\r\n".join('"' + line.replace('"', '""') + '"' + after for line in lines)


def disguises() -> list[Piece]:
    """Return workbooks and texts under other names, and in the formats beside xlsx."""

    def rows(mark: str) -> list[list[Any]]:
        return [HEAD, *messages(mark)]

    def piece(name: str, draw: Callable[[Path], object]) -> Piece:
        return Piece(name, draw, FINE, facts=facts(name.split(".")[0]))

    def sheet(mark: str) -> dict[str, Rows]:
        return {"Лист1": rows(mark)}

    return [
        piece("МА.csv", sheet_of(rows("МА"))),
        piece("МБ.xls", sheet_of(rows("МБ"))),
        piece("МВ.xlsx", lambda path: path.write_bytes(csv_text(rows("МВ")).encode("cp1251"))),
        piece("МГ.xls", lambda path: path.write_bytes(csv_text(rows("МГ"), "\t").encode("utf-16"))),
        piece("МД.XLSX", sheet_of(rows("МД"))),
        piece("МЕ", sheet_of(rows("МЕ"))),
        piece("МЖ.txt", sheet_of(rows("МЖ"))),
        piece("МЗ.xlsm", sheet_of(rows("МЗ"))),
        piece("МИ.xls", lambda path: xls_file(path, sheet("МИ"))),
        piece("МК.xlsb", lambda path: xlsb_file(path, sheet("МК"))),
        piece("МЛ.ods", lambda path: ods_file(path, sheet("МЛ"))),
        piece("ММ.xlsx", lambda path: xls_file(path, sheet("ММ"))),
        piece("МН.xlsx", lambda path: ods_file(path, sheet("МН"))),
        piece("МО. копия (1) от 01.03.2025.xlsx", sheet_of(rows("МО"))),
        piece("МП.ods", lambda path: ods_file(path, {"Записка": [["О выгрузке"]], **sheet("МП")})),
        piece("МР.xls", lambda path: xls_file(path, {"Записка": [["О ней"]], **sheet("МР")})),
        piece("МС.ots", lambda path: _ods_with_repeats(path, rows("МС"))),
    ]


def _ods_with_repeats(path: Path, rows: Rows) -> None:
    """LibreOffice folds alike cells and pads the sheet to its end."""
    ods_file(path, {"Лист1": rows})
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    tail = (
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    parts["content.xml"] = parts["content.xml"].replace(b"</table:table>", tail.encode())
    with zipfile.ZipFile(path, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)


def hands() -> list[Piece]:
    """Return workbooks as other programs write them, with formulas and errors."""
    written = {
        "РА": Hand(inline=True),
        "РБ": Hand(inline=True, styles=False),
        "РВ": Hand(inline=True, references=False),
        "РГ": Hand(prefix="x:"),
        "РД": Hand(prefix="x:", inline=True, styles=False),
        "РЕ": Hand(dimension="A1"),
        "РЖ": Hand(dimension="A1:I4"),
        "РЗ": Hand(rich=True),
        "РИ": Hand(references=False),
        "РК": Hand(formula_texts=True),
        "РЛ": Hand(absolute=True),
        "РМ": Hand(dimension="A1:XFD1048576"),
    }
    found = [
        Piece(
            f"{mark}.xlsx",
            lambda path, m=mark, h=hand: xlsx_by(h, path, [HEAD, *messages(m)]),
            FINE,
            facts=facts(mark),
        )
        for mark, hand in written.items()
    ]
    return [
        *found,
        Piece(
            "РН.xlsx",
            lambda path: _with_formula(path, "РН", "A3"),
            (3, 2, 1, 0),
            refusals=("3 Номер сообщения",),
            facts=(facts("РН")[0], facts("РН")[2]),
            words=("A3",),
        ),
        Piece(
            "РО.xlsx",
            lambda path: _with_formula(path, "РО", "E3"),
            FINE,
            facts=("*|*|*|*|Мортка|*", "*|*|*|*|не определено|*", "*|*|*|*|Шугур|*"),
            words=("E3",),
        ),
        Piece(
            "РП.xlsx",
            lambda path: _with_error(path, "РП", "B2"),
            (3, 2, 1, 0),
            refusals=("2 Дата подачи",),
            words=("B2",),
        ),
        Piece(
            "РР.xlsx",
            lambda path: _with_error(path, "РР", "E4"),
            FINE,
            facts=("*|*|*|*|Мортка|*", "*|*|*|*|Леуши|*", "*|*|*|*|не определено|*"),
            words=("E4",),
        ),
    ]


def _with_formula(path: Path, mark: str, place: str) -> None:
    """A formula that nothing has computed: openpyxl keeps no value beside it."""
    _with(path, mark, place, '="А"&"Б"')


def _with_error(path: Path, mark: str, place: str) -> None:
    _with(path, mark, place, "#N/A")


def _with(path: Path, mark: str, place: str, value: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [HEAD, *messages(mark)]:
        sheet.append(row)
    sheet[place] = value
    book.save(path)


def refused() -> list[Piece]:
    """Return files that are no export, each with a word of the advice."""

    def page(text: str) -> Callable[[Path], object]:
        return lambda path: path.write_bytes(text.encode("cp1251"))

    table = "<table><tr><td>Номер сообщения</td><td>Дата подачи</td></tr></table>"
    markup = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
    beside = [[*HEAD, "", *HEAD], *[[*row, "", *row] for row in messages("ОЯ")]]
    measures = [["Показатель", "Ед. изм.", "План", "Факт"], ["Население", "чел.", 1, 2]]
    return [
        Piece("ОА.xls", page(f"<html><body>{table}</body></html>"), words=("xlsx",)),
        Piece("ОБ.xls", page(f"<!DOCTYPE html>\n<html>{table}</html>"), words=("xlsx",)),
        Piece("ОВ.xls", page(f"\r\n  {table}"), words=("xlsx",)),
        Piece("ОГ.xls", page(markup), words=("xlsx",)),
        Piece(
            "ОЩ.xls", page("MIME-Version: 1.0\r\nContent-Type: multipart/related"), words=("HTML",)
        ),
        Piece("ОЫ.xls", page(f"<!-- ПОС -->\n<style>td {{}}</style>{table}"), words=("HTML",)),
        Piece("ОЭ.xls", page(f'<?xml version="1.0"?>\n<html>{table}'), words=("HTML",)),
        Piece("ОЮ.xls", page("ID;PWXL;N;E\r\nC;Y1;X1;K1\r\nE\r\n"), words=("xlsx",)),
        Piece("ОЬ.doc", page("{\\rtf1\\ansi; Номер}"), words=("Word",)),
        Piece("ОД.xlsx", lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3"), words=("PDF",)),
        Piece("ОЕ.png", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))),
        Piece("ОЖ.jpg", lambda path: path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(64))),
        Piece("ОЗ.xlsx", lambda path: path.write_bytes(b"")),
        Piece("ОИ.csv", lambda path: path.write_bytes(b"\r\n\r\n  \r\n")),
        Piece("ОК.docx", lambda path: _package(path, "word/document.xml"), words=("документ",)),
        Piece("ОЛ.numbers", lambda path: _package(path, "Index/Document.iwa"), words=("Numbers",)),
        Piece("ОМ.xlsx", lambda path: _package(path, "readme.txt")),
        Piece("ОН.xlsx", sheet_of([])),
        Piece("ОО.xlsx", sheet_of(measures)),
        Piece("ОП.xlsx", sheet_of(beside), words=("рядом",)),
        Piece("ОР.xlsx", sheet_of(messages("ОР"))),
        Piece("ОС.xlsx", lambda path: xlsx_file(path, {"А": [], "Б": []})),
        Piece("ОТ.csv", page("Просто письмо.\nОно не таблица.\n")),
        Piece("ОУ.xlsx", lambda path: path.write_bytes(b"PK\x03\x04" + b"\x07" * 500)),
        Piece("ОФ.rar", lambda path: path.write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(50))),
        Piece("ОХ.json", page('[{"id": 1, "date": "2025-02-03"}]')),
        Piece("ОЦ.xlsx", sheet_of([HEAD]), words=("ни одной строки",)),
        Piece("ОЧ.xlsx", sheet_of([HEAD, ["Итого", 0]]), (1, 0, 0, 1)),
        Piece("ОШ.xlsx", sheet_of([HEAD, [], ["Данных нет"]]), (2, 0, 0, 2)),
    ]


def _package(path: Path, part: str) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(part, "<a/>")
