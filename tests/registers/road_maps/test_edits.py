"""Road maps: versions and what changed in them, marks, executions, refusals with the remedy."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor, Right
from registers.audit import entries
from registers.emergencies.cards import emergency, log, open_emergency
from registers.emergencies.edits import close, road_map_ready
from registers.emergencies.values import Category, Draft, Kind, Outcome
from registers.road_maps.checks import LONGEST
from registers.road_maps.edits import (
    approve,
    carry_out,
    create,
    last_change,
    road_map,
    road_maps,
    save,
    versions,
    withdraw,
)
from registers.road_maps.values import Execution, Form, Measure, Person, Plan, RoadMapError
from registers.settings_values import EmergencyTerms

NOW = datetime(2026, 11, 12, 9, 30)
LATER = NOW + timedelta(hours=3)
DAY = date(2026, 11, 10)
EDITOR = Actor("ivanova", "Специалист блока", frozenset({Right.EDIT_ROAD_MAPS}))
CURATOR = Actor("kurator", "Куратор", frozenset({Right.APPROVE_ROAD_MAPS}))
PLAN = Plan(
    kind="growth",
    form=Form("отсутствие отопления", "Отопление", curator=Person("Иванов И. И.", "Заместитель")),
    topic="Отопление",
    settlement="Мортка",
    period_from=date(2026, 11, 1),
    period_to=date(2026, 11, 30),
    measures=(
        Measure("1", "Замена насоса", "Насос работает", "Жалоб нет", "Котельная", DAY, DAY),
        Measure("2", "Опрос жителей"),
    ),
)


DUTY = Actor("petrov", "Координатор", frozenset({Right.MANAGE_EMERGENCIES}))


@pytest.fixture
def card(empty: Engine) -> int:
    """Return the number of a card of an emergency that occurred on the evening before."""
    draft = Draft(Category.THREAT, "Нет отопления", "Мортка", "ЖКХ", NOW - timedelta(hours=12))
    return open_emergency(empty, DUTY, draft, EmergencyTerms(), now=NOW)


@pytest.fixture
def made(empty: Engine) -> int:
    """Return the id of a road map of PLAN."""
    return create(empty, EDITOR, " ДК-2026-14 ", PLAN, now=NOW, emergency=7)


def test_a_road_map_is_kept_as_it_was_typed(empty: Engine, made: int) -> None:
    found = road_map(empty, made)
    assert (found.number, found.emergency, found.author, found.at) == (
        "ДК-2026-14", 7, "ivanova", NOW,
    )  # fmt: skip
    assert found.newest.plan == PLAN
    assert (found.newest.version, found.newest.approvals, found.executions) == (1, (), {})
    assert [one.id for one in road_maps(empty)] == [made]
    assert entries(empty, 1)[0].subject == "ДК-2026-14"


def test_a_save_is_a_version_that_says_what_changed(empty: Engine, made: int) -> None:
    edited = replace(
        PLAN,
        settlement="",
        measures=(replace(PLAN.measures[0], executor="МУП"), Measure("3", "Проверка")),
    )
    assert save(empty, EDITOR, made, edited, seen=1, now=LATER) == 2
    newest, first = versions(empty, made)
    assert (first.plan, first.changes) == (PLAN, "карта заведена")
    assert newest.plan == edited
    assert (newest.author, newest.at) == ("ivanova", LATER)
    assert newest.changes == (
        "поселение: «Мортка» → пусто; убрано мероприятие 2 «Опрос жителей»; "
        "мероприятие 1: исполнитель: «Котельная» → «МУП»; добавлено мероприятие 3 «Проверка»"
    )
    assert save(empty, EDITOR, made, edited, seen=2, now=LATER) == 2
    assert len(versions(empty, made)) == 2


def test_the_later_of_two_saves_is_refused_and_told_what_changed(empty: Engine, made: int) -> None:
    save(empty, EDITOR, made, replace(PLAN, topic="ЖКХ"), seen=1, now=LATER)
    with pytest.raises(RoadMapError, match=r"ivanova в 12:30 .* версию 2: тема сообщений") as error:
        save(empty, EDITOR, made, replace(PLAN, topic="Дороги"), seen=1, now=LATER)
    assert "обновите страницу" in str(error.value)
    assert road_map(empty, made).newest.plan.topic == "ЖКХ"


def test_an_approved_version_stays_and_an_edit_is_a_version_without_marks(
    empty: Engine, made: int
) -> None:
    approve(empty, CURATOR, made, "agreed", "Петров П. П.", "Заместитель", DAY, seen=1, now=NOW)
    approve(empty, CURATOR, made, "approved", "Сидоров С.", "Куратор", DAY, seen=1, now=NOW)
    carry_out(empty, EDITOR, made, "1", Execution("done", DAY, "акт № 5"), now=LATER)
    assert [one.mark for one in road_map(empty, made).newest.approvals] == ["agreed", "approved"]
    save(empty, EDITOR, made, replace(PLAN, topic="ЖКХ"), seen=1, now=LATER)
    newest, first = versions(empty, made)
    assert newest.approvals == ()
    assert [(one.person, one.post, one.day) for one in first.approvals] == [
        ("Петров П. П.", "Заместитель", DAY), ("Сидоров С.", "Куратор", DAY),
    ]  # fmt: skip
    assert first.plan == PLAN
    assert road_map(empty, made).executions["1"].proof == "акт № 5"


def test_approving_stops_the_clock_of_the_card(empty: Engine, card: int) -> None:
    number = create(empty, EDITOR, "ДК-1", PLAN, now=NOW, emergency=card)
    approve(empty, CURATOR, number, "agreed", "Петров", "Заместитель", NOW.date(), seen=1, now=NOW)
    assert emergency(empty, card).road_map_at is None
    approve(empty, CURATOR, number, "approved", "Сидоров", "Куратор", NOW.date(), seen=1, now=LATER)
    assert emergency(empty, card).road_map_at == LATER
    line = log(empty, card)[-1]
    assert (line.kind, line.author, line.at) == (Kind.ROAD_MAP, "kurator", LATER)
    assert line.text == "Дорожная карта ДК-1, версия 1, утверждена 12.11.2026: Сидоров, Куратор"
    save(empty, EDITOR, number, replace(PLAN, topic="ЖКХ"), seen=1, now=LATER)
    later = LATER + timedelta(hours=1)
    approve(empty, CURATOR, number, "approved", "Сидоров", "Куратор", NOW.date(), seen=2, now=later)
    assert emergency(empty, card).road_map_at == LATER  # the first approval stands
    assert log(empty, card)[-1].text.startswith("Дорожная карта ДК-1, версия 2")


def test_withdrawing_an_approved_one_lets_the_clock_run_again(empty: Engine, card: int) -> None:
    numbers = [create(empty, EDITOR, f"ДК-{n}", PLAN, now=NOW, emergency=card) for n in (1, 2, 3)]
    for one in numbers[:2]:
        approve(empty, CURATOR, one, "approved", "А", "Б", NOW.date(), seen=1, now=NOW)
    withdraw(empty, EDITOR, numbers[0], now=LATER)  # the second one is approved too
    withdraw(empty, EDITOR, numbers[2], now=LATER)  # never approved
    assert emergency(empty, card).road_map_at == NOW
    withdraw(empty, EDITOR, numbers[1], now=LATER)
    assert emergency(empty, card).road_map_at is None
    assert log(empty, card)[-1].text == "Дорожная карта ДК-2 удалена, отметка о готовности снята"


@pytest.mark.parametrize(
    ("day", "ready"),
    [
        (NOW.date() - timedelta(days=1), datetime(2026, 11, 11, 23, 59)),  # its last minute
        (NOW.date() - timedelta(days=9), NOW - timedelta(hours=12)),  # not before it occurred
    ],
)
def test_a_day_gone_by_counts_to_its_last_minute(
    empty: Engine, card: int, day: date, ready: datetime
) -> None:
    number = create(empty, EDITOR, "ДК-1", PLAN, now=NOW, emergency=card)
    approve(empty, CURATOR, number, "approved", "Сидоров", "Куратор", day, seen=1, now=NOW)
    assert emergency(empty, card).road_map_at == ready


def test_a_closed_card_and_a_mark_by_hand_stay_as_they_are(empty: Engine, card: int) -> None:
    number = create(empty, EDITOR, "ДК-1", PLAN, now=NOW, emergency=card)
    early = NOW - timedelta(hours=1)
    road_map_ready(empty, DUTY, card, at=early, now=NOW)
    approve(empty, CURATOR, number, "approved", "А", "Б", NOW.date(), seen=1, now=NOW)
    assert emergency(empty, card).road_map_at == early
    road_map_ready(empty, DUTY, card, at=None, now=NOW)
    save(empty, EDITOR, number, replace(PLAN, topic="ЖКХ"), seen=1, now=NOW)
    version = emergency(empty, card).version
    close(empty, DUTY, card, version, Outcome.RESOLVED, "Тепло подано", now=NOW)
    lines = len(log(empty, card))
    approve(empty, CURATOR, number, "approved", "А", "Б", NOW.date(), seen=2, now=NOW)
    assert emergency(empty, card).road_map_at is None
    assert len(log(empty, card)) == lines


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"person": " "}, "Впишите фамилию"),
        ({"day": date(2026, 11, 13)}, "ещё не наступила"),
        ({"seen": 2}, "появилась версия 1"),
    ],
)
def test_a_mark_that_cannot_be_is_refused(empty, made, change, reason) -> None:
    asked = {"person": "Петров", "post": "Куратор", "day": DAY, "seen": 1} | change
    with pytest.raises(RoadMapError, match=reason):
        approve(empty, CURATOR, made, "agreed", **asked, now=NOW)
    assert road_map(empty, made).newest.approvals == ()


def test_a_mark_stands_once(empty: Engine, made: int) -> None:
    for again in (False, True):
        if again:
            with pytest.raises(RoadMapError, match="уже стоит"):
                approve(empty, CURATOR, made, "agreed", "А", "Б", DAY, seen=1, now=NOW)
        else:
            approve(empty, CURATOR, made, "agreed", "Петров", "Куратор", DAY, seen=1, now=NOW)
    assert road_map(empty, made).newest.approvals[0].person == "Петров"


def test_the_last_execution_is_in_force(empty: Engine, made: int) -> None:
    carry_out(empty, EDITOR, made, "1", Execution("at_work"), now=NOW)
    carry_out(empty, EDITOR, made, "1", Execution("done", DAY, " акт "), now=LATER)
    found = road_map(empty, made)
    assert found.execution(PLAN.measures[0]) == Execution("done", DAY, "акт", "ivanova", LATER)
    assert found.execution(PLAN.measures[1]) == Execution()
    said = entries(empty, 1)[0]
    assert (said.subject, said.detail) == (
        "ДК-2026-14, мероприятие 1", "в работе → исполнено, 10.11.2026",
    )  # fmt: skip
    carry_out(empty, EDITOR, made, "1", Execution("done", DAY, "акт"), now=LATER)
    assert len(entries(empty, 10)) == 3


@pytest.mark.parametrize(
    ("number", "known", "reason"),
    [
        ("1", Execution("done"), "без даты"),
        ("1", Execution("at_work", DAY), "Поставьте «исполнено»"),
        ("1", Execution("done", date(2026, 11, 13)), "ещё не наступила"),
        ("1", Execution("done", date(1026, 11, 10)), "Проверьте год"),
        ("9", Execution("done", DAY), "больше нет"),
    ],
)
def test_an_execution_that_cannot_be_is_refused(empty, made, number, known, reason) -> None:
    with pytest.raises(RoadMapError, match=reason):
        carry_out(empty, EDITOR, made, number, known, now=NOW)
    assert road_map(empty, made).executions == {}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"form": Form(" ")}, "Проблема не названа"),
        ({"kind": "other"}, "Вид"),
        ({"period_to": date(2026, 10, 1)}, "Поменяйте даты"),
        ({"period_from": date(1026, 10, 1)}, "01.10.1026 не похожа"),
        ({"measures": (Measure("1", "А"), Measure("1", "Б"))}, "стоит дважды"),
        ({"measures": (Measure("а", "А"), Measure("А", "Б"))}, "стоит дважды"),
        ({"measures": (Measure("", "А"),)}, "нет номера"),
        ({"measures": (Measure("1", "А", starts=DAY, ends=date(2026, 11, 9)),)}, "Поменяйте даты"),
        ({"measures": (Measure("1", "я" * (LONGEST + 1)),)}, "Сократите"),
        ({"measures": tuple(Measure(str(i), "А") for i in range(101))}, "Разделите карту"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_the_remedy(empty, change, reason) -> None:
    with pytest.raises(RoadMapError, match=reason):
        create(empty, EDITOR, "1", replace(PLAN, **change), now=NOW)
    assert road_maps(empty) == ()
    assert entries(empty, 1) == ()


@pytest.mark.parametrize(
    ("number", "reason"),
    [("дк-2026-14", "уже есть"), (" \n", "Номер пуст"), ("я" * 101, "Сократите")],
)
def test_a_number_that_cannot_be_is_refused(empty, made, number, reason) -> None:
    with pytest.raises(RoadMapError, match=reason):
        create(empty, EDITOR, number, PLAN, now=NOW)
    assert [one.id for one in road_maps(empty)] == [made]


def test_signs_that_no_document_can_hold_are_dropped(empty: Engine) -> None:
    made = create(
        empty, EDITOR, "1", replace(PLAN, form=Form(" Нет\x00 тепла\r\nв доме ")), now=NOW
    )
    assert road_map(empty, made).newest.plan.form.problem == "Нет тепла\nв доме"


def test_a_withdrawn_road_map_leaves_the_list_and_keeps_its_number(empty, made) -> None:
    withdraw(empty, EDITOR, made, now=LATER)
    assert road_maps(empty) == ()
    assert last_change(empty) == LATER
    for act in (lambda: road_map(empty, made), lambda: withdraw(empty, EDITOR, made, now=LATER)):
        with pytest.raises(RoadMapError, match="удалена"):
            act()
    with pytest.raises(RoadMapError, match=r"\(удалена\) уже есть"):
        create(empty, EDITOR, "ДК-2026-14", PLAN, now=LATER)
    with pytest.raises(RoadMapError, match="нет"):
        road_map(empty, 99)


def test_who_may_edit_may_not_approve_and_the_other_way_round(empty: Engine, made: int) -> None:
    for act in (
        lambda: create(empty, CURATOR, "2", PLAN, now=NOW),
        lambda: save(empty, CURATOR, made, PLAN, seen=1, now=NOW),
        lambda: carry_out(empty, CURATOR, made, "1", Execution("at_work"), now=NOW),
        lambda: withdraw(empty, CURATOR, made, now=NOW),
        lambda: approve(empty, EDITOR, made, "agreed", "А", "Б", DAY, seen=1, now=NOW),
    ):
        with pytest.raises(AccessDenied):
            act()
    assert last_change(empty) == NOW


def test_nothing_was_changed_in_empty_registers(empty: Engine) -> None:
    assert last_change(empty) is None
