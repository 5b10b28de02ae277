"""Which messages a cell of the heat map opens."""

from datetime import date

import pandas as pd
import pytest

from answers.heat.grid import NO_EXECUTOR, NO_HOUR, OTHERS, Kind
from answers.heat.heatmap import HeatMap
from answers.heat.values import Metric
from ui.heat.links import narrowing


def answer(kind, level, metric=Metric.COUNT):
    days = date(2026, 1, 10), date(2026, 3, 31)
    return HeatMap(level, metric, *days, None, True, (), (), 0, pd.DataFrame(), kind)


@pytest.mark.parametrize(
    ("kind", "level", "row", "column", "query"),
    [
        (Kind.SUBJECTS, "block", "Мортка", "ЖКХ", {"settlement": "Мортка", "block": "ЖКХ"}),
        (Kind.EXECUTORS, "topic", "ЖЭУ", "Снег", {"executor": "ЖЭУ", "topic": "Снег"}),
        (Kind.MONTHS, "month", "Леуши", "март 2026", {"settlement": "Леуши", "period": "2026-03"}),
        (Kind.MONTHS, "month", "Леуши", "январь 2026",
         {"settlement": "Леуши", "period": "2026-01-10..2026-01-31"}),
        (Kind.HOURS, "hour", "вторник", "9", {"weekday": "2", "hour": "9"}),
        (Kind.HOURS, "hour", "вторник", NO_HOUR, None),
        (Kind.EXECUTORS, "block", NO_EXECUTOR, "ЖКХ", None),
        (Kind.SUBJECTS, "block", "Мортка", OTHERS, None),
    ],
)  # fmt: skip
def test_a_cell_names_its_messages_or_nothing(kind, level, row, column, query):
    assert narrowing(answer(kind, level), row, column) == query


def test_open_and_late_cells_open_those_alone():
    late = answer(Kind.SUBJECTS, "block", Metric.LATE)
    opened = answer(Kind.SUBJECTS, "block", Metric.OPEN)
    assert narrowing(late, "Мортка", "ЖКХ")["state"] == "late"
    assert narrowing(opened, "Мортка", "ЖКХ")["state"] == "open"
