"""The rating: order by place, scores from zero, those not rated last."""

import numpy as np
import pandas as pd

from charts.bars import rating_bars
from charts.palette import LIGHT

# settlement      place  score
FRAME = pd.DataFrame(
    [
        ("Шугур", np.nan, np.nan),
        ("Мортка", 2, 80.26),
        ("Леуши", 2, 80.26),
        ("<i>Луговой</i>", 1, 91.0),
    ],
    columns=["name", "place", "score"],
).assign(hover="Место\nи балл")


def test_the_best_place_is_first_and_the_unrated_last():
    bars = rating_bars(FRAME, LIGHT).data[0]
    assert list(bars.y) == ["1. &lt;i&gt;Луговой&lt;/i&gt;", "2. Леуши", "2. Мортка", "Шугур"]
    assert list(bars.x) == [91.0, 80.26, 80.26, 0.0]
    assert list(bars.text) == ["91,0", "80,3", "80,3", "не рейтингуется"]
    assert list(bars.customdata) == ["<i>Луговой</i>", "Леуши", "Мортка", "Шугур"]


def test_the_axis_starts_from_zero_and_the_first_bar_is_on_top():
    layout = rating_bars(FRAME, LIGHT).layout
    assert layout.xaxis.range[0] == 0
    assert layout.yaxis.autorange == "reversed"


def test_only_the_named_settlement_is_highlighted():
    colours = list(rating_bars(FRAME, LIGHT, "Мортка").data[0].marker.color)
    assert [colour == LIGHT.accent for colour in colours] == [False, False, True, False]


def test_hover_lines_are_broken():
    assert rating_bars(FRAME, LIGHT).data[0].hovertext[0] == "Место<br>и балл"
