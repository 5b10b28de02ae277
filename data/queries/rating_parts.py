"""The parts of the rating of settlements, over messages that are not excluded."""

import pandas as pd

from data.engines import duck
from data.queries.selection import Selection
from data.queries.shapes import known_at, received_flags
from data.snapshots import Facts


def rating_parts(facts: Facts, chosen: Selection) -> pd.DataFrame:
    """Return one row a settlement («не определено» too) with the counts of domain.md, section 4.

    Columns: settlement, messages, on_time, late, answered, resolved_true, resolved_known,
    repeat_true, repeat_known, returned_true, returned_known, mark_sum, mark_count.
    """
    flags = received_flags(chosen.as_of)
    tests, values = chosen.conditions("received_day")
    answered = f"{flags['answered']} = 1"
    counts = {
        "messages": "count(*)",
        "on_time": f"sum({flags['on_time']})",
        "late": f"sum({flags['late']})",
        "answered": f"sum({flags['answered']})",
        "resolved_true": f"count(*) FILTER ({answered} AND resolved)",
        "resolved_known": f"count(*) FILTER ({answered} AND resolved IS NOT NULL)",
        "repeat_true": "count(*) FILTER (repeat)",
        "repeat_known": "count(repeat)",
        "returned_true": "count(*) FILTER (returned)",
        "returned_known": "count(returned)",
        "mark_sum": "coalesce(sum(mark), 0)",
        "mark_count": "count(mark)",
    }
    sums = ", ".join(f"CAST({sql} AS BIGINT) AS n_{name}" for name, sql in counts.items())
    frame = duck.fetch(
        facts.path,
        f"SELECT settlement AS n_settlement, {sums} FROM facts "
        f"WHERE excluded_reason IS NULL AND {known_at(chosen.as_of)} AND {tests} "
        "GROUP BY settlement ORDER BY settlement",
        values,
    )
    frame.columns = [name[2:] for name in frame.columns]
    return frame


def populations(facts: Facts) -> dict[str, int | None]:
    """Return {settlement: residents, or None when unknown} of the directory in the snapshot."""
    frame = duck.fetch(facts.path, "SELECT name, population FROM settlements ORDER BY name")
    pairs = zip(frame["name"].tolist(), frame["population"].tolist(), strict=True)
    return {name: None if count != count else int(count) for name, count in pairs}


def rating_weights(facts: Facts) -> tuple[float, float, float]:
    """Return the weights of quantity, timeliness and quality that were in force at publishing."""
    row = duck.fetch(facts.path, "SELECT k, t, q FROM rating_weights").iloc[0]
    return float(row["k"]), float(row["t"]), float(row["q"])
