"""The years of a plan: the step, the fact with its interval, the forecast, and what they say."""

import numpy as np
import pandas as pd

from charts.palette import LIGHT
from charts.plan_years import plan_years

NAN = np.nan
COLUMNS = [
    "year", "plan", "value", "low", "high", "numerator", "denominator", "forecast",
    "forecast_low", "forecast_high", "unfinished",
]  # fmt: skip
FRAME = pd.DataFrame(
    [
        (2025, 72.0, 71.5, 70.6, 72.5, 6262, 8752, NAN, NAN, NAN, False),
        (2026, 74.0, 74.5, 73.5, 75.4, 6137, 8242, 74.4, 74.02, 74.8, True),
        (2027, 76.0, NAN, NAN, NAN, NAN, NAN, 78.2, 76.6, 79.7, True),
        (2028, 80.0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, True),
    ],
    columns=COLUMNS,
)


def _trace(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def _plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_plan_has_every_year_and_the_fact_those_that_have_begun():
    figure = plan_years(FRAME, LIGHT)
    assert list(figure.layout.xaxis.categoryarray) == ["2025", "2026", "2027", "2028"]
    assert list(_trace(figure, "план").y) == [72, 74, 76, 80]
    assert _trace(figure, "план").line.shape == "hvh"
    fact = _trace(figure, "факт")
    assert (list(fact.x), list(fact.y)) == (["2025", "2026"], [71.5, 74.5])
    assert np.allclose(fact.error_y.array, [72.5 - 71.5, 75.4 - 74.5])
    assert np.allclose(fact.error_y.arrayminus, [71.5 - 70.6, 74.5 - 73.5])
    assert list(fact.marker.color) == [LIGHT.fact, LIGHT.surface]


def test_the_forecast_stands_in_its_band():
    figure = plan_years(FRAME, LIGHT)
    line = _trace(figure, "прогноз")
    assert (list(line.x), list(line.y)) == (["2026", "2027"], [74.4, 78.2])
    band = _trace(figure, "пределы прогноза")
    assert list(band.x) == ["2026", "2027", "2027", "2026"]
    assert list(band.y) == [74.8, 79.7, 76.6, 74.02]


def test_every_point_is_a_sentence():
    figure = plan_years(FRAME, LIGHT)
    assert _plain(_trace(figure, "факт").text[1]) == (
        "2026: 74,5 %, 6 137 из 8 242<br>план 74 %, разница +0,5 п. п."
        "<br>с поправкой на случайность от 73,5 % до 75,4 %<br>год не завершён"
    )
    assert [_plain(text) for text in _trace(figure, "прогноз").text] == [
        "Прогноз на конец 2026: 74,4 %<br>от 74,02 % до 74,8 %<br>план 74 %",
        "Прогноз на 2027 год: 78,2 %<br>от 76,6 % до 79,7 %<br>план 76 %",
    ]


def test_labels_stand_at_places_and_not_at_years_taken_for_numbers():
    notes = {_plain(note.text): note.x for note in plan_years(FRAME, LIGHT).layout.annotations}
    assert {k: v for k, v in notes.items() if "шкала" not in k} == {
        "план 80 %": 3, "<b>74,5 %</b>": 1, "прогноз 78,2 %": 2,
    }  # fmt: skip


def test_without_a_forecast_there_is_neither_line_nor_band():
    bare = FRAME.assign(forecast=NAN, forecast_low=NAN, forecast_high=NAN)
    assert {trace.name for trace in plan_years(bare, LIGHT).data} == {"план", "факт"}
    empty = bare.assign(value=NAN, low=NAN, high=NAN)
    assert len(_trace(plan_years(empty, LIGHT), "факт").x) == 0
