"""Due dates by arithmetic: ends of periods, over years, leap years and moved holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.calendar import working_days
from analytics.schedules import Kind, Rule, Span, due_dates, understood

CALENDAR = working_days(range(2019, 2033))
WORKING = frozenset(CALENDAR.days)


def days(rule, since=date(2019, 6, 1), until=date(2032, 6, 1), limit=24):
    """period: day as written → day due, when it moved."""
    return [
        f"{one.period}: {one.wanted:%d.%m.%y}"
        + (f" → {one.due:%d.%m.%y}" if one.due != one.wanted else "")
        for one in due_dates(rule, CALENDAR, since, until, limit)
    ]


MONTHLY = Rule(Kind.RECURRING, "month", 10, date(2023, 12, 1), date(2024, 3, 31))


def test_a_month_is_reported_on_the_tenth_of_the_next():
    assert days(MONTHLY) == [
        "декабрь 2023: 10.01.24",
        "январь 2024: 10.02.24 → 12.02.24",
        "февраль 2024: 10.03.24 → 11.03.24",
        "март 2024: 10.04.24",
    ]


# wording, years, first due dates
TABLE = [
    ("ежемесячно", (2024,), ["январь 2024: 31.01.24", "февраль 2024: 29.02.24"]),
    ("ежемесячно", (2023,), ["январь 2023: 31.01.23", "февраль 2023: 28.02.23"]),
    ("ежемесячно до 30 числа текущего месяца", (2025,),
     ["январь 2025: 30.01.25", "февраль 2025: 28.02.25"]),
    ("ежеквартально", (2020, 2021), [
        "I квартал 2020: 31.03.20", "II квартал 2020: 30.06.20", "III квартал 2020: 30.09.20",
        "IV квартал 2020: 31.12.20", "I квартал 2021: 31.03.21"]),
    ("ежеквартально до 5 числа месяца, следующего за отчетным кварталом", (2025,), [
        "I квартал 2025: 05.04.25 → 07.04.25", "II квартал 2025: 05.07.25 → 07.07.25",
        "III квартал 2025: 05.10.25 → 06.10.25", "IV квартал 2025: 05.01.26 → 12.01.26"]),
    ("ежеквартально до 25 числа последнего месяца квартала", (2025,),
     ["I квартал 2025: 25.03.25", "II квартал 2025: 25.06.25"]),
    ("ежеквартально, в течение 5 рабочих дней после окончания квартала", (2024,),
     ["I квартал 2024: 05.04.24", "II квартал 2024: 05.07.24", "III квартал 2024: 07.10.24",
      "IV квартал 2024: 15.01.25"]),
    ("ежемесячно, в последний рабочий день месяца", (2024,),
     ["январь 2024: 31.01.24", "февраль 2024: 29.02.24", "март 2024: 29.03.24"]),
    ("2 раза в год", (2021,), ["I полугодие 2021: 30.06.21", "II полугодие 2021: 31.12.21 → 10.01.22"]),
    ("ежегодно, до 1 февраля", (2025, 2026),
     ["2025 год: 01.02.25 → 03.02.25", "2026 год: 01.02.26 → 02.02.26"]),
    ("ежегодно до 20 января года, следующего за отчетным", (2025,), ["2025 год: 20.01.26"]),
    ("каждый понедельник", (2024,), [
        "неделя 01.01–07.01.2024: 01.01.24 → 09.01.24",
        "неделя 08.01–14.01.2024: 08.01.24 → 09.01.24",
        "неделя 15.01–21.01.2024: 15.01.24"]),
    ("1 раз в 2 месяца", (2024,), ["январь – февраль 2024: 29.02.24"]),
    ("2 раза в месяц", (2024,),
     ["01.01.2024 – 15.01.2024: 15.01.24", "16.01.2024 – 31.01.2024: 31.01.24"]),
    ("ежедневно", (2024,), ["09.01.2024: 09.01.24", "10.01.2024: 10.01.24"]),
    ("до 29 февраля 2024 года", (), ["29.02.2024: 29.02.24"]),
    ("до 29 февраля", (2025,), ["28.02.2025: 28.02.25"]),
    ("2 ноября 2024 года", (), ["02.11.2024: 02.11.24"]),  # a Saturday worked for Monday
    ("4 мая 2024", (), ["04.05.2024: 04.05.24 → 06.05.24"]),
    ("декабрь 2025 – март 2026", (), ["декабрь 2025 – март 2026: 31.03.26"]),
    ("2020-2021 годы", (), ["2020–2021 годы: 31.12.21 → 10.01.22"]),
    ("I, III кварталы 2025 года", (), ["I квартал 2025: 31.03.25", "III квартал 2025: 30.09.25"]),
    ("в течение 10 рабочих дней со дня 28.12.2024", (), ["22.01.2025: 22.01.25"]),
    ("постоянно", (2024,), []),
    ("по мере необходимости", (2024,), []),
    ("в течение 14 рабочих дней со дня регистрации", (2024,), []),
    ("в течение года", (), []),
    ("с 1 сентября", (2024,), []),
    ("по отдельному плану", (2024,), []),
]  # fmt: skip


@pytest.mark.parametrize(("wording", "years", "expected"), TABLE)
def test_a_wording_is_due_on_these_days(wording, years, expected):
    rules = understood(wording, plan_years=years).rules
    found = [line for rule in rules for line in days(rule)]
    assert found[: len(expected)] == expected
    assert bool(found) == bool(expected)


def test_an_anchor_that_a_person_named_gives_a_day():
    rule = Rule(Kind.RELATIVE, start=date(2024, 4, 26), days=2, working=True)
    assert days(rule) == ["02.05.2024: 02.05.24"]  # 27 April is worked, 29 April to 1 May are not
    assert days(Rule(Kind.RELATIVE, start=date(2024, 1, 31), days=1, unit="month")) == [
        "29.02.2024: 29.02.24"
    ]
    assert days(Rule(Kind.RELATIVE, start=date(2024, 9, 9), days=-10)) == ["30.08.2024: 30.08.24"]


def test_only_what_is_due_within_the_days_asked():
    assert days(MONTHLY, since=date(2024, 2, 12), until=date(2024, 3, 10)) == [
        "январь 2024: 10.02.24 → 12.02.24"
    ]
    assert days(MONTHLY, limit=1) == ["декабрь 2023: 10.01.24"]


def test_a_rule_without_years_is_bounded_by_the_question():
    found = days(Rule(Kind.RECURRING, "quarter"), since=date(2024, 3, 1), until=date(2024, 7, 1))
    assert found == ["I квартал 2024: 31.03.24 → 01.04.24", "II квартал 2024: 30.06.24 → 01.07.24"]


def test_a_day_outside_the_calendar_is_no_silent_guess():
    small = working_days([2024])
    rule = Rule(Kind.ONCE, end=date(2025, 2, 1))
    with pytest.raises(ValueError, match="does not hold"):
        due_dates(rule, small, date(2024, 1, 1), date(2025, 3, 1))
    with pytest.raises(ValueError, match="month"):
        due_dates(rule, lambda _: False, date(2024, 1, 1), date(2025, 3, 1))


DAYS = st.dates(date(2021, 1, 1), date(2028, 1, 1))
EVERY = ["day", "week", "two_weeks", "half_month", "month", "two_months", "quarter", "four_months",
         "half_year", "year", "two_years", "three_years", "five_years"]  # fmt: skip


@st.composite
def recurring(draw):
    start = draw(DAYS)
    every = draw(st.sampled_from(EVERY))
    day = draw(st.none() | st.integers(1, 7 if every == "week" else 31))
    end = draw(st.none() | st.just(start + timedelta(days=draw(st.integers(0, 900)))))
    return Rule(Kind.RECURRING, every, day, start, end, within=draw(st.booleans()))


@given(recurring(), DAYS, st.integers(0, 800))
def test_due_days_are_working_in_order_and_never_repeated(rule, since, length):
    until = since + timedelta(days=length)
    found = due_dates(rule, CALENDAR, since, until, limit=200)
    assert all(one.due in WORKING and since <= one.due <= until for one in found)
    assert all(one.due >= one.wanted for one in found)
    assert [one.due for one in found] == sorted(one.due for one in found)
    assert [one.wanted for one in found] == sorted({one.wanted for one in found})
    assert len({one.start for one in found}) == len(found)


@given(recurring(), DAYS)
def test_a_longer_question_repeats_the_shorter_answer(rule, since):
    until = since + timedelta(days=300)
    short = due_dates(rule, CALENDAR, since, until, limit=500)
    longer = due_dates(rule, CALENDAR, since - timedelta(days=200), until, limit=1000)
    assert tuple(one for one in longer if one.due >= since) == short


def test_lists_of_periods_are_due_in_order():
    parts = (Span(date(2024, 7, 1), date(2024, 7, 31)), Span(date(2024, 1, 1), date(2024, 1, 31)))
    assert days(Rule(Kind.PERIODS, parts=parts)) == ["январь 2024: 31.01.24", "июль 2024: 31.07.24"]
