"""The SQL by which an indicator is counted, month by month: one text for pages and previews.

Loads no pandas: a preview counts in the importer's process, which has none.
"""

from collections.abc import Sequence
from typing import Any

from analytics.definitions import Indicator
from data.queries.selection import Selection, listed
from data.queries.shapes import answered_by, covered_month, indicator_flags, known_at

REPORT_DAYS = {"page_months": "month", "decisions": "date", "hearings": "date"}


def indicator_sql(
    indicator: Indicator, by: Sequence[str], chosen: Selection, *, cube: bool, inside: str = ""
) -> tuple[str, list[Any]]:
    """Return SQL and parameters of an indicator's counts.

    Its columns are g_month, g_covered_month, ``by`` with g_ before, n_numerator, n_denominator and
    n_unknown. With ``cube`` messages are read from the counts made at publishing, which hold at the
    data's own date only. ``inside`` is the schema of the relations with its dot.
    """
    if indicator.table == "messages":
        return _of_messages(indicator, by, chosen, cube=cube, inside=inside)
    return _of_reports(indicator, by, chosen, inside)


def _of_messages(
    indicator: Indicator, by: Sequence[str], chosen: Selection, *, cube: bool, inside: str
) -> tuple[str, list[Any]]:
    covered = "covered_month" if indicator.dated is not None else "CAST(NULL AS DATE)"
    if cube:
        relation = f"{inside}cube_answered"
        sums = {n: f"{indicator.code}_{n}" for n in ("numerator", "denominator", "unknown")}
    else:
        at = chosen.as_of
        dated = indicator.dated or "CAST(NULL AS DATE)"
        flags = indicator_flags(indicator)
        relation = (
            "(SELECT answered_month AS month, source, settlement, block, topic_group, topic, "
            f"{covered_month(dated, at)} AS covered_month, "
            + ", ".join(f"{flag} AS flag_{name}" for name, flag in flags.items())
            + f" FROM {inside}facts WHERE {known_at(at)} AND {answered_by(at)}) AS rows_known"
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
    return sql, values


def _of_reports(
    indicator: Indicator, by: Sequence[str], chosen: Selection, inside: str
) -> tuple[str, list[Any]]:
    day = REPORT_DAYS[indicator.table]
    flags = indicator_flags(indicator)
    tests, values = chosen.conditions(day)
    sql = (
        f"SELECT CAST(date_trunc('month', {day}) AS DATE) AS g_month, "
        f"CAST(NULL AS DATE) AS g_covered_month, {listed([f'{name} AS g_{name}' for name in by])}"
        + ", ".join(f"CAST(sum({flag}) AS BIGINT) AS n_{name}" for name, flag in flags.items())
        + f" FROM {inside}{indicator.table} WHERE {tests} AND {day} <= ? GROUP BY ALL"
    )
    return sql, [*values, chosen.as_of]
