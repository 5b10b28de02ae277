"""The importer: files through guard, reading, effect, writing and publishing.

Runs in a process of its own without threads (see ``isolation``); pages start it through
``data.uploads``, the command line is such a process itself.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from access.rights import Actor, Right, require
from data import journal, originals
from data.errors import FileRefused, UserError, choices_of
from data.guard import examine
from data.home import Home
from data.importing import outcome
from data.importing.ahead import reading_ahead
from data.importing.carrying import say_unpublished, under_way
from data.importing.effect import effect
from data.importing.isolation import ChildDied, ChildFailed, in_child, reader_limits, working_limits
from data.importing.job import Job, digest
from data.importing.known import already_in
from data.importing.names import unknown_names
from data.importing.persons.masking import covered_text
from data.importing.persons.privacy import named_without_persons, places_of
from data.importing.previews import kept as previews
from data.importing.reading import Reading, read
from data.importing.steps import step
from data.importing.tables.drift import drift
from data.importing.tables.profile import Profile, parse_profile
from data.importing.tables.saved_profiles import with_saved
from data.importing.tables.sheets import matched_sheet
from data.importing.writing import Upload, write
from data.logbook import record_error
from data.publishing.matching import Matcher
from data.publishing.snapshot import publish
from data.seeds import in_force
from data.store import opened_store
from registers.excerpt import Excerpt

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
                one = _met(home, job)
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


def publish_now(home: Home, now: datetime) -> int:
    """Publish the store as it stands; returns the number of the snapshot."""
    with opened_store(home) as connection:
        return publish(home, connection, in_force(home, now), now)


def profiles_known(registers: Excerpt) -> tuple[Profile, ...]:
    """Return the shipped profiles and those that people saved."""
    return with_saved(registers.profiles)


def _met(home: Home, job: Job) -> dict[str, Any] | None:
    """Return the outcome of a file that need not be read: it is not there, or it is in already."""
    if not job.path.is_file():
        return outcome.refused(job.file_name, "Такого файла нет. Проверьте имя и папку.")
    return already_in(home, job)


def _guarded(home: Home, job: Job, now: datetime) -> dict[str, Any]:
    met = _met(home, job)
    if met is not None:
        return met
    job = named_without_persons(job)
    try:
        return in_child(lambda: _keep(home, job, now))
    except UserError as error:
        return outcome.refused(job.file_name, str(error))
    except ChildDied:
        return outcome.refused(job.file_name, outcome.TOO_HEAVY)
    except ChildFailed as error:
        identity = record_error(home, str(error), now.isoformat(), doing="import")
        return outcome.refused(job.file_name, outcome.BUG.format(identity))


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
        reading = _read(job, registers, now) if read_before is None else _recall(home, read_before)
        notes = [*drift(home, reading), *unknown_names(reading, Matcher(registers.directory))]
        upload = _upload(home, job, registers, now)
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
    if _met(home, job) is not None:
        return None
    return _keep(home, named_without_persons(job), now).get("preview")


def _recall(home: Home, read_before: str) -> Reading:
    reading = previews.recall(home, read_before).reading
    for name in ("guarded", "read", "mapped"):
        step(name)
    return reading


def _keep(home: Home, job: Job, now: datetime) -> dict[str, Any]:
    registers = in_force(home, now)
    try:
        reading = _read(job, registers, now)
        upload = _upload(home, job, registers, now)
    except UserError as error:
        return outcome.refused(job.file_name, covered_text(str(error)), choices_of(error))
    return {"preview": previews.keep(home, upload, reading, job.replace, now)}


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


def _upload(home: Home, job: Job, registers: Excerpt, now: datetime) -> Upload:
    """Return what is known of the file itself, and keep it where a term is set for originals."""
    upload = Upload(job.file_name, digest(job.path))
    if registers.originals_days:
        originals.take(home, job.path, job.file_name, upload.sha256, now)
    return upload


def _read(job: Job, registers: Excerpt, now: datetime) -> Reading:
    profiles = profiles_known(registers)
    if job.mapping is not None:
        profiles = (parse_profile(job.mapping, job.mapping_id),)
    elif job.profile is not None:
        profiles = tuple(p for p in profiles if job.profile in (p.id, p.title))
        if not profiles:
            raise FileRefused(f"Нет профиля «{job.profile}». Список — на странице «Загрузка».")
    # Steps are announced between the limits: under them nothing can be written.
    with reader_limits(job.path):
        kind = job.format or examine(job.path)
    step("guarded")
    with reader_limits(job.path):
        sheet, match = matched_sheet(job.path, profiles, kind, job.sheet)
    step("read")
    with working_limits():
        reading = read(job.path, sheet, match, now, registers.salt, places_of(registers.directory))
    step("mapped")
    return reading
