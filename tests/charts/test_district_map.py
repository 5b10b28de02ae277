"""The map and the tiles: sizes, colours, labels apart, what a click carries."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.district_map import LARGEST, SMALLEST, district_map
from charts.label_places import Spot, label_places
from charts.palette import LIGHT
from charts.tiles import layout, tiles

RING = ((64.0, 59.0), (68.0, 59.0), (68.0, 61.0), (64.0, 61.0), (64.0, 59.0))
PLACES = pd.DataFrame(
    [
        ("Мортка", 59.3, 66.0, 100, 100.0, 100.0, "100"),
        ("Леуши", 59.6, 65.7, 25, 25.0, 25.0, "25"),
        ("Шугур", 60.2, 66.6, 2, 2.0, 2.0, "2"),
        ("Болчары", 59.8, 67.8, 0, 0.0, 0.0, "0"),
        ("Луговой", 59.7, 65.9, 5, np.nan, np.nan, "нет данных"),
    ],
    columns=["row", "lat", "lon", "messages", "value", "count", "text"],
).assign(hover=lambda one: one["row"] + ": " + one["text"])


def test_area_is_the_number_and_colour_the_figure():
    circles = district_map(PLACES, [RING], None, LIGHT).data[-1]
    assert list(circles.marker.size)[:2] == [2 * LARGEST, LARGEST]  # a quarter of the messages
    assert circles.marker.size[3] == 2 * SMALLEST
    assert circles.marker.color[0] == LIGHT.load[-1]
    assert list(circles.marker.color)[2:] == [LIGHT.pale, LIGHT.surface, LIGHT.surface]
    assert list(circles.marker.symbol) == ["circle"] * 4 + ["x-thin"]


def test_a_click_carries_the_settlement_and_the_chosen_one_has_a_dark_rim():
    figure = district_map(PLACES, [RING], "Леуши", LIGHT)
    circles = figure.data[-1]
    assert [one[0] for one in circles.customdata] == PLACES["row"].tolist()
    assert circles.text[0] == "Мортка: 100"
    assert [colour == LIGHT.ink for colour in circles.marker.line.color] == [
        False, True, False, False, False,
    ]  # fmt: skip
    assert figure.layout.clickmode == "event+select"


def test_every_settlement_is_labelled_with_its_figure_and_the_boundary_drawn():
    figure = district_map(PLACES, [RING], None, LIGHT)
    assert {one.text for one in figure.layout.annotations} >= {"Мортка · 100", "Болчары · 0"}
    assert len(figure.data[0].x) == len(RING)
    assert figure.layout.yaxis.scaleanchor == "x"


def test_a_settlement_without_coordinates_is_not_put_anywhere():
    figure = district_map(PLACES.assign(lat=np.nan), [RING], None, LIGHT)
    assert len(figure.data) == 0


def test_labels_of_a_crowd_cover_nothing():
    spots = [Spot(x, y, 12, 120, 22) for x, y in ((0, 0), (10, 5), (-8, 12), (200, 0), (4, -30))]
    boxes = [
        (one.x + x - 60, one.y + y - 11, one.x + x + 60, one.y + y + 11)
        for one, (x, y) in zip(spots, label_places(spots))
    ]
    circles = [(one.x - 12, one.y - 12, one.x + 12, one.y + 12) for one in spots]
    for one, other in [*itertools.combinations(boxes, 2), *itertools.product(boxes, circles)]:
        wide = min(one[2], other[2]) - max(one[0], other[0])
        high = min(one[3], other[3]) - max(one[1], other[1])
        assert wide <= 0 or high <= 0


@given(
    st.lists(st.tuples(st.floats(50, 70), st.floats(60, 80)), min_size=1, max_size=14, unique=True)
)
def test_every_settlement_has_a_tile_of_its_own(points):
    frame = pd.DataFrame(points, columns=["lat", "lon"])
    columns, rows, spots = layout(frame)
    assert len(set(spots)) == len(points)
    assert all(0 <= x < columns and 0 <= y < rows for x, y in spots)


def test_tiles_keep_north_above_and_west_to_the_left():
    frame = pd.DataFrame(
        [(61.0, 64.0), (61.0, 65.0), (61.0, 66.0), (59.0, 64.0), (59.0, 65.0), (59.0, 66.0)],
        columns=["lat", "lon"],
    )
    assert layout(frame) == (3, 2, [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)])


@pytest.mark.parametrize("known", [True, False])
def test_tiles_show_all_with_or_without_coordinates(known):
    places = PLACES if known else PLACES.assign(lat=np.nan, lon=np.nan)
    figure = tiles(places, "Мортка", LIGHT)
    words = [text for row in figure.data[0].text for text in row if text]
    assert len(words) == 5
    assert "Мортка<br><b>100</b>" in words
    assert [one[0] for one in figure.data[1].customdata] == PLACES["row"].tolist()
    assert [note.text for note in figure.layout.annotations] == ["Луговой<br><b>нет данных</b>"]
