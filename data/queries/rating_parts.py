"""The parts of ratings, over messages that are not excluded: of settlements, blocks and bodies."""

from typing import Literal

import pandas as pd

from analytics.weights import Weights
from data.engines import duck
from data.queries.counts import whole_months
from data.queries.selection import Selection
from data.queries.shapes import known_at, rating_sums
from data.snapshots import Facts

Unit = Literal["settlement", "block", "recipient", "executor"]

UNKNOWN = "не определено"
_IN_CUBE = {"source", "settlement", "block", "executor"}


def rating_parts(facts: Facts, chosen: Selection, unit: Unit = "settlement") -> pd.DataFrame:
    """Return one row a settlement, block or body («не определено» too), counted by domain.md, 4.

    Columns: ``unit``, messages, on_time, late, answered, resolved_true, resolved_known,
    repeat_true, repeat_known, returned_true, returned_known, mark_sum, mark_count. Whole months at
    the data's own date come from the cube, anything else from the rows.
    """
    sums = rating_sums(chosen.as_of)
    cube = (
        chosen.as_of == facts.data_date
        and whole_months(chosen)
        and chosen.places().keys() <= _IN_CUBE
    )
    tests, values = chosen.conditions("month" if cube else "received_day")
    rows = "cube_rating"
    if cube:
        sums = {name: f"sum({name})" for name in sums}
    else:
        rows = f"facts WHERE excluded_reason IS NULL AND {known_at(chosen.as_of)}"
    named = ", ".join(f"CAST({sql} AS BIGINT) AS n_{name}" for name, sql in sums.items())
    frame = duck.fetch(
        facts.path,
        f"SELECT coalesce({unit}, '{UNKNOWN}') AS n_{unit}, {named} FROM {rows} "
        f"{'WHERE' if cube else 'AND'} {tests} GROUP BY 1 ORDER BY 1",
        values,
    )
    frame.columns = [name[2:] for name in frame.columns]
    return frame


def answer_times(facts: Facts, chosen: Selection, unit: Unit = "settlement") -> pd.DataFrame:
    """Return one row a message of the period: ``unit``, hours and waiting.

    hours: to the answer, or for a message that is open at the as-of (waiting) to the end of that
    day. For analytics.survival.
    """
    tests, values = chosen.conditions("received_day")
    end = "CAST(? AS TIMESTAMP) + INTERVAL '1 day'"
    return duck.fetch(
        facts.path,
        f"SELECT coalesce({unit}, '{UNKNOWN}') AS {unit}, waiting, "
        "epoch((CASE WHEN waiting THEN day_end ELSE answered_at END) - received_at) / 3600 AS hours "
        f"FROM (SELECT *, {end} AS day_end, coalesce(answered_at >= day_end, true) AS waiting "
        f"FROM facts WHERE excluded_reason IS NULL AND {known_at(chosen.as_of)} AND {tests})",
        [chosen.as_of, *values],
    )


def populations(facts: Facts) -> dict[str, int | None]:
    """Return {settlement: residents, or None when unknown} of the directory in the snapshot."""
    frame = duck.fetch(facts.path, "SELECT name, population FROM settlements ORDER BY name")
    pairs = zip(frame["name"].tolist(), frame["population"].tolist(), strict=True)
    return {name: None if count != count else int(count) for name, count in pairs}


def weights_published(facts: Facts) -> tuple[Weights, int]:
    """Return the weights that were in force at publishing, and which version of them that was."""
    row = duck.fetch(facts.path, "SELECT * FROM rating_weights").iloc[0].to_dict()
    version = int(row.pop("version"))
    axes = {"k": "quantity", "t": "timeliness", "q": "substance"}
    return Weights(**{axes.get(str(name), str(name)): float(row[name]) for name in row}), version
