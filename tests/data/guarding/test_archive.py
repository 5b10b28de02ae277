"""Archives whose headers contradict each other, or the parts."""

import stat
from dataclasses import replace

import pytest

from data.errors import FileRefused
from data.guard import Format, examine
from tests.data.strange_archives import Piece, changed, packed, pieces, zipped, zipped_64
from tests.data.strange_files import saved

LAWFUL = {
    "plain": zipped(pieces()),
    "stored": zipped([replace(one, method=0) for one in pieces()]),
    "parts in another order": zipped(pieces()[::-1]),
    "lengths behind the parts": zipped([replace(one, flags=8) for one in pieces()]),
    "wide lengths": zipped_64(pieces()),
    "wide lengths unused": zipped([replace(one, own_extra=b"\1\0\0\0") for one in pieces()]),
    "a comment": zipped(pieces(), comment=b"made by hand"),
    "bytes behind": zipped(pieces()) + b"\0" * 100,
    "backslashes": zipped([replace(one, name=one.name.replace("/", "\\")) for one in pieces()]),
    "an empty part": zipped([*pieces(), Piece("docProps/custom.xml")]),
    "a folder": zipped([*pieces(), Piece("xl/media/", method=0)]),
    "a workbook inside": zipped([*pieces(), Piece("xl/embeddings/a.xlsx", zipped(pieces()))]),
}


@pytest.mark.parametrize("case", LAWFUL)
def test_what_other_programs_write_is_let_in(tmp_path, case) -> None:
    assert examine(saved(tmp_path, LAWFUL[case])) is Format.WORKBOOK


WHOLE = zipped(pieces())
LYING = {
    "another name": zipped(changed("sheet1.xml", own_name="xl/worksheets/sheetX.xml")),
    "another length in its own header": zipped(changed("sheet1.xml", own_size=7)),
    "shorter than it is": zipped(changed("sheet1.xml", size=7)),
    "longer than it is": zipped(changed("sheet1.xml", size=1_000_000)),
    "packed longer than it is": zipped(changed("sheet1.xml", packed_size=1_000)),
    "packed shorter than it is": zipped(changed("sheet1.xml", packed_size=40)),
    "another sum": zipped(changed("sheet1.xml", crc=1)),
    "bytes behind the packed ones": zipped(changed("book.xml", packed=packed(b"<workbook/>") + b"x")),
    "no deflated stream": zipped(changed("book.xml", packed=b"\xff" * 40)),
    "cut": WHOLE[: len(WHOLE) // 2],
    "cut in the table": WHOLE[:-60],
    "one byte turned": WHOLE[:700] + bytes([WHOLE[700] ^ 1]) + WHOLE[701:],
    "fewer parts than listed": zipped(pieces(), count=2),
    "more parts than listed": zipped(pieces(), count=60),
    "an archive before it": WHOLE + zipped(pieces()),
    "an archive before it, places set right": zipped(pieces(), before=WHOLE),
    "another end in the comment": zipped(pieces(), comment=b"PK\5\6" + b"\0" * 14 + b"\1\0\0\0"),
}  # fmt: skip


@pytest.mark.parametrize("case", LYING)
def test_headers_that_lie_are_refused(tmp_path, case) -> None:
    with pytest.raises(FileRefused, match=r"повреждён.*\.$"):
        examine(saved(tmp_path, LYING[case]))


def test_parts_that_share_their_bytes_are_refused(tmp_path) -> None:
    one = Piece("xl/media/1", b"x")
    place = zipped([*pieces(), one]).rfind(b"PK\3\4")
    with pytest.raises(FileRefused, match="повреждён"):
        examine(saved(tmp_path, zipped([*pieces(), one, replace(one, at=place)])))


@pytest.mark.parametrize("flags", [{"flags": 1}, {"own_flags": 1}])
def test_an_encrypted_part_is_named(tmp_path, flags) -> None:
    word = "паролем" if "flags" in flags else "повреждён"
    with pytest.raises(FileRefused, match=word):
        examine(saved(tmp_path, zipped(changed("sheet1.xml", **flags))))


@pytest.mark.parametrize("method", [9, 12, 14, 93, 99])
def test_unusual_packing_is_named(tmp_path, method) -> None:
    with pytest.raises(FileRefused, match="сжаты способом"):
        examine(saved(tmp_path, zipped(changed("sheet1.xml", method=method, packed=b"x"))))


def test_a_link_out_is_refused(tmp_path) -> None:
    link = Piece("xl/link", b"/etc/passwd", mode=stat.S_IFLNK | 0o777)
    with pytest.raises(FileRefused, match="за свои пределы"):
        examine(saved(tmp_path, zipped([*pieces(), link])))
