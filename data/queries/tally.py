"""Numerators, denominators and unknown marks of the indicators, month by month."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analytics.definitions import Indicator
from data.engines import duck
from data.queries.selection import Selection, listed
from data.queries.shapes import answered_by, covered_month, indicator_flags, known_at
from data.snapshots import Facts

REPORT_DAYS = {"page_months": "month", "decisions": "date", "hearings": "date"}
COLUMNS = ("indicator", "month", "covered_month", "numerator", "denominator", "unknown")


def tally(
    facts: Facts, indicators: Iterable[Indicator], by: Sequence[str], chosen: Selection
) -> pd.DataFrame:
    """Return COLUMNS and ``by``, one row an indicator, month and group with any row behind it.

    ``month`` is the month of the answer (of the report, decision, hearing) as a Timestamp;
    ``covered_month`` that of the dated fact, only for a dated indicator. An indicator that lacks a
    dimension asked for, by group or by filter, has no rows here.
    """
    frames = [
        _of_messages(facts, one, by, chosen)
        if one.table == "messages"
        else _of_reports(facts, one, by, chosen)
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


def _of_messages(
    facts: Facts, indicator: Indicator, by: Sequence[str], chosen: Selection
) -> pd.DataFrame:
    covered = "covered_month" if indicator.dated is not None else "CAST(NULL AS DATE)"
    if chosen.as_of == facts.data_date:
        relation = "cube_answered"
        sums = {n: f"{indicator.code}_{n}" for n in ("numerator", "denominator", "unknown")}
    else:
        at = chosen.as_of
        dated = indicator.dated or "CAST(NULL AS DATE)"
        flags = indicator_flags(indicator)
        relation = (
            "(SELECT answered_month AS month, source, settlement, block, topic_group, topic, "
            f"{covered_month(dated, at)} AS covered_month, "
            + ", ".join(f"{flag} AS flag_{name}" for name, flag in flags.items())
            + f" FROM facts WHERE {known_at(at)} AND {answered_by(at)}) AS rows_known"
        )
        sums = {name: f"flag_{name}" for name in flags}
    tests, values = chosen.conditions("month")
    numerator = sums["numerator"]
    if indicator.dated is not None:  # not yet covered at the as-of: not in the numerator
        numerator = f"CASE WHEN covered_month IS NOT NULL THEN {numerator} ELSE 0 END"
    sql = (
        f"SELECT month AS g_month, {covered} AS g_covered_month, "
        f"{listed([f'{name} AS g_{name}' for name in by])}"
        f"CAST(sum({numerator}) AS BIGINT) AS n_numerator, "
        f"CAST(sum({sums['denominator']}) AS BIGINT) AS n_denominator, "
        f"CAST(sum({sums['unknown']}) AS BIGINT) AS n_unknown "
        f"FROM {relation} WHERE {tests} GROUP BY ALL "
        "HAVING sum(" + sums["denominator"] + ") + sum(" + sums["unknown"] + ") > 0"
    )
    return _named(duck.fetch(facts.path, sql, values), indicator)


def _of_reports(
    facts: Facts, indicator: Indicator, by: Sequence[str], chosen: Selection
) -> pd.DataFrame:
    day = REPORT_DAYS[indicator.table]
    flags = indicator_flags(indicator)
    tests, values = chosen.conditions(day)
    sql = (
        f"SELECT CAST(date_trunc('month', {day}) AS DATE) AS g_month, "
        f"CAST(NULL AS DATE) AS g_covered_month, {listed([f'{name} AS g_{name}' for name in by])}"
        + ", ".join(f"CAST(sum({sql}) AS BIGINT) AS n_{name}" for name, sql in flags.items())
        + f" FROM {indicator.table} WHERE {tests} AND {day} <= ? GROUP BY ALL"
    )
    values = [*values, chosen.as_of]
    return _named(duck.fetch(facts.path, sql, values), indicator)


def _named(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    frame.columns = [name[2:] for name in frame.columns]
    frame.insert(0, "indicator", indicator.key)
    return frame.astype({"month": "datetime64[us]", "covered_month": "datetime64[us]"})
