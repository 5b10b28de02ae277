"""Versions of a passport in a real snapshot: each day by the version of its day, in cube and rows."""

import json
from dataclasses import replace
from datetime import date

import pytest

import cli
from access.rights import DEMO_ACTOR
from answers.indicators.passport import APART, passport
from data import uploads
from data.home import home_at
from data.passport_texts import Edits, edited, specimen, variants
from data.queries.selection import Selection
from data.registers_open import open_registers_of
from data.seeds import shipped_passports
from data.snapshots import current, indicators
from registers.passports.versions import Saving, save_passport
from tests.answers.conftest import plain_table
from tests.made_once import made_once
from tests.small_home import NOW, home_of_everything

FAST = shipped_passports()["fast_track"]
MARCH = date(2026, 3, 1)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home where indicator 1 counts otherwise from March on, and an eighth one stands beside."""
    made = home_at(made_once(tmp_path_factory, "everything", home_of_everything) / "home")
    engine = open_registers_of(made, NOW)
    titles = [one.title for one in variants("fast_track")]
    text = edited(FAST, Edits(variant=titles[3], kept_reasons=("не решаемый",)))
    save_passport(
        engine, DEMO_ACTOR, text, Saving("published", 1, "С марта", valid_from=MARCH), now=NOW
    )
    own = specimen("solved", "решено по существу", "Доля решённых", "resolved", 65)
    save_passport(engine, DEMO_ACTOR, own, Saving("published", 0, "Свой"), now=NOW)
    uploads.publish(made, DEMO_ACTOR, NOW)
    return made


def parts_by_hand(rows, as_of):
    found = dict.fromkeys(APART, 0)
    for row in rows:
        answered = row["answered_at"]
        if answered is None or not YEAR[0] <= answered.date() <= as_of:
            continue
        reason = row["excluded_reason"]
        if answered.date() < MARCH:
            out, mark = reason is not None, row["fast_track"]
        else:
            kept = reason is not None and " ".join(reason.split()).lower() == "не решаемый"
            out, mark = reason is not None and not kept, row["in_fast_term"]
        part = "excluded" if out else "unknown" if mark is None else "missed"
        found["numerator" if part == "missed" and mark else part] += 1
    return found


def test_each_day_is_counted_by_the_version_of_its_day(home):
    facts = current(home)
    rows = plain_table(facts, "facts")
    for as_of in (facts.data_date, date(2026, 4, 10)):  # from the cube, from the rows
        found = passport(facts, DEMO_ACTOR, Selection(as_of, *YEAR), 1)
        wanted = parts_by_hand(rows, as_of)
        assert {part: found.parts[part] for part in APART} == wanted
        assert min(wanted.values()) > 0
        assert found.standing.numerator == wanted["numerator"]
        assert found.versions == ((2, MARCH), (1, date.min))


def test_a_month_before_the_change_knows_its_own_version(home):
    january = Selection(current(home).data_date, date(2026, 1, 1), date(2026, 1, 31))
    assert passport(current(home), DEMO_ACTOR, january, 1).versions == ((1, date.min),)
    april = replace(january, date_from=date(2026, 4, 1), date_to=date(2026, 4, 30))
    assert passport(current(home), DEMO_ACTOR, april, 1, "own").versions == ((2, MARCH),)


def test_the_change_and_its_day_are_known(home):
    one = indicators(current(home))[0]
    assert [(c.day, c.version, c.recounted) for c in one.changes] == [(MARCH, 2, False)]
    assert [one.method_on(day) for day in (date(2026, 2, 28), MARCH)] == [1, 2]


def test_an_indicator_of_ones_own_answers_on_the_command_line_by_its_code(home, capsys):
    asked = ["indicators", "--year", "2026", "--home", str(home.path), "--json"]
    assert cli.main(asked) == 0
    rows = json.loads(capsys.readouterr().out)
    own = [row for row in rows if row["indicator"] == "solved"]
    assert len(rows) == 8
    assert own[0]["plan"] == 65
    known = [
        row
        for row in plain_table(current(home), "facts")
        if row["answered_at"] and row["answered_at"].year == 2026
        and row["excluded_reason"] is None and row["resolved"] is not None
        and row["answered_at"].date() <= NOW.date()
    ]  # fmt: skip
    assert own[0]["denominator"] == len(known) > 0
    assert own[0]["numerator"] == sum(row["resolved"] for row in known)
