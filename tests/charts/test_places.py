"""The history of places: the first on top, gaps where nobody was rated, hollow unfinished months."""

import math

import pandas as pd

from charts.palette import LIGHT
from charts.places import place_lines

AUGUST, SEPTEMBER, OCTOBER = pd.to_datetime(["2026-08-01", "2026-09-01", "2026-10-01"])
FRAME = pd.DataFrame(
    [
        (AUGUST, "Мортка", 1, False),
        (OCTOBER, "Мортка", 3, True),
        (AUGUST, "Леуши", 2, False),
        (SEPTEMBER, "Леуши", 1, False),
        (OCTOBER, "Леуши", 1, True),
        (OCTOBER, "<i>Шугур</i>", 1, True),
    ],
    columns=["start", "name", "place", "unfinished"],
)
FRAME = FRAME.assign(hover="Кто\nгде", place_low=FRAME["place"], place_high=FRAME["place"])


def test_a_month_without_a_place_is_a_gap():
    lines = {line.name: line for line in place_lines(FRAME, LIGHT).data}
    assert [None if math.isnan(y) else y for y in lines["Мортка"].y] == [1, None, 3]
    assert lines["Мортка"].connectgaps is False
    assert list(lines["Леуши"].y) == [2, 1, 1]


def test_the_first_place_is_on_top_and_names_of_one_place_stand_together():
    figure = place_lines(FRAME, LIGHT)
    low, high = figure.layout.yaxis.range
    assert low > high
    assert [note.text for note in figure.layout.annotations] == [
        "&lt;i&gt;Шугур&lt;/i&gt;, <b>Леуши</b>", "<b>Мортка</b>",
    ]  # fmt: skip


def test_the_chosen_one_stands_out_and_an_unfinished_month_is_hollow():
    lines = {line.name: line for line in place_lines(FRAME, LIGHT, "Леуши").data}
    assert lines["Леуши"].line.color == LIGHT.accent
    assert lines["Мортка"].line.color == LIGHT.past
    assert list(lines["Леуши"].marker.color) == [LIGHT.accent, LIGHT.accent, LIGHT.surface]
    assert lines["Леуши"].text[0] == "Кто<br>где"


def test_who_moved_within_the_limits_is_as_quiet_as_the_others():
    wide = place_lines(FRAME.assign(place_low=1, place_high=3), LIGHT)
    assert {line.line.color for line in wide.data} == {LIGHT.past}
    lines = {line.name: line.line.color for line in place_lines(FRAME, LIGHT).data}
    assert lines == {
        "Мортка": LIGHT.accent,
        "Леуши": LIGHT.accent,
        "&lt;i&gt;Шугур&lt;/i&gt;": LIGHT.past,
    }
