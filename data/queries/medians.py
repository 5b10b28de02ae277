"""Median hours to the answer: from the cube for whole periods, from the rows for any other."""

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from data.engines import duck
from data.queries.counts import ROWS
from data.queries.selection import Selection, listed
from data.queries.shapes import MEDIAN_HOURS, answered_by, known_at
from data.snapshots import Facts

_PLACES = ("source", "settlement", "block")


def median_hours(facts: Facts, by: Sequence[str], chosen: Selection) -> pd.DataFrame:
    """Return columns ``by`` and ``median_hours`` over answered messages, interpolated, exact."""
    period = _whole_period(chosen)
    asked = {*by, *chosen.places()}
    if (
        period is not None
        and chosen.as_of == facts.data_date
        and len(by) + len(chosen.places()) <= 1
        and asked <= set(_PLACES)
    ):
        return _from_cube(facts, by, chosen, period)
    return _from_rows(facts, by, chosen)


def _from_cube(
    facts: Facts, by: Sequence[str], chosen: Selection, period: tuple[date, date]
) -> pd.DataFrame:
    tests, values = replace(chosen, date_from=None, date_to=None).conditions("")
    alone = {*by, *chosen.places()}
    nulls = [f"{name} IS {'NOT ' if name in alone else ''}NULL" for name in _PLACES]
    # One row even for a period without answers, as a count over no rows gives.
    figure = "any_value(median_hours)" if not by else "median_hours"
    return duck.fetch(
        facts.path,
        f"SELECT {listed(by)}{figure} AS median_hours FROM cube_medians "
        f"WHERE date_from = ? AND date_to = ? AND {tests} AND {' AND '.join(nulls)}"
        + (f" ORDER BY {', '.join(by)}" if by else ""),
        [*period, *values],
    )


def _from_rows(facts: Facts, by: Sequence[str], chosen: Selection) -> pd.DataFrame:
    tests, values = chosen.conditions("received_day")
    named = listed([f"{ROWS.get(name, name)} AS g_{name}" for name in by])
    order = ", ".join(f"g_{name}" for name in by)
    grouped = f"GROUP BY {order} ORDER BY {order}" if by else ""
    frame = duck.fetch(
        facts.path,
        f"SELECT {named}{MEDIAN_HOURS} AS n_median_hours FROM facts "
        f"WHERE {known_at(chosen.as_of)} AND {answered_by(chosen.as_of)} AND {tests} {grouped}",
        values,
    )
    frame.columns = [name[2:] for name in frame.columns]
    return frame


def _whole_period(chosen: Selection) -> tuple[date, date] | None:
    """Return the month, quarter or year that ``chosen`` means, None when it is another period.

    A period that goes on at the as-of is whole: nothing was received later.
    """
    first, last = chosen.date_from, chosen.date_to or chosen.as_of
    if first is None or first.day != 1:
        return None
    lengths = [1, *([3] if first.month % 3 == 1 else []), *([12] if first.month == 1 else [])]
    for length in lengths:
        month = first.month + length - 1
        end = date(first.year, month, calendar.monthrange(first.year, month)[1])
        if last == end or (last >= chosen.as_of and end >= chosen.as_of):
            return first, end
    return None
