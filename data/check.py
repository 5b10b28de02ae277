"""The full check: everything in a home is read whole and held against everything else."""

from contextlib import suppress
from dataclasses import asdict

from data import journal, trouble
from data.home import Home
from data.importing.isolation import ChildDied, ChildFailed, in_child
from data.inspection.problem import REPAIR, UNREADABLE, Problem
from data.inspection.registers import registers_problems
from data.inspection.snapshots import snapshot_problems
from data.inspection.store import store_problems
from data.store import taking_turns


def check(home: Home) -> list[str]:
    """Return what is wrong, each a Russian sentence with the remedy; an empty list is well.

    Call it in a process without threads that holds no database open.
    """
    return [problem.words for problem in problems(home)]


def problems(home: Home) -> list[Problem]:
    """Return what is wrong and with which part. Pages learn of a bad store from ``trouble``."""
    with taking_turns(home):
        store = _in_child(home, "store")
        found = [*_journal_problems(home), *store]
        if not any(problem.part == "store" for problem in store):
            found += _in_child(home, "snapshot")
        found += registers_problems(home)
    _tell_pages(home, [problem.words for problem in found if problem.part == "store"])
    return found


def _journal_problems(home: Home) -> list[Problem]:
    broken = journal.broken_lines(home)
    words = "Строка {} журнала загрузок повреждена или пропала соседняя. {}"
    return [Problem("journal", words.format(number, REPAIR)) for number in broken]


def _in_child(home: Home, part: str) -> list[Problem]:
    """Inspect a part in a child: what damage makes of a library must not end the check."""
    inspect = store_problems if part == "store" else snapshot_problems
    try:
        found = in_child(lambda: [asdict(problem) for problem in inspect(home)])
    except (ChildDied, ChildFailed):
        if part == "store":
            return [Problem("store", UNREADABLE)]
        words = f"Опубликованные версии данных не читаются. {REPAIR}"
        return [Problem("snapshot", words)]
    return [Problem(**one) for one in found]


def _tell_pages(home: Home, damages: list[str]) -> None:
    with suppress(OSError):  # a full disk: the problems are said all the same
        if damages:
            trouble.note(home, damages)
        else:
            trouble.forget(home)
