"""The calendar of days: where a day stands, its shade, frames of days off, notes, hover."""

from datetime import date

import numpy as np
import pandas as pd

from answers.trends.annotations import Note
from charts.day_calendar import calendar_heat
from charts.palette import LIGHT

FRAME = pd.DataFrame(
    {
        "day": pd.to_datetime(["2026-09-30", "2026-10-01", "2026-10-02", "2026-10-03"]),
        "messages": [0, 100, 25, 2],
        "working": [True, True, True, False],
    }
)
NOTE = Note(1, date(2026, 10, 2), date(2026, 10, 3), "Авария <на> котельной")


def heat(figure):
    return figure.data[0]


def test_a_month_is_a_row_and_a_day_its_column():
    drawn = heat(calendar_heat(FRAME, (), LIGHT))
    assert list(drawn.y) == ["Сентябрь 2026", "Октябрь 2026"]
    assert drawn.text[0][29] == "0"
    assert list(drawn.text[1][:4]) == ["100", "25", "2", ""]


def test_shades_go_by_the_square_root_and_few_are_pale():
    codes = np.array(heat(calendar_heat(FRAME, (), LIGHT)).z, dtype=float)
    steps = len(LIGHT.load)
    assert codes[0][29] == 0
    assert codes[1][:3].tolist() == [2 + steps - 1, 2 + int(0.5 * steps), 1]
    assert np.isnan(codes[0][:29]).all()


def test_days_off_are_framed():
    figure = calendar_heat(FRAME, (), LIGHT)
    assert len(figure.layout.shapes) == 1
    assert figure.layout.shapes[0].path.startswith("M2.56,")
    working = FRAME.assign(working=True)
    assert len(calendar_heat(working, (), LIGHT).layout.shapes) == 0


def test_hover_says_the_day_and_its_note():
    drawn = heat(calendar_heat(FRAME, (NOTE,), LIGHT))
    assert drawn.customdata[1][0].replace("\u00a0", " ") == (
        "01.10.2026, чт, рабочий день: 100 сообщений"
    )
    assert drawn.customdata[1][2].replace("\u00a0", " ") == (
        "03.10.2026, сб, выходной: 2 сообщения<br>1 · Авария &lt;на&gt; котельной"
    )
    assert drawn.text[1][1] == "<b>25</b><sup>1</sup>"


def test_no_days_are_an_empty_figure():
    assert list(heat(calendar_heat(FRAME.iloc[:0], (), LIGHT)).y) == []
