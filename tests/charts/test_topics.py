"""Topics as bars: values, order, marks of before, words beside and in the hover."""

import numpy as np
import pandas as pd

from charts.palette import LIGHT
from charts.topics import change_bars, topic_bars

FRAME = pd.DataFrame(
    {
        "name": ["Ямы во дворах", "Вывоз <мусора>", "прочие"],
        "now": [53, 20, 7],
        "before": [12, 30, 7],
        "change": [41, -10, 0],
        "percent": [341.7, -33.3, np.nan],
        "points": [83.7, -20.4, 0.0],
        "listed": [0.001, 0.4, np.nan],
    }
)


def plain(texts):
    return [text.replace("\u00a0", " ") for text in texts]


def test_now_as_bars_from_zero_and_before_as_marks():
    bars, marks = topic_bars(FRAME, LIGHT).data
    assert list(bars.x) == [53, 20, 7]
    assert list(marks.x) == [12, 30, 7]
    assert list(bars.y) == ["Ямы во дворах", "Вывоз &lt;мусора&gt;", "прочие"]
    assert plain(bars.text) == ["53 (+342 %)", "20 (−33 %)", "7"]
    assert plain(bars.hovertext)[0] == (
        "Ямы во дворах: 53 сообщения<br>было 12<br>вклад в общее изменение +83,7 п. п."
    )


def test_the_first_topic_stands_on_top():
    figure = topic_bars(FRAME, LIGHT)
    assert figure.layout.yaxis.autorange == "reversed"
    assert figure.layout.xaxis.range[0] == 0


def test_without_an_earlier_period_there_are_no_marks():
    frame = FRAME.assign(before=np.nan, change=np.nan, percent=np.nan, points=np.nan)
    figure = topic_bars(frame, LIGHT)
    assert len(figure.data) == 1
    assert plain(figure.data[0].hovertext)[2] == "прочие: 7 сообщений"


def test_changes_go_both_ways_and_chance_is_pale():
    figure = change_bars(FRAME, LIGHT)
    bars = figure.data[0]
    assert list(bars.x) == [41, -10, 0]
    assert plain(bars.text) == ["+41 (12 → 53)", "−10 (30 → 20)", "0 (7 → 7)"]
    assert list(bars.marker.color) == [LIGHT.load[4], LIGHT.load[1], LIGHT.load[1]]
    low, high = figure.layout.xaxis.range
    assert low < -10
    assert high > 41


def test_only_growth_begins_at_zero():
    assert change_bars(FRAME.iloc[[0]], LIGHT).layout.xaxis.range[0] == 0
