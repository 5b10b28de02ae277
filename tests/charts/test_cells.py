"""The words of the heat map: cells and sentences."""

from datetime import date

import numpy as np
import pandas as pd

from answers.heatmap import DISTRICT, OTHERS, TOTAL, HeatMap, Metric
from charts.cells import cell_words, others
from charts.palette import DONE, FAILED, NODATA

NAN = np.nan
BEFORE = (date(2026, 8, 1), date(2026, 8, 31))


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def answer(metric, row, before=None, comparable=True):
    """A map of one cell, with its totals beside."""
    named = {
        "messages": 0, "on_time": 0, "late": 0, "pending": 0, "no_term": 0, "before": 0, "population": NAN,
        "value": NAN, "base": NAN, "status": "",
    }  # fmt: skip
    cell = {"settlement": "Мортка", "column": "ЖКХ"} | named | row
    cells = pd.DataFrame([cell, cell | {"column": TOTAL}, cell | {"settlement": DISTRICT}])
    day = date(2026, 9, 1)
    return HeatMap("block", metric, day, day, before, comparable, ("Мортка",), ("ЖКХ",), 14, cells)


def words(metric, row, **more):
    frame = cell_words(answer(metric, row, **more), "сентябрь 2026")
    assert len(frame) == 1  # totals are not cells
    return plain(frame.loc[0, "text"]), plain(frame.loc[0, "hover"]), frame.loc[0]


def test_a_count_says_how_many_in_time_and_how_many_may_still_be():
    row = {"messages": 41, "on_time": 36, "late": 3, "pending": 2, "value": 41, "base": 41}
    text, hover, cell = words(Metric.COUNT, row)
    assert text == "41"
    assert hover == (
        "Мортка, ЖКХ, сентябрь 2026:\n41 сообщение, в срок 36 из 39, ещё у 2 срок не наступил"
    )
    assert (cell["value"], cell["count"]) == (41, 41)


def test_no_messages_and_no_residents_are_told_apart():
    assert words(Metric.COUNT, {"value": 0, "base": 0})[1].endswith("сообщений не было")
    row = {"messages": 4, "no_term": 4}
    text, hover, cell = words(Metric.PER_1000, row)
    assert text == "—"
    assert hover.endswith("4 сообщения, число жителей не указано")
    assert pd.isna(cell["count"])


def test_a_rate_names_the_residents():
    row = {"messages": 41, "population": 4152.0, "value": 9.87, "base": 41}
    text, hover, _ = words(Metric.PER_1000, row)
    assert text == "9,9"
    assert hover.endswith("41 сообщение, жителей 4 152:\n9,9 на 1000 жителей")


def test_a_share_stands_with_n_of_m():
    row = {"messages": 41, "on_time": 30, "late": 9, "pending": 2, "value": 900 / 39, "base": 39}
    text, hover, _ = words(Metric.LATE, row)
    assert text == "23 %"
    assert hover.endswith("41 сообщение, с опозданием 9 из 39 (23,1 %), ещё у 2 срок не наступил")


def test_a_share_that_cannot_be_told_yet_says_why():
    row = {"messages": 5, "pending": 3, "no_term": 2, "base": 5}
    text, hover, _ = words(Metric.LATE, row)
    assert text == "—"
    assert hover.endswith("о сроках судить рано: ещё у 3 срок не наступил, без срока 2")


def test_a_change_is_judged_in_words_and_by_its_sign():
    row = {"messages": 40, "before": 10, "value": 300.0, "base": 50, "status": "grown"}
    text, hover, cell = words(Metric.CHANGE, row, before=BEFORE)
    assert (text, cell["status"]) == ("+300 %", FAILED)
    assert "С 01.08.2026 по 31.08.2026 было 10." in hover
    assert "рост заметный" in hover.lower()
    even = words(Metric.YEAR, row | {"status": "even"}, before=BEFORE)[2]
    fallen = words(Metric.YEAR, row | {"status": "fallen"}, before=BEFORE)[2]
    assert (even["status"], fallen["status"]) == (NODATA, DONE)


def test_growth_from_nothing_has_no_percent():
    row = {"messages": 5, "before": 0, "base": 5, "status": "even"}
    assert words(Metric.CHANGE, row, before=BEFORE)[0] == "было 0"


def test_nothing_to_compare_with_is_said():
    row = {"messages": 5, "status": "even"}
    hover = words(Metric.CHANGE, row, before=BEFORE, comparable=False)[1]
    assert "сравнить не с чем" in hover


def test_the_gathered_column_says_how_many_it_holds():
    one = answer(Metric.COUNT, {"column": OTHERS, "value": 0, "base": 0})
    assert others(one) == "остальные (14)"
    assert cell_words(one, "2026 год").loc[0, "column"] == "остальные (14)"
