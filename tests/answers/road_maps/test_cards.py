"""Road maps as people see them: how far, what is late, the next number, a draft from a card."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from answers.road_maps import cards as road_maps
from answers.road_maps.cards import Progress, days_late, progress, signed_state
from data.engines import duck
from data.home import Home, home_at
from data.registers_open import open_registers_of
from data.snapshots import current
from registers.emergencies.cards import open_emergency
from registers.emergencies.posts import Role, posts, posts_for
from registers.emergencies.values import Category, Draft, Growth
from registers.road_maps.values import Execution, Form, Measure, Person, Plan, RoadMap, Version
from registers.settings_values import EmergencyTerms
from tests.data.exports import csv_file, drawn, published, take_in_here

NOW = datetime(2026, 11, 12, 9, 30)
TODAY = NOW.date()
MESSAGES = (
    "Номер инцидента|Дата создания|Дата окончания|Группа тем|Тема|Итог|Населенный пункт\n"
    "1|10.11.2026|||Ямы||пгт Мортка\n"
    "2|10.11.2026||Благоустройство|Ямы во дворах||пгт Мортка\n"
    "3|11.11.2026||Благоустройство|Борщевик Сосновского||пгт Мортка"
)
MEASURES = (
    "№ мероприятия|Дорожная карта|Мероприятие|Тема|Поселение|Период с|Период по|Исполнитель|"
    "Статус|Дата исполнения\n"
    "1|ДК-2026-07|А|Т|Мортка|01.02.2026|28.02.2026|ЖКХ|исполнено|10.02.2026\n"
    "2|ДК-2026-07|Б|Т|Мортка|01.03.2026|31.03.2026|ЖКХ|в работе|\n"
    "1|ДК-2025-30|А|Т|Мортка|01.02.2025|28.02.2025|ЖКХ|исполнено|10.02.2025"
)
PLAN = Plan("growth", Form("ямы"), "Благоустройство", "Мортка", TODAY, TODAY)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a home with three messages and three imported measures."""
    folder = tmp_path_factory.mktemp("road_maps")
    home = home_at(folder / "home")
    open_registers_of(home, NOW).dispose()
    for name, rows in (("m", MESSAGES), ("r", MEASURES)):
        take_in_here(home, csv_file(folder / f"{name}.csv", drawn(rows)))
    published(home)
    duck.close_all()
    return home.path


@pytest.fixture
def home(imported: Path, tmp_path: Path) -> Iterator[Home]:
    """Return a copy of the imported home for the test alone."""
    shutil.copytree(imported, tmp_path / "own")
    yield home_at(tmp_path / "own")
    duck.close_all()


LATE = [
    (date(2026, 11, 11), "at_work", 1, "▲ просрочено на 1 день"),
    (date(2026, 11, 7), "not_begun", 5, "▲ просрочено на 5 дней"),
    (TODAY, "not_begun", 0, "○ не начато"),
    (None, "at_work", 0, "◐ в работе"),
    (date(2026, 11, 1), "done", 0, "● исполнено"),
    (date(2026, 11, 1), "dropped", 0, "— снято"),
]


@pytest.mark.parametrize(("ends", "status", "days", "words"), LATE)
def test_what_is_late_is_computed(ends, status, days, words) -> None:
    measure, known = Measure("1", "А", ends=ends), Execution(status)
    assert days_late(measure, known, TODAY) == days
    assert signed_state(measure, known, TODAY).replace("\xa0", " ") == words


def test_how_far_a_road_map_is() -> None:
    measures = tuple(Measure(str(n), "А", ends=end) for n, (end, *_) in enumerate(LATE))
    version = Version(1, replace(PLAN, measures=measures), "", "a", NOW)
    known = {str(n): Execution(status) for n, (_, status, *_) in enumerate(LATE)}
    one = RoadMap(1, "1", None, False, "a", NOW, False, version, known)
    assert progress(one, TODAY) == Progress(5, 1, 2)  # the dropped one is nobody's debt
    assert progress(one, TODAY).words == "исполнено 1 из 5, просрочено 2"
    assert Progress(0, 0, 0).words == "мероприятий нет"


def test_the_next_number_follows_reports_and_what_was_kept(home: Home) -> None:
    facts = current(home)
    assert road_maps.next_number(home, DEMO_ACTOR, facts, NOW) == "ДК-2026-08"
    made = road_maps.create(home, DEMO_ACTOR, "дк-2026-41", PLAN, NOW)
    road_maps.withdraw(home, DEMO_ACTOR, made, NOW)
    assert road_maps.next_number(home, DEMO_ACTOR, facts, NOW) == "ДК-2026-42"


def test_a_kept_road_map_leaves_the_list_of_reports(home: Home) -> None:
    facts = current(home)
    first = road_maps.imported(facts, DEMO_ACTOR, ())
    assert first[["road_map", "measures", "done"]].values.tolist() == [
        ["ДК-2026-07", 2, 1], ["ДК-2025-30", 1, 1],
    ]  # fmt: skip
    road_maps.create(home, DEMO_ACTOR, "дк-2026-07", PLAN, NOW)
    kept = road_maps.road_maps(home, DEMO_ACTOR, NOW)
    assert list(road_maps.imported(facts, DEMO_ACTOR, kept)["road_map"]) == ["ДК-2025-30"]


def test_a_change_after_publishing_is_known_until_the_next(home: Home) -> None:
    facts = current(home)
    assert not road_maps.unpublished(home, DEMO_ACTOR, facts, NOW)
    later = NOW.replace(hour=12)
    road_maps.create(home, DEMO_ACTOR, "1", PLAN, later)
    assert road_maps.unpublished(home, DEMO_ACTOR, facts, later)
    newer = replace(facts, published_at=NOW.replace(hour=13))
    assert not road_maps.unpublished(home, DEMO_ACTOR, newer, later)


def test_a_draft_is_filled_in_from_the_card_and_the_posts(home: Home) -> None:
    engine = open_registers_of(home, NOW)
    growth = Growth(
        date(2026, 11, 10), TODAY, "неделя", 19, 7.5, 11, 11.5, 1.5, 0.001,
        "19 сообщений за неделю; обычно 4–11",
    )  # fmt: skip
    happened = datetime(2026, 11, 10, 7)
    card = Draft(Category.GROWTH, "ямы", "Мортка", "ЖКХ", happened, growth)
    number = open_emergency(engine, DEMO_ACTOR, card, EmergencyTerms(), now=NOW)
    plan = road_maps.draft(home, current(home), DEMO_ACTOR, number, NOW)
    assert (plan.kind, plan.form.problem, plan.settlement) == ("growth", "ямы", "Мортка")
    assert plan.form.categories == "ЖКХ: 19 сообщений за неделю; обычно 4–11"
    assert plan.topic == "Благоустройство"
    assert (plan.period_from, plan.period_to) == (date(2026, 11, 10), date(2026, 12, 9))
    assert plan.measures == ()
    by_role = {post.role: post for post in posts_for(posts(engine), "ЖКХ")}
    assert plan.form.head.post == by_role[Role.BLOCK_HEAD].title
    assert plan.form.curator.post == by_role[Role.BLOCK_CURATOR].title
    threat = open_emergency(
        engine, DEMO_ACTOR, replace(card, category=Category.THREAT, growth=None, block=None),
        EmergencyTerms(), now=NOW,
    )  # fmt: skip
    plan = road_maps.draft(home, current(home), DEMO_ACTOR, threat, NOW)
    assert (plan.kind, plan.form.categories) == ("threat", "")
    assert [one.measure for one in plan.measures] == ["Ликвидация аварийной ситуации"]


def test_who_signs_comes_from_the_form_and_the_posts(home: Home) -> None:
    form = Form("ямы", curator=Person("Петров", "замглавы"), approved_by="Первый")
    agreed = road_maps.signer(home, DEMO_ACTOR, form, "agreed", NOW)
    approved = road_maps.signer(home, DEMO_ACTOR, form, "approved", NOW)
    assert agreed == Person("Петров", "замглавы")
    title = posts_for(posts(open_registers_of(home, NOW)), None)[0].title
    assert approved == Person("Первый", title)


def test_persons_are_not_for_those_who_see_figures_alone(home: Home) -> None:
    made = road_maps.create(home, DEMO_ACTOR, "1", PLAN, NOW)
    looker = Actor("l", "Просмотр", frozenset({Right.VIEW_FIGURES}))
    assert len(road_maps.road_maps(home, looker, NOW)) == 1
    for act in (
        lambda: road_maps.road_map(home, looker, made, NOW),
        lambda: road_maps.versions(home, looker, made, NOW),
        lambda: road_maps.draft(home, current(home), looker, 1, NOW),
    ):
        with pytest.raises(AccessDenied):
            act()


def test_groups_of_topics_are_offered_before_topics(home: Home) -> None:
    offered = road_maps.choosable(home, DEMO_ACTOR, NOW)
    assert offered.topics.index("Благоустройство") < offered.topics.index("Ямы во дворах")
    assert len(set(offered.topics)) == len(offered.topics)
    assert "Мортка" in offered.settlements
