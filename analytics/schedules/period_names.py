"""How periods are called in Russian: «март 2024», «II квартал 2020», «2021 год»."""

from datetime import date, timedelta

from analytics.words import MONTHS, day, month

ROMAN = ("I", "II", "III", "IV")


def period_name(start: date, end: date) -> str:
    """The name of the whole days from the first to the last, the shortest that is exact."""
    if start == end:
        return day(start)
    if (end - start).days == 6 and start.weekday() == 0:
        if start.year != end.year:
            return f"неделя {day(start)} – {day(end)}"
        return f"неделя {start:%d.%m}–{end:%d.%m.%Y}"
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return f"{day(start)} – {day(end)}"
    return _months_name(start, end)


def _months_name(start: date, end: date) -> str:
    """The name of whole months."""
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    if count == 1:
        return month(start)
    if count % 12 == 0 and start.month == 1:
        if count == 12:
            return f"{start.year} год"
        return f"{start.year}–{end.year} годы"
    if count == 3 and start.month % 3 == 1:
        return f"{ROMAN[start.month // 3]} квартал {start.year}"
    if count == 6 and start.month in (1, 7):
        return f"{ROMAN[start.month // 6]} полугодие {start.year}"
    if start.year == end.year:
        return f"{MONTHS[start.month - 1]} – {month(end)}"
    return f"{month(start)} – {month(end)}"
