"""Measures of earlier road maps: which are offered, in which order, with what left out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from answers.road_maps.cards import carry_out, create, road_map, withdraw
from answers.road_maps.offers import MOST, Offer, measures_offered, numbered
from data.home import Home, home_at
from data.registers_open import open_registers_of
from registers.emergencies.cards import open_emergency
from registers.emergencies.values import Category, Draft
from registers.road_maps.values import Execution, Form, Kind, Measure, Plan, RoadMap
from registers.settings_values import EmergencyTerms

NOW = datetime(2026, 11, 12, 9, 30)
# topics of the directory: two of one group, one of another group of the same block
HOLES, HOGWEED = "Ямы во дворах", "Борщевик Сосновского"
GROUP = "Благоустройство"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_at(tmp_path / "home")


def kept(
    home: Home,
    number: int,
    topic: str,
    measures: Sequence[str | Measure],
    place: str = "Мортка",
    kind: Kind = "growth",
    card: int | None = None,
) -> RoadMap:
    """Keep a road map made `number` hours after NOW and return it."""
    at = NOW + timedelta(hours=number)
    lines = [
        one if isinstance(one, Measure) else Measure("", one, executor="МУП") for one in measures
    ]
    numbered_lines = tuple(replace(one, number=str(n)) for n, one in enumerate(lines, 1))
    plan = Plan(kind, Form("п"), topic, place, NOW.date(), NOW.date(), numbered_lines)
    made = create(home, DEMO_ACTOR, f"ДК-{number}", plan, at, emergency=card)
    return road_map(home, DEMO_ACTOR, made, at)


def offered(home: Home, one: RoadMap) -> list[tuple[str, str, str]]:
    found = measures_offered(home, DEMO_ACTOR, one, NOW)
    return [(offer.measure.measure, offer.road_map, offer.why) for offer in found]


def test_the_closest_come_first_and_the_newer_among_them(home: Home) -> None:
    kept(home, 1, "Отопление", ["чужое"])
    kept(home, 2, HOGWEED, ["скосить"])
    kept(home, 3, HOLES, ["засыпать старые"])
    kept(home, 4, HOLES, ["засыпать"])
    kept(home, 5, HOLES, ["оградить"], kind="threat")
    mine = kept(home, 6, HOLES, [])
    kept(home, 7, HOLES, ["из более поздней"])
    assert offered(home, mine) == [
        ("засыпать", "ДК-4", "та же тема"),
        ("засыпать старые", "ДК-3", "та же тема"),
        ("оградить", "ДК-5", "та же тема"),
        ("скосить", "ДК-2", "та же группа тем"),
    ]


def test_a_group_of_topics_meets_its_topics(home: Home) -> None:
    kept(home, 1, HOLES, ["засыпать"])
    assert offered(home, kept(home, 2, GROUP, [])) == [("засыпать", "ДК-1", "та же группа тем")]


def test_the_block_of_the_card_stands_in_for_a_topic(home: Home) -> None:
    engine = open_registers_of(home, NOW)
    draft = Draft(Category.THREAT, "Авария", "Мортка", "ЖКХ", NOW)
    card = open_emergency(engine, DEMO_ACTOR, draft, EmergencyTerms(), now=NOW)
    kept(home, 1, HOLES, ["засыпать"])
    assert offered(home, kept(home, 2, "", [])) == []
    mine = kept(home, 3, "", [], card=card)
    assert offered(home, mine) == [("засыпать", "ДК-1", "тот же блок")]


def test_what_is_there_was_dropped_or_removed_is_not_offered(home: Home) -> None:
    first = kept(home, 1, HOLES, ["Засыпать  ямы", "снятое", "годится"])
    carry_out(home, DEMO_ACTOR, first.id, "2", Execution("dropped"), NOW)
    carry_out(home, DEMO_ACTOR, first.id, "3", Execution("done", NOW.date()), NOW)
    gone = kept(home, 2, HOLES, ["удалённое"])
    withdraw(home, DEMO_ACTOR, gone.id, NOW)
    kept(home, 3, HOLES, ["годится"])  # once, from the newer road map
    mine = kept(home, 4, HOLES, ["засыпать ямы"])
    assert offered(home, mine) == [("годится", "ДК-3", "та же тема")]


def test_days_and_a_foreign_executor_are_left_out(home: Home) -> None:
    day = NOW.date()
    local = Measure("", "засыпать", "Ям нет", "0 ям", "Администрация г.п. Мортка", day, day, HOLES)
    kept(home, 1, HOLES, [local, "осмотреть"])
    here = measures_offered(home, DEMO_ACTOR, kept(home, 2, HOLES, []), NOW)
    there = measures_offered(home, DEMO_ACTOR, kept(home, 3, HOLES, [], place="Леуши"), NOW)
    assert here[0].measure == Measure("", "засыпать", "Ям нет", "0 ям", "Администрация г.п. Мортка")
    assert here[0].words == "ДК-1, та же тема, не начато"
    assert [one.measure.executor for one in there] == ["", "МУП"]


def test_no_more_are_offered_than_fit(home: Home) -> None:
    kept(home, 1, HOLES, [f"дело {n}" for n in range(MOST + 3)])
    assert len(offered(home, kept(home, 2, HOLES, []))) == MOST


def test_added_measures_take_free_numbers(home: Home) -> None:
    mine = kept(home, 1, HOLES, ["а", "б", "в"])
    carry_out(home, DEMO_ACTOR, mine.id, "3", Execution("at_work"), NOW)
    mine = road_map(home, DEMO_ACTOR, mine.id, NOW)
    left = (Measure("1", "а"), Measure("4", "г"))  # «в» is removed, its execution is remembered
    found = numbered(mine, left, [Measure("", "д"), Measure("", "е")])
    assert [one.number for one in found] == ["1", "4", "5", "6"]


def test_offers_are_not_for_those_who_see_figures_alone(home: Home) -> None:
    mine = kept(home, 1, HOLES, [])
    looker = Actor("l", "Просмотр", frozenset({Right.VIEW_FIGURES}))
    with pytest.raises(AccessDenied):
        measures_offered(home, looker, mine, NOW)


def test_an_offer_says_where_it_comes_from() -> None:
    offer = Offer(Measure("", "а"), "ДК-1", "тот же блок", "исполнено")
    assert offer.words == "ДК-1, тот же блок, исполнено"
