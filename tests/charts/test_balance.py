"""Received and answered: values, labels, days by their means."""

import numpy as np
import pandas as pd

from analytics.grains import Grain
from charts.balance import balance, point_name
from charts.palette import LIGHT

FRAME = pd.DataFrame(
    {
        "start": pd.to_datetime(["2026-09-01", "2026-10-01"]),
        "messages": [10, 21],
        "answered": [8, 12],
        "mean7": [5.0, 6.0],
        "answered_mean7": [np.nan, 4.0],
        "unfinished": [False, True],
    }
)


def lines(figure):
    return {trace.name: list(trace.y) for trace in figure.data}


def test_both_lines_show_their_counts_and_are_named_at_their_ends():
    figure = balance(FRAME, Grain.MONTH, LIGHT)
    assert lines(figure) == {"answered": [8, 12], "messages": [10, 21]}
    assert [note.text for note in figure.layout.annotations] == ["поступило", "отвечено"]
    assert figure.layout.yaxis.rangemode == "tozero"
    said = figure.data[0].text[1].replace("\u00a0", " ")
    assert said == "Октябрь 2026: поступило 21 сообщение,<br>отвечено 12<br>период не завершён"


def test_days_are_drawn_by_their_means_when_there_are_any():
    drawn = lines(balance(FRAME, Grain.DAY, LIGHT))
    assert drawn["messages"] == [5.0, 6.0]
    assert drawn["answered"][1] == 4.0
    few = FRAME.assign(answered_mean7=np.nan)
    assert lines(balance(few, Grain.DAY, LIGHT))["messages"] == [10, 21]


def test_a_point_is_named_by_its_length():
    start = pd.Timestamp(2026, 10, 12)
    assert point_name(start, Grain.MONTH) == "Октябрь 2026"
    assert point_name(start, Grain.WEEK) == "Неделя с 12.10.2026"
    assert point_name(start, Grain.DAY) == "12.10.2026"
