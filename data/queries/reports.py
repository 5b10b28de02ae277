"""Rows of the monthly reports behind an indicator: official pages, decisions, hearings."""

from typing import Any

import pandas as pd

from analytics.definitions import Indicator
from data.engines import duck
from data.queries.counting import REPORT_DAYS
from data.queries.messages import Part
from data.queries.selection import Selection
from data.queries.shapes import indicator_flags, left_out
from data.snapshots import Facts


def report_count(facts: Facts, indicator: Indicator, chosen: Selection, part: Part) -> int:
    """Return how many rows of the indicator's report are in ``part`` of it."""
    tests, values = report_tests(indicator, chosen, part)
    sql = f"SELECT count(*) AS n FROM {indicator.table} WHERE {tests}"
    return int(duck.fetch(facts.path, sql, values)["n"].iloc[0])


def report_page(
    facts: Facts, indicator: Indicator, chosen: Selection, part: Part, offset: int, limit: int
) -> pd.DataFrame:
    """Return at most ``limit`` rows of the report, newest first.

    Columns: those of the report's table, then file_name and in_numerator (true, false, or unknown).
    """
    tests, values = report_tests(indicator, chosen, part)
    flags = indicator_flags(indicator)
    day = REPORT_DAYS[indicator.table]
    return duck.fetch(
        facts.path,
        f"WITH cut AS (SELECT *, CASE WHEN {flags['denominator']} = 1 "
        f"THEN {flags['numerator']} = 1 END AS in_numerator FROM {indicator.table} WHERE {tests} "
        f"ORDER BY {day} DESC, batch_id, row_number LIMIT ? OFFSET ?) "
        "SELECT cut.*, b.file_name FROM cut LEFT JOIN batches AS b ON b.batch_id = cut.batch_id "
        f"ORDER BY cut.{day} DESC, cut.batch_id, cut.row_number",
        [*values, limit, offset],
    )


def report_tests(
    indicator: Indicator, chosen: Selection, part: Part | None
) -> tuple[str, list[Any]]:
    """Return SQL and parameters of the rows of the period, of one part or of all."""
    day = REPORT_DAYS[indicator.table]
    tests, values = chosen.conditions(day)
    counted = "true" if part is None else report_part(indicator, part)
    return f"{tests} AND {day} <= ? AND ({counted})", [*values, chosen.as_of]


def report_part(indicator: Indicator, part: Part) -> str:
    """Return SQL of the condition that a row of the report is in the part of the indicator."""
    flags = {name: f"{sql} = 1" for name, sql in indicator_flags(indicator).items()}
    return {
        "missed": f"{flags['denominator']} AND NOT {flags['numerator']}",
        "excluded": left_out(indicator),
    }.get(part) or flags[part]
