"""A program: shows a snapshot as «Сводка» and «Тепловая карта» do, and prints what queries took.

Only the time inside the engine counts: the arithmetic after it is the same on any number of rows
and would hide their growth. Starting Python and opening the file are left out: a server has done
both long before.
"""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import pandas as pd

from access.rights import DEMO_ACTOR
from answers.heat.heatmap import heat_map
from answers.heat.values import Metric
from answers.indicators.attention import growth, overdue
from answers.indicators.cards import cards
from answers.indicators.overview import flows
from data.engines import duck
from data.home import home_at
from data.queries.selection import Selection
from data.snapshots import Facts, current

REPEATS = 15


def page(facts: Facts) -> int:
    """Answer what the two pages show of the year so far; return how many messages came."""
    year = Selection(facts.data_date, facts.data_date.replace(month=1, day=1), facts.data_date)
    cards(facts, DEMO_ACTOR, year)
    growth(facts, DEMO_ACTOR, year)
    overdue(facts, DEMO_ACTOR, year)
    heat_map(facts, DEMO_ACTOR, year, "block", Metric.COUNT)
    return flows(facts, DEMO_ACTOR, year).messages


def timed(facts: Facts) -> tuple[float, float]:
    """Return the seconds that the queries of one page took, on the wall and of the processor."""
    fetch = duck.fetch
    walls: list[float] = []
    processors: list[float] = []

    def watched(path: Path, sql: str, parameters: Sequence[Any] = ()) -> pd.DataFrame:
        wall, processor = time.perf_counter(), time.process_time()
        try:
            return fetch(path, sql, parameters)
        finally:
            walls.append(time.perf_counter() - wall)
            processors.append(time.process_time() - processor)

    duck.fetch = watched
    try:
        page(facts)
    finally:
        duck.fetch = fetch
    return sum(walls), sum(processors)


def main() -> None:
    """Print the median over pages, and the number of messages counted."""
    facts = current(home_at(sys.argv[1]))
    counted = page(facts)
    took = [timed(facts) for _ in range(REPEATS)]
    answer = {"wall": median(wall for wall, _ in took), "cpu": median(cpu for _, cpu in took)}
    print(json.dumps({**answer, "messages": counted}))


if __name__ == "__main__":
    main()
