"""What a picture says, in one sentence: the title of a page and of a slide."""

from typing import Any, cast

import pandas as pd

from analytics.changes import change
from analytics.words import change as change_words
from analytics.words import counted, number
from answers.messages.appeals import Appeals
from answers.ratings.rating import Rating
from answers.trends.received import Trends

MESSAGES = ("сообщение", "сообщения", "сообщений")
NOTHING = "За выбранный период сообщений нет"

Row = dict[str, Any]


def of_trends(answer: Trends, period: str) -> str:
    """Return how many came and how that compares with a year ago; `period` in words."""
    if not answer.now:
        return NOTHING
    came = f"{period}: {counted(answer.now, *MESSAGES)}"
    if answer.before is None:
        return f"{came}; год назад данных нет"
    if answer.now == answer.before:
        return f"{came} — столько же, сколько за те же дни год назад"
    compared = change(answer.now, answer.before)
    if compared is None:
        return f"{came}; за те же дни год назад не было ни одного"
    how = "больше" if compared > 0 else "меньше"
    share = change_words(abs(compared)).lstrip("+")
    return f"{came} — на {share} {how}, чем за те же дни год назад ({number(answer.before)})"


def of_rating(answer: Rating) -> str:
    """Return who is first and who is last."""
    rated = _rows(answer.rated)
    if not rated:
        return "Рейтинга нет: за период некого сравнивать"
    best, worst = min(row["place"] for row in rated), max(row["place"] for row in rated)
    first = ", ".join(row["name"] for row in rated if row["place"] == best)
    last = ", ".join(row["name"] for row in rated if row["place"] == worst)
    if best == worst:
        alone = "одно поселение:" if answer.unit == "settlement" else "только"
        return f"Рейтингуется {alone} {first}" if len(rated) == 1 else f"Поровну: {first}"
    return f"Впереди {first}, последнее место — {last}"


def of_appeals(answer: Appeals, quarter: str, name: str) -> str:
    """Return how many appeals came in a quarter and how that compares; `name` in words."""
    rows = [row for row in _rows(answer.of("flow", quarter)) if row["name"].lower() == "всего"]
    if not rows:
        return f"{name}: общего числа обращений в книге нет"
    came = counted(int(rows[0]["value"]), "обращение", "обращения", "обращений")
    before = rows[0]["year_ago"]
    if pd.isna(before) or not before:
        return f"{name}: {came}"
    compared = change_words(change(rows[0]["value"], before))
    return f"{name}: {came}, {compared} к тому же кварталу прошлого года"


def _rows(frame: pd.DataFrame) -> list[Row]:
    return cast("list[Row]", frame.to_dict(orient="records"))
