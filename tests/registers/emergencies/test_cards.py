"""Cards of emergencies: opened, changed with a trace, overtaken, reported on, closed with the result."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor, Right
from registers.audit import entries
from registers.database import open_registers
from registers.emergencies import edits
from registers.emergencies.cards import emergencies, emergency, log, open_emergency
from registers.emergencies.posts import Post, Role, seed_posts
from registers.emergencies.values import (
    LONGEST_PROBLEM,
    LONGEST_TEXT,
    Category,
    Draft,
    EmergencyConflict,
    EmergencyError,
    Growth,
    Kind,
    Outcome,
)
from registers.settings_values import EmergencyTerms

NOW = datetime(2026, 11, 12, 9, 30)
HOUR = timedelta(hours=1)
DUTY = Actor("ivanova", "Руководитель блока", frozenset({Right.MANAGE_EMERGENCIES}))
OTHER = Actor("petrov", "Координатор", frozenset({Right.MANAGE_EMERGENCIES}))
GROWTH = Growth(
    date(2026, 11, 6), date(2026, 11, 12), "7 дней", 19, 7.5, 11.0, 11.5, 153.3, 0.0004,
    "19 сообщений за неделю; обычно 4–11",
)  # fmt: skip
ALARM = Draft(
    Category.GROWTH, " Нет\n отопления ", "Мортка", "ЖКХ", NOW - 26 * HOUR, GROWTH, "2026-11-12-a"
)
THREAT = Draft(Category.THREAT, "Обрыв провода", None, None, NOW - HOUR)


def opened(engine: Engine, draft: Draft = ALARM) -> int:
    return open_emergency(engine, DUTY, draft, EmergencyTerms(), now=NOW)


def test_a_card_keeps_what_the_alarm_said(empty: Engine) -> None:
    card = emergency(empty, opened(empty))
    assert card.draft == replace(ALARM, problem="Нет отопления")
    assert (card.opened_at, card.opened_by, card.version) == (NOW, "ivanova", 1)
    assert card.terms == EmergencyTerms(24, 2)
    assert (card.closed, card.road_map_at, card.outcome, card.result) == (False, None, None, "")
    assert [(line.kind, line.author, line.at) for line in log(empty, card.id)] == [
        (Kind.OPENED, "ivanova", NOW)
    ]


def test_cards_outlive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "registers.sqlite3"
    first = open_registers(path)
    number = opened(first)
    before = emergency(first, number)
    first.dispose()
    again = open_registers(path)
    assert emergency(again, number) == before
    again.dispose()


def test_the_posts_are_those_of_the_block_as_they_were(empty: Engine) -> None:
    seed_posts(
        empty,
        [
            Post(Role.CURATOR, "Первый заместитель"),
            Post(Role.BLOCK_HEAD, "Любой блок"),
            Post(Role.BLOCK_HEAD, "Начальник ЖКХ", "Петров П. П.", block="ЖКХ"),
        ],
        now=NOW,
    )
    card = emergency(empty, opened(empty))
    named = {one.role: (one.title, one.person) for one in card.posts}
    assert len(named) == len(Role)
    assert named[Role.CURATOR] == ("Первый заместитель", "")
    assert named[Role.BLOCK_HEAD] == ("Начальник ЖКХ", "Петров П. П.")
    assert named[Role.HEAD] == ("", "")
    other = emergency(empty, opened(empty, THREAT))
    assert {one.role: one.title for one in other.posts}[Role.BLOCK_HEAD] == "Любой блок"


def test_one_alarm_opens_one_card(empty: Engine) -> None:
    opened(empty)
    with pytest.raises(EmergencyError, match="уже открыта: № 1"):
        opened(empty)
    opened(empty, THREAT)
    opened(empty, THREAT)
    assert [card.id for card in emergencies(empty)] == [3, 2, 1]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"problem": " \n"}, "Назовите проблему"),
        ({"problem": "я" * (LONGEST_PROBLEM + 1)}, "остальное запишите заметкой"),
        ({"occurred_at": NOW + timedelta(minutes=1)}, "ещё впереди: сейчас 12.11.2026 09:30"),
        ({"occurred_at": datetime(1026, 11, 12)}, "не похоже на верную дату"),
    ],
)
def test_a_card_that_cannot_be_is_refused(empty: Engine, change, reason) -> None:
    with pytest.raises(EmergencyError, match=reason):
        opened(empty, replace(THREAT, **change))
    assert emergencies(empty) == ()


def test_a_change_says_what_it_changed_and_why(empty: Engine) -> None:
    number = opened(empty)
    draft = replace(
        emergency(empty, number).draft,
        problem="Нет тепла", settlement=None, block="Энергетика", occurred_at=NOW - HOUR,
        category=Category.THREAT, growth=None, alarm=None,
    )  # fmt: skip
    edits.edit(empty, OTHER, number, 1, draft, " первый звонок\n в 8:30 ", now=NOW + HOUR)
    card = emergency(empty, number)
    assert card.draft == replace(draft, growth=GROWTH, alarm=ALARM.alarm), "figures are frozen"
    line = log(empty, number)[-1]
    assert (line.kind, line.author, line.version, card.version) == (Kind.CHANGE, "petrov", 2, 2)
    assert line.text == (
        "Категория: резкий рост числа сообщений → угроза жизни и здоровью граждан; "
        "Проблема: «Нет отопления» → «Нет тепла»; Место: Мортка → весь район; "
        "Блок: ЖКХ → Энергетика; Возникновение: 11.11.2026 07:30 → 12.11.2026 08:30. "
        "Почему: первый звонок в 8:30"
    )


def test_a_moved_occurrence_needs_a_reason(empty: Engine) -> None:
    number = opened(empty)
    draft = replace(ALARM, problem="Нет отопления", occurred_at=NOW)
    with pytest.raises(EmergencyError, match="почему он меняется"):
        edits.edit(empty, DUTY, number, 1, draft, "  ", now=NOW)
    edits.edit(empty, DUTY, number, 1, replace(draft, occurred_at=ALARM.occurred_at), "", now=NOW)
    assert emergency(empty, number).version == 1, "nothing was changed"


def test_the_later_save_of_a_stale_form_is_refused_with_what_changed(empty: Engine) -> None:
    number = opened(empty)
    seen = emergency(empty, number)
    first = replace(seen.draft, block="Энергетика")
    edits.edit(empty, DUTY, number, seen.version, first, "", now=NOW + HOUR)
    stale: list[Callable[[], None]] = [
        lambda: edits.edit(
            empty, OTHER, number, seen.version, replace(seen.draft, problem="Авария"), "", now=NOW
        ),
        lambda: edits.edit_posts(empty, OTHER, number, seen.version, seen.posts, now=NOW),
        lambda: edits.close(empty, OTHER, number, seen.version, Outcome.RESOLVED, "да", now=NOW),
    ]
    for save in stale:
        with pytest.raises(EmergencyConflict) as refused:
            save()
        assert "12.11.2026 10:30, ivanova: Блок: ЖКХ → Энергетика" in str(refused.value)
        assert "внесите их заново" in str(refused.value)
    assert emergency(empty, number).problem == "Нет отопления"
    assert not emergency(empty, number).closed


def test_a_report_of_another_overtakes_nobody(empty: Engine) -> None:
    number = opened(empty)
    edits.add_line(empty, OTHER, number, Kind.REPORT, "Бригада на месте", at=NOW, now=NOW)
    edits.close(empty, DUTY, number, 1, Outcome.RESOLVED, "Тепло дано", now=NOW)
    assert emergency(empty, number).closed


def test_reports_and_notes_keep_their_moment_and_author(empty: Engine) -> None:
    number = opened(empty)
    text = "  Бригада  на месте\n\n давление растёт "
    edits.add_line(empty, OTHER, number, Kind.REPORT, text, at=NOW - HOUR, now=NOW)
    line = log(empty, number)[-1]
    assert (line.at, line.entered_at, line.author) == (NOW - HOUR, NOW, "petrov")
    assert line.text == "Бригада на месте\n\nдавление растёт"
    for words, at, reason in (
        (" \n ", NOW, "Доклад: пусто"),
        ("я" * (LONGEST_TEXT + 1), NOW, "Сократите"),
        ("Позже", NOW + HOUR, "Доклад 12.11.2026 10:30 ещё впереди"),
    ):
        with pytest.raises(EmergencyError, match=reason):
            edits.add_line(empty, DUTY, number, Kind.REPORT, words, at=at, now=NOW)
    with pytest.raises(ValueError, match="closed"):
        edits.add_line(empty, DUTY, number, Kind.CLOSED, "закрыто", at=NOW, now=NOW)
    assert len(log(empty, number)) == 2


def test_persons_on_the_card_are_edited_and_the_log_does_not_name_them(empty: Engine) -> None:
    number = opened(empty)
    mine = Post(Role.CURATOR, "И. о.", " Сидоров  С. ", "8 (34677) 1-23-45", "s@admkonda.ru")
    edits.edit_posts(empty, DUTY, number, 1, (mine,), now=NOW)
    card = emergency(empty, number)
    assert card.posts[0] == replace(mine, person="Сидоров С.")
    assert log(empty, number)[-1].text == "Изменены ответственные: куратор центра"
    said = "".join(f"{one.subject}{one.detail}" for one in entries(empty, 100))
    assert "Сидоров" not in said
    with pytest.raises(EmergencyError, match="не похоже на адрес почты"):
        edits.edit_posts(empty, DUTY, number, 2, (replace(mine, email="куратор"),), now=NOW)


def test_the_road_map_stops_its_clock_and_can_be_taken_back(empty: Engine) -> None:
    number = opened(empty)
    edits.road_map_ready(empty, DUTY, number, at=NOW - HOUR, now=NOW)
    assert emergency(empty, number).road_map_at == NOW - HOUR
    edits.road_map_ready(empty, DUTY, number, at=None, now=NOW)
    assert emergency(empty, number).road_map_at is None
    assert [line.text for line in log(empty, number)[1:]] == [
        "Дорожная карта готова 12.11.2026 08:30",
        "Отметка о готовности дорожной карты снята",
    ]
    with pytest.raises(EmergencyError, match="ещё впереди"):
        edits.road_map_ready(empty, DUTY, number, at=NOW + HOUR, now=NOW)


def test_a_card_is_closed_with_the_result_and_opened_again_with_a_reason(empty: Engine) -> None:
    number = opened(empty)
    with pytest.raises(EmergencyError, match="Результат: пусто"):
        edits.close(empty, DUTY, number, 1, Outcome.RESOLVED, " ", now=NOW)
    edits.close(empty, DUTY, number, 1, Outcome.UNCONFIRMED, "Плановые работы", now=NOW + HOUR)
    card = emergency(empty, number)
    assert (card.closed_at, card.closed_by) == (NOW + HOUR, "ivanova")
    assert (card.outcome, card.result) == (Outcome.UNCONFIRMED, "Плановые работы")
    for act in (
        lambda: edits.edit(empty, DUTY, number, 2, THREAT, "", now=NOW),
        lambda: edits.add_line(empty, DUTY, number, Kind.REPORT, "ещё", at=NOW, now=NOW),
        lambda: edits.road_map_ready(empty, DUTY, number, at=NOW, now=NOW),
        lambda: edits.close(empty, DUTY, number, 2, Outcome.RESOLVED, "ещё", now=NOW),
    ):
        with pytest.raises(EmergencyError, match=r"закрыта 12\.11\.2026 10:30"):
            act()
    edits.add_line(empty, DUTY, number, Kind.NOTE, "Разбор", at=NOW, now=NOW)
    with pytest.raises(EmergencyError, match="Причина: пусто"):
        edits.reopen(empty, DUTY, number, 2, "", now=NOW)
    edits.reopen(empty, DUTY, number, 2, "Закрыта рано", now=NOW + 2 * HOUR)
    card = emergency(empty, number)
    assert (card.closed, card.outcome, card.result) == (False, None, "")
    with pytest.raises(EmergencyError, match="и так открыта"):
        edits.reopen(empty, DUTY, number, 3, "ещё раз", now=NOW)
    second = opened(empty, THREAT)
    edits.close(empty, DUTY, second, 1, Outcome.MISTAKE, "Учения", now=NOW)
    assert [card.id for card in emergencies(empty, closed=True)] == [second]
    assert [card.id for card in emergencies(empty, closed=False)] == [number]
    kinds = [line.kind for line in log(empty, number)]
    assert kinds == [Kind.OPENED, Kind.CLOSED, Kind.NOTE, Kind.REOPENED]


def test_every_act_needs_the_right_and_is_in_the_audit(empty: Engine) -> None:
    number = opened(empty)
    nobody = Actor("guest", "Просмотр", frozenset(set(Right) - {Right.MANAGE_EMERGENCIES}))
    for act in (
        lambda: open_emergency(empty, nobody, THREAT, EmergencyTerms(), now=NOW),
        lambda: edits.edit(empty, nobody, number, 1, THREAT, "", now=NOW),
        lambda: edits.edit_posts(empty, nobody, number, 1, (), now=NOW),
        lambda: edits.add_line(empty, nobody, number, Kind.NOTE, "а", at=NOW, now=NOW),
        lambda: edits.road_map_ready(empty, nobody, number, at=NOW, now=NOW),
        lambda: edits.close(empty, nobody, number, 1, Outcome.RESOLVED, "а", now=NOW),
        lambda: edits.reopen(empty, nobody, number, 1, "а", now=NOW),
    ):
        with pytest.raises(AccessDenied):
            act()
    edits.add_line(empty, DUTY, number, Kind.NOTICE, "Куратор оповещён", at=NOW, now=NOW)
    assert [(one.actor, one.action, one.subject) for one in entries(empty, 9)] == [
        ("ivanova", "Аварийная ситуация: оповещение", "Аварийная ситуация № 1"),
        ("ivanova", "Аварийная ситуация: открыта", "Аварийная ситуация № 1"),
    ]


def test_a_card_that_is_not_there_is_refused(empty: Engine) -> None:
    with pytest.raises(EmergencyError, match="№ 7 нет"):
        emergency(empty, 7)
    assert log(empty, 7) == ()
