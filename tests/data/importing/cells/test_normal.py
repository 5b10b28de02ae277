"""Headers and values are compared in one form, in Python and in SQL alike."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.cells.normal import SQL_NORMAL, normal, tidy

words = st.text(
    alphabet="аАёЁбZzAxyH «»\"'“”„\u00a0\u2009\u202f\n\r\t\u200b\u00ad\u202e\u0000\ufeff-–—−/1№.,;:!…",
    max_size=20,
)


@pytest.mark.parametrize(
    ("said", "header"),
    [
        ("НОМЕР инцидента", "Номер инцидента"),
        ("Номер\nинцидента ", "номер инцидента"),
        ("«Населённый\u00a0пункт»", "Населенный пункт"),
        ("Оценка (1-5)", "Оценка (1–5)"),
        ("Датазакрытия", "Дата закрытия"),
        ("Дата ответа:", "Дата ответа"),
        ("Дaтa oтвeтa", "Дата ответа"),  # Latin a, o and e
        ("N п/п", "№ п/п"),
        ("Да\u00adта от\u200bвета\u202e", "Дата ответа"),
        ("Решено. ", "решено"),
        ("Отложено…", "Отложено"),
    ],
)
def test_spellings_of_one_header(said: str, header: str) -> None:
    assert normal(said) == normal(header)


def test_other_words_stay_apart() -> None:
    assert normal("Дата ответа") != normal("Дата отчета")
    assert normal("поддержано") != normal("не поддержано")


@pytest.mark.parametrize(
    ("said", "neat"),
    [
        (" a\u00a0\u2009 b ", "a b"),
        ("Вода\u200bканал\u00ad\u202e", "Водаканал"),
        ("а\nб", "а б"),
        ("\u0000", ""),
        ("«ООО» Ёлка.", "«ООО» Ёлка."),
    ],
)
def test_what_people_see_is_kept(said: str, neat: str) -> None:
    assert tidy(said) == neat


@given(words)
def test_normal_forms_are_stable(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert normal(tidy(text)) == normal(text)


@given(words)
def test_sql_says_the_same(text: str) -> None:
    row = duckdb.execute(f"SELECT {SQL_NORMAL.format('?')}", [text]).fetchone()
    assert row == (normal(text),)
