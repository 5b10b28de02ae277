"""The words of the heat map: cells and sentences."""

from datetime import date

import numpy as np
import pandas as pd

from answers.heat.grid import DISTRICT, OTHERS, TOTAL
from answers.heat.heatmap import HeatMap
from answers.heat.values import Metric
from charts.cells import cell_words, column_name
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
    cell = {"row": "Мортка", "column": "ЖКХ"} | named | row
    cells = pd.DataFrame([cell, cell | {"column": TOTAL}, cell | {"row": DISTRICT}])
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
    assert column_name(one, OTHERS) == "остальные (14)"
    assert cell_words(one, "2026 год").loc[0, "column"] == "остальные (14)"


def test_a_share_of_repeats_says_what_is_not_known():
    row = {"counted": 12, "repeats": 2, "repeats_known": 8, "value": 25.0, "base": 8}
    text, hover, _ = words(Metric.REPEATS, row | {"status": "more"})
    assert text == "25 %"
    assert "повторных 2 из 8 (25,0 %), ещё у 4 отметки нет" in hover
    assert hover.endswith("Чаще, чем по району, случайностью не объяснить")
    silent = row | {"repeats": 0, "repeats_known": 0, "value": NAN, "base": NAN}
    assert "источник не отмечает повторные" in words(Metric.REPEATS, silent)[1]


def test_marks_are_shaded_from_one_and_few_are_called_marks():
    row = {"counted": 9, "marks": 4, "marks_sum": 14, "value": 3.5, "base": 4}
    text, hover, cell = words(Metric.MARK, row)
    assert (text, cell["value"], cell["unit"]) == ("3,5", (3.5 - 1) ** 2, "оц.")
    assert hover.endswith("средняя оценка 3,50, 4 оценки на 9 сообщений")


def test_a_wait_is_short_in_the_cell_and_whole_in_the_sentence():
    row = {"answered": 5, "waiting": 1, "base": 6, "value": 76.0, "low": 50.0, "high": 90.0}
    text, hover, _ = words(Metric.MEDIAN, row)
    assert text == "3,2 дн."
    assert "половина ответов приходит за 3 дн. 4 ч, ответили на 5 из 6" in hover
    assert "от 2 дн. 2 ч до 3 дн. 18 ч" in hover
    waits = words(Metric.MEDIAN, row | {"value": NAN, "answered": 2, "waiting": 4})
    assert waits[0] == "—"
    assert "больше половины ещё ждут" in waits[1]


def test_the_unusual_stands_beside_what_was_expected():
    row = {"messages": 41, "value": 5.0, "base": 41, "expected": 20.2, "status": "more"}
    text, hover, cell = words(Metric.UNUSUAL, row)
    assert (text, cell["status"]) == ("41 из 20", FAILED)
    assert hover.endswith("ожидалось 20,2\nНеобычно много, случайностью не объяснить")


def test_open_messages_are_said_of_all():
    row = {"counted": 30, "open": 4, "value": 4, "base": 4}
    assert words(Metric.OPEN, row)[1].endswith("без ответа 4 из 30")


def test_an_unknown_place_has_no_residents_to_divide_by():
    row = {"row": "не определено", "messages": 7, "base": 7}
    assert words(Metric.PER_1000, row)[0] == "×"
