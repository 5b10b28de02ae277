"""What a person may choose from, and which data are on the screen."""

from dataclasses import dataclass
from datetime import date

from access.rights import Actor, Right, require
from data.queries.choices import days_seen, directory_names, names_seen
from data.snapshots import Facts

UNKNOWN = "не определено"


@dataclass(frozen=True)
class Choices:
    """Days with messages (both the date of the data in an empty district) and names in order.

    ``newest`` is the day of the last message; answers to it may have come long after.
    """

    first_day: date
    last_day: date
    sources: tuple[str, ...]
    settlements: tuple[str, ...]
    blocks: tuple[str, ...]
    newest: date | None = None


def choices(facts: Facts, actor: Actor) -> Choices:
    """Return what the filters offer.

    Settlements and blocks are those of the directory, then what the facts name besides (a foreign
    district keeps its own), «не определено» last. The last day is the date of the data. Needs
    Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    first, newest = days_seen(facts)
    return Choices(
        first_day=min(first or facts.data_date, facts.data_date),
        last_day=facts.data_date,
        sources=tuple(names_seen(facts, "source")),
        settlements=_joined(directory_names(facts, "settlements"), names_seen(facts, "settlement")),
        blocks=_joined(directory_names(facts, "blocks"), names_seen(facts, "block")),
        newest=newest,
    )


def _joined(directory: list[str], seen: list[str]) -> tuple[str, ...]:
    """The directory's own names stay out where the facts use none of them."""
    known = [name for name in seen if name != UNKNOWN]
    if known and not set(known) & set(directory):
        directory = []
    names = list(dict.fromkeys([*directory, *known]))
    return (*names, *([UNKNOWN] if UNKNOWN in seen else []))
