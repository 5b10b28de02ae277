"""The template of the two-hourly note, drawn once: `python -m documents.emergency_note_template`.

What lies in documents/templates is this, so that nobody has to trust a binary. The office may edit
that file in Word; the marks in double braces are filled in by `emergency_note`.
"""

from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

PATH = Path(__file__).parent / "templates" / "emergency_note.docx"
FONT = "Times New Roman"

_FACTS = (
    ("Проблема", "{{ problem }}"),
    ("Категория", "{{ category }}"),
    ("Место", "{{ place }}"),
    ("Возникла", "{{ occurred_at }}"),
    ("Карточка открыта", "{{ opened_at }}"),
    ("Срок ликвидации", "{{ liquidation }}"),
    ("Дорожная карта", "{{ road_map }}"),
    ("Рост сообщений", "{{ growth }}"),
    ("Сообщения жителей", "{{ messages }}"),
)


def template() -> bytes:
    """Return the template as a .docx."""
    paper = docx.Document()
    _page(paper)
    _line(paper, "Доклад о ходе ликвидации аварийной ситуации", size=14, bold=True, centred=True)
    _line(paper, "Аварийная ситуация № {{ number }}. {{ report_title }}", centred=True)
    _line(paper, "Кому: {{ receiver }}")
    _line(paper, "От кого: {{ sender }}")
    _heading(paper, "Основные сведения")
    facts = _table(paper, (4.5, 12.0), len(_FACTS))
    for row, (name, mark) in zip(facts.rows, _FACTS, strict=True):
        _fill(row.cells[0], name, bold=True)
        _fill(row.cells[1], mark)
    _heading(paper, "Положение на момент доклада")
    _line(paper, "{{ report }}")
    _heading(paper, "Что сделано с предыдущего доклада")
    _list(paper, "done", "Записей за это время нет.")
    _heading(paper, "Предыдущие доклады")
    _list(paper, "earlier", "Это первый доклад.")
    _line(paper, "Следующий доклад — {{ next_report }}.", before=10)
    _line(paper, "{{ sender_title }}\t{{ sender_person }}", before=18, tab=16.5)
    kept = BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _page(paper: Document) -> None:
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(3), Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(2)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    paper.core_properties.author = "Сводка"
    paper.core_properties.title = "Доклад о ходе ликвидации аварийной ситуации"
    paper.core_properties.comments = ""


def _list(paper: Document, name: str, nothing: str) -> None:
    """Draw a table of log lines, or the sentence when there are none."""
    _line(paper, f"{{%p if not {name} %}}")
    _line(paper, nothing)
    _line(paper, "{%p else %}")
    table = _table(paper, (3.4, 3.6, 9.5), 4)
    for cell, title in zip(table.rows[0].cells, ("Когда", "Кто", "Что"), strict=True):
        _fill(cell, title, bold=True)
    repeats = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeats)  # noqa: SLF001 - python-docx has no way
    _fill(table.rows[1].cells[0], f"{{%tr for line in {name} %}}")
    for cell, mark in zip(table.rows[2].cells, ("at", "author", "text"), strict=True):
        _fill(cell, f"{{{{ line.{mark} }}}}")
    _fill(table.rows[3].cells[0], "{%tr endfor %}")
    _line(paper, "{%p endif %}")


def _heading(paper: Document, words: str) -> None:
    _line(paper, words, bold=True, before=10)


def _line(
    paper: Document,
    words: str,
    *,
    size: int = 12,
    bold: bool = False,
    centred: bool = False,
    before: int = 0,
    tab: float | None = None,
) -> None:
    line = paper.add_paragraph()
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(before), Pt(4)
    line.paragraph_format.keep_with_next = bold
    if centred:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if tab is not None:
        line.paragraph_format.tab_stops.add_tab_stop(Cm(tab), WD_TAB_ALIGNMENT.RIGHT)
    run = line.add_run(words)
    run.bold, run.font.size = bold, Pt(size)


def _table(paper: Document, widths: tuple[float, ...], rows: int) -> Table:
    table = paper.add_table(rows=rows, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    return table


def _fill(cell: _Cell, words: str, *, bold: bool = False) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(2)
    run = line.add_run(words)
    run.bold, run.font.size = bold, Pt(11)


if __name__ == "__main__":
    PATH.write_bytes(template())
