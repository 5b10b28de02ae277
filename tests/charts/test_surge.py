"""The picture of an alarm: the counts, the band, the limit, the marks, and words for the hand."""

import pandas as pd

from charts.palette import LIGHT
from charts.surge import surge


def frame(counts: list[int], upper: list[float], alarmed: list[bool]) -> pd.DataFrame:
    days = pd.date_range("2026-01-12", periods=len(counts))
    return pd.DataFrame(
        {
            "day": days,
            "count": counts,
            "low": [limit / 4 for limit in upper],
            "high": [limit / 2 for limit in upper],
            "upper": upper,
            "alarmed": alarmed,
        }
    )


def trace(figure, name):
    return [one for one in figure.data if one.name == name]


def test_alarmed_days_are_marked_on_the_counts() -> None:
    figure = surge(frame([2, 19, 3], [8, 8, 8], [False, True, False]), 7, LIGHT)
    (counts,) = trace(figure, "сообщения")
    (marks,) = trace(figure, "тревога")
    assert list(counts.y) == [2, 19, 3]
    assert list(marks.y) == [19]
    assert list(trace(figure, "предел")[0].y) == [8, 8, 8]
    assert [list(one.y) for one in trace(figure, "обычно")] == [[2, 2, 2], [4, 4, 4]]


def test_the_hover_says_the_sentence() -> None:
    figure = surge(frame([2, 19], [8, 8], [False, True]), 7, LIGHT)
    (counts,) = trace(figure, "сообщения")
    said = [text.replace("\u00a0", " ") for text in counts.text]
    usual = "<br>обычно 2–4, предел 8"
    assert said == [
        f"12.01.2026: 2 сообщения за неделю до этого дня{usual}",
        f"13.01.2026: 19 сообщений за неделю до этого дня{usual}<br>тревога",
    ]


def test_a_day_that_is_not_judged_has_no_limit() -> None:
    figure = surge(frame([2, 3], [float("nan")] * 2, [False, False]), 1, LIGHT)
    (counts,) = trace(figure, "сообщения")
    assert [text.replace("\u00a0", " ") for text in counts.text] == [
        "12.01.2026: 2 сообщения за сутки",
        "13.01.2026: 3 сообщения за сутки",
    ]
    assert [one.text for one in figure.layout.annotations] == ["<b>3</b>"]


def test_close_labels_stand_apart() -> None:
    figure = surge(frame([2, 100], [99, 99], [False, True]), 1, LIGHT)
    shifts = {one.text: one.yshift for one in figure.layout.annotations}
    assert shifts == {"<b>100</b>": 10, "предел 99": -10}


def test_an_empty_series_is_an_empty_picture() -> None:
    figure = surge(frame([], [], []), 1, LIGHT)
    assert not figure.layout.annotations
