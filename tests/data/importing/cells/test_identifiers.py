"""Numbers of messages: what is written comes back, what only looks different does not differ."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.cells.identifiers import PLAIN_SQL, identifier, rounded


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("00000001", "00000001"),
        ("№ 12/345-ОГ", "№ 12/345-ОГ"),
        ("12345678901234567890123", "12345678901234567890123"),
        ("'00123", "00123"),
        ("\u00a0 123\u200b\u00ad\u202e ", "123"),
        ("№\u00a012\n", "№ 12"),
        ("123.0", "123"),
        ("123,00", "123"),
        ("0.0", "0"),
        ("001.0", "001.0"),
        ("123.5", "123.5"),
        ("15.", "15"),
        ("1 234 567", "1234567"),
        ("1\u202f234", "1234"),
        ("12 34", "12 34"),
        ("ОГ-1E5", "ОГ-1E5"),
    ],
)
def test_one_number_has_one_spelling(said: str, meant: str) -> None:
    assert identifier(said) == meant


@pytest.mark.parametrize(
    "said", ["", "—", "-", "б/н", "Б/Н.", "без номера", "н/д", "нет", "№", "...", "nan"]
)
def test_what_is_no_number(said: str) -> None:
    assert identifier(said) is None


@pytest.mark.parametrize(
    ("said", "lost"),
    [("1,23457E+15", True), ("1.2E+20", True), ("1e+15", True), ("1E5", False), ("123", False), ("А+1", False)],
)  # fmt: skip
def test_a_number_that_a_spreadsheet_rounded(said: str, lost: bool) -> None:
    assert rounded(said) is lost


@given(st.from_regex(re.compile(r"[0-9A-Za-zА-Я№/_-]{1,30}"), fullmatch=True))
def test_what_the_database_lets_pass_needs_no_second_look(said: str) -> None:
    if re.fullmatch(PLAIN_SQL, said):
        assert identifier(said) == said
