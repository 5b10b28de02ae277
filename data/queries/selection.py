"""What of the facts is asked about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

WEEKDAY = "isodow(received_at)"
# A letter that came by mail has a day and no time: the file's midnight is not an hour.
HOUR = "CASE WHEN received_at > received_day THEN hour(received_at) END"

_MOMENTS = {"weekday": WEEKDAY, "hour": HOUR}


@dataclass(frozen=True)
class Selection:
    """A period and filters; ``date_from`` and ``date_to`` are inclusive days, None is no bound.

    ``weekday`` is 1 on Mondays, ``hour`` 0–23: when a message came.
    """

    as_of: date
    date_from: date | None = None
    date_to: date | None = None
    source: str | None = None
    settlement: str | None = None
    block: str | None = None
    topic_group: str | None = None
    topic: str | None = None
    executor: str | None = None
    weekday: int | None = None
    hour: int | None = None

    def places(self) -> dict[str, Any]:
        """Return the filters that are set, but for the period."""
        names = (
            "source", "settlement", "block", "topic_group", "topic", "executor", "weekday", "hour",
        )  # fmt: skip
        found = {name: getattr(self, name) for name in names}
        return {name: value for name, value in found.items() if value is not None}

    def conditions(self, day: str) -> tuple[str, list[Any]]:
        """Return SQL and parameters: the filters, and the period on the column ``day``."""
        tests = [f"{_MOMENTS.get(name, name)} = ?" for name in self.places()]
        values: list[Any] = list(self.places().values())
        if self.date_from is not None:
            tests.append(f"{day} >= ?")
            values.append(self.date_from)
        if self.date_to is not None:
            tests.append(f"{day} <= ?")
            values.append(self.date_to)
        return " AND ".join(tests) or "true", values


def listed(names: Sequence[str]) -> str:
    """Return names as an SQL list, with a comma after each."""
    return "".join(f"{name}, " for name in names)
