"""The titles of heat maps: what each says, and when it keeps silent."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from answers.conclusions import NOTHING
from answers.heat.conclusions import of_heat_map
from answers.heat.grid import DISTRICT, TOTAL, Kind
from answers.heat.heatmap import HeatMap
from answers.heat.values import Metric


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


# row         column  messages  on_time  late  before  value  status
CELLS = [
    ("Мортка", "ЖКХ", 40, 20, 10, 10, np.nan, "grown"),
    ("Мортка", "Дороги", 5, 2, 3, 5, np.nan, "even"),
    ("Леуши", "ЖКХ", 20, 15, 5, 4, np.nan, "grown"),
    ("не определено", "ЖКХ", 900, 0, 900, 0, np.nan, "grown"),
    ("Мортка", TOTAL, 45, 22, 13, 15, np.nan, "grown"),
    ("Леуши", TOTAL, 20, 15, 5, 4, np.nan, "grown"),
    (DISTRICT, TOTAL, 965, 37, 918, 19, np.nan, "grown"),
]


def heat(metric, values=None, comparable=True):
    cells = pd.DataFrame(
        CELLS,
        columns=[
            "row", "column", "messages", "on_time", "late", "before", "value", "status",
        ],
    )  # fmt: skip
    due = cells["on_time"] + cells["late"]
    cells["value"] = 100 * cells["late"] / due if values is None else values
    day = date(2026, 1, 1)
    return HeatMap(
        "block", metric, day, day, (day, day), comparable, ("Мортка",), ("ЖКХ",), 0, cells
    )


def test_a_count_names_the_fullest_known_cell_of_all():
    assert plain(of_heat_map(heat(Metric.COUNT))) == (
        "Больше всего сообщений: Мортка, ЖКХ — 40 из 965 (4,1 %)"
    )


def test_names_that_are_numbers_say_what_they_number():
    answer = heat(Metric.COUNT)
    cells = answer.cells.replace({"Мортка": "3", "ЖКХ": "4"})
    said = of_heat_map(replace(answer, cells=cells, level="topic"))
    assert said.startswith("Больше всего сообщений: поселение 3, тема 4 — ")


def test_a_share_names_the_latest_cell_with_enough_messages():
    # Мортка, Дороги is later (3 of 5), but five are too few for a title
    assert plain(of_heat_map(heat(Metric.LATE))) == (
        "Чаще всего опаздывают: Мортка, ЖКХ — 10 из 30 (33,3 %)"
    )


def test_growth_names_the_two_largest_and_counts_the_rest():
    assert plain(of_heat_map(heat(Metric.CHANGE))) == (
        "Заметно выросли: Мортка, ЖКХ (10 → 40); Леуши, ЖКХ (4 → 20)"
    )
    assert "Сравнить не с чем" in of_heat_map(heat(Metric.YEAR, comparable=False))


def test_per_1000_names_the_settlement_and_the_district():
    values = [np.nan, np.nan, np.nan, np.nan, 45 / 4.152, 20 / 2.645, 65 / 6.797]
    assert plain(of_heat_map(heat(Metric.PER_1000, values))) == (
        "Чаще всего пишут: Мортка — 10,8 на 1000 жителей, в районе 9,6"
    )
    assert "не указано" in of_heat_map(heat(Metric.PER_1000, [np.nan] * 7))


def test_an_empty_map_says_so():
    answer = heat(Metric.COUNT)
    assert of_heat_map(replace(answer, cells=answer.cells.assign(messages=0))) == NOTHING


def extra(metric, more, **kept):
    answer = heat(metric)
    return replace(answer, cells=answer.cells.assign(**more), **kept)


def test_open_messages_are_counted_of_all_and_the_fullest_cell_is_named():
    more = {"open": [9, 1, 2, 0, 10, 2, 12], "counted": [40, 5, 20, 900, 45, 20, 965]}
    assert plain(of_heat_map(extra(Metric.OPEN, more))) == (
        "Без ответа 12 из 965, больше всего: Мортка, ЖКХ — 9"
    )
    none = more | {"open": [0] * 7}
    assert of_heat_map(extra(Metric.OPEN, none)) == "На все сообщения периода ответили"


def test_repeats_need_enough_known_marks():
    more = {"repeats": [4, 2, 1, 0, 6, 1, 7], "repeats_known": [20, 2, 20, 0, 22, 20, 42]}
    more["value"] = [20.0, 100.0, 5.0, np.nan, 27.3, 5.0, 100 * 7 / 42]
    assert plain(of_heat_map(extra(Metric.REPEATS, more))) == (
        "Чаще всего обращаются повторно: Мортка, ЖКХ — 4 из 20 (20,0 %)"
    )
    unsaid = more | {"value": np.nan}
    assert "не отмечает" in of_heat_map(extra(Metric.REPEATS, unsaid))


def test_a_long_wait_is_named_only_when_chance_does_not_explain_it():
    more = {"value": [90.0, 500.0, 20.0, 20.0, 80.0, 20.0, 30.0], "base": [40] * 7}
    more["status"] = ["more", "even", "even", "", "", "", ""]
    assert plain(of_heat_map(extra(Metric.MEDIAN, more))) == (
        "В районе половина ответов приходит за 30 ч, дольше всего ждут: Мортка, ЖКХ — 3 дн. 18 ч"
    )
    assert "ещё ждут" in of_heat_map(extra(Metric.MEDIAN, more | {"value": np.nan}))


def test_a_mark_is_named_with_its_number():
    more = {"value": [4.0, 1.0, 3.5, 5, 4, 4, 3.9], "marks": [12, 2, 11, 0, 14, 11, 25]}
    assert plain(of_heat_map(extra(Metric.MARK, more))) == (
        "Средняя оценка — 3,9 (25 оценок), ниже всего: Леуши, ЖКХ — 3,5"
    )
    assert "ни одной" in of_heat_map(extra(Metric.MARK, more | {"value": np.nan}))


def test_the_unusual_is_said_with_what_was_expected():
    more = {"value": [3.1, 0.1, 5.0, 9, 0, 0, 0], "expected": [22.4, 5, 8.2, 1, 1, 1, 1]}
    more["status"] = ["more", "even", "more", "", "", "", ""]
    assert plain(of_heat_map(extra(Metric.UNUSUAL, more))) == (
        "Необычно много: Леуши, ЖКХ (20 при ожидаемых 8); Мортка, ЖКХ (40 при ожидаемых 22)"
    )
    even = more | {"status": "even"}
    assert "нет ни в одной" in of_heat_map(extra(Metric.UNUSUAL, even))


def test_a_week_names_its_day_and_the_share_of_working_hours():
    rows = [
        ("понедельник", TOTAL, 9), ("вторник", TOTAL, 3), (DISTRICT, "9", 5), (DISTRICT, "17", 1),
        (DISTRICT, "18", 2), (DISTRICT, "время не указано", 4), (DISTRICT, TOTAL, 12),
    ]  # fmt: skip
    cells = pd.DataFrame(rows, columns=["row", "column", "messages"])
    answer = replace(heat(Metric.COUNT), cells=cells, level="hour", kind=Kind.HOURS)
    assert plain(of_heat_map(answer)) == (
        "Больше всего сообщений приходит в понедельник — 9 из 12; с 9 до 18 часов — 6 из 8"
    )
    timeless = cells[cells["column"] != "9"]
    timeless = timeless[~timeless["column"].isin(["17", "18"])]
    assert "не указано" in of_heat_map(replace(answer, cells=timeless))
