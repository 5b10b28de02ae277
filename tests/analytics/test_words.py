"""What a Russian reader sees: numbers, percents, plural forms, dates, durations."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.words import (
    capital,
    change,
    counted,
    day,
    hours,
    month,
    month_short,
    number,
    percent,
    plan_percent,
    plural,
    points,
)

FORMS = ("сообщение", "сообщения", "сообщений")


@pytest.mark.parametrize(
    ("n", "form"),
    [(0, 2), (1, 0), (2, 1), (4, 1), (5, 2), (11, 2), (12, 2), (14, 2), (21, 0), (22, 1), (25, 2),
     (100, 2), (101, 0), (111, 2), (112, 2), (1002, 1), (-1, 0), (1.5, 1)],
)  # fmt: skip
def test_plural_forms(n, form):
    assert plural(n, *FORMS) == FORMS[form]


@given(st.integers(0, 10**6))
def test_plural_depends_on_the_last_two_digits_only(n):
    assert plural(n, *FORMS) == plural(n % 100 + 100, *FORMS)


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [(1204, 0, "1 204"), (1234567.5, 1, "1 234 567,5"), (-3, 0, "−3"), (-0.2, 0, "0"),
     (2.5, 0, "3"), (None, 0, "—"), (float("nan"), 1, "—")],
)  # fmt: skip
def test_number(value, digits, shown):
    assert number(value, digits).replace("\u202f", " ") == shown


@pytest.mark.parametrize(
    ("value", "plan", "shown"),
    [(86.4321, 90, "86,4 %"), (89.96, 90, "89,96 %"), (90.04, 90, "90,04 %"), (90.0, 90, "90,0 %"),
     (99.98, None, "99,98 %"), (0.04, None, "0,04 %"), (100.0, 100, "100 %"), (0.0, 90, "0 %"),
     (None, 90, "—"), (86.4321, float("nan"), "86,4 %")],
)  # fmt: skip
def test_percent(value, plan, shown):
    assert percent(value, plan).replace("\u00a0", " ") == shown


@given(st.integers(1, 5000), st.data(), st.sampled_from([50, 55, 60, 70, 72, 74, 76, 78, 80, 90]))
def test_a_shown_percent_never_contradicts_its_plan(n, data, plan):
    x = data.draw(st.integers(0, n))
    value = 100 * x / n
    shown = _read(percent(value, plan), "%")
    assert (shown >= plan) == (100 * x >= plan * n)
    assert (shown == 100) == (x == n)
    assert (shown == 0) == (x == 0)
    assert abs(shown - value) <= 0.05 + 1e-9


@given(st.floats(-100, 100))
def test_a_shown_gap_keeps_its_sign(gap):
    shown = _read(points(gap), "п. п.")
    assert (shown > 0, shown < 0) == (gap > 0, gap < 0)
    assert points(gap).startswith("+") == (gap > 0)


@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_is_read_back(n):
    assert int(_read(number(n), "")) == n


def test_gaps_changes_and_plans():
    assert points(86.4 - 90).replace("\u00a0", " ") == "−3,6 п. п."
    assert points(0).replace("\u00a0", " ") == "0,0 п. п."
    assert change(12.4).replace("\u00a0", " ") == "+12 %"
    assert change(-0.2).replace("\u00a0", " ") == "−0,2 %"
    assert plan_percent(90).replace("\u00a0", " ") == "90 %"
    assert plan_percent(72.5).replace("\u00a0", " ") == "72,5 %"
    assert points(None) == change(None) == plan_percent(None) == "—"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.5, "30 мин"), (59.9 / 60, "1 ч"), (26.2, "26 ч"), (47.6, "2 дн."), (3 * 24 + 4, "3 дн. 4 ч"),
     (None, "—")],
)  # fmt: skip
def test_hours(value, shown):
    assert hours(value).replace("\u00a0", " ") == shown


def test_dates():
    assert day(date(2026, 10, 31)) == "31.10.2026"
    assert day(None) == "—"
    assert month(date(2026, 10, 1)) == "октябрь 2026"
    assert month_short(date(2026, 1, 1)) == "янв"
    assert capital("октябрь 2026") == "Октябрь 2026"
    assert counted(1204, *FORMS).replace("\u00a0", " ").replace("\u202f", " ") == "1 204 сообщения"


def _read(text: str, unit: str) -> float:
    text = text.replace("\u00a0", " ").removesuffix(unit).strip()
    return float(text.replace("\u202f", "").replace("−", "-").replace(",", "."))
