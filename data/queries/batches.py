"""What a snapshot says of single batches: refused rows, and what of a batch is in force."""

import pandas as pd

from data.engines import duck
from data.snapshots import Facts

_REPORTS = ("page_months", "decisions", "hearings", "road_map_measures", "appeals_quarters")


def refusals(facts: Facts, batch_id: int) -> pd.DataFrame:
    """Return columns row, column, value (masked), reason of a batch's refused rows, by row."""
    return duck.fetch(
        facts.path,
        'SELECT row_number AS "row", column_name AS "column", value, reason FROM refusals '
        "WHERE batch_id = ? ORDER BY row_number, column_name",
        [batch_id],
    )


def rows_in_force(facts: Facts, batch_id: int) -> int:
    """Return how many messages and report rows of the snapshot come from the batch."""
    counts = " + ".join(
        f"(SELECT count(*) FROM {table} WHERE batch_id = {int(batch_id)})"
        for table in ("facts", *_REPORTS)
    )
    frame = duck.fetch(facts.path, f"SELECT {counts} AS n")
    return int(frame["n"].iloc[0])
