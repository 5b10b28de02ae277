import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analytics.medians import median
from analytics.survival import MedianTime, median_time, median_times


def of(*marks):
    """A message an entry: «5» was answered after five hours, «5+» has waited five."""
    hours = pd.Series([float(mark.rstrip("+")) for mark in marks], dtype=float)
    return median_time(hours, pd.Series([mark.endswith("+") for mark in marks], dtype=bool))


# The leukaemia data of R's package survival; medians 31 and 23 in its documentation.
MAINTAINED = "9 13 13+ 18 23 28+ 31 34 45+ 48 161+".split()
NOT_MAINTAINED = "5 5 8 8 12 16+ 23 27 30 33 43 45".split()


def test_medians_equal_the_published_ones():
    assert (of(*MAINTAINED).median, of(*NOT_MAINTAINED).median) == (31, 23)
    assert (of(*MAINTAINED).answered, of(*MAINTAINED).waiting) == (7, 4)


def test_open_messages_count_as_waiting_so_long_at_least():
    assert of("1", "2", "3").median == 2
    assert of("1", "2", "3", "9+", "9+").median == 3
    assert of("1", "2", "9+", "9+", "9+").median is None  # more than a half still wait
    assert of("1", "2", "3", "0+", "0+").median == 2  # just received: they say nothing


def test_an_open_message_waited_through_an_answer_of_the_same_hour():
    # at 2 h all three still stood in the line
    assert of("1", "2", "2+", "3").median == pytest.approx((2 + 3) / 2)


def test_nothing_answered_has_no_median():
    assert of("5+", "6+") == MedianTime(None, None, None, 0, 2)
    assert of() == MedianTime(None, None, None, 0, 0)


def test_messages_without_hours_are_left_out():
    hours = pd.Series([1.0, np.nan, 3.0])
    assert median_time(hours, pd.Series([False, True, False])).median == 2
    assert median_time(hours, pd.Series([False, True, False])).waiting == 0


def test_negative_hours_are_an_error():
    with pytest.raises(ValueError, match="before"):
        of("-1")


hours_known = st.lists(st.integers(0, 40), min_size=1, max_size=40)
messages = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=40)


@given(hours_known)
def test_without_open_messages_it_is_the_ordinary_median(hours):
    series = pd.Series(hours, dtype=float)
    answer = median_time(series, pd.Series(False, index=series.index))
    assert answer.median == pytest.approx(median(series))
    if answer.low is not None:
        assert answer.low <= answer.median
    if answer.high is not None:
        assert answer.median <= answer.high


def stupid_median(rows):
    """The product over the hours, one by one."""
    left, before = 1.0, None
    for hour in sorted({hour for hour, open_ in rows if not open_}):
        at_risk = sum(other >= hour for other, _ in rows)
        answers = sum(other == hour and not open_ for other, open_ in rows)
        left *= 1 - answers / at_risk
        if before is not None and left < 0.5 - 1e-9:
            return (before + hour) / 2
        if abs(left - 0.5) <= 1e-9 and before is None:
            before = hour
        if left < 0.5 - 1e-9:
            return hour
    return before


@given(messages)
def test_the_median_agrees_with_a_plain_product(rows):
    hours, waiting = zip(*rows)
    answer = median_time(pd.Series(hours, dtype=float), pd.Series(waiting, dtype=bool))
    expected = stupid_median(rows)
    assert answer.median == (None if expected is None else pytest.approx(expected))


@given(messages)
def test_the_interval_agrees_with_scipy(rows):
    hours, waiting = (np.array(column) for column in zip(*rows))
    answer = median_time(pd.Series(hours, dtype=float), pd.Series(waiting))
    if waiting.all():
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the band ends where the curve does
        curve = stats.ecdf(stats.CensoredData.right_censored(hours, waiting)).sf
        band = curve.confidence_interval(method="log-log")
    for bound, side in ((answer.low, band.low), (answer.high, band.high)):
        shares = side.probabilities
        assert not np.any(np.abs(shares - 0.5) < 1e-6)
        below = curve.quantiles[shares < 0.5]
        if len(below):
            assert bound == below[0]
        elif side is band.high:
            assert bound is None


@given(messages, st.randoms())
def test_the_order_of_messages_changes_nothing(rows, random):
    shuffled = random.sample(rows, len(rows))
    answers = [
        median_time(pd.Series([h for h, _ in table], dtype=float), pd.Series([o for _, o in table]))
        for table in (rows, shuffled)
    ]
    assert answers[0] == answers[1]


@given(messages)
def test_waiting_longer_never_shortens_the_median(rows):
    def answer(table):
        hours, waiting = zip(*table)
        found = median_time(pd.Series(hours, dtype=float), pd.Series(waiting, dtype=bool)).median
        return np.inf if found is None else found

    longer = [(hour + 50 if open_ else hour, open_) for hour, open_ in rows]
    assert answer(longer) >= answer(rows)


def test_medians_of_every_executor():
    table = pd.DataFrame(
        [("А", 1.0, False), ("А", 3.0, False), ("Б", 5.0, True), (None, 2.0, False)],
        columns=["executor", "hours", "waiting"],
    )
    answer = median_times(table, ["executor"])
    assert answer["executor"].tolist()[:2] == ["А", "Б"]
    assert answer["median"].tolist()[0] == 2
    assert np.isnan(answer["median"].tolist()[1])
    assert pd.isna(answer["executor"].tolist()[2])
    assert answer["waiting"].tolist() == [0, 1, 0]
    assert median_times(table[:0], ["executor"]).empty
