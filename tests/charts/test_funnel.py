"""The funnel: points, limits, the common line; who is outside is told by shape and colour."""

import pandas as pd
import pytest

from analytics.funnels import Position
from charts.funnel import funnel_plot
from charts.palette import LIGHT

POINTS = pd.DataFrame(
    [
        ("Мортка", 400, 30.0, Position.FAR_ABOVE),
        ("Леуши", 100, 10.0, Position.INSIDE),
        ("<b>Шугур</b>", 50, 1.0, Position.BELOW),
    ],
    columns=["name", "terms", "share", "position"],
).assign(hover="Кто\nсколько")
CURVES = pd.DataFrame(
    {
        "size": [40.0, 200.0, 500.0],
        "low": [0.0, 5.0, 8.0],
        "high": [25.0, 16.0, 12.0],
        "far_low": [0.0, 3.0, 6.0],
        "far_high": [34.0, 20.0, 15.0],
    }
)


@pytest.fixture
def drawn():
    return {one.name: one for one in funnel_plot(POINTS, CURVES, 10.0, LIGHT, "Леуши").data}


def test_four_limits_and_the_common_share_are_lines(drawn):
    assert set(drawn) == {"low", "high", "far_low", "far_high", "common", "points"}
    assert list(drawn["far_high"].y) == [34.0, 20.0, 15.0]
    assert list(drawn["common"].y) == [10.0, 10.0]
    assert list(drawn["common"].x) == [40.0, 500.0]


def test_who_is_outside_differs_by_shape_as_well_as_colour(drawn):
    marker = drawn["points"].marker
    assert list(marker.symbol) == ["triangle-up", "circle", "circle"]
    assert list(marker.color) == [LIGHT.status["failed"], LIGHT.fact, LIGHT.status["done"]]
    assert list(marker.line.width) == [0, 2, 0]  # the chosen one has a ring


def test_few_are_all_named_and_of_many_only_those_outside(drawn):
    assert list(drawn["points"].text) == ["Мортка", "Леуши", "&lt;b&gt;Шугур&lt;/b&gt;"]
    many = pd.concat([POINTS] * 5, ignore_index=True)
    crowd = funnel_plot(many, CURVES, 10.0, LIGHT).data[-1]
    assert set(crowd.text) == {"Мортка", "", "&lt;b&gt;Шугур&lt;/b&gt;"}


def test_hover_lines_are_broken_and_the_axis_begins_at_zero(drawn):
    assert drawn["points"].hovertext[0] == "Кто<br>сколько"
    figure = funnel_plot(POINTS, CURVES, 10.0, LIGHT)
    assert figure.layout.yaxis.range[0] < 0 < 30 < figure.layout.yaxis.range[1] <= 100
    assert figure.layout.xaxis.type == "log"
