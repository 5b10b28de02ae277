"""The report of execution of a plan in the form the offices use: for Word, and as a workbook."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pandas as pd
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from access.rights import Actor, Right, require
from analytics.words import ABSENT, capital, day
from answers.execution.paper import COLUMNS, NO_SECTION, Paper, paper_frame
from documents.workbook import sheets_workbook

_WIDTHS = (1.4, 6.2, 3.4, 4.4, 7.9, 3.0)  # centimetres of the printed columns of COLUMNS
_SECTION_WIDTHS = (8.8, 3.1, 2.4, 2.6, 2.4, 2.4, 2.6, 2.0)
_EXECUTOR_WIDTHS = (8.7, 2.4, 2.4, 2.6, 2.4, 2.2, 1.8, 3.8)
_FONT = "Times New Roman"
_RESTS = "Статусы рассчитаны по срокам плана и отчётам исполнителей на {}."


def execution_document(actor: Actor, paper: Paper) -> bytes:
    """Return the report as .docx: the measures by section, then both totals; needs Right.EXPORT."""
    require(actor, Right.EXPORT)
    document = Document()
    _dress(document)
    _heading(document, f"Отчёт об исполнении: {paper.title}")
    _centred(document, f"{paper.span}, по состоянию на {day(paper.as_of)}")
    _measures(document, paper)
    _small(document, _RESTS.format(day(paper.as_of)))
    _totals(document, "Итоги по разделам", paper.by_section, _SECTION_WIDTHS)
    if len(paper.by_executor) > 1:
        _totals(document, "Итоги по исполнителям", paper.by_executor, _EXECUTOR_WIDTHS)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def execution_workbook(actor: Actor, paper: Paper) -> bytes:
    """Return the report as .xlsx: measures and both totals on sheets; needs Right.EXPORT."""
    return sheets_workbook(
        actor,
        {
            "Исполнение": paper_frame(paper),
            "По разделам": paper.by_section,
            "По исполнителям": paper.by_executor,
        },
        f"Отчёт об исполнении: {paper.title}",
        [f"{capital(paper.span)}.", _RESTS.format(day(paper.as_of))],
    )


def _measures(document: Any, paper: Paper) -> None:
    table = _table(document, COLUMNS, _WIDTHS)
    _cells(table.add_row(), [str(place) for place in range(1, len(COLUMNS) + 1)], _WIDTHS)
    sections = len({one.section for one in paper.rows}) > 1 or bool(paper.rows[0].section)
    last: str | None = None
    for one in paper.rows:
        if sections and one.section != last:
            row = table.add_row()
            _text(row.cells[0].merge(row.cells[-1]), one.section or NO_SECTION, bold=True)
            last = one.section
        _cells(table.add_row(), one.cells, _WIDTHS)


def _totals(document: Any, title: str, frame: pd.DataFrame, widths: Sequence[float]) -> None:
    _heading(document, title)
    table = _table(document, [str(name) for name in frame.columns], widths)
    last = len(frame) - 1
    for place, row in enumerate(frame.itertuples(index=False)):
        words = [ABSENT if value is None else str(value) for value in row]
        made = table.add_row()
        _cells(made, words, widths, bold=place == last)
        for cell, value in zip(made.cells, row, strict=True):
            if isinstance(value, int):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            # The total never stands alone at the top of a page.
            cell.paragraphs[0].paragraph_format.keep_with_next = last - 2 <= place < last


def _table(document: Any, heads: Sequence[str], widths: Sequence[float]) -> Any:
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _cells(table.rows[0], heads, widths, bold=True)
    # A new page repeats the header, as every one of these documents does.
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 - Word's own element
    return table


def _cells(row: Any, texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> None:
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Cm(width)
        _text(cell, text, bold=bold)


def _text(cell: Any, text: str, *, bold: bool = False) -> None:
    """Put words into a cell, a paragraph a line; signs that XML does not know are left out."""
    for place, line in enumerate(_printable(text).split("\n")):
        paragraph = cell.paragraphs[0] if not place else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(line).bold = bold


def _heading(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(10)
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run(_printable(text))
    run.bold, run.font.size = True, Pt(13)


def _centred(document: Any, text: str) -> None:
    document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _small(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.add_run(text).font.size = Pt(9)


def _dress(document: Any) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21.0)
    page.left_margin, page.right_margin = Cm(2.0), Cm(1.4)
    page.top_margin = page.bottom_margin = Cm(1.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(10)
    style.element.rPr.rFonts.set(qn("w:cs"), _FONT)


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable() or sign == "\xa0")
