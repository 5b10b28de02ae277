"""Batches as lines of a table."""

from dataclasses import asdict

from analytics.words import day
from answers.journal import Batch
from ui.links import page_link
from ui.tables import Column

BATCH_COLUMNS = (
    Column("number", "№", "whole", link="link"),
    Column("at", "Когда", "moment"),
    Column("file", "Файл"),
    Column("source", "Источник"),
    Column("period_from", "Период с", "day"),
    Column("period_to", "по", "day"),
    Column("accepted", "Принято", "whole"),
    Column("new", "Новых", "whole"),
    Column("changed", "Изменено", "whole"),
    Column("same", "Тех же", "whole"),
    Column("refused", "Отказано", "whole"),
    Column("skipped", "Пропущено", "whole"),
    Column("read", "Прочитано", "whole"),
    Column("state", "Состояние"),
    Column("actor", "Кто"),
)


def batch_row(one: Batch) -> dict[str, object]:
    """Return one line of the table."""
    undone = f"отменена {day(one.undone_at)}, {one.undone_by}" if one.undone_at else "в силе"
    link = page_link("journal", batch=one.number)
    return {**asdict(one), "state": undone, "link": link}
