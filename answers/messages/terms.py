"""Terms of answer by channel: what is in force, since when, how it is kept, and the calendar."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

import pandas as pd

from access.rights import Actor, Right, require
from analytics.calendar import SATURDAY, working_days
from analytics.terms import Term, Unit, due_at
from analytics.words import MONTHS, capital, counted, percent
from analytics.words import day as day_words
from data.home import Home
from data.queries.counts import message_counts
from data.queries.selection import Selection
from data.registers_open import open_registers_of
from data.snapshots import Facts
from registers import data_settings, settings
from registers.settings_values import CALENDAR_OVERRIDES, NORMS, Norms, NormsSince, norms_from

CHANNELS: Mapping[str, tuple[str, str, Unit]] = {
    "im_working_days": ("ИМ", "ИМ", Unit.WORKING_DAYS),
    "pos_calendar_days": ("ПОС", "ПОС", Unit.CALENDAR_DAYS),
    "pos_fast_working_days": ("ПОС, ускоренное решение", "", Unit.WORKING_DAYS),
    "edds_hours": ("ЕДДС", "ЕДДС", Unit.HOURS),
    "fz59_calendar_days": ("59-ФЗ", "59-ФЗ", Unit.CALENDAR_DAYS),
}
"""Field of the norms → its name, the source whose messages it is of, what it is counted in."""

_FORMS: Mapping[Unit, tuple[str, str, str]] = {
    Unit.HOURS: ("час", "часа", "часов"),
    Unit.WORKING_DAYS: ("рабочий день", "рабочих дня", "рабочих дней"),
    Unit.CALENDAR_DAYS: ("календарный день", "календарных дня", "календарных дней"),
}


@dataclass(frozen=True)
class Change:
    """One change of the terms or of the calendar: what became, who, when."""

    at: datetime
    author: str
    what: str


@dataclass(frozen=True)
class Terms:
    """What is in force now.

    ``eras`` are the terms by the day of receipt, the newest first; ``overrides`` the days that
    differ from the production calendar, ``due_day`` is when exports are waited for. ``changes``
    newest first. ``unpublished``: saved after the figures on the screens were counted.
    """

    eras: tuple[NormsSince, ...]
    overrides: tuple[tuple[date, bool], ...]
    due_day: int
    changes: tuple[Change, ...]
    unpublished: bool

    def on(self, day: date) -> Norms:
        """The terms of what is received on the day."""
        return next(one.norms for one in self.eras if one.since <= day)


def terms(home: Home, actor: Actor, facts: Facts, now: datetime) -> Terms:
    """Return the terms and the calendar in force; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    engine = open_registers_of(home, now)
    saved = {one.name: one.at for one in settings.saved_settings(engine)}
    changes = [
        *(
            Change(one.at, one.author, _became(one.json))
            for one in settings.setting_changes(engine, NORMS)
        ),
        *(
            Change(one.at, one.author, "календарь: изменены дни")
            for one in settings.setting_changes(engine, CALENDAR_OVERRIDES)
        ),
    ]
    return Terms(
        eras=settings.norms_since(engine),
        overrides=tuple(sorted(settings.calendar_overrides(engine).items())),
        due_day=data_settings.exports_due_day(engine),
        changes=tuple(sorted(changes, key=lambda one: one.at, reverse=True)),
        unpublished=any(
            saved[name] > facts.published_at
            for name in (NORMS, CALENDAR_OVERRIDES)
            if name in saved
        ),
    )


def kept_terms(facts: Facts, actor: Actor, chosen: Selection) -> pd.DataFrame:
    """Return how terms were kept in the period, a row a source, most messages first.

    Columns: source, messages, on_time, late (answered late, or open past the term), pending,
    no_term, come (on time + late), share (percents of on time in come, NaN when none has come).
    Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    found = message_counts(facts, ["source"], chosen)
    come = found["on_time"] + found["late"]
    share = (100 * found["on_time"] / come.where(come > 0)).astype(float)
    table = found.assign(come=come, share=share)
    names = ["source", "messages", "on_time", "late", "pending", "no_term", "come", "share"]
    return (
        table[names]
        .sort_values(["messages", "source"], ascending=[False, True])
        .reset_index(drop=True)
    )


def of_kept(table: pd.DataFrame) -> str:
    """Return the conclusion: the share in time over all sources, sums first."""
    on_time, come = int(table["on_time"].sum()), int(table["come"].sum())
    if not come:
        return "Ни один срок ответа ещё не наступил"
    return f"В срок {percent(100 * on_time / come)}: {on_time:_} из {come:_}".replace("_", "\u202f")


def channel_table(known: Terms, today: datetime) -> pd.DataFrame:
    """Return columns name, term (words), due: until when the answer to a message of now is due."""
    years = (today.year, today.year + 1, today.year + 2)
    calendar = working_days(years, dict(known.overrides))
    rows: list[dict[str, object]] = []
    norms = known.on(today.date())
    for name, (title, _source, unit) in CHANNELS.items():
        amount = int(getattr(norms, name))
        rows.append(
            {
                "name": title,
                "term": counted(amount, *_FORMS[unit]),
                "due": due_at(today, Term(amount, unit), calendar),
            }
        )
    return pd.DataFrame(rows)


def era_table(known: Terms) -> pd.DataFrame:
    """Return columns since (None: of all the past) and what (terms in words), the newest first."""
    rows = [
        {"since": None if one.since == date.min else one.since, "what": _told(one.norms)}
        for one in known.eras
    ]
    return pd.DataFrame(rows, columns=["since", "what"])


def year_table(year: int, known: Terms) -> pd.DataFrame:
    """Return the working calendar of a year, a row a month.

    Columns: month, working, off (how many days each), weekdays_off and weekends_on (days in words).
    """
    calendar = working_days([year], dict(known.overrides))
    works = set(calendar.days)
    days = pd.date_range(date(year, 1, 1), date(year, 12, 31))
    rows: list[dict[str, object]] = []
    for number, name in enumerate(MONTHS, 1):
        month = [one.date() for one in days if one.month == number]
        off = [one for one in month if one not in works]
        rows.append(
            {
                "month": capital(name),
                "working": len(month) - len(off),
                "off": len(off),
                "weekdays_off": _days([one for one in off if one.weekday() < SATURDAY]),
                "weekends_on": _days(
                    [one for one in month if one in works and one.weekday() >= SATURDAY]
                ),
            }
        )
    return pd.DataFrame(rows)


def save_terms(
    home: Home, actor: Actor, norms: Norms, now: datetime, since: date | None = None
) -> None:
    """Change the terms of what is received from a day on, or of everything without a day.

    Needs Right.EDIT_DIRECTORIES, raises SettingError.
    """
    settings.save_norms(open_registers_of(home, now), actor, norms, now=now, since=since)


def set_day(home: Home, actor: Actor, day: date, works: bool | None, now: datetime) -> None:
    """Make a day working or a day off, or let the production calendar say (None).

    Needs Right.EDIT_DIRECTORIES.
    """
    engine = open_registers_of(home, now)
    overrides = settings.calendar_overrides(engine)
    overrides.pop(day, None)
    if works is not None:
        overrides[day] = works
    settings.save_calendar_overrides(engine, actor, overrides, now=now)


def save_due_day(home: Home, actor: Actor, day: int, now: datetime) -> None:
    """Change when exports are waited for; needs Right.EDIT_DIRECTORIES, raises SettingError."""
    data_settings.save_exports_due_day(open_registers_of(home, now), actor, day, now=now)


def due_day(home: Home, actor: Actor, now: datetime) -> int:
    """Return the day of the next month by which exports are waited for; needs VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return data_settings.exports_due_day(open_registers_of(home, now))


def _became(stored: str) -> str:
    since = json.loads(stored).get("since")
    whose = "для всех сообщений"
    if since is not None:
        whose = f"для поступивших с {day_words(date.fromisoformat(since))}"
    return f"сроки {whose}: {_told(norms_from(stored))}"


def _told(norms: Norms) -> str:
    amounts = asdict(norms)
    return "; ".join(
        f"{CHANNELS[one.name][0]} — {counted(amounts[one.name], *_FORMS[CHANNELS[one.name][2]])}"
        for one in fields(norms)
    )


def _days(days: list[date]) -> str:
    return ", ".join(str(one.day) for one in days)
