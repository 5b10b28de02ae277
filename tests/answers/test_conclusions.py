"""Titles: what a picture says, whatever it holds."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from access.rights import DEMO_ACTOR
from analytics.grains import Grain
from answers.conclusions import NOTHING, of_appeals, of_rating, of_trends
from answers.messages.appeals import Appeals
from answers.ratings.rating import rating
from answers.trends.received import Trends
from data.queries.selection import Selection


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


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
    answer = Trends(Grain.DAY, day, day, now, before, pd.DataFrame(), (), ())
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
