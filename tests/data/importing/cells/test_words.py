"""Cells with few spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.cells.normal import normal
from data.importing.cells.words import blank, evidence, flag, mark, meaning, whole_number


@pytest.mark.parametrize(
    "said", ["", "-", "—", "–", "н/д", "Н/Д.", "нет данных", "НЕТ СВЕДЕНИЙ", "nan", "NaT", "None", "null", "#N/A"]
)  # fmt: skip
def test_words_for_a_blank(said: str) -> None:
    assert blank(said)
    assert flag(said) is None
    assert evidence(said) is None
    assert whole_number(said) is None


@pytest.mark.parametrize("said", ["нет", "0", "данные", "нет данных по дому"])
def test_other_words_are_no_blank(said: str) -> None:
    assert not blank(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("да", True), ("Да.", True), (" ДА ", True), ("дa", True), ("yes", True), ("TRUE", True),
        ("true", True), ("+", True), ("1", True), ("1.0", True), ("истина", True),
        ("да, автоматически", True), ("Да (по маршруту)", True),
        ("нет", False), ("НЕТ!", False), ("no", False), ("false", False), ("0", False), ("0.0", False),
        ("ложь", False), ("нет, вручную", False), ("Нет: вручную", False),
        ("да/нет", None), ("дата", None), ("нету", None), ("возможно", None), ("2", None),
        ("v", None), ("✓", None), ("х", None), ("нет данных", None),
    ],
)  # fmt: skip
def test_a_flag(said: str, meant: bool | None) -> None:
    assert flag(said) is meant


def test_a_dash_is_no_only_among_pluses() -> None:
    assert [flag(said, signs=True) for said in ("-", "–", "—", "−", "+")] == [False] * 4 + [True]
    assert flag("-") is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("фото", True), ("ФОТО, видео", True), ("фотоотчёт", True), ("GLONASS", True), ("да", True),
        ("камера наружного наблюдения", True), ("фото есть, видео нет", True), ("Photo", True),
        ("нет", False), ("нет фото", False), ("фото нет", False), ("без видео", False),
        ("фото отсутствует; видео отсутствует", False), ("0", False),
        ("журнал", None), ("—", None), ("", None),
    ],
)  # fmt: skip
def test_evidence(said: str, meant: bool | None) -> None:
    assert evidence(said) is meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("5", 5), ("-5", -5), ("−5", -5), ("1 234", 1234), ("1\u00a0234\u202f567", 1234567),
        ("12,0", 12), ("12.00", 12), ("75 чел.", 75), ("75 человек", 75), ("'12", 12), ("007", 7),
        ("4,5", None), ("1 23", None), ("пять", None), ("12-15", None), ("90 %", None),
        ("99999999999", None), ("", None),
    ],
)  # fmt: skip
def test_a_whole_number(said: str, meant: int | None) -> None:
    assert whole_number(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [("5", 5), ("5 из 5", 5), ("4/5", 4), ("3 балла", 3), ("1,0", 1), ("0", None), ("6", None), ("отлично", None)],
)  # fmt: skip
def test_a_mark(said: str, meant: int | None) -> None:
    assert mark(said) == meant


WORDS = {normal(word): sense for word, sense in {
    "": "open", "Не решено": "open", "Решено": "resolved", "Перенаправлено*": "excluded",
    "Перенаправлено в МФЦ*": "answered",
}.items()}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Решено", "resolved"), ("решено.", "resolved"), ("РЕШЕНО ", "resolved"), ("Peшено", "resolved"),
        ("не  решено", "open"), ("—", "open"), ("н/д", "open"),
        ("Перенаправлено в район", "excluded"), ("Перенаправлено в МФЦ № 1", "answered"),
        ("Решено частично", None),
    ],
)  # fmt: skip
def test_the_meaning_of_a_state(said: str, meant: str | None) -> None:
    assert meaning(said, WORDS) == meant


def test_any_other_word_has_a_meaning_where_the_profile_says_so() -> None:
    words = {"*": "answered", normal("Решено"): "resolved"}
    assert [meaning(said, words) for said in ("что угодно", "решено", "", "-")] == [
        "answered", "resolved", None, None,
    ]  # fmt: skip


def test_any_yes_hides_a_message() -> None:
    words = {normal("да"): "excluded"}
    assert [meaning(said, words, yes=True) for said in ("да", "+", "1", "нет", "")] == [
        "excluded", "excluded", "excluded", None, None,
    ]  # fmt: skip
    assert meaning("+", words) is None


@given(st.text(max_size=12))
def test_no_text_is_both_blank_and_a_value(said: str) -> None:
    if blank(said):
        assert (flag(said), evidence(said), whole_number(said)) == (None, None, None)
