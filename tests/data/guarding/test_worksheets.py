"""How far the values of a sheet reach, and what is said of those that reach too far."""

import pytest

from data.errors import FileRefused
from data.guard import Format, examine
from data.guarding.worksheets import Reach, reach, refuse_too_large
from data.limits import limits
from tests.data.strange_archives import SHEET
from tests.data.strange_files import BOOK, archive, saved, workbook

LONGEST = limits().rows + limits().headroom


def sheet(rows: str, prefix: str = "", before: str = "") -> bytes:
    """Return the XML of a sheet with these rows, tags written with «{p}» before their name."""
    p = f"{prefix}:" if prefix else ""
    xml = f"<{p}worksheet>{before}<{p}sheetData>{rows.replace('{p}', p)}</{p}sheetData>"
    return f"{xml}<{p}extLst><{p}ext/></{p}extLst></{p}worksheet>".encode()


def value(address: str) -> str:
    """Return a cell with a value."""
    return f'<{{p}}c r="{address}"><{{p}}v>1</{{p}}v></{{p}}c>'


FORMATS = "".join(
    f'<{{p}}row r="{i}" s="1"><{{p}}c r="XFD{i}" s="1"/></{{p}}row>' for i in range(4, 900)
)


@pytest.mark.parametrize("prefix", ["", "x"])
@pytest.mark.parametrize(
    ("rows", "row", "far"),
    [
        ("", 0, ""),
        ('<{p}row r="1"></{p}row>', 0, ""),
        (f'<{{p}}row r="3">{value("B3")}</{{p}}row>', 3, ""),
        (f'<{{p}}row r="3">{value("B3")}</{{p}}row>{FORMATS}', 3, ""),
        (f'<{{p}}row r="3">{value("ZZ3")}{value("AAA3")}</{{p}}row>{FORMATS}', 3, "AAA3"),
        (f'{FORMATS}<{{p}}row r="1048576">{value("xfd1048576")}</{{p}}row>', 1048576, "XFD1048576"),
        ('<{p}row r="7"><{p}c><{p}v>1</{p}v></{p}c></{p}row>', 7, ""),
        ('<{p}row r="8"><{p}c r="A8" t="inlineStr"><{p}is><{p}t>x</{p}t></{p}is></{p}c></{p}row>', 8, ""),
        ('<{p}row r="9"><{p}c r="AAA9" t="str"></{p}c></{p}row>', 0, ""),
        ("<{p}row><{p}c><{p}v>1</{p}v></{p}c></{p}row>", 0, ""),
        (f'<{{p}}row r="{"9" * 5000}">{value("A" + "9" * 5000)}</{{p}}row>', 10**18 - 1, ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("step", [37, 1 << 20])
def test_values_count_and_formats_do_not(prefix, rows, row, far, step) -> None:
    xml = sheet(rows, prefix)
    found = reach(xml[i : i + step] for i in range(0, len(xml), step))
    assert found is not None
    if step > len(xml):
        assert found == Reach(row, far)
    else:  # cut into crumbs, a sheet may look shorter than it is, never longer
        assert found.row <= row
        assert found.far in ("", far)


@pytest.mark.parametrize(
    "content", [b"", b"<sst><si><t>x</t></si></sst>", b"\x89PNG", b" " * 9000 + SHEET]
)
def test_other_parts_have_no_reach(content) -> None:
    assert reach([content]) is None


def test_a_sheet_that_says_it_is_narrow_is_believed() -> None:
    rows = f'<row r="3">{value("XFD3")}</row>'
    assert reach([sheet(rows, before='<dimension ref="A1:AR9"/>')]) == Reach(3, "")
    assert reach([sheet(rows, before='<dimension ref="A1:XFD9"/>')]) == Reach(3, "XFD3")
    assert reach([sheet(rows, before='<dimension ref="A1"/>')]) == Reach(3, "XFD3")


@pytest.mark.parametrize(
    ("sheets", "word"),
    [
        ({"S": Reach(1048576, "XFD1048576")}, "«S» есть значение далеко от таблицы, в ячейке XFD1048576"),
        ({"A": Reach(9, ""), "S": Reach(5, "ZZZZ5")}, "«S».*в ячейке ZZZZ5"),
        ({"S": Reach(10**12, "")}, "в строке 1000000000000"),
        ({"S": Reach(2000, "XFD1")}, "в ячейке XFD1"),
        ({"S": Reach(LONGEST + 1, "")}, f"до строки {LONGEST + 1}; можно до {limits().rows}"),
    ],
)  # fmt: skip
def test_what_no_reader_has_room_for_is_refused(sheets, word) -> None:
    with pytest.raises(FileRefused, match=word):
        refuse_too_large(sheets)


@pytest.mark.parametrize(
    "sheets",
    [
        {},
        {"S": Reach(LONGEST, "")},
        {"S": Reach(9, "XFD1")},  # the reader tells how wide it is
        {"A": Reach(9, ""), "S": Reach(1048576, "")},  # the other sheet can be read
    ],
)
def test_what_can_be_read_is_left_to_the_reader(sheets) -> None:
    refuse_too_large(sheets)


def test_a_stray_cell_is_named_unless_its_sheet_is_hidden(tmp_path) -> None:
    stray = workbook({"A1": "x", "XFD1048576": "y"})
    with pytest.raises(FileRefused, match=r"«S».*XFD1048576.*Удалите.*\.$"):
        examine(saved(tmp_path, stray))
    hidden = BOOK.replace(b'name="S"', b'name="S" state="hidden"')
    parts = [("xl/workbook.xml", hidden), ("xl/worksheets/sheet1.xml", sheet(value("XFD1048576")))]
    assert examine(saved(tmp_path, archive(parts))) is Format.WORKBOOK
