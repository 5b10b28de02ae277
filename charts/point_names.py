"""What the points of a line are called, and how it is said that one goes on."""

from datetime import date

import pandas as pd

from analytics.grains import Grain
from analytics.words import capital, day, month

_QUARTERS = ("I", "II", "III", "IV")
UNFINISHED = {
    Grain.QUARTER: "квартал не завершён",
    Grain.MONTH: "месяц не завершён",
    Grain.WEEK: "неделя не завершена",
    Grain.DAY: "день не завершён",
}


def point_name(start: date | pd.Timestamp, grain: Grain) -> str:
    """Return «III квартал 2026», «Октябрь 2026», «Неделя с 12.10.2026» or «12.10.2026»."""
    if grain is Grain.QUARTER:
        return f"{quarter(start)} квартал {start.year}"
    if grain is Grain.MONTH:
        return capital(month(start))
    return f"Неделя с {day(start)}" if grain is Grain.WEEK else day(start)


def quarter(start: date | pd.Timestamp) -> str:
    """Return «III»."""
    return _QUARTERS[(start.month - 1) // 3]
