"""The table of contents of an xlsx."""

import pytest

from data.reader.workbooks import workbook_sheets
from data.reader.xlsx import Part, contents
from tests.data.strange_files import BOOK, BOOK_RELS, RELS, TYPES, archive, saved, table

SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>'
)


def book(folder, workbook: bytes = BOOK, relations: bytes = BOOK_RELS, part: str = "sheet1.xml"):
    parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", relations),
        (f"xl/worksheets/{part}", SHEET),
    ]
    return saved(folder, archive(parts))


@pytest.mark.parametrize(
    ("said", "visible"),
    [
        (b"", True),
        (b' state="hidden"', False),
        (b' state="veryHidden"', False),
        (b' state="visible"', True),
    ],
)
def test_sheets_and_whether_people_see_them(tmp_path, said, visible) -> None:
    path = book(tmp_path, BOOK.replace(b'name="S"', b'name="S &amp; T"' + said))
    found = contents(path)
    assert found is not None
    assert found.sheets == (Part("S & T", visible, "xl/worksheets/sheet1.xml"),)
    assert not found.date1904


@pytest.mark.parametrize("said", [b"1", b"true"])
def test_the_base_of_dates(tmp_path, said) -> None:
    properties = b'<workbookPr date1904="' + said + b'"/><sheets>'
    found = contents(book(tmp_path, BOOK.replace(b"<sheets>", properties)))
    assert found is not None
    assert found.date1904


@pytest.mark.parametrize(
    "target", [b"worksheets/sheet1.xml", b"/xl/worksheets/sheet1.xml", b"worksheets/Sheet1.XML"]
)
def test_where_the_part_of_a_sheet_lies(tmp_path, target) -> None:
    relations = BOOK_RELS.replace(b"worksheets/sheet1.xml", target)
    found = contents(book(tmp_path, relations=relations))
    assert found is not None
    assert found.sheets[0].part == "xl/worksheets/sheet1.xml"


def test_a_chart_is_no_sheet_of_rows(tmp_path) -> None:
    two = BOOK.replace(b"<sheets>", b'<sheets><sheet name="C" sheetId="2" r:id="r2"/>')
    chart = BOOK_RELS.replace(
        b"</Relationships>",
        b'<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
    )
    found = contents(book(tmp_path, two, chart))
    assert found is not None
    assert [one.part for one in found.sheets] == [None, "xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("content", [b"no archive", archive([("content.xml", b"")])])
def test_what_is_no_xlsx(tmp_path, content) -> None:
    assert contents(saved(tmp_path, content)) is None


def test_a_plain_table_is_found_by_its_contents(tmp_path) -> None:
    (sheet,) = workbook_sheets(saved(tmp_path, table([["a", "b"]])))
    assert (sheet.name, sheet.row(0)) == ("S", ["a", "b"])
