"""Dated notes on the charts: what happened, when, on which charts; taken back and given again.

A note that was taken back stays with who did it, so that it can be given again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.tables import AnnotationRow

LONGEST: Final = 200
YEARS: Final = range(2000, 2101)
_CHART = re.compile(r"[a-z][a-z0-9_]*")


class AnnotationError(Exception):
    """A note is refused; the text is a Russian sentence with the reason and the remedy."""


@dataclass(frozen=True)
class Annotation:
    """A note on the days `first_day`…`last_day` (equal for one day).

    `charts` are the keys of the charts that show it, empty for all of them. `withdrawn` says
    whether it was taken back.
    """

    id: int
    first_day: date
    last_day: date
    text: str
    charts: tuple[str, ...]
    author: str
    at: datetime
    withdrawn: bool


def annotate(
    engine: Engine,
    actor: Actor,
    first_day: date,
    last_day: date,
    text: str,
    charts: Sequence[str] = (),
    *,
    now: datetime,
) -> int:
    """Add a note and return its number; needs Right.ANNOTATE.

    Raises AnnotationError on an empty or long text, days the wrong way round or far away.
    """
    require(actor, Right.ANNOTATE)
    words = " ".join(text.split())
    _check(first_day, last_day, words, charts)
    with writing(engine) as session:
        row = AnnotationRow(
            first_day=first_day,
            last_day=last_day,
            text=words,
            charts=",".join(sorted(set(charts))),
            author=actor.name,
            at=now,
        )
        session.add(row)
        session.flush()
        note(session, actor, "Добавлена пометка на графики", _named(row), words, now=now)
        return row.id


def withdraw(engine: Engine, actor: Actor, number: int, *, now: datetime) -> None:
    """Take a note off the charts; needs Right.ANNOTATE, raises AnnotationError when it is off."""
    require(actor, Right.ANNOTATE)
    with writing(engine) as session:
        row = _row(session, number)
        if row.withdrawn_at is not None:
            raise AnnotationError(
                f"Пометка № {number} уже убрана с графиков. Обновите страницу, чтобы увидеть это."
            )
        row.withdrawn_by, row.withdrawn_at = actor.name, now
        note(session, actor, "Пометка убрана с графиков", _named(row), row.text, now=now)


def restore(engine: Engine, actor: Actor, number: int, *, now: datetime) -> None:
    """Put a note back; needs Right.ANNOTATE, raises AnnotationError when it stands already."""
    require(actor, Right.ANNOTATE)
    with writing(engine) as session:
        row = _row(session, number)
        if row.withdrawn_at is None:
            raise AnnotationError(
                f"Пометка № {number} и так стоит на графиках. Обновите страницу, чтобы увидеть её."
            )
        row.withdrawn_by, row.withdrawn_at = None, None
        note(session, actor, "Пометка возвращена на графики", _named(row), row.text, now=now)


def annotations(engine: Engine) -> tuple[Annotation, ...]:
    """Return every note, those taken back too, by their days."""
    with reading(engine) as session:
        rows = session.scalars(
            select(AnnotationRow).order_by(
                AnnotationRow.first_day, AnnotationRow.last_day, AnnotationRow.id
            )
        )
        return tuple(
            Annotation(
                row.id,
                row.first_day,
                row.last_day,
                row.text,
                tuple(row.charts.split(",")) if row.charts else (),
                row.author,
                row.at,
                withdrawn=row.withdrawn_at is not None,
            )
            for row in rows
        )


def _check(first_day: date, last_day: date, words: str, charts: Sequence[str]) -> None:
    if not words:
        raise AnnotationError("Пометка пуста. Напишите, что произошло, — одной строкой.")
    if len(words) > LONGEST:
        raise AnnotationError(
            f"В пометке {len(words)} знаков, под графиком помещается {LONGEST}. Сократите её."
        )
    if last_day < first_day:
        raise AnnotationError(
            f"Конец ({last_day:%d.%m.%Y}) раньше начала ({first_day:%d.%m.%Y}). Поменяйте даты."
        )
    for day in (first_day, last_day):
        if day.year not in YEARS:
            raise AnnotationError(
                f"Дата {day:%d.%m.%Y} не похожа на верную. Укажите день с {YEARS.start} по "
                f"{YEARS.stop - 1} год."
            )
    for chart in charts:
        if not _CHART.fullmatch(chart):
            raise AnnotationError(f"Графика «{chart}» нет. Выберите график из списка.")


def _row(session: Session, number: int) -> AnnotationRow:
    row = session.get(AnnotationRow, number)
    if row is None:
        raise AnnotationError(f"Пометки № {number} нет. Обновите страницу и выберите другую.")
    return row


def _named(row: AnnotationRow) -> str:
    days = f"{row.first_day:%d.%m.%Y}"
    if row.last_day != row.first_day:
        days = f"{days} – {row.last_day:%d.%m.%Y}"
    return f"Пометка № {row.id}, {days}"
