"""Terms and the calendar: what is in force, who changed it, how it is kept."""

from datetime import date, datetime, time

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from analytics.calendar import due_after_working_days, working_days
from answers.messages.terms import (
    channel_table,
    due_day,
    era_table,
    kept_terms,
    of_kept,
    save_due_day,
    save_terms,
    set_day,
    terms,
    year_table,
)
from data.home import home_at
from data.queries.selection import Selection
from data.snapshots import current
from registers.settings_values import Norms, SettingError

NOW = datetime(2026, 11, 22, 10, 30)
NOBODY = Actor("nobody", "Никто", frozenset())


@pytest.fixture
def home(tmp_path):
    return home_at(tmp_path / "home")


def test_how_terms_are_kept_is_what_a_loop_counts(invented_facts, rows):
    as_of = date(2026, 1, 20)
    table = kept_terms(invented_facts, DEMO_ACTOR, Selection(as_of)).set_index("source")
    end = datetime.combine(as_of, time(23, 59, 59))
    for source in table.index:
        shown = [r for r in rows if r["source"] == source and r["received_day"] <= as_of]
        known = [r for r in shown if r["due_at"]]
        answered = [r for r in known if r["answered_at"] and r["answered_at"] <= end]
        on_time = sum(r["answered_at"] <= r["due_at"] for r in answered)
        late = (
            len(answered)
            - on_time
            + sum(
                r["due_at"] < end
                for r in known
                if not (r["answered_at"] and r["answered_at"] <= end)
            )
        )
        one = table.loc[source]
        assert (one["on_time"], one["late"], one["messages"]) == (on_time, late, len(shown))
        assert one["come"] == on_time + late
        assert one["share"] == pytest.approx(100 * on_time / (on_time + late))
        assert one["pending"] + one["come"] + one["no_term"] == len(shown)


def test_the_conclusion_divides_last(invented_facts):
    table = kept_terms(invented_facts, DEMO_ACTOR, Selection(invented_facts.data_date))
    on_time, come = table["on_time"].sum(), table["come"].sum()
    said = of_kept(table).replace("\xa0", " ").replace("\u202f", "")
    assert said.endswith(f": {on_time} из {come}")
    assert of_kept(table.assign(on_time=0, come=0)) == "Ни один срок ответа ещё не наступил"


def test_a_change_is_kept_with_who_and_when_and_waits_for_publication(home):
    facts = current(home)
    assert terms(home, DEMO_ACTOR, facts, NOW).unpublished is False
    later = datetime(2030, 1, 1, 9)
    save_terms(home, DEMO_ACTOR, Norms(edds_hours=12), later)
    set_day(home, DEMO_ACTOR, date(2026, 11, 3), False, datetime(2030, 1, 2, 9))
    known = terms(home, DEMO_ACTOR, facts, NOW)
    assert known.on(NOW.date()).edds_hours == 12
    assert known.overrides == ((date(2026, 11, 3), False),)
    assert known.unpublished
    assert [(one.at.day, one.author) for one in known.changes] == [(2, "demo"), (1, "demo")]
    assert "ЕДДС — 12 часов" in known.changes[1].what.replace("\xa0", " ")


def test_terms_of_a_day_are_told_beside_those_before_it(home):
    facts, first = current(home), date(2027, 1, 1)
    save_terms(home, DEMO_ACTOR, Norms(edds_hours=12), NOW, first)
    known = terms(home, DEMO_ACTOR, facts, NOW)
    assert (known.on(date(2026, 12, 31)).edds_hours, known.on(first).edds_hours) == (24, 12)
    assert channel_table(known, NOW).set_index("name").loc["ЕДДС", "term"] == "24\xa0часа"
    assert era_table(known)["since"].tolist() == [first, None]
    assert known.changes[0].what.startswith("сроки для поступивших с 01.01.2027: ИМ — 7")


def test_a_day_can_be_given_back_to_the_official_calendar(home):
    facts = current(home)
    set_day(home, DEMO_ACTOR, date(2026, 11, 3), False, NOW)
    set_day(home, DEMO_ACTOR, date(2026, 11, 7), True, NOW)
    set_day(home, DEMO_ACTOR, date(2026, 11, 3), None, NOW)
    assert terms(home, DEMO_ACTOR, facts, NOW).overrides == ((date(2026, 11, 7), True),)


def test_the_year_shows_what_is_unusual(home):
    facts = current(home)
    plain = year_table(2026, terms(home, DEMO_ACTOR, facts, NOW))
    assert plain["working"].sum() + plain["off"].sum() == 365
    assert plain["working"].sum() == len(working_days([2026]).days)
    november = plain.iloc[10]
    assert november["month"] == "Ноябрь"
    assert "4" in november["weekdays_off"].split(", ")
    set_day(home, DEMO_ACTOR, date(2026, 11, 3), False, NOW)
    set_day(home, DEMO_ACTOR, date(2026, 11, 7), True, NOW)
    changed = year_table(2026, terms(home, DEMO_ACTOR, facts, NOW)).iloc[10]
    assert changed["weekdays_off"] == "3, 4"
    assert changed["weekends_on"] == "7"
    assert changed["working"] == november["working"]


def test_the_example_of_today_follows_norms_and_days(home):
    facts = current(home)
    before = channel_table(terms(home, DEMO_ACTOR, facts, NOW), NOW).set_index("name")
    assert before.loc["ЕДДС", "due"] == datetime(2026, 11, 23, 10, 30)
    assert before.loc["59-ФЗ", "due"] == datetime(2026, 12, 22, 23, 59, 59)
    assert before.loc["ИМ", "term"].replace("\xa0", " ") == "7 рабочих дней"
    set_day(home, DEMO_ACTOR, date(2026, 11, 24), False, NOW)
    calendar = working_days([2026], {date(2026, 11, 24): False})
    after = channel_table(terms(home, DEMO_ACTOR, facts, NOW), NOW).set_index("name")
    assert after.loc["ИМ", "due"] == due_after_working_days(NOW.date(), 7, calendar)
    assert after.loc["ИМ", "due"] > before.loc["ИМ", "due"]


def test_the_day_of_exports(home):
    assert due_day(home, DEMO_ACTOR, NOW) == 5
    save_due_day(home, DEMO_ACTOR, 10, NOW)
    assert due_day(home, DEMO_ACTOR, NOW) == 10
    with pytest.raises(SettingError):
        save_due_day(home, DEMO_ACTOR, 31, NOW)


def test_rights(home, invented_facts):
    facts = current(home)
    looker = Actor("looker", "Зритель", frozenset())
    for call in (
        lambda: terms(home, NOBODY, facts, NOW),
        lambda: kept_terms(invented_facts, NOBODY, Selection(invented_facts.data_date)),
        lambda: save_terms(home, looker, Norms(), NOW),
        lambda: set_day(home, looker, date(2026, 1, 1), True, NOW),
        lambda: save_due_day(home, looker, 7, NOW),
        lambda: due_day(home, looker, NOW),
    ):
        with pytest.raises(AccessDenied):
            call()
