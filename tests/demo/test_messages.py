"""The stream of messages: proportions, the story it tells, answers known on the last day."""

from collections import Counter
from datetime import date, datetime

import pytest

from demo.district import CHARACTERS
from demo.messages import stream

PART = 0.25


@pytest.fixture(scope="module")
def im(district):
    return stream(district, "ИМ", seed=1229, scale=PART)


@pytest.fixture(scope="module")
def pos(district):
    return stream(district, "ПОС", seed=1229, scale=PART)


@pytest.fixture(scope="module")
def edds(district):
    return stream(district, "ЕДДС", seed=1229, scale=PART)


def test_settlements_write_in_proportion_to_their_residents(district, im):
    counts = Counter(m.place.settlement for m in im if m.place)
    weights = {name: n * CHARACTERS[name].activity for name, n in district.population.items()}
    for name, weight in weights.items():
        expected = 17_600 * PART * 0.942 * weight / sum(weights.values())
        # Four standard deviations of a count, and the episode's messages of two settlements.
        extra = PART * {"Куминский": 120, "Мортка": 260}.get(name, 0)
        assert counts[name] == pytest.approx(expected + extra, abs=4 * expected**0.5)


def test_messages_stand_in_the_order_of_receipt_and_inside_the_time(im):
    moments = [m.received for m in im]
    assert moments == sorted(moments)
    assert [m.number for m in im] == list(range(1, len(im) + 1))
    assert datetime(2024, 1, 1) <= moments[0] < datetime(2024, 1, 8)
    assert datetime(2026, 10, 24) < moments[-1] < datetime(2026, 11, 1)


def test_nothing_after_the_export_is_known(im, pos, edds):
    for message in [*im, *pos, *edds]:
        for moment in (message.first_reply, message.answered):
            assert moment is None or message.received <= moment < datetime(2026, 11, 1)


def test_snow_is_written_about_in_winter_and_schools_in_early_autumn(im):
    snow = Counter(m.received.month for m in im if "снег" in m.subject.name)
    assert sum(snow[month] for month in (11, 12, 1, 2, 3)) > 20 * snow[7]
    school = Counter(m.received.month for m in im if m.subject.group == "Образование")
    assert school[8] + school[9] > school[2] + school[3]


def test_the_flood_week_stands_out(edds):
    week = _between(edds, "Куминский", date(2025, 5, 12), date(2025, 5, 18))
    before = _between(edds, "Куминский", date(2025, 5, 5), date(2025, 5, 11))
    assert len(week) >= 90 * PART
    assert len(week) > 3 * len(before)


def test_the_heating_failure_stands_out(im):
    days = _between(im, "Мортка", date(2026, 1, 14), date(2026, 1, 19))
    cold = [m for m in days if "отоплени" in m.subject.name]
    year_before = _between(im, "Мортка", date(2025, 1, 14), date(2025, 1, 19))
    assert len(cold) > 10
    assert len(days) > 2 * len(year_before)


def test_housing_grows_in_one_settlement_in_the_last_two_months(im):
    def housing(first, last):
        return [m for m in _between(im, "Мортка", first, last) if m.subject.group == "ЖКХ"]

    last_autumn = housing(date(2025, 9, 1), date(2025, 10, 31))
    september = housing(date(2026, 9, 1), date(2026, 9, 30))
    october = housing(date(2026, 10, 1), date(2026, 10, 31))
    assert len(september) + len(october) > 1.5 * len(last_autumn)
    assert len(october) > len(september)


def test_automatic_delivery_and_control_improve_over_the_years(im, pos):
    def share(year, known, true):
        rows = [m for m in [*im, *pos] if m.received.year == year and known(m)]
        return sum(true(m) for m in rows) / len(rows)

    def delivered(year):
        return share(year, lambda m: m.delivered is not None, lambda m: m.delivered)

    def controlled(year):
        return share(year, lambda m: m.evidence != "", lambda m: m.evidence != "нет")

    # Means of the straight lines 66 → 76 and 49 → 63 over the three years, with the shifts.
    assert delivered(2024) == pytest.approx(0.68, abs=0.03)
    assert delivered(2026) == pytest.approx(0.745, abs=0.03)
    assert controlled(2024) == pytest.approx(0.52, abs=0.03)
    assert controlled(2026) == pytest.approx(0.61, abs=0.03)


def test_a_tenth_is_late_and_a_few_are_never_answered(im, pos):
    old = [m for m in [*im, *pos] if m.received < datetime(2026, 6, 1)]
    late = sum(m.answered is not None and m.answered > m.due for m in old) / len(old)
    never = sum(m.answered is None for m in old) / len(old)
    assert 0.08 < late < 0.15
    assert 0.005 < never < 0.03
    recent = [m for m in pos if m.received >= datetime(2026, 10, 15)]
    assert sum(m.answered is None for m in recent) / len(recent) > 0.1


def test_fast_track_stays_below_the_plan_of_ninety(im, pos):
    known = [m.fast for m in [*im, *pos] if m.fast is not None]
    assert 0.75 < sum(known) / len(known) < 0.88


def test_offices_register_appeals_on_working_days_only(district):
    appeals = stream(district, "59-ФЗ", seed=1229, scale=0.1)
    assert {m.received.weekday() for m in appeals} == {0, 1, 2, 3, 4}
    assert not [m for m in appeals if (m.received.month, m.received.day) in {(1, 3), (2, 23)}]


def test_a_part_of_the_demonstration_does_not_disturb_another(district, im):
    stream(district, "ПОС", seed=1229, scale=0.01)
    assert stream(district, "ИМ", seed=1229, scale=PART) == im


def _between(messages, settlement, first, last):
    return [
        m
        for m in messages
        if m.place and m.place.settlement == settlement and first <= m.received.date() <= last
    ]
