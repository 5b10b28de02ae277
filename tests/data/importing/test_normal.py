"""Headers and values are compared in one form, in Python and in SQL alike."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.normal import SQL_NORMAL, normal

words = st.text(alphabet="аАёЁбZz «»\"'“”„\u00a0\n\r\t\u200b\ufeff-–—−/1№", max_size=20)


@pytest.mark.parametrize(
    ("said", "header"),
    [
        ("НОМЕР инцидента", "Номер инцидента"),
        ("Номер\nинцидента ", "номер инцидента"),
        ("«Населённый\u00a0пункт»", "Населенный пункт"),
        ("Оценка (1-5)", "Оценка (1–5)"),
        ("Датазакрытия", "Дата закрытия"),
    ],
)
def test_spellings_of_one_header(said: str, header: str) -> None:
    assert normal(said) == normal(header)


def test_other_words_stay_apart() -> None:
    assert normal("Дата ответа") != normal("Дата отчета")
    assert normal("поддержано") != normal("не поддержано")


@given(words)
def test_sql_says_the_same(text: str) -> None:
    row = duckdb.execute(f"SELECT {SQL_NORMAL.format('?')}", [text]).fetchone()
    assert row == (normal(text),)
