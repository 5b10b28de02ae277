"""The effect of a road map: which days are compared with which, and in what words it is told."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from math import inf

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from analytics.effects import Effect, effect
from answers.road_maps.effects import effect_words, judged, road_map_effect, works
from data.home import home_at
from registers.road_maps.effect_settings import EffectSettings
from registers.road_maps.values import Execution, Form, Measure, Plan, RoadMap, Version
from tests.answers.conftest import Drawn

AT = datetime(2026, 11, 12)
FIRST, LAST = date(2026, 6, 1), date(2026, 6, 20)
GROUP = "Благоустройство"
SETTINGS = EffectSettings(days=60, least_days=7, least=10)


def kept(settlement: str = "Мортка", topic: str = GROUP, done: date | None = None) -> RoadMap:
    plan = Plan(
        "growth", Form("ямы"), topic, settlement, date(2026, 5, 1), date(2026, 7, 31),
        (Measure("1", "А", starts=FIRST, ends=LAST), Measure("2", "Б", ends=date(2026, 6, 5))),
    )  # fmt: skip
    known = {"1": Execution("done", done)} if done else {}
    return RoadMap(1, "ДК-1", None, False, "a", AT, False, Version(1, plan, "", "a", AT), known)


def test_the_work_lasts_from_the_first_start_to_the_last_end() -> None:
    assert (works(kept()).first, works(kept()).last) == (FIRST, LAST)
    assert works(kept(done=date(2026, 7, 3))).last == date(2026, 7, 3)  # carried out late
    dropped = replace(kept(), executions={"1": Execution("dropped")})
    assert works(dropped).last == date(2026, 6, 5)
    nothing = kept()
    plan = replace(nothing.newest.plan, measures=())
    nothing = replace(nothing, newest=replace(nothing.newest, plan=plan))
    assert (works(nothing).first, works(nothing).last) == (date(2026, 5, 1), date(2026, 7, 31))


@pytest.mark.parametrize("settlement", ["Мортка", ""])
def test_the_counts_are_those_of_the_messages(drawn: Drawn, settlement: str) -> None:
    said = judged(drawn.facts, kept(settlement), SETTINGS)

    def count(first: date, last: date, *, ours: bool) -> int:
        return sum(
            first <= one.received.date() <= last
            and not one.excluded
            and (one.topic_group == GROUP or (not ours and not settlement))
            and (not settlement or (one.settlement == settlement) == ours)
            and (bool(settlement) or (one.topic_group == GROUP) == ours)
            for one in drawn.messages
        )

    before = (FIRST - timedelta(60), FIRST - timedelta(1))
    after = (LAST + timedelta(1), LAST + timedelta(60))
    expected = [count(*span, ours=ours) for ours in (True, False) for span in (before, after)]
    assert min(expected) > 0
    assert said.found == effect(*expected, 10)
    assert said.before is not None
    assert (said.before.first, said.before.last) == before
    assert f"{expected[0]}\N{NO-BREAK SPACE}сообщ" in said.detail
    assert said.words == effect_words(effect(*expected, 10), 10)


def test_fewer_days_after_are_compared_with_as_many_before(drawn: Drawn) -> None:
    late = drawn.facts.data_date - timedelta(10)
    said = judged(drawn.facts, kept(done=late), SETTINGS)
    assert said.before is not None
    assert said.after is not None
    assert (said.before.days, said.after.days, said.after.last) == (
        10, 10, drawn.facts.data_date,
    )  # fmt: skip


def test_nothing_is_said_too_early_or_of_nothing(drawn: Drawn) -> None:
    last = drawn.facts.data_date
    for day, words in ((last - timedelta(6), "работы завершены"), (last, "работы ещё идут")):
        said = judged(drawn.facts, kept(done=day), SETTINGS)
        assert words in said.words
        assert said.found is None
    assert "не указана тема" in judged(drawn.facts, kept(topic=""), SETTINGS).words
    unknown = judged(drawn.facts, kept(topic="Чего нет"), SETTINGS)
    assert unknown.words.startswith("Сообщений слишком мало, чтобы судить: 0 до и 0 после")


def found(ratio: float, low: float, high: float, finding: str, controlled: bool = True) -> Effect:
    return Effect(40, 19, 120, 118, controlled, ratio, low, high, finding)


WORDS = [
    (found(1 / 2.1, 1 / 3.2, 1 / 1.4, "fewer"),
     "Сообщений стало меньше в 2,1 раза (1,4–3,2), если учесть изменение вокруг."),
    (found(1 / 5, 1 / 9, 1 / 2, "fewer", False), "Сообщений стало меньше в 5 раз (2–9)."),
    (found(0, 0, 0.25, "fewer", False), "Сообщений стало меньше не менее чем в 4 раза."),
    (found(3, 1.5, 6, "more", False), "Сообщений стало больше в 3 раза (1,5–6)."),
    (found(1.52, 1.004, 2.3, "more", False), "Сообщений стало больше в 1,5 раза (1,004–2,3)."),
    (found(inf, 2, inf, "more", False), "Сообщений стало больше не менее чем в 2 раза."),
    (found(0.8, 0.5, 1.2, "same"), "Снижение неотличимо от обычных колебаний."),
    # it fell here, only less than around
    (found(1.2, 0.8, 1.9, "same"), "Снижение неотличимо от обычных колебаний."),
    (replace(found(1.2, 0.8, 1.9, "same"), after=44), "Рост неотличим от обычных колебаний."),
    (replace(found(1, 0.8, 1.9, "same"), after=40), "Число сообщений не изменилось."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "words"), WORDS)
def test_the_words(told: Effect, words: str) -> None:
    assert effect_words(told, 10) == words


def test_the_right_is_asked_for(drawn: Drawn, tmp_path) -> None:
    nobody = Actor("n", "Н", frozenset())
    home = home_at(tmp_path / "home")
    with pytest.raises(AccessDenied):
        road_map_effect(drawn.facts, nobody, home, kept(), AT)
    assert road_map_effect(drawn.facts, DEMO_ACTOR, home, kept(), AT).found is not None
