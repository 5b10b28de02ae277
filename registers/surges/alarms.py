"""The ledger of alarms: what people found of each, and what was missed. Lines are only added.

A new verdict on the same alarm is a new line; the last one is in force.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Engine, select

from access.rights import Actor, Right, require
from analytics.false_alarms import AlarmVerdict
from registers.audit import note as write_down
from registers.database import reading, writing
from registers.surges.tables import AlarmVerdictRow

LONGEST: Final = 500
MISSED_KEY: Final = "пропущена"
_TAKEN_BACK: Final = ""
_LEDGER: Final = "Вывод о тревоге"


class AlarmError(Exception):
    """A verdict is refused; the text is a Russian sentence with the reason and the remedy."""


@dataclass(frozen=True)
class AlarmDescribed:
    """An alarm as the ledger keeps it: it stays readable when settings find it no more.

    settlement: None for the whole district; what: the alarm in words, or what was missed.
    """

    key: str
    first_day: date
    settlement: str | None
    block: str
    what: str


@dataclass(frozen=True)
class LedgerLine:
    """One verdict; `verdict` None took the one before back.

    known_on: the day when it was known without the alarm, None when nobody said.
    """

    alarm: AlarmDescribed
    verdict: AlarmVerdict | None
    known_on: date | None
    note: str
    author: str
    at: datetime


def judge(
    engine: Engine,
    actor: Actor,
    alarm: AlarmDescribed,
    verdict: AlarmVerdict | None,
    *,
    known_on: date | None,
    note: str,
    now: datetime,
) -> None:
    """Write a verdict down, None to take it back; needs Right.JUDGE_ALARMS.

    Raises AlarmError on long words and on a verdict «пропущена»: `add_missed` is for that.
    """
    require(actor, Right.JUDGE_ALARMS)
    if verdict is AlarmVerdict.MISSED:
        raise AlarmError(
            "Тревога была, значит, она не пропущена. Выберите «подтверждена» или «ложная»."
        )
    _add(engine, actor, alarm, verdict, known_on, note, now)


def add_missed(
    engine: Engine,
    actor: Actor,
    day: date,
    settlement: str | None,
    block: str,
    what: str,
    *,
    now: datetime,
) -> None:
    """Write down a growth that raised no alarm; needs Right.JUDGE_ALARMS, raises AlarmError."""
    require(actor, Right.JUDGE_ALARMS)
    words = " ".join(what.split())
    if not words:
        raise AlarmError("Не сказано, что пропущено. Напишите одной строкой, что произошло.")
    if day > now.date():
        raise AlarmError(f"День {day:%d.%m.%Y} ещё не наступил. Укажите день, когда это случилось.")
    key = "~".join((day.isoformat(), settlement or "", block, MISSED_KEY))
    alarm = AlarmDescribed(key, day, settlement, block, words)
    _add(engine, actor, alarm, AlarmVerdict.MISSED, None, "", now)


def take_back_missed(engine: Engine, actor: Actor, key: str, *, now: datetime) -> None:
    """Take a missed one off the ledger; needs Right.JUDGE_ALARMS, raises AlarmError."""
    require(actor, Right.JUDGE_ALARMS)
    line = verdicts(engine).get(key)
    if line is None:
        raise AlarmError("Этой записи в журнале уже нет. Обновите страницу.")
    _add(engine, actor, line.alarm, None, None, "", now)


def verdicts(engine: Engine) -> dict[str, LedgerLine]:
    """Return the verdicts in force by the key of the alarm, the latest day first."""
    last = {line.alarm.key: line for line in history(engine)}
    given = [line for line in last.values() if line.verdict is not None]
    given.sort(key=lambda line: (line.alarm.first_day, line.alarm.key), reverse=True)
    return {line.alarm.key: line for line in given}


def history(engine: Engine) -> tuple[LedgerLine, ...]:
    """Return every line ever written, the oldest first."""
    with reading(engine) as session:
        rows = session.scalars(select(AlarmVerdictRow).order_by(AlarmVerdictRow.id))
        return tuple(
            LedgerLine(
                AlarmDescribed(row.alarm_key, row.first_day, row.settlement, row.block, row.what),
                None if row.verdict == _TAKEN_BACK else AlarmVerdict(row.verdict),
                row.known_on,
                row.note,
                row.author,
                row.at,
            )
            for row in rows
        )


def _add(
    engine: Engine,
    actor: Actor,
    alarm: AlarmDescribed,
    verdict: AlarmVerdict | None,
    known_on: date | None,
    note: str,
    now: datetime,
) -> None:
    words = " ".join(note.split())
    for text in (words, alarm.what):
        if len(text) > LONGEST:
            raise AlarmError(f"В записи {len(text)} знаков, а помещается {LONGEST}. Сократите её.")
    with writing(engine) as session:
        session.add(
            AlarmVerdictRow(
                alarm_key=alarm.key,
                verdict=verdict or _TAKEN_BACK,
                first_day=alarm.first_day,
                settlement=alarm.settlement,
                block=alarm.block,
                what=alarm.what,
                known_on=known_on,
                note=words,
                author=actor.name,
                at=now,
            )
        )
        said = "снят" if verdict is None else verdict.value
        write_down(session, actor, _LEDGER, alarm.key, f"{said}. {words}".strip(), now=now)
