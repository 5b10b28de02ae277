"""How the data themselves are: what is known to be damaged, the copies, the imports cut off."""

from dataclasses import dataclass
from datetime import datetime

from access.rights import Actor, Right, require
from data import journal, trouble
from data.backups import backups
from data.home import Home
from data.importing.steps import words_of

_SHOWN = 10


@dataclass(frozen=True)
class Copy:
    """One copy of the store: when it was made and how many batches it holds."""

    at: datetime
    batches: int


@dataclass(frozen=True)
class CutOff:
    """An import or undo that came to nothing: when that was found, whose it was, what to do."""

    at: datetime
    actor: str
    words: str


@dataclass(frozen=True)
class Upkeep:
    """What is known without reading the data whole: troubles, copies (newest first), cut off ones."""

    troubles: tuple[str, ...]
    copies: tuple[Copy, ...]
    cut_off: tuple[CutOff, ...]


def upkeep(home: Home, actor: Actor) -> Upkeep:
    """Return what is known of the state of the data; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return Upkeep(
        troubles=tuple(trouble.noted(home)),
        copies=tuple(Copy(one.at, one.batches) for one in backups(home)),
        cut_off=tuple(
            CutOff(datetime.fromisoformat(entry.at), entry.actor, words_of(entry.detail))
            for entry in reversed(journal.readable_entries(home))
            if entry.kind == "dropped"
        )[:_SHOWN],
    )
