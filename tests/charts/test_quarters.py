"""Quarters and their parts: values, names, hover."""

import numpy as np
import pandas as pd

from charts.palette import LIGHT
from charts.quarters import part_bars, quarter_bars, quarter_name


def test_a_quarter_is_named_in_roman():
    assert quarter_name("2019-Q3") == "III квартал 2019"


def test_quarters_stand_from_zero_in_order_with_the_chosen_one_marked():
    frame = pd.DataFrame(
        {"quarter": ["2018-Q4", "2019-Q1"], "value": [32931, 36446], "hover": ["а", "б"]}
    )
    figure = quarter_bars(frame, "2019-Q1", LIGHT)
    bars = figure.data[0]
    assert list(bars.x) == ["IV кв.<br>2018", "I кв.<br>2019"]
    assert list(bars.y) == [32931, 36446]
    assert [colour == LIGHT.accent for colour in bars.marker.color] == [False, True]
    assert figure.layout.yaxis.rangemode == "tozero"


def test_parts_keep_their_order_and_their_names_are_text():
    frame = pd.DataFrame(
        {
            "name": ["письменная", "<b>устная</b>"],
            "value": [60, 0],
            "year_ago": [50.0, np.nan],
            "text": ["60 (60 %)", "0 (0 %)"],
            "hover": ["письменная: 60 из 100", "устная: 0"],
        }
    )
    figure = part_bars(frame, LIGHT)
    assert list(figure.data[0].x) == [60, 0]
    assert [note.text for note in figure.layout.annotations] == [
        "письменная", "&lt;b&gt;устная&lt;/b&gt;"
    ]  # fmt: skip
    low, high = figure.layout.yaxis.range
    assert low > high  # the first stands on top
    assert len(figure.data) == 2
    assert len(part_bars(frame.assign(year_ago=np.nan), LIGHT).data) == 1
