"""What the XML of a sheet says beside its values."""

import pytest

from data.reader.marks import sheet_marks
from data.reader.sheet import Fault, Merge
from tests.data.exports import xlsx_file
from tests.data.strange_files import saved, workbook

PART = "xl/worksheets/sheet1.xml"


def marks_of(folder, rows: str, tail: str = "", prefix: str = ""):
    sheet = f"<{prefix}worksheet><{prefix}sheetData>{rows}</{prefix}sheetData>{tail}</{prefix}worksheet>"
    return sheet_marks(saved(folder, workbook({}, sheet=sheet)), PART)


@pytest.mark.parametrize(
    ("cell", "faults"),
    [
        ('<c r="B3" t="e"><v>#N/A</v></c>', [Fault(3, 1, "#N/A")]),
        ("<c r='AB3' s='4' t='e'><f>1/0</f><v>#DIV/0!</v></c>", [Fault(3, 27, "#DIV/0!")]),
        ('<c r="B3"><f>A1+1</f></c>', [Fault(3, 1, "")]),
        ('<c r="B3"><f>A1+1</f><v/></c>', [Fault(3, 1, "")]),
        ('<c r="B3"><f>A1+1</f><v></v></c>', [Fault(3, 1, "")]),
        ('<c r="B3"><f t="shared" si="0"/></c>', [Fault(3, 1, "")]),
        ('<c r="B3"><f>A1+1</f><v>2</v></c>', []),
        ('<c r="B3"><f t="shared" si="0"/><v>2</v></c>', []),
        ('<c r="B3" t="str"><f>IF(A1,"","")</f><v></v></c>', []),
        ('<c r="B3" t="inlineStr"><is><t># f</t></is></c>', []),
        ('<c r="B3"/><c><f>A1</f></c>', []),
    ],
)
def test_cells_without_a_value(tmp_path, cell, faults) -> None:
    around = '<row r="3"><c r="A3"><v>1</v></c>{}<c r="AC3"><v>5</v></c></row><row r="4"/>'
    assert marks_of(tmp_path, around.format(cell)).faults == faults


def test_names_with_a_prefix_are_the_same(tmp_path) -> None:
    rows = '<x:row r="3" hidden="1"><x:c r="B3" t="e"><x:v>#REF!</x:v></x:c><x:c r="C3"><x:f>A</x:f></x:c></x:row>'
    marks = marks_of(tmp_path, rows, '<x:mergeCell ref="A1:C2"/>', prefix="x:")
    assert marks.faults == [Fault(3, 1, "#REF!"), Fault(3, 2, "")]
    assert (marks.merges, marks.hidden_rows) == ([Merge(1, 0, 2, 2)], 1)


def test_hidden_rows_are_counted(tmp_path) -> None:
    rows = '<row r="1" hidden="1"/><row r="2" ht="15" hidden="true"/><row r="3" hidden="0"/>'
    assert marks_of(tmp_path, rows).hidden_rows == 2


def test_a_plain_sheet_has_no_marks(tmp_path) -> None:
    marks = sheet_marks(xlsx_file(tmp_path / "a.xlsx", [["a", 1]] * 50), PART)
    assert (marks.faults, marks.merges, marks.hidden_rows) == ([], [], 0)


def test_rows_cut_by_the_pieces_they_are_read_in_are_whole(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("data.reader.marks._CHUNK", 7)
    rows = (
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row><row r="2"><c r="A2"><f>B1</f></c></row>'
    )
    assert marks_of(tmp_path, rows).faults == [Fault(1, 0, "#N/A"), Fault(2, 0, "")]
