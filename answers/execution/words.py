"""What is sent and shown of obligations: reminders, tables, what was done in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import pandas as pd

from analytics.discipline import Punctuality, Turn, punctuality
from analytics.obligations import Obligation, Status
from analytics.words import NBSP, counted, day, number, percent
from answers.execution.owed import Matrix, Owed, status_words
from registers.plans.values import PlanReport

_LONGEST = 160  # of a measure inside a letter
NO_BLOCK = "Блок не указан"
_ASKED = (
    "Напишите по каждому пункту, что сделано и когда, с числами, и приложите подтверждение: ссылку "
    "или файл. Если срок нужно перенести, укажите причину и новую дату."
)


@dataclass(frozen=True)
class Reminder:
    """A letter to one executor: what is late and what is due soon."""

    executor: str
    late: int
    soon: int
    text: str


def reminders(owed: Iterable[Owed], as_of: date, ahead: date) -> tuple[Reminder, ...]:
    """Return a letter for everybody who is late or owes something up to the day ``ahead``."""
    asked = [
        one
        for one in owed
        if one.owes.status is Status.LATE
        or (one.owes.status in (Status.AT_WORK, Status.NOT_YET) and as_of <= one.owes.due <= ahead)
    ]
    asked.sort(key=lambda one: (one.executor, one.owes.due))
    letters: list[Reminder] = []
    for name, own in groupby(asked, key=lambda one: one.executor):
        items = list(own)
        late = [one for one in items if one.owes.status is Status.LATE]
        soon = [one for one in items if one.owes.status is not Status.LATE]
        letters.append(Reminder(name, len(late), len(soon), _letter(name, late, soon, ahead)))
    return tuple(sorted(letters, key=lambda one: (-one.late, -one.soon, one.executor)))


def due_day(owes: Obligation) -> str:
    """Return the due day, with the day as written where it was moved."""
    moved = f" (по плану {day(owes.wanted)})" if owes.wanted != owes.due else ""
    return f"{day(owes.due)}{moved}"


def owed_frame(owed: Iterable[Owed]) -> pd.DataFrame:
    """Return obligations as a table with Russian headers, exactly as they stand."""
    rows = [
        {
            "План": one.title,
            "№": one.number,
            "Раздел": one.section or None,
            "Мероприятие": one.measure,
            "Исполнитель": one.executor,
            "За период": one.owes.period,
            "Срок": one.owes.due,
            "Срок по плану": one.owes.wanted,
            "Статус": one.owes.status.value,
            "Дней просрочки": one.owes.days_late,
            "Исполнено": one.owes.done_on if one.owes.dated else None,
        }
        for one in owed
    ]
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else ["План"])


def matrix_frame(found: Matrix) -> pd.DataFrame:
    """Return the matrix as a table with Russian headers: the words of every cell."""
    rows = [
        {
            "Исполнитель": row.executor,
            **{
                f"{month:%m.%Y}": row.cells[month].words if month in row.cells else None
                for month in found.months
            },
            "Просрочено": row.late,
            "Всего": row.owed,
        }
        for row in found.rows
    ]
    return pd.DataFrame(rows)


def rating_of(owed: Iterable[Owed], as_of: date, least: int) -> tuple[Punctuality, ...]:
    """Return how punctual each executor is; what was dropped counts for nobody."""
    turns = [
        Turn(one.executor, one.owes.due, one.owes.done_on, one.owes.dated)
        for one in owed
        if one.owes.status is not Status.DROPPED
    ]
    return punctuality(turns, as_of, least)


def rating_frame(rating: Iterable[Punctuality]) -> pd.DataFrame:
    """Return the rating as a table with Russian headers."""
    rows = [
        {
            "Место": str(one.place) if one.place else "не рейтингуется",
            "Исполнитель": one.executor,
            "В срок": percent(100 * one.share) if one.share is not None else None,
            "Сколько": f"{number(one.in_time)}{NBSP}из{NBSP}{number(one.due)}"
            if one.due
            else "сроков не было",
            "С вероятностью 95 %": f"{number(100 * one.low, 1)}–{percent(100 * one.high)}"
            if one.low is not None and one.high is not None
            else None,
            "С опозданием": one.late,
            "Не исполнено": one.owing,
            "Опоздание, дней (медиана)": one.days_late,
            "День не назван": one.undated,
        }
        for one in rating
    ]
    return pd.DataFrame(rows)


def said_of(reports: Sequence[PlanReport]) -> str:
    """Return what was reported of a measure, report by report, each with its period and day."""
    parts: list[str] = []
    for one in reports:
        about = "; ".join(
            part
            for part in (
                one.period,
                one.executor,
                day(one.done_on) if one.done_on and one.dated else "",
            )
            if part
        )
        text = one.text or one.proof or (one.file.name if one.file else "")
        moved = f" (срок перенесён на {day(one.moved_to)})" if one.moved_to else ""
        parts.append(f"{about}: {text}{moved}" if about else f"{text}{moved}")
    return "\n".join(parts)


def block_of(executor: str, blocks: Mapping[str, str]) -> str:
    """Return the block of an executor, or words that none was said."""
    return blocks.get(executor) or NO_BLOCK


def _letter(name: str, late: list[Owed], soon: list[Owed], ahead: date) -> str:
    lines = [f"Кому: {name}", "", "Добрый день!"]
    if late:
        lines += ["", "Ждём отчёты, срок которых прошёл:", *map(_late_item, late)]
    if soon:
        lines += ["", f"До {day(ahead)} наступят сроки:", *map(_soon_item, soon)]
    lines += [
        "",
        _ASKED,
    ]
    return "\n".join(lines)


def _late_item(one: Owed) -> str:
    days = counted(one.owes.days_late, "день", "дня", "дней")
    return f"— {_item(one)}; срок {due_day(one.owes)}, просрочено на {days}"


def _soon_item(one: Owed) -> str:
    return f"— {_item(one)}; срок {due_day(one.owes)}"


def _item(one: Owed) -> str:
    measure = " ".join(one.measure.split())
    cut = f"{measure[:_LONGEST].rstrip()}…" if len(measure) > _LONGEST else measure
    return f"п. {one.number or 'б/н'} «{cut}», за {one.owes.period} (план «{one.title}»)"


def cell_hint(item: Owed) -> str:
    """Return the sentence behind one obligation of a cell."""
    return (
        f"{item.number} {item.measure[:90]} — за {item.owes.period}, срок {due_day(item.owes)}: "
        f"{status_words(item.owes)}"
    )
