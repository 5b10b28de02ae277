"""Rules and periods in Russian."""

from datetime import date

import pytest

from analytics.schedules import Kind, Rule, in_words, period_name

# first day, last day, name
PERIODS = [
    (date(2024, 3, 1), date(2024, 3, 31), "март 2024"),
    (date(2024, 2, 1), date(2024, 2, 29), "февраль 2024"),
    (date(2023, 2, 1), date(2023, 2, 27), "01.02.2023 – 27.02.2023"),
    (date(2020, 4, 1), date(2020, 6, 30), "II квартал 2020"),
    (date(2020, 5, 1), date(2020, 7, 31), "май – июль 2020"),
    (date(2025, 7, 1), date(2025, 12, 31), "II полугодие 2025"),
    (date(2021, 1, 1), date(2021, 12, 31), "2021 год"),
    (date(2020, 1, 1), date(2021, 12, 31), "2020–2021 годы"),
    (date(2025, 12, 1), date(2026, 3, 31), "декабрь 2025 – март 2026"),
    (date(2024, 3, 4), date(2024, 3, 10), "неделя 04.03–10.03.2024"),
    (date(2024, 12, 30), date(2025, 1, 5), "неделя 30.12.2024 – 05.01.2025"),
    (date(2024, 3, 4), date(2024, 3, 4), "04.03.2024"),
]


@pytest.mark.parametrize(("start", "end", "name"), PERIODS)
def test_a_period_is_called_by_its_shortest_exact_name(start, end, name):
    assert period_name(start, end) == name


YEAR = (date(2025, 1, 1), date(2025, 12, 31))

# rule, words
RULES = [
    (Rule(Kind.RECURRING, "month", 10, *YEAR), "ежемесячно, до 10-го числа следующего месяца; 2025 год"),
    (Rule(Kind.RECURRING, "month", 25, within=True), "ежемесячно, до 25-го числа"),
    (Rule(Kind.RECURRING, "week", 5), "еженедельно, по пятницам"),
    (Rule(Kind.RECURRING, "quarter"), "ежеквартально"),
    (Rule(Kind.RECURRING, "quarter", 5), "ежеквартально, до 5-го числа месяца, следующего за периодом"),
    (Rule(Kind.RECURRING, "quarter", 5, due_month=2),
     "ежеквартально, до 5-го числа второго месяца после периода"),
    (Rule(Kind.RECURRING, "half_year", 25, within=True),
     "раз в полугодие, до 25-го числа последнего месяца периода"),
    (Rule(Kind.RECURRING, "year", 1, due_month=2, within=True), "ежегодно, до 1 февраля"),
    (Rule(Kind.RECURRING, "year", 20, due_month=1), "ежегодно, до 20 января следующего года"),
    (Rule(Kind.RECURRING, "year", due_month=3, within=True), "ежегодно, до конца марта"),
    (Rule(Kind.RECURRING, "quarter", days=2, working=True),
     "ежеквартально, 2\u00a0рабочих дня после конца периода"),
    (Rule(Kind.RECURRING, "month", days=0, working=True),
     "ежемесячно, до последнего рабочего дня периода"),
    (Rule(Kind.ONCE, end=date(2025, 3, 15)), "до 15.03.2025"),
    (Rule(Kind.ONCE), "один раз, день не указан"),
    (Rule(Kind.WINDOW, start=date(2025, 9, 1)), "в течение периода: с 01.09.2025"),
    (Rule(Kind.CONTINUOUS), "постоянно"),
    (Rule(Kind.EVENT, anchor="по мере поступления"), "по событию: по мере поступления"),
    (Rule(Kind.RELATIVE, start=date(2025, 9, 1), anchor="за 5 дней до выборов"),
     "за 5 дней до выборов (считая от 01.09.2025)"),
    (Rule(Kind.UNKNOWN), "не разобрано"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "words"), RULES)
def test_a_rule_says_what_it_demands(rule, words):
    assert in_words(rule) == words
