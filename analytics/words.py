"""Numbers, dates and plural forms as Russian readers expect them.

It lies this deep because charts, documents and screens all speak, and none may import another.
"""

import math
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

THIN = "\u202f"  # narrow no-break space between thousands
NBSP = "\u00a0"
MINUS = "\u2212"
ABSENT = "—"

MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
MONTHS_SHORT = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")


def plural(n: float, one: str, few: str, many: str) -> str:
    """Return the form that agrees with ``n``: 1 сообщение, 2 сообщения, 5 сообщений, 1,5 сообщения."""
    if n != int(n):
        return few
    last_two = abs(int(n)) % 100
    last = last_two % 10
    if last == 1 and last_two != 11:
        return one
    if last in (2, 3, 4) and last_two not in (12, 13, 14):
        return few
    return many


def counted(n: int, one: str, few: str, many: str) -> str:
    """Return the number with the word that agrees with it: «1 204 сообщения»."""
    return f"{number(n)}{NBSP}{plural(n, one, few, many)}"


def number(value: float | None, digits: int = 0) -> str:
    """Return a figure with thin spaces and a decimal comma; «—» when it is absent."""
    if value is None or math.isnan(value):
        return ABSENT
    return _written(_rounded(value, digits))


def percent(value: float | None, plan: float | None = None, digits: int = 1) -> str:
    """Return «86,4 %» from percents.

    The shown figure stands on the same side of the plan, of 0 and of 100 as the unrounded one, so
    89,96 against 90 keeps its second digit. A whole 0 or 100 needs no digits to say it is exact.
    """
    if value is None or math.isnan(value):
        return ABSENT
    if value in (0, 100):
        digits = 0
    marks = [0.0, 100.0] if plan is None or math.isnan(plan) else [0.0, 100.0, plan]
    return f"{_written(_faithful(value, marks, digits))}{NBSP}%"


def plan_percent(plan: float | None) -> str:
    """Return a plan as it stands in the decree: «90 %», «72,5 %»."""
    if plan is None or math.isnan(plan):
        return ABSENT
    return f"{_written(Decimal(repr(float(plan))).normalize())}{NBSP}%"


def points(gap: float | None, digits: int = 1) -> str:
    """Return a difference of percents with its sign: «−3,6 п. п.», never «0,0» unless it is none."""
    if gap is None or math.isnan(gap):
        return ABSENT
    shown = _faithful(gap, [0.0], digits)
    sign = "+" if shown > 0 else ""
    return f"{sign}{_written(shown)}{NBSP}п.{NBSP}п."


def change(percents: float | None) -> str:
    """Return a relative change with its sign: «+12 %»; «—» when there is nothing to compare with."""
    if percents is None or math.isnan(percents):
        return ABSENT
    shown = _faithful(percents, [0.0], 0)
    sign = "+" if shown > 0 else ""
    return f"{sign}{_written(shown)}{NBSP}%"


def hours(value: float | None) -> str:
    """Return a duration given in hours: «40 мин», «26 ч», «3 дн. 4 ч»."""
    if value is None or math.isnan(value):
        return ABSENT
    minutes = int(_rounded(value * 60, 0))
    if minutes < 60:
        return f"{minutes}{NBSP}мин"
    whole = int(_rounded(value, 0))
    if whole < 48:
        return f"{whole}{NBSP}ч"
    days, rest = divmod(whole, 24)
    text = f"{number(days)}{NBSP}дн."
    return f"{text} {rest}{NBSP}ч" if rest else text


def day(value: date | None) -> str:
    """Return «31.10.2026»."""
    return ABSENT if value is None else f"{value:%d.%m.%Y}"


def month(value: date) -> str:
    """Return «октябрь 2026»."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def month_short(value: date) -> str:
    """Return «окт»."""
    return MONTHS_SHORT[value.month - 1]


def titled(key: int | str, name: str) -> str:
    """Return an indicator's name as screens head it: its number in the decree, if any, goes first."""
    return f"{key}. {capital(name)}" if str(key).isdigit() else capital(name)


def capital(text: str) -> str:
    """Return the text with its first letter raised and the rest untouched."""
    return text[:1].upper() + text[1:]


def _rounded(value: float, digits: int) -> Decimal:
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _faithful(value: float, marks: list[float], digits: int) -> Decimal:
    """Round to the fewest digits that keep the value on its side of every mark."""
    exact = Decimal(repr(float(value)))
    walls = [Decimal(repr(float(mark))) for mark in marks]
    for more in range(digits, 18):
        shown = exact.quantize(Decimal(1).scaleb(-more), ROUND_HALF_UP)
        if all(_side(shown, wall) == _side(exact, wall) for wall in walls):
            return shown
    return exact


def _side(value: Decimal, wall: Decimal) -> int:
    return (value > wall) - (value < wall)


def _written(value: Decimal) -> str:
    if value == 0:
        value = abs(value)  # no «−0»
    return f"{value:,f}".replace(",", THIN).replace(".", ",").replace("-", MINUS)
