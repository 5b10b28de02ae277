"""Two texts of one plan: which lines are the same measure, and what changed, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

SAME_NUMBER, OTHER_NUMBER = 60, 88  # likeness of 100 from which a measure is the same one


@dataclass(frozen=True)
class Stands:
    """A line as far as it is compared; ``key`` is "" in the new text."""

    key: str
    number: str
    measure: str
    term: str
    executors: tuple[str, ...]


@dataclass(frozen=True)
class Aligned:
    """For each line of the new text the line it was, or None; and the old lines that are gone."""

    was: tuple[Stands | None, ...]
    gone: tuple[Stands, ...]


def aligned(before: Sequence[Stands], after: Sequence[Stands]) -> Aligned:
    """Pair the lines: first those of one number and a like measure, then the likest of the rest."""
    left = list(before)
    was: list[Stands | None] = [None] * len(after)
    for least, numbered in ((SAME_NUMBER, True), (OTHER_NUMBER, False)):
        for place, line in enumerate(after):
            if was[place] is not None:
                continue
            like = [
                (fuzz.token_sort_ratio(one.measure, line.measure), one)
                for one in left
                if not numbered or one.number == line.number
            ]
            best = max(like, key=lambda pair: pair[0], default=None)
            if best is not None and best[0] >= least:
                was[place] = best[1]
                left.remove(best[1])
    return Aligned(tuple(was), tuple(left))


def change_words(before: Stands | None, after: Stands) -> str:
    """Return what is new in a line as one Russian sentence, "" when nothing is."""
    if before is None:
        return f"Новая строка {after.number}: {after.measure}"
    changes: list[str] = []
    if before.number != after.number:
        changes.append(f"номер был {before.number or 'не указан'}")
    if before.measure != after.measure:
        changes.append("изменён текст мероприятия")
    if before.term != after.term:
        changes.append(f"срок был «{before.term}», стал «{after.term}»")
    added = [one for one in after.executors if one not in before.executors]
    lost = [one for one in before.executors if one not in after.executors]
    if added:
        changes.append(f"добавлены исполнители: {', '.join(added)}")
    if lost:
        changes.append(f"больше не исполнители: {', '.join(lost)}")
    return f"Строка {after.number}: {'; '.join(changes)}" if changes else ""


def gone_words(before: Stands) -> str:
    """Return that a line is gone, as one Russian sentence."""
    return f"Строки {before.number} больше нет: {before.measure}"
