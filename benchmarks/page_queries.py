"""A program: asks a snapshot what «Сводка» and «Тепловая карта» ask, and prints what it took.

Starting Python and opening the file are left out: a server has done both long before.
"""

import json
import sys
import time
from statistics import median

from data.home import home_at
from data.queries.counts import answers_by_day, message_counts
from data.queries.selection import Selection
from data.queries.tally import tally
from data.snapshots import Facts, current, indicators

REPEATS = 15


def page(facts: Facts) -> int:
    """Ask the page's questions of the data's own date; return how many messages were counted."""
    year = Selection(facts.data_date, facts.data_date.replace(month=1, day=1), facts.data_date)
    tally(facts, indicators(facts), (), year)
    heat = message_counts(facts, ("settlement", "block"), year)
    message_counts(facts, ("month",), Selection(facts.data_date))
    message_counts(facts, ("day",), year)
    answers_by_day(facts, year)
    return int(heat["messages"].sum())


def main() -> None:
    """Print the median seconds of a page, on the wall and of the processor, and its count."""
    facts = current(home_at(sys.argv[1]))
    counted = page(facts)
    walls: list[float] = []
    processors: list[float] = []
    for _ in range(REPEATS):
        wall, processor = time.perf_counter(), time.process_time()
        page(facts)
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    print(json.dumps({"wall": median(walls), "cpu": median(processors), "messages": counted}))


if __name__ == "__main__":
    main()
