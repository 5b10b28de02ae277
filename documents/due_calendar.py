"""Due dates of reports as an .ics file for anybody's calendar."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from access.rights import Actor, Right, require
from analytics.words import day
from answers.execution.owed import Owed, status_words

_OWNER = "svodka"
_ZONE = ZoneInfo("Asia/Yekaterinburg")


def due_calendar(actor: Actor, owed: Iterable[Owed], now: datetime) -> bytes:
    """Return an .ics with a whole-day event for each obligation; needs Right.EXPORT.

    An obligation has the same UID in every file, so a calendar moves it instead of doubling it.
    """
    require(actor, Right.EXPORT)
    calendar = Calendar()
    calendar.add("prodid", "-//Svodka//Plans of measures//RU")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Сроки отчётов по планам мероприятий")
    for one in owed:
        calendar.add_component(_event(one, now))
    return calendar.to_ical()


def uid_of(one: Owed) -> str:
    """Return the identity of an obligation: its plan, line, executor and period, and no date."""
    said = "\n".join((str(one.plan), one.key, one.owes.executor, one.owes.period))
    return f"{hashlib.sha256(said.encode()).hexdigest()[:32]}@{_OWNER}"


def _event(one: Owed, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid_of(one))
    event.add("dtstamp", now.replace(tzinfo=_ZONE).astimezone(UTC))
    event.add("dtstart", one.owes.due)
    event.add("dtend", one.owes.due + timedelta(days=1))
    event.add("summary", f"Отчёт: п. {one.number or 'б/н'}, {one.executor}, за {one.owes.period}")
    lines = [one.measure, f"План: {one.title}", f"Статус: {status_words(one.owes)}"]
    if one.owes.wanted != one.owes.due:
        lines.append(f"Срок по плану {day(one.owes.wanted)}, перенесён на {day(one.owes.due)}")
    event.add("description", "\n".join(lines))
    event.add("transp", "TRANSPARENT")
    return event
