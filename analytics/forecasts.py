"""What the rest of the year must bring for the plan to be met."""

import math
from datetime import date
from fractions import Fraction


def messages_needed(numerator: int, denominator: int, expected: int, plan: float) -> int | None:
    """How many more hits reach the plan (%) by year end: ⌈plan · expected⌉ − numerator.

    `expected` is the denominator of the whole year. 0 when nothing more is needed, None when more
    is needed than the year will still bring. Raises ValueError on numbers that cannot be.
    """
    if not 0 <= numerator <= denominator <= expected:
        raise ValueError("needs 0 ≤ numerator ≤ denominator ≤ expected")
    # The plan as the decimal that was typed: 0.9 · 1390 in floats may step over a whole number.
    share = Fraction(str(plan)) / 100
    needed = max(0, math.ceil(share * expected) - numerator)
    return needed if needed <= expected - denominator else None


# Fewer messages by the same day last year say nothing about the shape of a year.
LEAST_LAST_YEAR = 30


def expected_total(
    denominator: int, as_of: date, last_year: tuple[int, int] | None = None
) -> int | None:
    """The year's denominator as it will probably be, or None before three months are over.

    `last_year` is what there was by the same day a year before and in that whole year: the rest of
    the year then comes in the same proportion, so that a quiet summer is no surprise. Without it,
    or with too few by that day, it comes at the pace of the days that have passed. Rounded up.
    Raises ValueError when last year's part exceeds the whole.
    """
    if as_of < date(as_of.year, 3, 31):
        return None
    if last_year is not None and not 0 <= last_year[0] <= last_year[1]:
        raise ValueError("a part of last year cannot exceed the whole")
    if last_year is not None and last_year[0] >= LEAST_LAST_YEAR:
        return math.ceil(Fraction(denominator * last_year[1], last_year[0]))
    year_ends = date(as_of.year, 12, 31).timetuple().tm_yday
    return math.ceil(Fraction(denominator * year_ends, as_of.timetuple().tm_yday))
