"""Batches as lines of a table."""

from dataclasses import asdict

from analytics.words import day, number
from answers.imports.journal import Batch
from ui.links import page_link
from ui.tables import Column

BATCH_COLUMNS = (
    Column("number", "№", "whole", link="link"),
    Column("at", "Когда", "moment"),
    Column("file", "Файл"),
    Column("source", "Источник"),
    Column("period_from", "Период с", "day"),
    Column("period_to", "по", "day"),
    Column("read", "Прочитано", "whole"),
    Column("accepted", "Принято", "whole"),
    Column("refused", "Отказано", "whole"),
    Column("skipped", "Пропущено", "whole"),
    Column("state", "Состояние"),
    Column("new", "Новых", "whole"),
    Column("changed", "Изменено", "whole"),
    Column("same", "Тех же", "whole"),
    Column("actor", "Кто"),
)


def batch_words(one: Batch) -> str:
    """Return the whole line as sentences, for a screen where the table does not fit."""
    new = f"новых {number(one.new)}, изменено {number(one.changed)}, тех же {number(one.same)}"
    return (
        f"{one.at:%d.%m.%Y %H:%M}, {one.actor}. Прочитано строк: {number(one.read)}. Принято "
        f"{number(one.accepted)} ({new}), отказано {number(one.refused)}, пропущено "
        f"{number(one.skipped)}."
    )


def batch_row(one: Batch) -> dict[str, object]:
    """Return one line of the table."""
    undone = f"отменена {day(one.undone_at)}, {one.undone_by}" if one.undone_at else "в силе"
    link = page_link("journal", batch=one.number)
    return {**asdict(one), "state": undone, "link": link}
