"""What a package holds: names, kinds, and how much comes out of it."""

from dataclasses import replace

import pytest

from data.errors import FileRefused
from data.guard import Format, examine
from data.guarding import package
from data.guarding.package import MEGABYTE
from data.limits import limits
from tests.data.strange_archives import Piece, pieces, zipped
from tests.data.strange_files import archive, saved

TWINS = (
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/SHEET1.XML",
    "xl\\worksheets\\sheet1.xml",
    "xl/./worksheets/sheet1.xml",
    "xl//worksheets/sheet1.xml",
    "./xl/worksheets/sheet1.xml",
)
WAYS_OUT = (
    "../x", "xl/../../x", "/etc/passwd", "..\\..\\x", "\\\\host\\x", "C:/x", "c:x",
    "xl/worksheets/sheet1.xml\0.png",
)  # fmt: skip


@pytest.mark.parametrize("name", TWINS)
def test_twins_are_refused_however_they_are_spelt(tmp_path, name) -> None:
    with pytest.raises(FileRefused, match="двойники"):
        examine(saved(tmp_path, zipped([*pieces(), Piece(name)])))


@pytest.mark.parametrize("name", WAYS_OUT)
def test_names_that_lead_out_are_refused(tmp_path, name) -> None:
    with pytest.raises(FileRefused, match="за свои пределы"):
        examine(saved(tmp_path, zipped([*pieces(), Piece(name)])))


@pytest.mark.parametrize("name", ["xl/a..b", "xl/...", "xl/a:b", "xl/ссылка.xml"])
def test_odd_names_lead_nowhere(tmp_path, name) -> None:
    assert examine(saved(tmp_path, zipped([*pieces(), Piece(name)]))) is Format.WORKBOOK


SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = b'<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
KINDS = {
    "a text document": ([("mimetype", SPREADSHEET.replace(b"spreadsheet", b"text")), ("content.xml", b"<a/>")], "документ Office"),
    "docx": ([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<a/>")], "документ Office"),
    "pptx": ([("ppt/presentation.xml", b"<a/>")], "документ Office"),
    "a locked ods": ([("mimetype", SPREADSHEET), ("content.xml", b"x"), ("META-INF/manifest.xml", MANIFEST)], "паролем"),
    "Numbers": ([("Index/Document.iwa", b"x")], "Numbers"),
    "files": ([("a.xlsx", zipped(pieces()))], "архив"),
}  # fmt: skip


@pytest.mark.parametrize("case", KINDS)
def test_other_packages_are_named(tmp_path, case) -> None:
    parts, word = KINDS[case]
    with pytest.raises(FileRefused, match=word):
        examine(saved(tmp_path, archive(parts)))


def test_a_workbook_may_lie_elsewhere(tmp_path) -> None:
    moved = [replace(one, name=one.name.replace("xl/", "book/")) for one in pieces()]
    assert examine(saved(tmp_path, zipped(moved))) is Format.WORKBOOK


def test_too_many_parts(tmp_path) -> None:
    extra = [Piece(f"xl/media/{i}.bin") for i in range(limits().parts)]
    with pytest.raises(FileRefused, match=f"больше {limits().parts} частей"):
        examine(saved(tmp_path, zipped([*pieces(), *extra])))


def test_a_bomb_is_counted_while_it_is_unpacked(tmp_path) -> None:
    zeros = b"\0" * (limits().ratio_from_mb * MEGABYTE + 1)
    said = {
        "said": Piece("xl/media/a.bin", zeros),
        "denied": Piece("xl/media/a.bin", zeros, size=9),
    }
    for one in said.values():
        with pytest.raises(FileRefused, match="при распаковке"):
            examine(saved(tmp_path, zipped([*pieces(), one])))


def test_small_parts_may_be_packed_tightly(tmp_path) -> None:
    zeros = b"\0" * (limits().ratio_from_mb * MEGABYTE)
    assert examine(saved(tmp_path, zipped([*pieces(), Piece("xl/media/a.bin", zeros)])))


@pytest.mark.parametrize("limit", ["part_mb", "unpacked_mb"])
def test_a_part_and_all_parts_have_their_limits(tmp_path, monkeypatch, limit) -> None:
    tight = replace(limits(), **{limit: 1})
    monkeypatch.setattr(package, "limits", lambda: tight)
    halves = [Piece(f"xl/media/{i}", b"\0" * (MEGABYTE // 2)) for i in range(2)]
    whole = [Piece("xl/media/0", b"\0" * (MEGABYTE + 1))]
    assert examine(saved(tmp_path, zipped([*pieces(), halves[0]]))) is Format.WORKBOOK
    with pytest.raises(FileRefused, match="при распаковке"):
        examine(saved(tmp_path, zipped([*pieces(), *(whole if limit == "part_mb" else halves)])))
