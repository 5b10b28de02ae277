"""Numerators, denominators and unknown marks of the indicators, month by month."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analytics.definitions import Indicator
from data.engines import duck
from data.queries.counting import indicator_sql
from data.queries.selection import Selection
from data.snapshots import Facts

COLUMNS = ("indicator", "month", "covered_month", "numerator", "denominator", "unknown")


def tally(
    facts: Facts, indicators: Iterable[Indicator], by: Sequence[str], chosen: Selection
) -> pd.DataFrame:
    """Return COLUMNS and ``by``, one row an indicator, month and group with any row behind it.

    ``month`` is the month of the answer (of the report, decision, hearing) as a Timestamp;
    ``covered_month`` that of the dated fact, only for a dated indicator. An indicator that lacks a
    dimension asked for, by group or by filter, has no rows here.
    """
    cube = chosen.as_of == facts.data_date
    frames = [
        _named(duck.fetch(facts.path, *indicator_sql(one, by, chosen, cube=cube)), one)
        for one in indicators
        if applies(one, by, chosen)
    ]
    filled = [frame for frame in frames if len(frame)]
    columns = [*COLUMNS[:3], *by, *COLUMNS[3:]]
    if not filled:
        return pd.DataFrame(
            {name: pd.Series(dtype=_DTYPES.get(name, "object")) for name in columns}
        )
    return pd.concat(filled, ignore_index=True)[columns]


_DTYPES = {
    "month": "datetime64[us]",
    "covered_month": "datetime64[us]",
    "numerator": "int64",
    "denominator": "int64",
    "unknown": "int64",
}


def applies(indicator: Indicator, by: Sequence[str], chosen: Selection) -> bool:
    """Return whether the indicator has every dimension asked for by group or by filter."""
    asked = {*by, *chosen.places()} - {"month"}
    of_messages = {"topic_group", "topic"} if indicator.table == "messages" else set[str]()
    return asked <= {*indicator.dimensions, *of_messages}


def _named(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    frame.columns = [name[2:] for name in frame.columns]
    frame.insert(0, "indicator", indicator.key)
    return frame.astype({"month": "datetime64[us]", "covered_month": "datetime64[us]"})
