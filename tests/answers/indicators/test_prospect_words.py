"""The sentences on what is still needed, the year's end, the plan and the move."""

from dataclasses import replace

import pytest

from analytics.control import Assurance, Chart, Variation
from analytics.outlooks import YearEnd
from analytics.prospects import Movement, Steadiness
from analytics.trends import Arrow
from answers.indicators.prospect_words import (
    arrow_words,
    assurance_words,
    between,
    card_words,
    end_words,
    needed_words,
    pace_words,
    variation_words,
)
from tests.analytics.test_prospects import ONE

END = YearEnd(value=87.2, low=85.94, high=88.4, to_come=212, needed=71, chance=0.3)
CHART = Chart(centre=85, low=81.2, high=93.4, mean_range=2.3, points=24)
STEADY = Steadiness(CHART, Assurance.UNCERTAIN, Variation.STEADY, 0)
MOVES = Movement(Arrow.DOWN, 24, seasonal=True)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ") if text else text


def card(end, plan=90.0, *, below=True):
    return plain(card_words(ONE, end, plan, below=below))


def test_below_the_plan_a_card_says_what_is_needed():
    assert card(END) == "нужно ещё 71 сообщение из ожидаемых 212 до 31.12"
    assert card(replace(END, needed=None)) == "план уже недостижим"
    assert card(replace(END, low=90.0, high=92.0)) == (
        "нужно ещё 71 сообщение из ожидаемых 212 до 31.12; при нынешнем ходе план будет выполнен"
    )


def test_on_plan_a_card_speaks_only_to_warn():
    assert card(END, below=False) == "к 31.12 ожидается от 85,9 до 88,4 %: ниже плана"
    assert card(replace(END, high=90.0), below=False) is None
    assert card(None) is None
    assert card(END, None) is None


@pytest.mark.parametrize(
    ("table", "needed", "to_come", "words"),
    [
        ("messages", 1, 1, "нужно ещё 1 сообщение из ожидаемого 1 до 31.12"),
        ("messages", 1146, 1599, "нужно ещё 1 146 сообщений из ожидаемых 1 599 до 31.12"),
        ("page_months", 22, 40, "нужно ещё 22 выполненные нормы из ожидаемых 40 до 31.12"),
        ("decisions", 5, 6, "нужно ещё 5 решений из ожидаемых 6 до 31.12"),
        ("hearings", 3, 5, "нужно ещё 3 слушания из ожидаемых 5 до 31.12"),
    ],
)
def test_what_is_needed_has_its_own_unit(table, needed, to_come, words):
    end = replace(END, needed=needed, to_come=to_come)
    assert plain(needed_words(replace(ONE, table=table), end)) == words


def test_the_year_s_end_has_its_limits_and_its_chance():
    assert plain(end_words(ONE, END, 90.0, 2026)) == (
        "К 31.12.2026, если пойдёт как в последние 12 месяцев, будет 87,2 %, с вероятностью 95 % — "
        "от 85,9 до 88,4 %; план 90 %. Нужно ещё 71 сообщение из ожидаемых 212 до 31.12; "
        "вероятность выполнить план около 30 %."
    )
    assert plain(end_words(ONE, END, None, 2026)).endswith("от 85,9 до 88,4 %.")
    assert "уже недостижим" in end_words(ONE, replace(END, needed=None, chance=0.0), 90.0, 2026)
    assert "даже если больше ничего" in end_words(ONE, replace(END, needed=0), 90.0, 2026)
    assert "нужны три месяца" in end_words(ONE, None, 90.0, 2026)


@pytest.mark.parametrize(("chance", "words"), [(0.004, "меньше 1 %"), (0.996, "больше 99 %")])
def test_no_chance_is_said_to_be_certain(chance, words):
    assert f"план {words}" in plain(end_words(ONE, replace(END, chance=chance), 90.0, 2026))


def test_limits_stand_on_their_side_of_the_plan():
    assert plain(between(89.96, 90.04, 90.0)) == "от 89,96 до 90,04 %"
    assert plain(between(95.0, 95.0)) == "95,0 %"


def test_the_plan_is_relied_upon_or_not():
    assert plain(assurance_words(STEADY, 90.0)) == (
        "Не каждый месяц: план внутри обычных колебаний. Обычные месяцы — от 81,2 до 93,4 %, "
        "план 90 %."
    )
    reliable = replace(STEADY, assurance=Assurance.RELIABLE, small=2)
    assert assurance_words(reliable, 80.0).startswith("Да: ")
    assert plain(assurance_words(reliable, 80.0)).endswith(
        "; 2 месяца с малым числом событий не учтены."
    )
    assert assurance_words(replace(STEADY, assurance=Assurance.FAILING), 99.0).startswith("Нет: ")
    few = Steadiness(None, Assurance.FEW, Variation.FEW, 24)
    assert plain(assurance_words(few, 90.0)).endswith("таких 0, с малым числом событий 24.")


def test_a_move_is_said_with_its_test_and_the_last_month():
    assert plain(variation_words(STEADY, MOVES)) == (
        "За 24 месяца с поправкой на сезон доля снижается, и это не случайность; последний месяц — "
        "обычное колебание."
    )
    better = replace(STEADY, variation=Variation.IMPROVING)
    assert "случайность, но последний месяц заметно лучше обычного" in variation_words(
        better, MOVES
    )
    few = replace(STEADY, variation=Variation.FEW)
    flat = Movement(Arrow.NONE, 7, seasonal=False)
    assert plain(variation_words(few, flat)) == ("За 7 месяцев устойчивого роста или снижения нет.")
    unknown = variation_words(few, Movement(Arrow.UNKNOWN, 3, seasonal=False))
    assert unknown == "О росте или снижении нельзя судить: мало месяцев с событиями."


def test_an_arrow_stands_only_where_a_test_allows_it():
    assert arrow_words(MOVES, STEADY) == "↘ снижается за год"
    assert arrow_words(Movement(Arrow.UP, 12, seasonal=False), STEADY) == "↗ растёт"
    assert arrow_words(Movement(Arrow.NONE, 24, seasonal=True), STEADY) == ""
    assert arrow_words(Movement(Arrow.UNKNOWN, 2, seasonal=False), STEADY) == ""


def test_an_arrow_never_contradicts_the_last_month():
    better = replace(STEADY, variation=Variation.IMPROVING)
    worse = replace(STEADY, variation=Variation.WORSENING)
    rising = Movement(Arrow.UP, 24, seasonal=True)
    assert arrow_words(MOVES, better) == ""
    assert arrow_words(MOVES, worse) == "↘ снижается за год"
    assert arrow_words(rising, worse) == ""
    assert arrow_words(rising, better) == "↗ растёт за год"


def test_a_change_of_method_is_named_as_the_reason():
    steady = Steadiness(None, Assurance.FEW, Variation.FEW, small=0)
    said = variation_words(steady, Movement(Arrow.UNKNOWN, 24, True, mixed=True))
    assert plain(said) == "О росте или снижении судить нельзя: сменился порядок расчёта."


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        (0.8, "Нет: от 50,0 % в 2024 году к плану 2026 года, 60 %, пройдено 80 % пути."),
        (0.999, "Нет: от 50,0 % в 2024 году к плану 2026 года, 60 %, пройдено 99,9 % пути."),
        (1.0, "Да: от 50,0 % в 2024 году к плану 2026 года, 60 %, пройдено 100 % пути."),
        (-0.1, "Нет: от 50,0 % в 2024 году к плану 2026 года, 60 %, нужно было подняться, а доля снизилась."),
    ],
)  # fmt: skip
def test_the_pace_says_how_much_of_the_path_is_gone(gone, words):
    assert plain(pace_words(2024, 50.0, 2026, 60.0, gone)) == words
