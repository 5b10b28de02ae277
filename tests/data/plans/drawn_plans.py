"""A drawn plan of two sections, and the same lines as office files with everything that splits them."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

SHARED = Path(__file__).parents[4] / "shared" / "documents"
HEADER = ("№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственные исполнители")
TITLE = "План мероприятий по благоустройству района на 2025 год"
STAMP = ("УТВЕРЖДЕН", "постановлением администрации района", "от 12.01.2025 № 7")


@dataclass(frozen=True)
class Line:
    """One line as any of the files must give it."""

    number: str
    section: str
    measure: str
    term: str
    executors: str


ONE, TWO = "1. Дворы и проезды", "2. Работа с жителями"
LINES = (
    Line("1.1", ONE, "Осмотр дворов после зимы", "до 15.04.2025", "Управление ЖКХ"),
    Line("1.2", ONE, "Вывоз снега с проездов", "ежемесячно, до 25-го", "Управление ЖКХ; МБУ «Дороги»"),
    Line("2.1", TWO, "Ответы на вопросы жителей в эфире", "ежеквартально", "Пресс-служба"),
    Line("2.2", TWO, "Сход граждан в Мортке", "III квартал", "Глава поселения; Отдел культуры"),
)  # fmt: skip


def plain_text(lines: Sequence[Line] = LINES) -> str:
    """A row a line; the last line of the first section is torn by a page and the header repeated."""
    head = "\t".join(HEADER)
    said = [*STAMP, "", f"**{TITLE}**", "", head]
    section = ""
    for line in lines:
        if line.section != section:
            section = line.section
            said.append("\t".join((*section.split(". ", 1), "", "")))
        if line is lines[1]:
            first, rest = line.measure.rsplit(" ", 1)
            said.append(f"{line.number}\t{first}\t{line.term}\tУправление ЖКХ;")
            said += ["", head, f"\t{rest}\t\tМБУ «Дороги»"]
        else:
            said.append(f"{line.number}\t{line.measure}\t{line.term}\t{line.executors}")
    return "\n".join([*said, "", " Секретарь комиссии", "", " С.В.Иванова", ""])


def cell_a_line(lines: Sequence[Line] = LINES) -> str:
    """A cell a line with a tab before it, rows apart by a blank line."""
    said = [f" {TITLE}", *(f"\t{one}" for one in HEADER), "", *(f"\t{n}" for n in range(1, 5)), ""]
    section = ""
    for line in lines:
        if line.section != section:
            section = line.section
            said += [f"\t{one}" for one in section.split(". ", 1)] + [""]
        said += [f"\t{line.number}.", f"\t{line.measure}"]
        said += [f"\t{line.term}", f"\t{line.executors}", ""]
    return "\n".join(said)


def document(lines: Sequence[Line] = LINES, title: str = TITLE) -> bytes:
    """Two tables, headings merged across, a row torn in two, the header written again."""
    made = docx.Document()
    for one in (*STAMP, title):
        made.add_paragraph(one)
    section = ""
    table = _table(made)
    for number, line in enumerate(lines):
        if line.section != section:
            section = line.section
            cells = table.add_row().cells
            cells[0].merge(cells[-1]).text = section
        if number == len(lines) // 2:
            made.add_paragraph("")
            table = _table(made)
        if number == 1:
            first, rest = line.measure.rsplit(" ", 1)
            _fill(table, (f"{line.number}.", first, line.term, line.executors))
            _fill(table, HEADER)
            _fill(table, ("", rest, "", ""))
        else:
            _fill(table, (f"{line.number}.", line.measure, line.term, line.executors))
    made.add_paragraph("Глава района                    И.И. Иванов")
    return _bytes(made)


def counted_document(measures: Sequence[str]) -> bytes:
    """A table whose numbers Word counts itself; one term cell merged over all the lines."""
    made = docx.Document()
    made.add_paragraph(TITLE)
    numbering = made.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
            "</w:abstractNum>"
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    table = _table(made)
    for measure in measures:
        row = table.add_row().cells
        properties = row[0].paragraphs[0]._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')
        )
        row[1].text, row[3].text = measure, "Управление ЖКХ"
    table.cell(1, 2).merge(table.cell(len(measures), 2)).text = "ежеквартально"
    return _bytes(made)


def workbook(lines: Sequence[Line] = LINES, title: str = TITLE) -> bytes:
    """Merged headings and title, a torn row, the header written again, a row of column numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "План"
    sheet.append([title])
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(HEADER)
    sheet.append([1, 2, 3, 4])
    section = ""
    for number, line in enumerate(lines):
        if line.section != section:
            section = line.section
            sheet.append([section])
            sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=4)  # fmt: skip
        if number == 1:
            first, rest = line.measure.rsplit(" ", 1)
            sheet.append([line.number, first, line.term, line.executors])
            sheet.append(HEADER)
            sheet.append(["", rest, "", ""])
        else:
            sheet.append([line.number, line.measure, line.term, line.executors])
    sheet.append([])
    sheet.append(["Исп. А.А. Петрова"])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def delimited(lines: Sequence[Line] = LINES) -> bytes:
    """The same with semicolons, in an old code page."""
    rows = [[TITLE, "", "", ""], list(HEADER)]
    section = ""
    for line in lines:
        if line.section != section:
            section = line.section
            rows.append([section, "", "", ""])
        rows.append([line.number, line.measure, line.term, line.executors])
    quoted = (";".join(f'"{cell}"' for cell in row) for row in rows)
    return "\r\n".join(quoted).encode("cp1251")


def _table(made: "docx.document.Document") -> "docx.table.Table":
    table = made.add_table(rows=1, cols=4)
    for cell, words in zip(table.rows[0].cells, HEADER, strict=True):
        cell.text = words
    assert table._tbl.tag == qn("w:tbl")
    return table


def _fill(table: "docx.table.Table", texts: Sequence[str]) -> None:
    for cell, words in zip(table.add_row().cells, texts, strict=True):
        cell.text = words


def _bytes(made: "docx.document.Document") -> bytes:
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()
