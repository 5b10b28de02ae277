"""Titles: what a picture says, whatever it holds."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from access.rights import DEMO_ACTOR
from analytics.grains import Grain
from answers.appeals import Appeals
from answers.conclusions import NOTHING, of_appeals, of_heat_map, of_rating, of_trends
from answers.heatmap import DISTRICT, TOTAL, HeatMap, Metric
from answers.rating import rating
from answers.trends import Trends
from data.queries.selection import Selection


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


# settlement  column  messages  on_time  late  before  value  status
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
            "settlement", "column", "messages", "on_time", "late", "before", "value", "status",
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


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (12, 10, "Год: 12 сообщений — на 20 % больше, чем за те же дни год назад (10)"),
        (8, 10, "Год: 8 сообщений — на 20 % меньше, чем за те же дни год назад (10)"),
        (10, 10, "Год: 10 сообщений — столько же, сколько за те же дни год назад"),
        (1, None, "Год: 1 сообщение; год назад данных нет"),
        (3, 0, "Год: 3 сообщения; за те же дни год назад не было ни одного"),
        (0, 5, NOTHING),
    ],
)
def test_a_trend_is_compared_in_words(now, before, words):
    day = date(2026, 1, 1)
    answer = Trends(Grain.DAY, day, day, now, before, 0, pd.DataFrame(), (), ())
    assert plain(of_trends(answer, "Год")) == words


def test_a_rating_names_the_first_and_the_last(drawn):
    asked = Selection(drawn.facts.data_date, date(2026, 1, 1), date(2026, 12, 31))
    answer = rating(drawn.facts, DEMO_ACTOR, asked)
    names = answer.rated["name"].tolist()
    assert of_rating(answer) == f"Впереди {names[0]}, последнее место — {names[-1]}"
    nobody = replace(answer, table=answer.table.assign(rated=False))
    assert of_rating(nobody) == "Рейтинга нет: за период некого сравнивать"
    alone = replace(answer, table=answer.table.iloc[:1])
    assert of_rating(alone) == f"Рейтингуется одно поселение: {names[0]}"


@pytest.mark.parametrize(
    ("year_ago", "words"),
    [
        (100.0, "III квартал 2019: 125 обращений, +25 % к тому же кварталу прошлого года"),
        (np.nan, "III квартал 2019: 125 обращений"),
    ],
)
def test_appeals_are_compared_with_the_same_quarter(year_ago, words):
    rows = pd.DataFrame(
        [("2019-Q3", "flow", "всего", 125.0, year_ago)],
        columns=["quarter", "kind", "name", "value", "year_ago"],
    )
    answer = Appeals(("2019-Q3",), rows)
    assert plain(of_appeals(answer, "2019-Q3", "III квартал 2019")) == words
    assert "общего числа" in of_appeals(answer, "2019-Q2", "II квартал 2019")
