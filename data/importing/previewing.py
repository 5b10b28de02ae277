"""Previews for a person: files are read and compared, shown, and written when confirmed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from access.rights import Actor, Right, require
from data import journal, originals
from data.errors import UserError
from data.home import Home
from data.importing import outcome
from data.importing.arrival import keep, met
from data.importing.carrying import say_unpublished, under_way
from data.importing.effect import effect
from data.importing.importer import Progress, publish_now
from data.importing.isolation import ChildDied, ChildFailed, in_child
from data.importing.job import Job
from data.importing.persons.privacy import named_without_persons
from data.importing.previews import kept as previews
from data.importing.steps import step
from data.importing.writing import write
from data.logbook import record_error
from data.seeds import in_force
from data.store import opened_store


def preview_file(home: Home, job: Job, now: datetime) -> dict[str, Any]:
    """Preview one file; see ``preview_files``."""
    return preview_files(home, [job], now, lambda _what, _done, _total: None)[0]


def preview_files(
    home: Home, jobs: Sequence[Job], now: datetime, progress: Progress
) -> list[dict[str, Any]]:
    """Read the files and keep what was read; return outcomes with ``preview`` and status «preview».

    Each is compared with the store as if those before it were in already (docs/development.md).
    """
    outcomes: list[dict[str, Any]] = []
    for index, job in enumerate(jobs):
        progress(job.file_name, index, len(jobs))
        outcomes.append(_guarded(home, job, now))
    kept = [one["preview"] for one in outcomes if "preview" in one]
    if kept:
        progress("сравнение", len(jobs), len(jobs))
    said = dict(zip(kept, _compare(home, kept, now, "preview"), strict=True))
    return [said[one["preview"]] if "preview" in one else one for one in outcomes]


def confirm_previews(
    home: Home, identities: Sequence[str], actor: Actor, now: datetime, progress: Progress
) -> list[dict[str, Any]]:
    """Write what was previewed; status «asks again» when the store changed in between."""
    require(actor, Right.IMPORT)
    outcomes: list[dict[str, Any]] = []
    try:
        with under_way(home, actor, now) as passage:
            for index, identity in enumerate(identities):
                progress(identity, index, len(identities))
                file = previews.file_name(home, identity)
                one = passage.carry(file, lambda i=identity: _confirm(home, i, actor, now))
                if one is None:  # the rest was compared with this one in: all of it is shown anew
                    outcomes += _compare(home, identities[index:], now, "asks again")
                    break
                outcomes.append({name: one[name] for name in one if name != "published"})
            if any(one["status"] == "imported" for one in outcomes):
                progress("публикация", len(identities), len(identities))
                passage.publish(outcomes, lambda: publish_now(home, now))
    except UserError as error:
        say_unpublished(outcomes, str(error))
        left = identities[len(outcomes) :]
        outcomes += [outcome.refused(previews.file_name(home, i), str(error)) for i in left]
    originals.tidy(home, now)
    return outcomes


def _guarded(home: Home, job: Job, now: datetime) -> dict[str, Any]:
    known = met(home, job)
    if known is not None:
        return known
    job = named_without_persons(job)
    try:
        return in_child(lambda: keep(home, job, now))
    except UserError as error:
        return outcome.refused(job.file_name, str(error))
    except ChildDied:
        return outcome.refused(job.file_name, outcome.TOO_HEAVY)
    except ChildFailed as error:
        identity = record_error(home, str(error), now.isoformat(), doing="import")
        return outcome.refused(job.file_name, outcome.BUG.format(identity))


def _compare(
    home: Home, identities: Sequence[str], now: datetime, status: str
) -> list[dict[str, Any]]:
    if not identities:
        return []
    from data.importing.previews.comparing import (
        compared,  # not loaded by an import that asks nothing
    )

    def answer() -> list[dict[str, Any]]:
        try:
            return compared(home, identities, in_force(home, now), now, status)
        except UserError as error:
            return [
                outcome.refused(previews.file_name(home, one), str(error)) for one in identities
            ]

    try:
        return in_child(answer)
    except (ChildDied, ChildFailed) as error:
        identity = record_error(home, str(error), now.isoformat(), doing="compare")
        reason = outcome.BUG.format(identity)
        return [outcome.refused(previews.file_name(home, one), reason) for one in identities]


def _confirm(home: Home, identity: str, actor: Actor, now: datetime) -> dict[str, Any] | None:
    """Write a preview; None when the store changed so that it would do other than was shown."""
    from data.importing.previews.comparing import unlike_shown

    try:
        kept = previews.recall(home, identity)
    except UserError as error:
        return outcome.refused(identity, str(error))
    file, reading = kept.upload.file_name, kept.reading
    for entry in journal.live_imports(home).values():
        same = entry.detail["sha256"] == kept.upload.sha256
        if same and entry.detail["sheet"] == reading.sheet and not kept.replace:
            previews.drop(home, identity)
            return outcome.unchanged(file, entry, [])
    with opened_store(home) as connection:
        found = effect(connection, reading, replace=kept.replace)
        step("previewed")
        if kept.shown is None or unlike_shown(connection, kept, found):
            return None
        batch = write(
            home, connection, actor, kept.upload, reading, found, now, replace=kept.replace
        )
    previews.drop(home, identity)
    said = outcome.taken_in(file, "imported", batch, reading, found, [])
    return {**said, **kept.shown.details}
