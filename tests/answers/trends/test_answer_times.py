"""The time to an answer with open messages counted in, against a plain product of fractions."""

from datetime import date, datetime, time, timedelta

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from analytics.grains import Grain
from analytics.survival import MedianTime
from answers.trends.answer_times import AnswerTimes, answer_times, of_answer_times
from data.queries.selection import Selection

SUMMER = (date(2026, 6, 10), date(2026, 8, 20))
AUTUMN = (date(2026, 9, 1), date(2026, 10, 31))


def asked(drawn, period, as_of=None, **more):
    return Selection(as_of or drawn.facts.data_date, *period, **more)


def taken(drawn, first, last, as_of):
    """(hours, still waiting) of the messages of some days, as known at the end of the as-of."""
    end = datetime.combine(as_of, time(23, 59, 59))
    for m in drawn.messages:
        if first <= m.received.date() <= min(last, as_of) and not m.excluded:
            waits = m.answered is None or m.answered > end
            yield ((end if waits else m.answered) - m.received) / timedelta(hours=1), waits


def plain_median(times):
    """Kaplan & Meier step by step: where fewer than half have no answer, the middle of a run."""
    share, at_half = 1.0, None
    for hour in sorted({h for h, waits in times if not waits}):
        risk = sum(h >= hour for h, _ in times)
        share *= 1 - sum(h == hour and not waits for h, waits in times) / risk
        if share < 0.5 - 1e-9:
            return hour if at_half is None else (at_half + hour) / 2
        if share <= 0.5 + 1e-9 and at_half is None:
            at_half = hour
    return at_half


@pytest.mark.parametrize("period", [SUMMER, AUTUMN])
@pytest.mark.parametrize("as_of", [None, date(2026, 10, 5)])
def test_the_period_and_every_month_are_counted_with_those_waiting(drawn, period, as_of):
    at = as_of or drawn.facts.data_date
    answer = answer_times(drawn.facts, DEMO_ACTOR, asked(drawn, period, as_of), Grain.MONTH)
    times = list(taken(drawn, *period, at))
    assert answer.whole.median == pytest.approx(plain_median(times), abs=1e-6)
    assert answer.whole.waiting == sum(waits for _, waits in times) > 0
    known = pd.Series([h for h, waits in times if not waits])
    assert answer.simple == pytest.approx(known.median(), abs=1e-6)
    for row in answer.points.itertuples():
        last = (row.start + pd.offsets.MonthEnd(0)).date()
        month = list(taken(drawn, row.start.date(), last, at))
        assert row.answered + row.waiting == len(month)
        expected = plain_median(month)
        if expected is None:
            assert pd.isna(row.median)
        else:
            assert row.median == pytest.approx(expected, abs=1e-6)


def test_waiting_messages_make_the_time_longer(drawn):
    answer = answer_times(drawn.facts, DEMO_ACTOR, asked(drawn, AUTUMN), Grain.MONTH)
    assert answer.whole.median > answer.simple


def test_days_are_gathered_into_weeks(drawn):
    answer = answer_times(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER), Grain.DAY)
    assert answer.grain is Grain.WEEK
    assert all(start.weekday() == 0 for start in answer.points["start"])


def test_fewer_than_three_messages_make_no_point(drawn):
    rare = {"settlement": "Шугур"}
    answer = answer_times(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER, **rare), Grain.WEEK)
    points = answer.points.assign(n=answer.points["answered"] + answer.points["waiting"])
    assert points["n"].between(1, 2).any()
    assert points[points["n"] < 3][["median", "low", "high", "simple"]].isna().all(axis=None)


def test_no_messages_have_no_time(drawn):
    place = {"settlement": "Болчары"}
    answer = answer_times(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER, **place), Grain.MONTH)
    assert (answer.whole.median, answer.simple) == (None, None)
    assert answer.points["answered"].tolist() == [0, 0, 0]
    assert of_answer_times(answer) == "О времени ответа судить рано: сообщений меньше трёх"


@pytest.mark.parametrize(
    ("whole", "simple", "words"),
    [
        (
            (30.0, 40, 2),
            26.0,
            "Половина сообщений получает ответ за 30 ч, среди отвеченных — за 26 ч",
        ),
        ((30.0, 40, 0), 30.0, "Половина сообщений получает ответ за 30 ч"),
        ((None, 1, 4), 2.0, "Обычное время ответа ещё не известно: ждут 4 из 5 сообщений"),
    ],
)
def test_the_conclusion(whole, simple, words):
    median, answered, waiting = whole
    time_of = MedianTime(median, None, None, answered, waiting)
    answer = AnswerTimes(Grain.MONTH, time_of, simple, pd.DataFrame())
    assert of_answer_times(answer).replace("\u00a0", " ") == words


def test_it_needs_the_right_to_look(drawn):
    with pytest.raises(AccessDenied):
        answer_times(
            drawn.facts, Actor("nobody", "Никто", frozenset()), asked(drawn, SUMMER), Grain.DAY
        )
