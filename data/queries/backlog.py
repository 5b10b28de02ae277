"""What came and what was answered day by day, so that what is open adds up at the end of any day."""

import pandas as pd

from data.engines import duck
from data.queries.selection import Selection
from data.snapshots import Facts

_PLACES = {"source", "settlement", "block"}


def flow_by_day(facts: Facts, chosen: Selection) -> pd.DataFrame:
    """Return columns day, came, answered, excluded of every day with any of them, in order.

    From the first day of the data to the as-of, whatever the period of ``chosen``. Messages that
    are excluded are only in ``excluded``, by the day they came. Exact at any as-of: each event
    stands on its own day. Raises ValueError on filters other than source, settlement and block.
    """
    if not chosen.places().keys() <= _PLACES:
        raise ValueError("only sources, settlements and blocks have a flow by day")
    tests = " AND ".join([*(f"{name} = ?" for name in chosen.places()), "day <= ?"])
    values = [*chosen.places().values(), chosen.as_of]
    return duck.fetch(
        facts.path,
        "SELECT day, CAST(sum(came) AS BIGINT) AS came, CAST(sum(answered) AS BIGINT) AS answered, "
        "CAST(sum(excluded) AS BIGINT) AS excluded FROM ("
        "SELECT day, messages - excluded AS came, 0 AS answered, excluded FROM cube_days "
        f"WHERE {tests} UNION ALL "
        f"SELECT day, 0, answers - excluded, 0 FROM cube_answers WHERE {tests}"
        ") AS events GROUP BY day ORDER BY day",
        [*values, *values],
    )
