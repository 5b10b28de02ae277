"""Received and answered above, what is open below: values, names, hover, days by their means."""

import numpy as np
import pandas as pd

from analytics.grains import Grain
from charts.backlog import backlog_figure
from charts.palette import LIGHT
from charts.point_names import point_name

FRAME = pd.DataFrame(
    {
        "start": pd.to_datetime(["2026-09-01", "2026-10-01"]),
        "came": [10, 21],
        "answered": [8, 12],
        "open": [40, 49],
        "came_mean7": [5.0, 6.0],
        "answered_mean7": [np.nan, 4.0],
        "unfinished": [False, True],
    }
)


def lines(figure):
    return {trace.name: list(trace.y) for trace in figure.data}


def test_the_flow_stands_above_what_is_open_each_from_its_own_zero():
    figure = backlog_figure(FRAME, Grain.MONTH, LIGHT)
    assert lines(figure) == {"отвечено": [8, 12], "поступило": [10, 21], "без ответа": [40, 49]}
    assert [trace.yaxis for trace in figure.data] == ["y", "y", "y2"]
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]
    assert figure.layout.yaxis.rangemode == figure.layout.yaxis2.rangemode == "tozero"
    assert [note.text for note in figure.layout.annotations] == [
        "поступило", "отвечено", "<b>49</b>", "Поступило и отвечено",
        "Без ответа на конец месяца",
    ]  # fmt: skip
    said = figure.data[0].text[1].replace("\u00a0", " ")
    assert said == (
        "Октябрь 2026: поступило 21 сообщение,<br>отвечено 12;<br>без ответа на конец — 49"
        "<br>месяц не завершён"
    )


def test_the_last_point_is_hollow_while_it_goes_on():
    figure = backlog_figure(FRAME, Grain.MONTH, LIGHT)
    assert list(figure.data[1].marker.color) == [LIGHT.fact, LIGHT.surface]


def test_a_handful_has_whole_steps_on_each_axis_of_its_own():
    figure = backlog_figure(FRAME.assign(open=[1, 2]), Grain.MONTH, LIGHT)
    assert figure.layout.yaxis2.dtick == 1
    assert figure.layout.yaxis.dtick is None
    figure = backlog_figure(FRAME.assign(came=[1, 2], answered=[0, 1]), Grain.MONTH, LIGHT)
    assert figure.layout.yaxis.dtick == 1
    assert figure.layout.yaxis2.dtick is None


def test_days_of_the_flow_are_means_and_the_level_is_as_it_is():
    drawn = lines(backlog_figure(FRAME, Grain.DAY, LIGHT))
    assert drawn["поступило"] == [5.0, 6.0]
    assert drawn["отвечено"][1] == 4.0
    assert drawn["без ответа"] == [40, 49]
    few = FRAME.assign(answered_mean7=np.nan)
    assert lines(backlog_figure(few, Grain.DAY, LIGHT))["поступило"] == [10, 21]


def test_a_point_is_named_by_its_length():
    start = pd.Timestamp(2026, 10, 12)
    assert point_name(start, Grain.QUARTER) == "IV квартал 2026"
    assert point_name(start, Grain.MONTH) == "Октябрь 2026"
    assert point_name(start, Grain.WEEK) == "Неделя с 12.10.2026"
    assert point_name(start, Grain.DAY) == "12.10.2026"


def test_nothing_is_an_empty_figure():
    assert len(backlog_figure(FRAME.iloc[:0], Grain.MONTH, LIGHT).layout.annotations) == 2
