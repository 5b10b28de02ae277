"""The zoom of shares: around the data by tens, inside 0–100, said when it is one; labels apart."""

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.palette import LIGHT
from charts.share_axis import NARROWEST, End, share_axis, write_ends

PERCENTS = st.lists(st.floats(0, 100) | st.just(float("nan")), max_size=8)


@pytest.mark.parametrize(
    ("drawn", "limits"),
    [
        ([82.0, 90.0], (70, 100)),
        ([70.0, 90.0], (60, 90)),
        ([0.0, 100.0], (0, 100)),
        ([100.0], (70, 100)),
        ([0.0], (0, 30)),
        ([44.9, 70.1], (40, 80)),
        ([np.nan], (0, 100)),
        ([], (0, 100)),
    ],
)
def test_the_axis_goes_by_tens_around_the_data(drawn, limits):
    figure = go.Figure()
    assert share_axis(figure, drawn, LIGHT) == limits
    said = [note.text for note in figure.layout.annotations]
    whole = limits == (0, 100)
    assert said == ([] if whole else [f"шкала от {limits[0]} до {limits[1]} %"])


@given(PERCENTS)
def test_everything_drawn_is_inside_the_axis(drawn):
    figure = go.Figure()
    low, high = share_axis(figure, drawn, LIGHT)
    known = [value for value in drawn if value == value]
    assert all(low <= value <= high for value in known)
    assert 0 <= low < high <= 100
    assert high - low >= NARROWEST
    ticks = figure.layout.yaxis.tickvals
    assert 3 <= len(ticks) <= 7
    assert low <= ticks[0] < ticks[-1] <= high


def test_labels_to_the_right_stand_a_line_apart_and_those_inside_above_their_point():
    figure = go.Figure()
    ends = [End("b", value, words, "#000") for value, words in ((80, "c"), (79, "a"), (79.5, "b"))]
    write_ends(figure, [*ends, End("a", 79, "внутри", "#000", beyond=False)], 70, 100)
    heights = {
        note.text: note.y * 250 / 30 + note.yshift
        for note in figure.layout.annotations
        if note.text != "внутри"
    }
    assert heights["c"] - heights["b"] >= 17
    assert heights["b"] - heights["a"] >= 17
    inside = next(note for note in figure.layout.annotations if note.text == "внутри")
    assert (inside.x, inside.yshift) == ("a", 18)
