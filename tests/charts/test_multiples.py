"""Small pictures: own scale from zero, last year beneath, ends named."""

import numpy as np
import pandas as pd

from analytics.grains import Grain
from charts.multiples import small_trend
from charts.palette import LIGHT

FRAME = pd.DataFrame(
    {
        "start": pd.to_datetime(["2026-08-01", "2026-09-01", "2026-10-01"]),
        "messages": [3, 0, 5],
        "year_ago": [1.0, 2.0, np.nan],
        "mean7": [np.nan] * 3,
        "unfinished": [False, False, True],
    }
)


def test_now_and_a_year_ago_from_zero():
    figure = small_trend(FRAME, Grain.MONTH, LIGHT)
    before, now, _ = figure.data
    assert list(now.y) == [3, 0, 5]
    assert before.line.color == LIGHT.past
    assert list(figure.layout.xaxis.ticktext) == ["08.2026", "10.2026"]
    assert figure.layout.yaxis.rangemode == "tozero"
    assert now.text[0].replace("\u00a0", " ") == "Август 2026: 3 сообщения<br>год назад 1"


def test_without_a_year_ago_there_is_one_line():
    frame = FRAME.assign(year_ago=np.nan, unfinished=False)
    assert [line.name for line in small_trend(frame, Grain.MONTH, LIGHT).data] == ["сообщения"]


def test_days_are_drawn_by_their_mean():
    figure = small_trend(FRAME.assign(mean7=[1.0, 2.0, 3.0]), Grain.DAY, LIGHT)
    assert list(figure.data[1].y) == [1.0, 2.0, 3.0]


def test_two_points_have_marks_and_one_point_one_name():
    assert "markers" in small_trend(FRAME.iloc[:2], Grain.MONTH, LIGHT).data[1].mode
    assert list(small_trend(FRAME.iloc[:1], Grain.WEEK, LIGHT).layout.xaxis.ticktext) == ["01.08"]


def test_pictures_side_by_side_share_a_scale_and_mark_what_goes_on():
    figure = small_trend(FRAME, Grain.MONTH, LIGHT, top=40)
    assert list(figure.layout.yaxis.range) == [0, 40 * 1.08]
    hollow = figure.data[-1]
    assert list(hollow.y) == [5]
    assert hollow.marker.color == LIGHT.surface
    assert "месяц не завершён" in figure.data[1].text[2]
    low = small_trend(FRAME, Grain.MONTH, LIGHT, top=4)
    assert list(low.layout.yaxis.range) == [0, 4 * 1.08]
