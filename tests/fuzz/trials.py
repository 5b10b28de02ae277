"""One spoiled file after another through guard and reading, and what came of each."""

import re
import resource
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from access.rights import DEMO_ACTOR
from data.errors import UserError
from data.home import Home
from data.importing import arrival, outcome
from data.importing.importer import import_files
from data.importing.isolation import ChildDied, ChildFailed, in_child
from data.importing.job import Job
from data.seeds import in_force
from tests.data.exports import NOW
from tests.fuzz.mutations import spoiled

SLOW = 3.0  # seconds of processor time above the few that a limit may take
_WORDS = re.compile(r"[а-яё]{3,}.*[.»:]$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Trial:
    """What one spoiled file did: ``fault`` is empty when it was as it should be."""

    name: str
    said: str
    seconds: float
    fault: str = ""


@dataclass
class Tally:
    """The figures of many trials."""

    said: Counter[str] = field(default_factory=Counter[str])
    slowest: float = 0.0
    faults: list[Trial] = field(default_factory=list[Trial])

    def add(self, trial: Trial) -> None:
        """Count one trial in."""
        self.said[trial.said] += 1
        self.slowest = max(self.slowest, trial.seconds)
        if trial.fault:
            self.faults.append(trial)


def mutants(files: Mapping[str, Path], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content); the name and the seed make the same file again."""
    wholes = {name: path.read_bytes() for name, path in files.items()}
    for number in range(count):
        random = Random(f"{seed}:{number}")
        base = random.choice(list(wholes))
        yield f"{seed}:{number} {base}", spoiled(random, wholes[base])


def tried(home: Home, path: Path, name: str) -> Trial:
    """Return what guard and reading make of the file, in a child under their limits."""

    def work() -> str:
        reading = arrival.reading_of(Job(path, path.name), in_force(home, NOW), NOW)
        found = reading.rows.num_rows + len(reading.refusals) + reading.rows_skipped
        return "" if found == reading.rows_read else f"{reading.rows_read} read, {found} told"

    before, started = _used(), time.monotonic()
    said, fault = "accepted", ""
    try:
        fault = in_child(work, patience=300)
    except UserError as error:
        said = str(error)
        fault = "" if _WORDS.search(said) else f"no sentence: {said}"
    except ChildDied:
        said = outcome.TOO_HEAVY
        fault = "hung" if time.monotonic() - started > 300 else ""
    except ChildFailed as error:
        said, fault = "bug", str(error)
    return Trial(name, _kind(said), _used() - before, fault)


def imported(home: Home, path: Path, name: str) -> Trial:
    """Return what a whole import makes of the file; a refusal must change nothing."""
    watched = (home.store, home.journal)
    before = [one.read_bytes() if one.exists() else b"" for one in watched]
    (one,) = import_files(home, [Job(path, path.name)], DEMO_ACTOR, NOW, lambda *_: None)
    after = [one.read_bytes() if one.exists() else b"" for one in watched]
    counts = [one[f"rows_{kind}"] for kind in ("accepted", "refused", "skipped")]
    fault = ""
    if one["rows_read"] != sum(counts):
        fault = f"{one['rows_read']} read, {counts} told"
    if one["status"] == "refused" and (before != after or not _WORDS.search(one["reason"])):
        fault = f"refused, and yet changed: {one['reason']}"
    if "администратору код" in (one["reason"] or ""):
        fault = one["reason"]
    return Trial(name, f"import: {one['status']}", 0.0, fault)


def _kind(said: str) -> str:
    """Return a sentence without what is filled in, to count alike ones together."""
    return re.sub(r"«[^»]*»|\d+", "…", said)[:70]


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
