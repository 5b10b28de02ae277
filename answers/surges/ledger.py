"""The ledger of alarms: how often the detector was right, and how long before people knew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from access.rights import Actor, Right, require
from analytics.false_alarms import AlarmVerdict, Ledger, ledger
from answers.surges.alarms import Alarm
from data.home import Home
from data.registers_open import open_registers_of
from registers.surges import alarms as register
from registers.surges.alarms import AlarmDescribed, LedgerLine


@dataclass(frozen=True)
class AlarmLedger:
    """The verdicts in force, the latest day first, and what they add up to.

    lead_days: the median of days by which confirmed alarms came before the day when it was known
    without them, None when nobody said; lead_known: of how many confirmed ones.
    """

    lines: tuple[LedgerLine, ...]
    counts: Ledger
    lead_days: float | None
    lead_known: int

    def of(self, key: str) -> LedgerLine | None:
        """Return the verdict on an alarm, None when there is none."""
        return next((line for line in self.lines if line.alarm.key == key), None)


def not_called_false(found: Iterable[Alarm], known: AlarmLedger) -> list[Alarm]:
    """Return the alarms that nobody called false, in their order."""
    false = {line.alarm.key for line in known.lines if line.verdict is AlarmVerdict.FALSE}
    return [one for one in found if one.key not in false]


def alarm_ledger(home: Home, actor: Actor, now: datetime) -> AlarmLedger:
    """Return the ledger; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    lines = tuple(register.verdicts(open_registers_of(home, now)).values())
    leads = [
        (line.known_on - line.alarm.first_day).days
        for line in lines
        if line.verdict is AlarmVerdict.CONFIRMED and line.known_on is not None
    ]
    return AlarmLedger(
        lines,
        ledger(line.verdict for line in lines if line.verdict is not None),
        lead_days=float(median(leads)) if leads else None,
        lead_known=len(leads),
    )


def judge(
    home: Home,
    actor: Actor,
    one: Alarm,
    verdict: AlarmVerdict | None,
    known_on: date | None,
    note: str,
    now: datetime,
) -> None:
    """Write a verdict down, None to take it back; needs Right.JUDGE_ALARMS, raises AlarmError."""
    alarm = AlarmDescribed(one.key, one.first_day, one.settlement, one.block, one.text)
    register.judge(
        open_registers_of(home, now), actor, alarm, verdict, known_on=known_on, note=note, now=now
    )


def add_missed(
    home: Home,
    actor: Actor,
    day: date,
    settlement: str | None,
    block: str,
    what: str,
    now: datetime,
) -> None:
    """Write down a growth that raised no alarm; needs Right.JUDGE_ALARMS, raises AlarmError."""
    register.add_missed(open_registers_of(home, now), actor, day, settlement, block, what, now=now)


def take_back_missed(home: Home, actor: Actor, key: str, now: datetime) -> None:
    """Take a missed one off the ledger; needs Right.JUDGE_ALARMS, raises AlarmError."""
    register.take_back_missed(open_registers_of(home, now), actor, key, now=now)
