"""The ledger of alarms: the last verdict holds, none is lost, and refusals say what to do."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor, Right
from analytics.false_alarms import AlarmVerdict
from registers.audit import entries
from registers.surges.alarms import (
    LONGEST,
    AlarmDescribed,
    AlarmError,
    LedgerLine,
    add_missed,
    history,
    judge,
    take_back_missed,
    verdicts,
)

NOW = datetime(2026, 1, 20, 9, 30)
DAY = date(2026, 1, 14)
HEAT = AlarmDescribed(
    "2026-01-14~Мортка~ЖКХ~1", DAY, "Мортка", "ЖКХ", "51 сообщение за сутки; обычно 0–5"
)
WHOLE = AlarmDescribed("2026-01-15~~ЖКХ~7", DAY + timedelta(days=1), None, "ЖКХ", "много")
ANALYST = Actor("ivanova", "Аналитик", frozenset({Right.JUDGE_ALARMS}))


def given(engine: Engine, alarm: AlarmDescribed, verdict: AlarmVerdict | None, **more) -> None:
    said = {"known_on": None, "note": "", "now": NOW} | more
    judge(engine, ANALYST, alarm, verdict, **said)


def test_a_verdict_keeps_who_when_and_what(empty: Engine) -> None:
    known = date(2026, 1, 16)
    given(empty, HEAT, AlarmVerdict.CONFIRMED, known_on=known, note=" котельная\n№ 3 ")
    line = LedgerLine(HEAT, AlarmVerdict.CONFIRMED, known, "котельная № 3", "ivanova", NOW)
    assert verdicts(empty) == {HEAT.key: line}
    said = entries(empty, 1)[0]
    assert (said.action, said.subject) == ("Вывод о тревоге", HEAT.key)
    assert said.detail == "подтверждена. котельная № 3"


def test_the_last_verdict_holds_and_every_line_stays(empty: Engine) -> None:
    given(empty, HEAT, AlarmVerdict.FALSE)
    given(empty, WHOLE, AlarmVerdict.CONFIRMED)
    given(empty, HEAT, AlarmVerdict.CONFIRMED)
    assert [(key, line.verdict) for key, line in verdicts(empty).items()] == [
        (WHOLE.key, AlarmVerdict.CONFIRMED),
        (HEAT.key, AlarmVerdict.CONFIRMED),
    ]
    given(empty, WHOLE, None)
    assert list(verdicts(empty)) == [HEAT.key]
    assert [line.verdict for line in history(empty)] == ["ложная", "подтверждена", "подтверждена", None]  # fmt: skip


def test_what_was_missed_is_written_down_and_taken_back(empty: Engine) -> None:
    add_missed(empty, ANALYST, DAY, None, "Дороги", "  Гололёд,\nперевалы закрыты ", now=NOW)
    (line,) = verdicts(empty).values()
    assert (line.verdict, line.alarm.settlement) == (AlarmVerdict.MISSED, None)
    assert line.alarm.what == "Гололёд, перевалы закрыты"
    take_back_missed(empty, ANALYST, line.alarm.key, now=NOW)
    assert verdicts(empty) == {}
    with pytest.raises(AlarmError, match="уже нет"):
        take_back_missed(empty, ANALYST, line.alarm.key, now=NOW)


@pytest.mark.parametrize(
    ("day", "what", "reason"),
    [
        (DAY, "  ", "Напишите одной строкой"),
        (NOW.date() + timedelta(days=1), "Гололёд", "ещё не наступил"),
        (DAY, "о" * (LONGEST + 1), "Сократите"),
    ],
)
def test_a_bad_missed_one_is_refused(empty: Engine, day: date, what: str, reason: str) -> None:
    with pytest.raises(AlarmError, match=reason):
        add_missed(empty, ANALYST, day, "Мортка", "ЖКХ", what, now=NOW)
    assert history(empty) == ()


def test_an_alarm_that_was_raised_was_not_missed(empty: Engine) -> None:
    with pytest.raises(AlarmError, match="не пропущена"):
        given(empty, HEAT, AlarmVerdict.MISSED)


def test_nobody_judges_without_the_right(empty: Engine) -> None:
    stranger = Actor("petrova", "Просмотр", frozenset(Right) - {Right.JUDGE_ALARMS})
    with pytest.raises(AccessDenied):
        judge(empty, stranger, HEAT, AlarmVerdict.FALSE, known_on=None, note="", now=NOW)
    with pytest.raises(AccessDenied):
        add_missed(empty, stranger, DAY, None, "ЖКХ", "что-то", now=NOW)
    with pytest.raises(AccessDenied):
        take_back_missed(empty, stranger, HEAT.key, now=NOW)
    assert history(empty) == ()
