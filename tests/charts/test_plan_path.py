"""The fact against the plan: values in order, breaks, labels, hover."""

import numpy as np
import pandas as pd

from charts.palette import LIGHT
from charts.plan_path import plan_path

# start      value  plan  N    M    runs
ROWS = """
2025-11-01   80.0   72    80   100  0
2025-12-01   nan    72    0    0    0
2026-01-01   70.0   74    70   100  0
2026-02-01   89.96  90    2249 2500 1
"""


def _frame(starts=None):
    rows = [line.split() for line in ROWS.split("\n") if line]
    frame = pd.DataFrame(
        rows, columns=["start", "value", "plan", "numerator", "denominator", "unfinished"]
    )
    frame["start"] = pd.to_datetime(frame["start"] if starts is None else pd.Series(starts))
    numbers = ["value", "plan", "numerator", "denominator"]
    frame[numbers] = frame[numbers].astype(float)
    return frame.assign(unfinished=frame["unfinished"] == "1")


def _trace(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def test_fact_and_plan_keep_values_and_order():
    figure = plan_path(_frame(), "month", LIGHT)
    assert list(_trace(figure, "план").y) == [72, 72, 74, 90]
    assert list(_trace(figure, "факт").x) == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert list(_trace(figure, "факт").y) == [80.0, None, 70.0, 89.96]
    assert not _trace(figure, "факт").connectgaps
    assert "h" in _trace(figure, "план").line.shape  # steps, not slopes


def test_the_axis_is_0_to_100_and_of_categories():
    figure = plan_path(_frame(), "month", LIGHT)
    assert figure.layout.yaxis.range[0] == 0
    assert figure.layout.yaxis.range[1] >= 100
    assert figure.layout.xaxis.type == "category"
    assert list(figure.layout.xaxis.ticktext) == [
        "ноя<br>2025",
        "дек",
        "янв<br>2026",
        "фев<br>идёт",
    ]


def test_hover_is_a_sentence():
    texts = [
        text.replace("\u00a0", " ").replace("\u202f", " ")
        for text in _trace(plan_path(_frame(), "month", LIGHT), "значения").text
    ]
    assert texts[0] == "Ноябрь 2025: 80,0 %, 80 из 100<br>план 72 %, разница +8,0 п. п."
    assert texts[1] == "Декабрь 2025: нет событий"
    assert texts[3] == (
        "Февраль 2026: 89,96 %, 2 249 из 2 500<br>план 90 %, разница −0,04 п. п."
        "<br>месяц не завершён"
    )


def test_the_lines_are_labelled_at_their_ends_and_apart():
    notes = plan_path(_frame(), "month", LIGHT).layout.annotations
    words = {note.text.replace("\u00a0", " "): note for note in notes}
    assert set(words) == {"план 90 %", "<b>89,96 %</b>"}
    assert words["план 90 %"].yshift - words["<b>89,96 %</b>"].yshift >= 16


def test_only_the_running_period_is_hollow():
    marks = _trace(plan_path(_frame(), "month", LIGHT), "значения").marker.color
    assert list(marks) == [LIGHT.fact] * 3 + [LIGHT.surface]


def test_a_cumulative_line_starts_anew_in_january():
    figure = plan_path(_frame(), "cumulative", LIGHT)
    assert list(_trace(figure, "факт").y) == [80.0, None, None, 70.0, 89.96]
    assert _trace(figure, "значения").text[2].startswith("С 1 января по январь 2026")


def test_quarters_are_roman():
    starts = ["2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01"]
    figure = plan_path(_frame(starts), "quarter", LIGHT)
    assert list(figure.layout.xaxis.ticktext) == [
        "III кв.<br>2025", "IV кв.", "I кв.<br>2026", "II кв.<br>идёт",
    ]  # fmt: skip
    assert _trace(figure, "значения").text[0].startswith("III квартал 2025")


def test_no_plan_and_no_rows_draw_without_words_of_a_plan():
    frame = _frame().assign(plan=np.nan)
    figure = plan_path(frame, "month", LIGHT)
    assert not any("план" in note.text for note in figure.layout.annotations)
    assert "план" not in _trace(figure, "значения").text[0]
    assert plan_path(frame.iloc[:0], "month", LIGHT).layout.annotations == ()
