"""Commands that answer figures; «today» is the as-of unless another day is named."""

import argparse
from collections.abc import Callable
from typing import Any

from answers.counts import count_rows
from answers.indicators.rows import indicator_rows
from answers.ratings.rating import rating_rows
from commands.speech import actor, refused, say
from data.home import home_at
from data.queries.selection import Selection


def indicators_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Answer the seven indicators against their plan."""
    as_of = asked.as_of or asked.now.date()
    year, month = asked.month or (asked.year or as_of.year, None)
    rows = indicator_rows(home_at(asked.home), actor(), year, month, as_of, asked.by)
    for row in rows:
        value = "нет" if row["value"] is None else f"{row['value']:.2f} %"
        say(
            f"{row['indicator']}: {value} ({row['numerator']} из {row['denominator']}), {row['verdict']}"
        )
    return rows, 0


def counts_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Answer counts and terms of messages."""
    return _rows(asked, lambda home, chosen: count_rows(home, actor(), chosen, asked.by))


def rating_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Answer the rating of settlements."""
    return _rows(asked, lambda home, chosen: rating_rows(home, actor(), chosen))


def _rows(asked: argparse.Namespace, answer: Callable[..., Any]) -> tuple[Any, int]:
    as_of = asked.as_of or asked.now.date()
    if asked.date_from and asked.date_from > (asked.date_to or as_of):
        return refused("Начало периода позже его конца. Проверьте --from, --to и --as-of.")
    chosen = Selection(
        as_of=as_of,
        date_from=asked.date_from,
        date_to=asked.date_to,
        source=asked.source,
    )
    rows = answer(home_at(asked.home), chosen)
    for row in rows:
        say(", ".join(str(value) for value in row.values()))
    return rows, 0
