"""What the demonstration keeps goes as a whole, and nothing of what people wrote goes with it."""

from dataclasses import replace
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Engine

import registers
from access.rights import DEMO_ACTOR, DEMONSTRATION, AccessDenied, Actor, Right
from analytics.false_alarms import AlarmVerdict
from registers import demonstration
from registers.annotations import annotate, annotations
from registers.demonstration import OF_DEMONSTRATION, clear, is_kept, mark_kept
from registers.emergencies.cards import emergencies, open_emergency
from registers.emergencies.values import Category, Draft
from registers.official_pages.duties import add_pages, change_page, official_pages
from registers.official_pages.values import Duty
from registers.plans.bodies import add_bodies, bodies
from registers.plans.reports import enter_report, plan_reports
from registers.plans.saved import plans, save_plan
from registers.plans.values import NewPlan, PlanLine
from registers.ratings.issued import ALL_SOURCES, Frozen, Place, issue, issued_ratings
from registers.road_maps.edits import create, road_maps
from registers.road_maps.values import Form, Plan
from registers.settings_values import EmergencyTerms, RatingWeights
from registers.surges.alarms import AlarmDescribed, judge, verdicts
from registers.tables import Base

NOW = datetime(2026, 11, 12, 9, 30)
DAY, NEXT = date(2026, 11, 10), date(2026, 11, 11)
CLEANER = Actor("a", "А", frozenset({Right.CLEAR_DEMO}))
LINE = PlanLine("1", "1", "", "Осмотр дворов", "постоянно", "", "", "строка 5")
MAP = Plan("growth", Form("отопление", "ЖКХ"), "ЖКХ", "Мортка", DAY, DAY, ())


def keep(engine: Engine, who: Actor) -> None:
    """Keep one of everything."""
    line = replace(LINE, executors=(f"Отдел {who.name}",))
    plan = save_plan(engine, who, NewPlan(who.name, "plan", "п.docx", (2026,), (line,)), now=NOW)
    remark = OF_DEMONSTRATION if who == DEMONSTRATION else ""
    add_bodies(engine, who, [f"Отдел {who.name}"], remark=remark, now=NOW)
    enter_report(engine, who, plan, "1", text="Осмотрено 5 дворов", done_on=DAY, now=NOW)
    draft = Draft(Category.THREAT, who.name, "Мортка", "ЖКХ", NOW)
    open_emergency(engine, who, draft, EmergencyTerms(), now=NOW)
    create(engine, who, who.name, MAP, now=NOW, demo=who == DEMONSTRATION)
    annotate(engine, who, DAY, DAY, who.name, now=NOW)
    alarm = AlarmDescribed(who.name, DAY, None, "ЖКХ", "рост")
    judge(engine, who, alarm, AlarmVerdict.CONFIRMED, known_on=None, note="", now=NOW)
    add_pages(engine, who, [Duty(who.name)], now=NOW)
    first = DAY if who == DEMONSTRATION else NEXT
    frozen = Frozen(first, first, first, 1, 1, RatingWeights(), demo=who == DEMONSTRATION)
    place = Place(who.name, 1, 1, 1, None, 70.0, 0.5, 0.5, 0.5)
    issue(engine, who, frozen, {ALL_SOURCES: [place]}, now=NOW)


def left(engine: Engine) -> dict[str, list[str]]:
    """Return whose things there are, by kind."""
    return {
        "plans": [one.title for one in plans(engine)],
        "reports": [one.author for one in plan_reports(engine)],
        "bodies": [one.name.removeprefix("Отдел ") for one in bodies(engine)],
        "cards": [one.problem for one in emergencies(engine)],
        "maps": [one.number for one in road_maps(engine)],
        "notes": [one.text for one in annotations(engine)],
        "verdicts": list(verdicts(engine)),
        "ratings": [one.author for one in issued_ratings(engine)],
        "pages": [one.duty.recipient for one in official_pages(engine)],
    }


def test_only_the_demonstration_goes(empty: Engine) -> None:
    keep(empty, DEMO_ACTOR)
    keep(empty, DEMONSTRATION)
    both = {DEMO_ACTOR.name, DEMONSTRATION.name}
    assert all(set(one) == both for one in left(empty).values())
    assert clear(empty, CLEANER, now=NOW) == 7  # a report goes with its plan
    assert left(empty) == {key: [DEMO_ACTOR.name] for key in left(empty)}
    assert clear(empty, CLEANER, now=NOW) == 0


def test_what_people_wrote_upon_it(empty: Engine) -> None:
    """A report goes with its plan; a changed page and a road map of the card are their own."""
    keep(empty, DEMONSTRATION)
    plan, card, page = plans(empty)[0].id, emergencies(empty)[0].id, official_pages(empty)[0]
    enter_report(empty, DEMO_ACTOR, plan, "1", text="И ещё 3 двора", done_on=DAY, now=NOW)
    create(empty, DEMO_ACTOR, "наша", MAP, now=NOW, emergency=card)
    change_page(empty, DEMO_ACTOR, page.id, Duty("Наш музей"), now=NOW)
    body = NewPlan("Наш", "plan", "п.docx", (2026,), (
        replace(LINE, executors=(f"Отдел {DEMONSTRATION.name}",)),
    ))  # fmt: skip
    save_plan(empty, DEMO_ACTOR, body, now=NOW)
    clear(empty, CLEANER, now=NOW)
    assert plan_reports(empty) == ()
    assert [(one.number, one.emergency) for one in road_maps(empty)] == [("наша", None)]
    assert [one.duty.recipient for one in official_pages(empty)] == ["Наш музей"]
    assert [one.name for one in bodies(empty)] == [f"Отдел {DEMONSTRATION.name}"]


def test_a_mark_tells_that_it_is_all_there(empty: Engine) -> None:
    assert not is_kept(empty)
    mark_kept(empty, now=NOW)
    assert is_kept(empty)
    clear(empty, CLEANER, now=NOW)
    assert not is_kept(empty)


def test_a_right_is_needed(empty: Engine) -> None:
    keep(empty, DEMONSTRATION)
    with pytest.raises(AccessDenied):
        clear(empty, replace(CLEANER, rights=frozenset(Right) - {Right.CLEAR_DEMO}), now=NOW)
    assert len(plans(empty)) == 1


@pytest.mark.parametrize(
    "erased", ["OF_A_CARD", "OF_A_ROAD_MAP", "OF_A_REPORT", "OF_A_PLAN", "OF_A_BODY"]
)
def test_no_table_that_holds_on_to_it_is_forgotten(erased: str) -> None:
    """A table added later with a key into an erased one would stop the erasing halfway."""
    for path in Path(registers.__file__).parent.glob("*/tables.py"):
        import_module(f"registers.{path.parent.name}.tables")

    def names(kind: str) -> set[str]:
        return {column.class_.__tablename__ for column in getattr(demonstration, kind)}

    every = set().union(*(names(one) for one in dir(demonstration) if one.startswith("OF_A_")))
    holding = {
        table.name
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in names(erased)
    }
    assert holding <= every
