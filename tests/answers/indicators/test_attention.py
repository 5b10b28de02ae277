"""What needs attention: only what chance does not explain, in words that lead somewhere."""

from datetime import date, datetime, timedelta

import pytest

from access.rights import DEMO_ACTOR as ACTOR
from analytics.changes import growth_risk
from answers.indicators import attention
from answers.indicators.attention import MOST, gaps, growth, last_full_month, overdue
from answers.indicators.cards import cards
from data.queries.messages import overdue_places
from data.queries.selection import Selection
from data.snapshots import current
from tests.small_home import home_of

PIT, RUBBISH = ("Благоустройство", "Ямы во дворах"), ("Мусор/Свалки/ТКО", "Уборка/Вывоз мусора")


def drawn(place, topic, month, count, first=1):
    return [
        {
            "Номер сообщения": f"{place}-{topic[1]}-{month:%Y-%m}-{number}",
            "Дата подачи": f"{month + timedelta(days=number % 28):%d.%m.%Y} 10:00",
            "Категория": topic[0],
            "Подкатегория": topic[1],
            "Муниципалитет": place,
            "Статус": "Решено",
            "Плановая дата ответа": "",
            "Дата ответа": f"{month + timedelta(days=28):%d.%m.%Y} 12:00",
        }
        for number in range(first, first + count)
    ]


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    """October 2025, then September and October 2026; the data end on 31 October 2026."""
    now, before, year_ago = datetime(2026, 10, 1), datetime(2026, 9, 1), datetime(2025, 10, 1)
    rows = [
        # grew against both months: 30 against 10 and 8
        *drawn("пгт Мортка", PIT, now, 30),
        *drawn("пгт Мортка", PIT, before, 10),
        *drawn("пгт Мортка", PIT, year_ago, 8),
        # every October is like this: 30 against 10 and 28
        *drawn("с. Леуши", PIT, now, 30),
        *drawn("с. Леуши", PIT, before, 10),
        *drawn("с. Леуши", PIT, year_ago, 28),
        # from 1 to 5: fourfold and no surge
        *drawn("п. Шугур", RUBBISH, now, 5),
        *drawn("п. Шугур", RUBBISH, before, 1),
        # nobody knows where
        *drawn("", PIT, now, 40),
        *drawn("пгт Междуреченский", PIT, datetime(2026, 10, 3), 28),
        *drawn("пгт Междуреченский", PIT, before, 26),
        *drawn("пгт Междуреченский", PIT, year_ago, 25),
    ]
    return current(home_of(tmp_path_factory.mktemp("growth"), rows))


def test_only_growth_beyond_chance_and_season_is_named(facts):
    assert facts.data_date == date(2026, 10, 31)
    (found,) = growth(facts, ACTOR, Selection(facts.data_date))
    assert (found.settlement, found.block) == ("Мортка", "ЖКХ")
    assert found.period == (date(2026, 10, 1), date(2026, 10, 31))
    assert found.brief == "ЖКХ растёт в Мортке"
    words = found.words.replace("\xa0", " ")
    assert words == (
        "ЖКХ, Мортка: 30 сообщений за октябрь 2026, в месяце до этого 10, годом раньше 8"
    )


def test_the_numbers_above_are_what_the_rule_says():
    assert growth_risk(30, 10) < attention.RISK
    assert growth_risk(30, 8) < attention.RISK
    assert growth_risk(30, 28) > attention.RISK
    assert growth_risk(5, 1) > attention.RISK
    # Many enough for the test, yet too few to call: five more are asked for.
    assert attention.EXCESS == 5


def test_filters_narrow_the_growth(facts):
    assert growth(facts, ACTOR, Selection(facts.data_date, settlement="Леуши")) == ()
    assert len(growth(facts, ACTOR, Selection(facts.data_date, block="ЖКХ"))) == 1
    assert growth(facts, ACTOR, Selection(facts.data_date, block="ТКО")) == ()


def test_without_a_year_before_only_the_month_before_is_asked(facts, monkeypatch):
    counts = attention._three_months

    def without_a_year(*asked):
        frame = counts(*asked)
        return frame * [1, 1, 0]

    monkeypatch.setattr(attention, "_three_months", without_a_year)
    found = growth(facts, ACTOR, Selection(facts.data_date))
    assert {one.settlement for one in found} == {"Мортка", "Леуши"}
    assert all("годом раньше" not in one.words for one in found)


def test_a_first_month_has_nothing_to_grow_from(facts):
    october = Selection(facts.data_date, date(2025, 10, 1), date(2025, 10, 31))
    assert growth(facts, ACTOR, october) == ()


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2026, 10, 31), date(2026, 10, 1)),
        (date(2026, 10, 30), date(2026, 9, 1)),
        (date(2026, 1, 1), date(2025, 12, 1)),
        (date(2024, 2, 28), date(2024, 1, 1)),
        (date(2024, 2, 29), date(2024, 2, 1)),
    ],
)
def test_only_a_month_that_is_over_counts(day, month):
    assert last_full_month(day) == month


def test_gaps_are_the_widest_below_plan_first(invented_facts):
    shown = cards(invented_facts, ACTOR, Selection(invented_facts.data_date))
    below = sorted((c.standing.gap, c.indicator.key) for c in shown if c.standing.below)
    assert below
    found = gaps(shown)
    assert [one.indicator for one in found] == [key for _, key in below[:MOST]]
    assert all("при плане" in one.words and "п." in one.words for one in found)


def test_overdue_names_place_count_and_the_oldest_term(invented_facts):
    chosen = Selection(invented_facts.data_date)
    found = overdue(invented_facts, ACTOR, chosen)
    table = overdue_places(invented_facts, chosen).head(MOST)
    assert len(found) == len(table) > 0
    for one, row in zip(found, table.itertuples()):
        assert (one.settlement, one.block) == (row.settlement, row.block)
        assert f"{row.messages}\xa0сообщ" in one.words
        assert f"{row.oldest_due:%d.%m.%Y}" in one.words
