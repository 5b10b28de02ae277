"""Times to an answer: hours or days, gaps, ends, hover."""

import numpy as np
import pandas as pd

from analytics.grains import Grain
from charts.answer_times import answer_times_figure
from charts.palette import LIGHT

FRAME = pd.DataFrame(
    {
        "start": pd.to_datetime(["2026-08-01", "2026-09-01", "2026-10-01"]),
        "median": [24.0, 48.0, np.nan],
        "low": [20.0, 40.0, np.nan],
        "high": [30.0, np.nan, np.nan],
        "simple": [24.0, 36.0, 12.0],
        "answered": [100, 50, 3],
        "waiting": [0, 20, 40],
        "unfinished": [False, False, True],
    }
)


def plain(text):
    return text.replace("\u00a0", " ")


def test_long_times_are_drawn_in_days_and_unknown_ones_leave_a_gap():
    figure = answer_times_figure(FRAME, Grain.MONTH, LIGHT)
    drawn = {trace.name: list(trace.y) for trace in figure.data}
    assert drawn["время ответа"][:2] == [1.0, 2.0]
    assert np.isnan(drawn["время ответа"][2])
    assert drawn["среди отвеченных"] == [1.0, 1.5, 0.5]
    assert figure.layout.yaxis.ticksuffix == " дн."
    assert figure.layout.yaxis.rangemode == "tozero"
    assert [plain(note.text) for note in figure.layout.annotations] == [
        "<b>2 дн.</b>",
        "без ждущих",
    ]


def test_short_times_are_drawn_in_hours():
    short = FRAME.assign(median=[1.0, 2.0, 3.0], simple=1.0, high=4.0)
    figure = answer_times_figure(short, Grain.MONTH, LIGHT)
    assert list(figure.data[3].y) == [1.0, 2.0, 3.0]
    assert figure.layout.yaxis.ticksuffix == " ч"


def test_hover_says_how_many_still_wait():
    said = [plain(text) for text in answer_times_figure(FRAME, Grain.MONTH, LIGHT).data[3].text]
    august = (
        "Август 2026: 100 сообщений,<br>ещё ждут ответа 0<br>половина с ответом за 24 ч"
        "<br>(95 %: от 20 ч до 30 ч)<br>среди отвеченных — 24 ч"
    )
    september = (
        "Сентябрь 2026: 70 сообщений,<br>ещё ждут ответа 20<br>половина с ответом за 2 дн."
        "<br>среди отвеченных — 36 ч"
    )
    october = (
        "Октябрь 2026: 43 сообщения,<br>ещё ждут ответа 40<br>среди отвеченных — 12 ч"
        "<br>месяц не завершён"
    )
    assert said == [august, september, october]


def test_without_any_time_nothing_is_written_at_the_ends():
    none = FRAME.assign(median=np.nan, simple=np.nan, low=np.nan, high=np.nan)
    assert answer_times_figure(none, Grain.MONTH, LIGHT).layout.annotations == ()
