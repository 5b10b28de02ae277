"""The importer: files through guard, reading, effect, writing and publishing, with nobody asked.

Runs in a process of its own without threads (see ``isolation``); pages start it through
``data.uploads``, the command line is such a process itself.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from access.rights import Actor, Right, require
from data import originals
from data.errors import UserError, choices_of
from data.home import Home
from data.importing import outcome
from data.importing.ahead import reading_ahead
from data.importing.arrival import keep, met, reading_of, upload_of
from data.importing.carrying import say_unpublished, under_way
from data.importing.effect import effect
from data.importing.job import Job
from data.importing.names import unknown_names
from data.importing.persons.masking import covered_text
from data.importing.persons.privacy import named_without_persons
from data.importing.previews import kept as previews
from data.importing.reading_values import Reading
from data.importing.steps import step
from data.importing.tables.drift import drift
from data.importing.writing import write
from data.publishing.matching import Matcher
from data.publishing.snapshot import publish
from data.seeds import in_force
from data.store import opened_store

Progress = Callable[[str, int, int], None]


def import_files(
    home: Home, jobs: Sequence[Job], actor: Actor, now: datetime, progress: Progress
) -> list[dict[str, Any]]:
    """Import the files one after another, publish once, and return an outcome for each."""
    require(actor, Right.IMPORT)
    outcomes: list[dict[str, Any]] = []
    published = False
    try:
        with (
            under_way(home, actor, now) as passage,
            reading_ahead(home, jobs, lambda job: _early(home, job, now)) as ahead,
        ):
            for index, job in enumerate(jobs):
                progress(job.file_name, index, len(jobs))
                last = index + 1 == len(jobs)
                ahead.begin(index + 1)
                read_before = ahead.taken(index)
                one = met(home, job)
                if one is None:
                    kept = named_without_persons(job)
                    one = passage.carry(
                        kept.file_name,
                        lambda job=kept, p=last, r=read_before: _import(
                            home, job, actor, now, p, r
                        ),
                    )
                ahead.drop(read_before)
                # The store is open and warm in the child of the last file: it publishes in passing.
                published = one.pop("published", False)
                outcomes.append(one)
            if published:
                passage.published()
            elif any(one["status"] == "imported" for one in outcomes):
                progress("публикация", len(jobs), len(jobs))
                passage.publish(outcomes, lambda: publish_now(home, now))
    except UserError as error:
        say_unpublished(outcomes, str(error))
        outcomes += [outcome.refused(job.file_name, str(error)) for job in jobs[len(outcomes) :]]
    originals.tidy(home, now)
    return outcomes


def publish_now(home: Home, now: datetime) -> int:
    """Publish the store as it stands; returns the number of the snapshot."""
    with opened_store(home) as connection:
        return publish(home, connection, in_force(home, now), now)


def _import(
    home: Home,
    job: Job,
    actor: Actor,
    now: datetime,
    publishing: bool,
    read_before: str | None,
) -> dict[str, Any]:
    registers = in_force(home, now)
    try:
        reading = (
            reading_of(job, registers, now) if read_before is None else _recall(home, read_before)
        )
        notes = [*drift(home, reading), *unknown_names(reading, Matcher(registers.directory))]
        upload = upload_of(home, job, registers, now)
        with opened_store(home) as connection:
            found = effect(connection, reading, replace=job.replace)
            step("previewed")
            batch = write(home, connection, actor, upload, reading, found, now, replace=job.replace)
            said = outcome.taken_in(job.file_name, "imported", batch, reading, found, notes)
            if publishing:
                del reading  # the rows are in the store, and publishing wants the memory
                connection.execute("DROP TABLE incoming")
                publish(home, connection, registers, now)
    except UserError as error:
        return outcome.refused(job.file_name, covered_text(str(error)), choices_of(error))
    return {**said, "published": publishing}


def _early(home: Home, job: Job, now: datetime) -> str | None:
    """Return the identity of what was read of a file before its turn, if it can and must be read."""
    if met(home, job) is not None:
        return None
    return keep(home, named_without_persons(job), now).get("preview")


def _recall(home: Home, read_before: str) -> Reading:
    reading = previews.recall(home, read_before).reading
    for name in ("guarded", "read", "mapped"):
        step(name)
    return reading
