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


def expected_total(denominator: int, as_of: date) -> int | None:
    """The year's denominator at the pace so far, or None before three months are over.

    Scaled by the days of the year that have passed, rounded up.
    """
    if as_of < date(as_of.year, 3, 31):
        return None
    year_ends = date(as_of.year, 12, 31).timetuple().tm_yday
    return math.ceil(Fraction(denominator * year_ends, as_of.timetuple().tm_yday))
