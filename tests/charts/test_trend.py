"""Messages in time: values, zero baseline, last year, the mean of seven days, hover."""

import numpy as np
import pandas as pd

from analytics.grains import Grain
from charts.palette import LIGHT
from charts.trend import trend


def _frame(starts, messages, year_ago=None, mean7=None, unfinished=False):
    n = len(messages)
    return pd.DataFrame(
        {
            "start": pd.to_datetime(starts),
            "messages": messages,
            "year_ago": [np.nan] * n if year_ago is None else year_ago,
            "mean7": [np.nan] * n if mean7 is None else mean7,
            "unfinished": [False] * (n - 1) + [unfinished],
        }
    ).astype({"year_ago": float, "mean7": float})


def _plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


MONTHS = ["2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01"]


def test_counts_start_from_zero_and_keep_their_order():
    figure = trend(_frame(MONTHS, [1204, 900, 950, 400], [1000, 1, 2, 3]), Grain.MONTH, LIGHT)
    now = next(trace for trace in figure.data if trace.name == "сообщения")
    before = next(trace for trace in figure.data if trace.name == "год назад")
    assert list(now.y) == [1204, 900, 950, 400]
    assert list(before.y) == [1000, 1, 2, 3]
    assert before.line.color == LIGHT.past
    assert before.line.width < now.line.width
    assert figure.layout.yaxis.rangemode == "tozero"
    assert list(figure.layout.xaxis.ticktext) == ["июл<br>2026", "авг", "сен", "окт"]


def test_without_a_year_ago_there_is_no_second_line():
    figure = trend(_frame(MONTHS, [1, 2, 3, 4]), Grain.MONTH, LIGHT)
    assert [trace.name for trace in figure.data] == ["сообщения"]


def test_hover_is_a_sentence():
    frame = _frame(MONTHS, [1204, 1, 22, 11], [np.nan, 7, 8, 9], unfinished=True)
    texts = [_plain(text) for text in trend(frame, Grain.MONTH, LIGHT).data[1].text]
    assert texts == [
        "Июль 2026: 1 204 сообщения",
        "Август 2026: 1 сообщение<br>год назад 7",
        "Сентябрь 2026: 22 сообщения<br>год назад 8",
        "Октябрь 2026: 11 сообщений<br>год назад 9<br>месяц не завершён",
    ]


def test_days_are_read_by_their_mean():
    days = ["2026-10-29", "2026-10-30", "2026-10-31"]
    figure = trend(_frame(days, [7, 14, 0], mean7=[np.nan, 10.5, 7.0]), Grain.DAY, LIGHT)
    counts, mean = figure.data
    assert mean.name == "среднее за 7 дней"
    assert mean.line.width > counts.line.width
    assert _plain(counts.text[1]) == "30.10.2026: 14 сообщений<br>в среднем за 7 дней 10,5"
    assert [_plain(note.text) for note in figure.layout.annotations] == ["<b>7,0</b> в день"]
    assert list(figure.layout.xaxis.ticktext) == ["29.10", "30.10", "31.10"]


def test_weeks_say_their_first_day():
    figure = trend(_frame(["2026-10-19", "2026-10-26"], [5, 6]), Grain.WEEK, LIGHT)
    assert _plain(figure.data[0].text[0]) == "Неделя с 19.10.2026: 5 сообщений"


def test_near_ends_are_labelled_apart_and_far_ones_at_their_points():
    near = trend(_frame(MONTHS, [10, 10, 10, 10], [10, 10, 10, 10]), Grain.MONTH, LIGHT)
    far = trend(_frame(MONTHS, [10, 10, 10, 10], [10, 10, 10, 2]), Grain.MONTH, LIGHT)
    assert sorted(note.yshift for note in near.layout.annotations) == [-10, 10]
    assert [note.yshift for note in far.layout.annotations] == [0, 0]


def test_an_empty_period_is_an_empty_figure():
    figure = trend(_frame(MONTHS, [1] * 4).iloc[:0], Grain.DAY, LIGHT)
    assert figure.layout.annotations == ()


def test_quarters_have_roman_numbers():
    frame = _frame(["2026-07-01", "2026-10-01"], [5, 6], unfinished=True)
    figure = trend(frame, Grain.QUARTER, LIGHT)
    assert _plain(figure.data[0].text[1]) == "IV квартал 2026: 6 сообщений<br>квартал не завершён"
    ticks = [_plain(tick.replace("&nbsp;", " ")) for tick in figure.layout.xaxis.ticktext]
    assert ticks == ["III кв.<br>2026", "IV кв.<br>2026"]
