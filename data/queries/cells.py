"""What the cells of a heat map hold beside counts of receipt: open, repeats, marks, waiting."""

from collections.abc import Sequence

import pandas as pd

from data.engines import duck
from data.queries.counts import ROWS
from data.queries.selection import Selection, listed
from data.queries.shapes import answered_by, known_at, received_flags
from data.snapshots import Facts

PARTS = ("counted", "open", "repeats", "repeats_known", "marks_sum", "marks")


def cell_parts(facts: Facts, by: Sequence[str], chosen: Selection) -> pd.DataFrame:
    """Return columns ``by`` and PARTS over messages that are not excluded, one row a group.

    counted: how many; open: without an answer at the as-of; repeats of repeats_known, where the
    source says whether it is one; marks_sum of so many marks.
    """
    flags = received_flags(chosen.as_of)
    sums = {
        "counted": "count(*)",
        "open": f"sum(1 - {flags['answered']})",
        "repeats": "count(*) FILTER (repeat)",
        "repeats_known": "count(repeat)",
        "marks_sum": "coalesce(sum(mark), 0)",
        "marks": "count(mark)",
    }
    figures = ", ".join(f"CAST({sql} AS BIGINT) AS n_{name}" for name, sql in sums.items())
    return _grouped(facts, by, chosen, figures, "GROUP BY ALL ORDER BY ALL")


def cell_hours(facts: Facts, by: Sequence[str], chosen: Selection) -> pd.DataFrame:
    """Return columns ``by``, hours, waiting: one row a message that is not excluded.

    hours: to the answer; of an open message (waiting) to the end of the as-of.
    """
    answered = answered_by(chosen.as_of)
    end = f"TIMESTAMP '{chosen.as_of.isoformat()} 23:59:59'"
    hours = (
        f"greatest(0, epoch(CASE WHEN {answered} THEN answered_at ELSE {end} END - received_at)) "
        f"/ 3600.0 AS n_hours, answered_at IS NULL OR NOT ({answered}) AS n_waiting"
    )
    return _grouped(facts, by, chosen, hours, "")


def _grouped(
    facts: Facts, by: Sequence[str], chosen: Selection, figures: str, grouped: str
) -> pd.DataFrame:
    tests, values = chosen.conditions("received_day")
    named = listed([f"{ROWS.get(name, name)} AS g_{name}" for name in by])
    frame = duck.fetch(
        facts.path,
        f"SELECT {named}{figures} FROM facts WHERE excluded_reason IS NULL "
        f"AND {known_at(chosen.as_of)} AND {tests} {grouped}",
        values,
    )
    frame.columns = [name[2:] for name in frame.columns]
    return frame
