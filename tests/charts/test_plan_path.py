"""The fact against the plan: values in order, breaks, labels, hover."""

import numpy as np
import pandas as pd

from analytics.control import Chart
from analytics.outlooks import YearEnd
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


def test_the_axis_is_zoomed_to_the_data_and_of_categories():
    figure = plan_path(_frame(), "month", LIGHT)  # 70 to 90
    assert list(figure.layout.yaxis.tickvals) == [60, 70, 80, 90]
    assert "шкала от 60 до 90 %" in [note.text for note in figure.layout.annotations]
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


def _labels(figure):
    return {note.text.replace("\u00a0", " "): note for note in figure.layout.annotations}


def test_the_lines_are_labelled_at_their_ends_and_apart():
    words = _labels(plan_path(_frame(), "month", LIGHT))
    assert set(words) == {"план 90 %", "<b>89,96 %</b>", "шкала от 60 до 90 %"}
    assert words["план 90 %"].yshift - words["<b>89,96 %</b>"].yshift >= 16


AHEAD = YearEnd(value=85.0, low=80.0, high=88.0, to_come=500, needed=460, chance=0.01)


def test_a_cumulative_line_goes_on_to_december_in_a_band():
    figure = plan_path(_frame(), "cumulative", LIGHT, AHEAD)
    months = [f"2026-{n:02d}" for n in range(1, 13)]
    assert list(figure.layout.xaxis.categoryarray) == ["2025-11", "2025-12", *months]
    assert list(_trace(figure, "план").y) == [72, 72, 74, 90] + [90] * 10
    band = _trace(figure, "пределы прогноза")
    assert (list(band.x), list(band.y)) == (
        ["2026-02", "2026-12", "2026-12"], [89.96, 88.0, 80.0],
    )  # fmt: skip
    line = _trace(figure, "прогноз")
    assert (list(line.x), list(line.y)) == (["2026-02", "2026-12"], [89.96, 85.0])
    said = line.text[1].replace("\u00a0", " ")
    assert said == "Прогноз на 31 декабря: 85,0 %<br>от 80,0 % до 88,0 %"
    assert {"прогноз 85,0 %", "<b>89,96 %</b>", "план 90 %"} <= set(_labels(figure))


def test_only_a_cumulative_line_goes_on_and_not_past_december():
    for grain, frame in (("month", _frame()), ("quarter", _frame()), ("cumulative", _december())):
        names = {trace.name for trace in plan_path(frame, grain, LIGHT, AHEAD).data}
        assert names == {"план", "факт", "значения"}


def _december():
    return _frame(["2026-09-01", "2026-10-01", "2026-11-01", "2026-12-01"])


def test_months_have_the_limits_of_ordinary_fluctuation():
    usual = Chart(centre=80, low=55.5, high=97.0, mean_range=7.8, points=24)
    figure = plan_path(_frame(), "month", LIGHT, usual=usual)
    assert list(_trace(figure, "обычно от").y) == [55.5] * 4
    assert list(_trace(figure, "обычно до").y) == [97.0] * 4
    assert list(figure.layout.yaxis.tickvals) == [50, 60, 70, 80, 90, 100]
    assert {"обычно от 55,5 %", "обычно до 97,0 %"} <= set(_labels(figure))
    assert len(plan_path(_frame(), "quarter", LIGHT, usual=usual).data) == 3


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
