"""Old workbooks: locked, looped, cut, or no workbooks at all."""

import struct

import pytest

from data.errors import FileRefused
from data.guard import Format, examine
from tests.data.compound_files import compound, old_workbook, record, records
from tests.data.strange_files import ole, saved

ROWS = [["Номер", "EncryptedPackage"], ["1", "WordDocument"]]
PLAIN = old_workbook(ROWS)
BOOK = {"Workbook": records(ROWS)}


def test_an_old_workbook_is_let_in(tmp_path) -> None:
    assert examine(saved(tmp_path, PLAIN)) is Format.WORKBOOK
    assert examine(saved(tmp_path, compound({"Book": records(ROWS)}))) is Format.WORKBOOK


def test_a_long_stream_needs_links_in_many_sectors(tmp_path) -> None:
    long = compound({"Workbook": records(ROWS, more=record(0x3C, b"x" * 8000) * 1100)})
    assert len(long) > 109 * 128 * 512  # the header lists no more
    assert examine(saved(tmp_path, long)) is Format.WORKBOOK


@pytest.mark.parametrize(
    "content",
    [
        old_workbook(ROWS, before=record(0x2F, struct.pack("<HHH", 1, 1, 1) + b"x" * 48)),
        old_workbook(ROWS, before=record(0x2F, struct.pack("<HHH", 0, 0x1234, 0x5678))),
        old_workbook(ROWS, before=record(0x86) + record(0x2F)),
        ole("EncryptionInfo", "EncryptedPackage"),
    ],
)
def test_a_password_is_named(tmp_path, content) -> None:
    with pytest.raises(FileRefused, match=r"паролем.*\.$"):
        examine(saved(tmp_path, content))


@pytest.mark.parametrize("streams", [(), ("WordDocument", "1Table"), ("__properties_version1.0",)])
def test_other_documents_are_named(tmp_path, streams) -> None:
    with pytest.raises(FileRefused, match=r"документ Office.*\.$"):
        examine(saved(tmp_path, ole(*streams)))


BENT = {
    "a stream in a ring": compound(BOOK, lambda links, first, _: links.__setitem__(first + 3, first)),
    "a directory in a ring": compound(BOOK, lambda links, _, place: links.__setitem__(place, place)),
    "a stream that leaves the file": compound(BOOK, lambda links, first, _: links.__setitem__(first, 99_999)),
    "a directory outside": compound(BOOK, directory=123_456),
    "sectors of no size": compound(BOOK, shift=0),
    "sectors of half the world": compound(BOOK, shift=31),
    "lists in a ring": compound(BOOK, further=0, lists=1),
    "lists outside": compound(BOOK, further=123_456, lists=1),
    "no directory": PLAIN[:600],
    "a header alone": PLAIN[:512],
    "a mark alone": PLAIN[:8],
}  # fmt: skip


@pytest.mark.parametrize("case", BENT)
def test_bent_chains_are_refused(tmp_path, case) -> None:
    with pytest.raises(FileRefused, match=r"повреждён.*\.$|документ Office"):
        examine(saved(tmp_path, BENT[case]))
