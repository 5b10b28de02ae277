"""The small trend of the first screen."""

import pandas as pd

from charts.flow import flow
from charts.palette import LIGHT


def test_every_third_month_is_named_and_always_the_last():
    starts = pd.date_range("2025-10-01", periods=13, freq="MS")
    frame = pd.DataFrame(
        {
            "start": starts,
            "messages": range(100, 113),
            "year_ago": [float("nan")] * 13,
            "unfinished": [False] * 12 + [True],
        }
    )
    figure = flow(frame, LIGHT)
    marks = [pd.Timestamp(mark) for mark in figure.layout.xaxis.tickvals]
    assert marks == list(starts[[0, 3, 6, 9, 12]])
    assert figure.layout.xaxis.ticktext == ("окт", "янв<br>2026", "апр", "июл", "окт")
    drawn = next(trace for trace in figure.data if trace.name == "сообщения")
    assert list(drawn.y) == list(range(100, 113))
