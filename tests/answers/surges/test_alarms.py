"""Alarms over drawn facts, against a plain loop over the messages one by one."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest
from scipy import stats

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from analytics.calendar import working_days
from answers.surges.alarms import alarm, alarms, open_alarms, settings_in_force
from answers.surges.urgent import urgent_alarms
from data.errors import NotFound
from registers.settings import SettingError
from registers.surges.values import SurgeValues
from tests.answers.conftest import UNKNOWN, Drawn

LOOSE = SurgeValues(alpha=0.05, excess=2, growth=10, quiet_days=3)
WORKING = set(working_days(range(2024, 2027)).days)
DAY = timedelta(days=1)


def plain_alarms(drawn: Drawn, values: SurgeValues, last: date) -> set[tuple[str, date, date, int]]:
    """{(cell, first day, last day, count)}: every cell, every day, every window by itself."""
    came: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    everyone: dict[date, int] = defaultdict(int)
    for message in drawn.messages:
        day = message.received.date()
        if message.excluded or day > last:
            continue
        everyone[day] += 1
        came[f" {message.block}"][day] += 1
        if message.settlement != UNKNOWN:
            came[f"{message.settlement} {message.block}"][day] += 1
    first = min(everyone)
    known = {day for day in span(first, last) if any(everyone.get(day - n * DAY) for n in range(7))}
    found = set()
    for cell, counts in came.items():
        raised = {
            window: raised_days(counts, window, values, first, last, known)
            for window in values.windows
        }
        days = sorted({day for window in raised.values() for day in window})
        while days:
            episode = [days.pop(0)]
            while days and (days[0] - episode[-1]).days <= values.quiet_days:
                episode.append(days.pop(0))
            window = min(
                (w for w in values.windows if episode[0] in raised[w]),
                key=lambda w: raised[w][episode[0]],
            )
            count = sum(counts[episode[0] - n * DAY] for n in range(window))
            found.add((cell, episode[0], episode[-1], count))
    return found


def raised_days(
    counts: dict[date, int],
    window: int,
    values: SurgeValues,
    first: date,
    last: date,
    known: set[date],
) -> dict[date, float]:
    """{alarmed day: its risk} of one cell and one window."""
    raised: dict[date, float] = {}

    def days(end: date) -> list[date]:
        return [end - n * DAY for n in range(window)]

    def worked(end: date) -> int:
        return sum(day in WORKING for day in days(end))

    for day in span(first, last):
        if not all(one in known for one in days(day)):
            continue
        ends = [day - week * 7 * DAY for week in range(1, values.weeks + 1)]
        ends = [end for end in ends if all(one in known for one in days(end))]
        ends = [end for end in ends if worked(end) >= worked(day) - window // 7]
        if len(ends) < values.least_weeks:
            continue
        usual = [end for end in ends if end not in raised]
        usual = usual if len(usual) >= values.least_weeks else ends
        total = sum(counts[one] for end in usual for one in days(end))
        k, now = len(usual), sum(counts[one] for one in days(day))
        if now * k - total < values.excess * k or 100 * now * k < (100 + values.growth) * total:
            continue
        risk = float(stats.nbinom.sf(now - 1, total + 0.5, k / (k + 1)))
        if risk <= values.alpha:
            raised[day] = risk
    return raised


def span(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    "values",
    [LOOSE, replace(LOOSE, windows=(7,), weeks=5, least_weeks=2), replace(LOOSE, windows=(3,))],
    ids=["both windows", "a week", "three days"],
)
def test_alarms_equal_a_plain_loop(drawn: Drawn, values: SurgeValues) -> None:
    found = alarms(drawn.facts, DEMO_ACTOR, values=values)
    expected = plain_alarms(drawn, values, drawn.facts.data_date)
    assert len(expected) > 10
    assert {
        (f"{one.settlement or ''} {one.block}", one.first_day, one.last_day, one.count)
        for one in found
    } == expected


def test_a_past_day_knows_nothing_later(drawn: Drawn) -> None:
    last = date(2026, 3, 15)
    found = alarms(drawn.facts, DEMO_ACTOR, as_of=last, values=LOOSE)
    assert {
        (f"{one.settlement or ''} {one.block}", one.first_day, one.last_day, one.count)
        for one in found
    } == plain_alarms(drawn, LOOSE, last)


def test_an_alarm_names_its_first_message_and_is_found_by_its_key(drawn: Drawn) -> None:
    for one in alarms(drawn.facts, DEMO_ACTOR, values=LOOSE)[:20]:
        came = [
            message.received
            for message in drawn.messages
            if not message.excluded
            and message.block == one.block
            and one.settlement in (None, message.settlement)
            and one.window_from <= message.received.date() <= one.first_day
        ]
        assert (len(came), min(came)) == (one.count, one.first_message_at)
        days = f"{one.first_day.isoformat()}~{one.settlement or ''}~{one.block}~{one.window}"
        assert one.key == days


def test_only_alarms_of_the_asked_days_come_newest_first(drawn: Drawn) -> None:
    first, last = date(2026, 2, 1), date(2026, 4, 30)
    found = [one.first_day for one in alarms(drawn.facts, DEMO_ACTOR, first, last, values=LOOSE)]
    everything = [one.first_day for one in alarms(drawn.facts, DEMO_ACTOR, values=LOOSE)]
    assert found == [day for day in everything if first <= day <= last]
    assert found == sorted(found, reverse=True)
    assert found


def test_blocks_that_are_not_watched_raise_nothing(drawn: Drawn) -> None:
    found = alarms(drawn.facts, DEMO_ACTOR, values=replace(LOOSE, blocks=("ТКО",)))
    assert {one.block for one in found} == {"ТКО"}


def test_an_open_alarm_was_seen_within_the_last_week(drawn: Drawn) -> None:
    recent = drawn.facts.data_date - timedelta(days=6)
    for one in alarms(drawn.facts, DEMO_ACTOR, values=LOOSE):
        assert one.open == (one.last_day >= recent)
    strict = alarms(drawn.facts, DEMO_ACTOR)
    assert open_alarms(drawn.facts, DEMO_ACTOR) == tuple(one for one in strict if one.open)


def test_what_is_not_there_is_said_so(drawn: Drawn) -> None:
    with pytest.raises(NotFound, match="«Резкий рост»"):
        alarm(drawn.facts, DEMO_ACTOR, "2026-01-14~Нигде~ЖКХ~7")
    with pytest.raises(SettingError, match="Окно"):
        alarms(drawn.facts, DEMO_ACTOR, values=replace(LOOSE, windows=()))


def test_nobody_sees_alarms_without_the_right(drawn: Drawn) -> None:
    stranger = Actor("nobody", "Никто", frozenset(Right) - {Right.VIEW_FIGURES})
    for question in (alarms, open_alarms, settings_in_force):
        with pytest.raises(AccessDenied):
            question(drawn.facts, stranger)


def test_without_urgent_words_nothing_is_urgent(drawn: Drawn) -> None:
    assert urgent_alarms(drawn.facts, settings_in_force(drawn.facts, DEMO_ACTOR), date.max) == []
