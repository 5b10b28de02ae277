"""The invented plans as documents: what is in them, and the same words every time."""

import docx
from python_calamine import CalamineWorkbook

from demo.plan_tables import FIRE, HEADER, HEAT, VOICE, YARDS, YOUTH
from demo.plans import write_plans


def _words(path):
    """Every filled cell of a document, in order."""
    if path.suffix == ".txt":
        return [cell for line in path.read_text("utf-8").splitlines() for cell in line.split("\t")]
    if path.suffix == ".xlsx":
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    else:
        table = docx.Document(str(path)).tables[0]
        rows = [[cell.text for cell in row.cells] for row in table.rows]
    return [cell for row in rows for cell in row]


def test_each_document_holds_its_rows_and_the_header(tmp_path):
    written = [path for path, _ in write_plans(tmp_path / "new")]
    assert sorted(path.suffix for path in written) == [".docx", ".docx", ".txt", ".txt", ".xlsx"]
    for path, rows in zip(written, (FIRE, YOUTH, HEAT, VOICE, YARDS), strict=True):
        said = set("\n".join(_words(path)).splitlines())
        wanted = {line for row in rows for cell in row for line in cell.splitlines()}
        assert wanted <= said | {""}, path.name
        assert HEADER[2] in said


def test_they_came_one_after_another_and_say_the_same_again(tmp_path):
    first, again = write_plans(tmp_path / "a"), write_plans(tmp_path / "b")
    moments = [received for _, received in first]
    assert moments == sorted(set(moments))
    for (one, _), (other, _) in zip(first, again, strict=True):
        assert one.name == other.name
        assert one.name.startswith("демо_")
        assert _words(one) == _words(other)


def test_two_years_are_planned():
    said = " ".join(cell for rows in (FIRE, YOUTH, HEAT, VOICE) for row in rows for cell in row)
    assert "2025 год" in said
    assert "2026 год" in said
