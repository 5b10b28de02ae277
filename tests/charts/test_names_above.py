"""Names over bars: nothing beside them, whole, and room for the longest."""

import pandas as pd

from charts.bars import rating_bars
from charts.names_above import names_above
from charts.palette import LIGHT

LONG = "Нарушение правил очистки дорог от снега и наледи"
FRAME = pd.DataFrame(
    {"name": [LONG, "Шугур"], "place": [1, 2], "score": [70.1, 69.7], "hover": ["", ""]}
)


def test_names_stand_over_their_bars_and_not_beside_them():
    beside = rating_bars(FRAME, LIGHT)
    figure = names_above(rating_bars(FRAME, LIGHT), LIGHT, right=56)
    assert figure.layout.yaxis.showticklabels is False
    said = {one.y: one.text for one in figure.layout.annotations}
    assert said == {
        f"1. {LONG}": "1. Нарушение правил очистки дорог от<br>снега и наледи",
        "2. Шугур": "2. Шугур",
    }
    assert list(figure.data[0].x) == list(beside.data[0].x)
    assert figure.layout.height > beside.layout.height  # two lines above each bar
    assert (figure.layout.margin.l, figure.layout.margin.r) == (8, 56)
