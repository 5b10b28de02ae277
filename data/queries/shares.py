"""What a part of a rating or a cell of a heat map is made of: conditions on a row of the facts."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data.engines import duck
from data.queries.messages import Part, RowsAsked, rows_tests
from data.queries.selection import Selection
from data.queries.shapes import SHARES, share_part
from data.snapshots import Facts

APART: tuple[Part, ...] = ("numerator", "missed", "unknown", "excluded")


@dataclass(frozen=True)
class Behind:
    """The rows behind a share: how many in each part, the sum of marks, and the files.

    ``files``: columns batch_id, file_name, imported_at and a count for each of APART.
    """

    parts: Mapping[Part, int]
    marks: int
    files: pd.DataFrame


def behind(facts: Facts, chosen: Selection, share: str) -> Behind:
    """Return what the share of the messages received in the period is made of.

    ``share`` is a key of shapes.SHARES.
    """
    if share not in SHARES:
        raise ValueError(f"no share {share}")
    tests, values = rows_tests(RowsAsked(chosen))
    conditions = {part: share_part(share, part, chosen.as_of) for part in APART}
    counts = ", ".join(f"count(*) FILTER ({sql}) AS {part}" for part, sql in conditions.items())
    files = duck.fetch(
        facts.path,
        f"WITH counted AS (SELECT f.batch_id, {counts}, count(*) AS n, "
        f"coalesce(sum(mark) FILTER ({conditions['numerator']}), 0) AS marks "
        f"FROM facts AS f WHERE {tests} GROUP BY ALL) "
        f"SELECT c.batch_id, b.file_name, b.imported_at, {', '.join(APART)}, "
        "CAST(marks AS BIGINT) AS marks FROM counted AS c "
        "LEFT JOIN batches AS b ON b.batch_id = c.batch_id ORDER BY n DESC, c.batch_id",
        values,
    )
    parts: dict[Part, int] = {part: int(files[part].sum()) for part in APART}
    parts["denominator"] = parts["numerator"] + parts["missed"]
    return Behind(parts, int(files["marks"].sum()), files.drop(columns="marks"))
