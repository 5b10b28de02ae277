"""Years upon one another: each month in its slot, the last year bold, its plan a line."""

import numpy as np
import pandas as pd

from charts.palette import LIGHT
from charts.years_beside import years_beside

FRAME = pd.DataFrame(
    {
        "start": pd.to_datetime(["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"]),
        "value": [80.0, np.nan, 70.0, 75.0],
        "plan": [72.0, 72.0, 74.0, 74.0],
        "numerator": [80, 0, 70, 75],
        "denominator": [100, 0, 100, 100],
        "unfinished": [False, False, False, True],
    }
)


def _trace(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def test_every_year_is_a_line_in_the_same_months():
    figure = years_beside(FRAME, "month", LIGHT)
    assert [trace.name for trace in figure.data] == ["2025", "2026", "план"]
    assert list(_trace(figure, "2025").x) == ["ноя", "дек"]
    assert list(_trace(figure, "2026").x) == ["янв", "фев"]
    assert list(_trace(figure, "2026").y) == [70.0, 75.0]
    assert len(figure.layout.xaxis.categoryarray) == 12
    assert _trace(figure, "2025").line.color == LIGHT.past
    assert _trace(figure, "2026").line.color == LIGHT.fact
    assert list(_trace(figure, "2026").marker.color) == [LIGHT.fact, LIGHT.surface]


def test_the_plan_is_the_last_year_s_and_every_line_has_its_name():
    figure = years_beside(FRAME, "month", LIGHT)
    assert list(_trace(figure, "план").y) == [74.0] * 12
    words = {note.text.replace("\u00a0", " "): note.x for note in figure.layout.annotations}
    assert words == {
        "шкала от 60 до 90 %": 0, "2025": "ноя", "<b>2026: 75,0 %</b>": "фев",
        "план 2026 74 %": "дек",
    }  # fmt: skip


def test_quarters_have_four_slots():
    figure = years_beside(FRAME.iloc[[0, 2]], "quarter", LIGHT)
    assert list(figure.layout.xaxis.categoryarray) == ["I кв.", "II кв.", "III кв.", "IV кв."]
    assert list(_trace(figure, "2025").x) == ["IV кв."]
    assert _trace(figure, "2026").text[0].startswith("I квартал 2026: 70,0")
