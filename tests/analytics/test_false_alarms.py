from datetime import date

import numpy as np
import pytest

from analytics.false_alarms import (
    AlarmVerdict,
    ledger,
    nominal_false_alarms,
    simulated_false_alarms,
    weekday_rates,
    yearly_tests,
)
from analytics.surges import SurgeSettings

WEEKLY = SurgeSettings(windows=(7,))
CELLS = 11 * 11


def test_as_many_tests_as_windows_in_a_year():
    assert yearly_tests(CELLS, WEEKLY) == 11 * 11 * 52
    assert yearly_tests(CELLS, SurgeSettings()) == 11 * 11 * (52 + 365)
    assert nominal_false_alarms(CELLS, WEEKLY) == pytest.approx(6.292)


def test_rates_are_those_of_each_weekday():
    # Wednesday to Tuesday, two weeks
    daily = np.array([[3, 4, 5, 6, 7, 1, 2, 5, 4, 5, 6, 7, 1, 4]])
    assert weekday_rates(daily, date(2026, 1, 7)).tolist() == [[1, 3, 4, 4, 5, 6, 7]]
    # an eighth day before does not shift them, and is left out
    earlier = np.array([[99, *daily[0]]])
    assert weekday_rates(earlier, date(2026, 1, 6)).tolist() == [[1, 3, 4, 4, 5, 6, 7]]


def test_only_the_last_year_counts():
    daily = np.array([[9] * 700 + [2] * 364])
    assert weekday_rates(daily, date(2023, 1, 2)).tolist() == [[2] * 7]


def test_a_rate_needs_a_week():
    with pytest.raises(ValueError, match="week"):
        weekday_rates(np.array([[1, 2, 3]]), date(2026, 1, 5))


def test_the_simulated_number_is_repeatable_and_within_reason():
    rates = np.full((20, 7), 3 / 7)
    found = simulated_false_alarms(rates, WEEKLY)
    assert found == simulated_false_alarms(rates, WEEKLY)
    # the 7-day window is read every day: more than 52 times a year, less than 365 times by itself
    assert nominal_false_alarms(20, WEEKLY) < found < 20 * 365 * WEEKLY.alpha


def test_a_silent_district_has_no_false_alarms():
    assert simulated_false_alarms(np.zeros((5, 7)), SurgeSettings(), years=2) == 0


def test_a_stricter_risk_means_fewer_false_alarms():
    rates = np.full((20, 7), 2.0)
    strict, loose = (SurgeSettings(alpha=alpha, excess=0, growth=0) for alpha in (0.0001, 0.01))
    few, many = (simulated_false_alarms(rates, one, years=2) for one in (strict, loose))
    assert few < many


C, F, M = AlarmVerdict


def test_the_ledger_says_how_many_were_true_and_how_many_were_found():
    book = ledger([C, C, C, F, M, M])
    assert (book.confirmed, book.false, book.missed) == (3, 1, 2)
    assert (book.precision, book.found) == (3 / 4, 3 / 5)


def test_an_empty_ledger_has_no_shares():
    book = ledger([])
    assert (book.confirmed, book.precision, book.found) == (0, None, None)
    assert ledger([M]).precision is None
    assert ledger([M]).found == 0
