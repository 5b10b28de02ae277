"""Makes the shipped templates of road maps: annex forms 1 and 2, labels as in the decree.

Run ``python -m documents.road_map_forms`` after a change here; the Word files beside are what it
writes. The office edits its own copies, uploaded on the page «Дорожные карты».
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as Whole
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

FOLDER: Final = Path(__file__).parent / "templates"
NAMES: Final = {"growth": "road_map_growth", "threat": "road_map_threat"}

_PEOPLE: Final = {
    "curator": "Ответственный куратор отраслевого блока (глава района/заместитель главы "
    "Кондинского района)",
    "head": "Ответственный за отраслевой блок (руководитель)",
    "staff": "Сотрудник, непосредственно осуществляющий организационную поддержку мероприятий и "
    "координацию работ",
}
_COLUMNS: Final = {
    "№": ("number", 1.2),
    "Мероприятие": ("measure", 6.5),
    "Результат выполнения": ("result", 5.0),
    "Показатель выполнения": ("indicator", 4.4),
    "Ответственный исполнитель": ("executor", 4.6),
    "Дата начала работ/завершения": ("dates", 4.0),
}
_TITLES: Final = {
    "growth": (
        (
            "План мероприятий («дорожная карта») по снижению количества сообщений категориям с "
            "наибольшим приростом за отчетный период"
        ),
        "по проблеме {{ problem }}",
        "в Кондинском районе",
    ),
    "threat": (
        "Оперативная «дорожная карта» по ликвидации ситуации, угрожающей жизни и здоровью граждан",
    ),
}
_STAMPS: Final = {
    "agreed": (
        "СОГЛАСОВАНО:",
        "Заместитель главы Кондинского района",
        "(ответственный за отраслевой блок МЦУ)",
        "_______________/{% if agreed_by %}{{ agreed_by }}{% else %}___________________{% endif %}",
    ),
    "approved": (
        "УТВЕРЖДАЮ:",
        "Первый заместитель главы Кондинского района",
        "(куратор МЦУ)",
        (
            "__________________________/"
            "{% if approved_by %}{{ approved_by }}{% else %}___________________{% endif %}"
        ),
    ),
}


def build(kind: str) -> Whole:
    """Return the template of a form: «growth» is form 1, «threat» form 2."""
    document = Document()
    _page(document)
    if kind == "growth":
        _line(document.add_paragraph(), "Приложение 1 к Регламенту", WD_ALIGN_PARAGRAPH.RIGHT)
    _stamps(document)
    document.add_paragraph()
    for title in _TITLES[kind]:
        _line(document.add_paragraph(), title, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    _heading(document, "Основные сведения")
    _facts(document, kind)
    _heading(document, "План мероприятий")
    _measures(document)
    return document


def _page(document: Whole) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.5)
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(12)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    said = document.core_properties
    said.author, said.title, said.comments = "Сводка", "Дорожная карта", ""
    said.created = said.modified = datetime(2026, 1, 1)


def _stamps(document: Whole) -> None:
    table = document.add_table(1, 2)
    for cell, (mark, lines) in zip(table.rows[0].cells, _STAMPS.items(), strict=True):
        date = f"{{% if {mark}_date %}}{{{{ {mark}_date }}}}{{% else %}}"
        blank = "«_____» ___________________ 20__ года{% endif %}"
        for number, text in enumerate((*lines, date + blank)):
            _line(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), text)
    _widths(table, (14.7, 11.0))


def _facts(document: Whole, kind: str) -> None:
    table = document.add_table(0, 2, "Table Grid")
    told = "{% if categories %}{{ categories }}{% else %}_______{% endif %}"
    named = f"Прирост количества сообщений по категориям: {told}"
    if kind == "threat":  # its title has no place for the problem
        named = f"{{{{ problem }}}}\n{named}"
    _row(table, "Наименование проблемы", named)
    for who, label in _PEOPLE.items():
        _row(
            table,
            label,
            f"Ф.И.О. {{{{ {who}_name }}}}\nДолжность: {{{{ {who}_post }}}}\n"
            f"Сотовый телефон: {{{{ {who}_phone }}}}\nemail: {{{{ {who}_email }}}}",
        )
    _widths(table, (9.7, 16.0))


def _measures(document: Whole) -> None:
    table = document.add_table(1, len(_COLUMNS), "Table Grid")
    for cell, label in zip(table.rows[0].cells, _COLUMNS, strict=True):
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        _line(cell.paragraphs[0], label, WD_ALIGN_PARAGRAPH.CENTER)
    _mark(table, 0, "tblHeader")
    _row(table, "{%tr for m in measures %}")
    _row(table, *(f"{{{{ m.{name} }}}}" for name, _ in _COLUMNS.values()))
    _mark(table, 2, "cantSplit")
    _row(table, "{%tr endfor %}")
    _widths(table, tuple(width for _, width in _COLUMNS.values()))


def _row(table: Table, *texts: str) -> None:
    for cell, text in zip(table.add_row().cells, texts, strict=False):
        for number, line in enumerate(text.split("\n")):
            _line(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line)


def _mark(table: Table, row: int, sign: str) -> None:
    """Mark a row: «tblHeader» stands again on every page, «cantSplit» stays on one."""
    properties = table.rows[row]._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no other way
    properties.append(properties.makeelement(f"{{{properties.nsmap['w']}}}{sign}"))


def _heading(document: Whole, text: str) -> None:
    document.add_paragraph()
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    _line(paragraph, text, WD_ALIGN_PARAGRAPH.CENTER, bold=True)


def _line(
    paragraph: Paragraph,
    text: str,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    *,
    bold: bool = False,
) -> None:
    paragraph.alignment = align
    paragraph.add_run(text).bold = bold


def _widths(table: Table, widths: tuple[float, ...]) -> None:
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for kind, name in NAMES.items():
        build(kind).save(str(FOLDER / f"{name}.docx"))
