"""The command that answers sharp growth; «today» is the as-of unless another day is named."""

import argparse
from typing import Any

from answers.surges.alarms import Alarm, alarms
from commands.speech import actor, refused, say
from data.home import home_at
from data.snapshots import current


def surges_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Answer the alarms that began within the days, the oldest first.

    An alarm by an urgent word has no window and nothing that it was compared with.
    """
    as_of = asked.as_of or asked.now.date()
    if asked.date_from and asked.date_from > (asked.date_to or as_of):
        return refused("Начало периода позже его конца. Проверьте --from, --to и --as-of.")
    facts = current(home_at(asked.home))
    found = alarms(facts, actor(), asked.date_from, asked.date_to, as_of)
    for one in reversed(found):
        say(f"{one.first_day:%d.%m.%Y} {one.place}, {one.block}: {one.text}")
    return [_row(one) for one in reversed(found)], 0


def _row(one: Alarm) -> dict[str, Any]:
    return {"date": one.first_day, "settlement": one.settlement, **one.figures}
