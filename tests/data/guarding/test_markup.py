"""Declarations in any part that is XML, in any encoding, however they are cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import FileRefused
from data.guard import Format, examine
from data.guarding.markup import without_declarations
from tests.data.strange_archives import Piece, pieces, zipped
from tests.data.strange_files import saved

DECLARED = '<?xml version="1.0"?>{}<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
PLAIN = '<?xml version="1.0"?><!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE html>]]>&lt;!DOCTYPE!</a>'
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
)  # fmt: skip


def declares(content: bytes, *cuts: int) -> bool:
    """Return whether the content is refused when it comes cut at these places."""
    places = [0, *sorted(cuts), len(content)]
    parts = [content[a:b] for a, b in pairwise(places) if a < b]
    try:
        passed = list(without_declarations(parts))
    except FileRefused:
        return True
    assert passed == parts
    return False


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("before", ["", " \n", "<!-- - -->", f"<!--{' x' * 200_000}-->", "<?a b?>"])
def test_a_declaration_is_found_in_every_encoding(encoding, before) -> None:
    content = DECLARED.format(before).encode(encoding)
    assert declares(content, *range(0, len(content), 1 << 18))


@given(st.sampled_from(ENCODINGS), st.lists(st.integers(0, 400), max_size=30))
def test_no_cut_hides_a_declaration_or_makes_one(encoding, cuts) -> None:
    assert declares(DECLARED.format("<!-- x -->").encode(encoding), *cuts)
    assert not declares(PLAIN.encode(encoding), *cuts)


def test_cut_into_single_bytes() -> None:
    for text, found in ((DECLARED.format("\n"), True), (PLAIN, False)):
        assert declares(text.encode(), *range(len(text))) is found


@pytest.mark.parametrize(
    "content",
    [
        DECLARED.format("").encode("cp037"),
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a>',
        b"<a><!ENTITY b 'c'></a>",
        b"<a/><!doctype a>",
        b" " * 300_000 + b"<!DOCTYPE a>",
    ],
)
def test_other_ways_to_declare(content) -> None:
    assert declares(content, 1, 2, 3, 299_999)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<",
        b"\x89PNG <!DOCTYPE a>",
        b"PK\3\4 <!DOCTYPE a>",
        b"text <!DOCTYPE a>",
        b"<a>! < !</a>",
    ],
)
def test_what_is_no_declaration(content) -> None:
    assert not declares(content)


@pytest.mark.parametrize(
    "name", ["docProps/app.xml", "customXml/item1", "xl/_rels/a.rels", "xl/drawings/a.VML", "a.bin"]
)
def test_the_name_of_a_part_does_not_matter(tmp_path, name) -> None:
    content = zipped([*pieces(), Piece(name, DECLARED.format("").encode("utf-16"))])
    with pytest.raises(FileRefused, match=r"DTD.*\.$"):
        examine(saved(tmp_path, content))


def test_a_picture_may_declare_what_it_is(tmp_path) -> None:
    svg = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg/>'
    content = zipped([*pieces(), Piece("xl/media/image1.svg", svg)])
    assert examine(saved(tmp_path, content)) is Format.WORKBOOK
