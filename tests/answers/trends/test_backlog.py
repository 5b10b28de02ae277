"""What is open at the end of a day against a plain count of the drawn messages."""

from datetime import date, timedelta

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from analytics.grains import Grain
from answers.trends.backlog import Backlog, backlog, of_backlog
from data.queries.selection import Selection

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
SUMMER = (date(2026, 6, 10), date(2026, 8, 20))


def asked(drawn, period, as_of=None, **more):
    return Selection(as_of or drawn.facts.data_date, *period, **more)


def counted_plainly(drawn, day, as_of, **places):
    """How many wait at the end of a day, as it was known at the end of the as-of."""
    return sum(
        m.received.date() <= day
        and (m.answered is None or m.answered.date() > min(day, as_of))
        and not m.excluded
        and all(getattr(m, name) == value for name, value in places.items())
        for m in drawn.messages
    )


def last_day(row, points, last):
    later = points["start"][points["start"] > row.start]
    return (later.iloc[0] - timedelta(days=1)).date() if len(later) else last


@pytest.mark.parametrize("grain", list(Grain))
@pytest.mark.parametrize("as_of", [None, date(2026, 7, 15)])
@pytest.mark.parametrize("places", [{}, {"settlement": "Мортка"}, {"block": "ЖКХ"}])
def test_every_point_says_what_was_open_at_its_end(drawn, grain, as_of, places):
    answer = backlog(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER, as_of, **places), grain)
    at = as_of or drawn.facts.data_date
    points = answer.points
    ends = {
        Grain.QUARTER: date(2026, 9, 30),
        Grain.MONTH: date(2026, 8, 31),
        Grain.WEEK: date(2026, 8, 23),
        Grain.DAY: date(2026, 8, 20),
    }
    assert points["open"].max() > 3
    for row in points.itertuples():
        end = last_day(row, points, min(ends[grain], at))
        assert row.open == counted_plainly(drawn, end, at, **places)


@pytest.mark.parametrize("as_of", [None, date(2026, 7, 15)])
def test_what_came_and_was_answered_adds_up_to_what_is_open(drawn, as_of):
    answer = backlog(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER, as_of), Grain.MONTH)
    first, last = SUMMER[0], min(SUMMER[1], as_of or SUMMER[1])
    known = [m for m in drawn.messages if not m.excluded]
    assert answer.came == sum(first <= m.received.date() <= last for m in known)
    assert answer.answered == sum(
        m.answered is not None and first <= m.answered.date() <= last for m in known
    )
    assert answer.excluded == sum(
        m.excluded and first <= m.received.date() <= last for m in drawn.messages
    )
    assert answer.before + answer.came - answer.answered == answer.now
    assert answer.now == counted_plainly(drawn, last, last)
    assert answer.date_to == last


def test_points_count_what_came_and_what_was_answered_in_them(drawn):
    answer = backlog(drawn.facts, DEMO_ACTOR, asked(drawn, YEAR), Grain.MONTH)
    known = [m for m in drawn.messages if not m.excluded]
    for row in answer.points.itertuples():
        month = row.start.date()
        assert row.came == sum(m.received.date().replace(day=1) == month for m in known)
        assert row.answered == sum(
            m.answered is not None and m.answered.date().replace(day=1) == month for m in known
        )
    assert answer.points["unfinished"].tolist() == [False] * 9 + [True]
    assert answer.points["came_mean7"].isna().all()


def test_days_have_the_means_of_seven(drawn):
    answer = backlog(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER), Grain.DAY)
    known = [m.received.date() for m in drawn.messages if not m.excluded]
    row = answer.points.iloc[3]
    week = [row["start"].date() - timedelta(days=back) for back in range(7)]
    assert row["came_mean7"] == pytest.approx(sum(day in week for day in known) / 7)


def test_thirteen_months_end_with_the_period(drawn):
    august = (date(2026, 8, 1), date(2026, 8, 31))
    answer = backlog(drawn.facts, DEMO_ACTOR, asked(drawn, august), Grain.MONTH, months=13)
    assert len(answer.points) == 13
    assert answer.points["open"].iloc[-1] == answer.now


def test_a_place_without_messages_has_nothing_open(drawn):
    answer = backlog(drawn.facts, DEMO_ACTOR, asked(drawn, YEAR, settlement="Болчары"), Grain.MONTH)
    assert (answer.before, answer.came, answer.answered, answer.now) == (0, 0, 0, 0)
    assert answer.points["open"].tolist() == [0] * 10


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (10, 12, "Без ответа стало больше: 12 на 31.10.2026, было 10"),
        (12, 10, "Без ответа стало меньше: 10 на 31.10.2026, было 12"),
        (12, 12, "Без ответа столько же: 12"),
    ],
)
def test_the_conclusion_says_where_it_went(before, now, words):
    answer = Backlog(Grain.DAY, date(2026, 10, 31), before, 5, 3, now, 0, pd.DataFrame())
    assert of_backlog(answer) == words


def test_without_a_flow_only_the_level_is_said():
    answer = Backlog(Grain.DAY, date(2026, 10, 31), 1, 0, 0, 1, 0, pd.DataFrame())
    assert of_backlog(answer).replace("\u00a0", " ") == "Без ответа 1 сообщение"


def test_subjects_have_no_flow_by_day(drawn):
    with pytest.raises(ValueError, match="only sources"):
        backlog(drawn.facts, DEMO_ACTOR, asked(drawn, YEAR, topic="Ямы во дворах"), Grain.DAY)


def test_it_needs_a_period_and_the_right_to_look(drawn):
    with pytest.raises(ValueError, match="period"):
        backlog(drawn.facts, DEMO_ACTOR, Selection(drawn.facts.data_date), Grain.DAY)
    with pytest.raises(AccessDenied):
        backlog(drawn.facts, Actor("nobody", "Никто", frozenset()), asked(drawn, YEAR), Grain.DAY)
