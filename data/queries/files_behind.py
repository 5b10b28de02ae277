"""The batches and files that the rows behind a figure come from."""

import pandas as pd

from analytics.definitions import Indicator
from data.engines import duck
from data.queries.messages import Part, RowsAsked, part_sql, rows_tests
from data.queries.reports import report_part, report_tests
from data.queries.selection import Selection
from data.snapshots import Facts

APART: tuple[Part, ...] = ("numerator", "missed", "unknown", "excluded")
"""The parts that have no row in common and together make up everything counted."""


def files_behind(facts: Facts, indicator: Indicator, chosen: Selection) -> pd.DataFrame:
    """Return columns batch_id, file_name, imported_at and a count for each of APART.

    Most rows first; a batch without any is not there.
    """
    if indicator.table == "messages":
        relation = "facts"
        tests, values = rows_tests(RowsAsked(chosen, moment="answered"))
        parts = {part: part_sql(indicator, part, chosen) for part in APART}
    else:
        relation = indicator.table
        tests, values = report_tests(indicator, chosen, None)
        parts = {part: report_part(indicator, part) for part in APART}
    counts = ", ".join(f"count(*) FILTER ({sql}) AS {part}" for part, sql in parts.items())
    return duck.fetch(
        facts.path,
        f"WITH counted AS (SELECT f.batch_id, {counts}, count(*) AS n FROM {relation} AS f "
        f"WHERE {tests} GROUP BY ALL) "
        f"SELECT c.batch_id, b.file_name, b.imported_at, {', '.join(APART)} FROM counted AS c "
        "LEFT JOIN batches AS b ON b.batch_id = c.batch_id ORDER BY n DESC, c.batch_id",
        values,
    )
