"""Which days the messages of each source speak of."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from data.engines import duck
from data.snapshots import Facts


@dataclass(frozen=True)
class SourceDays:
    """The first and the last day on which a source has a message received."""

    source: str
    first: date
    last: date


def source_days(facts: Facts) -> tuple[SourceDays, ...]:
    """Return the days of every source that has messages, by its name."""
    frame = duck.fetch(
        facts.path,
        "SELECT source, min(day) AS first_day, max(day) AS last_day FROM cube_days "
        "GROUP BY source ORDER BY source",
    )
    rows = cast("list[dict[str, Any]]", frame.to_dict(orient="records"))
    return tuple(
        SourceDays(str(row["source"]), row["first_day"].date(), row["last_day"].date())
        for row in rows
    )
