"""A file on its way in: whether it is in already, what it holds, what is kept of it."""

from datetime import datetime
from typing import Any

from data import originals
from data.errors import FileRefused, UserError, choices_of
from data.guard import examine
from data.home import Home
from data.importing import outcome
from data.importing.isolation import reader_limits, working_limits
from data.importing.job import Job, digest
from data.importing.known import already_in
from data.importing.persons.masking import covered_text
from data.importing.persons.privacy import places_of
from data.importing.previews import kept as previews
from data.importing.reading import read
from data.importing.reading_values import Reading
from data.importing.steps import step
from data.importing.tables.profile import Profile, parse_profile
from data.importing.tables.saved_profiles import with_saved
from data.importing.tables.sheets import matched_sheet
from data.importing.writing import Upload
from data.seeds import in_force
from registers.excerpt import Excerpt


def met(home: Home, job: Job) -> dict[str, Any] | None:
    """Return the outcome of a file that need not be read: it is not there, or it is in already."""
    if not job.path.is_file():
        return outcome.refused(job.file_name, "Такого файла нет. Проверьте имя и папку.")
    return already_in(home, job)


def keep(home: Home, job: Job, now: datetime) -> dict[str, Any]:
    """Read a file and keep what was read; return its refusal, or `preview`, the identity of it."""
    registers = in_force(home, now)
    try:
        reading = reading_of(job, registers, now)
        upload = upload_of(home, job, registers, now)
    except UserError as error:
        return outcome.refused(job.file_name, covered_text(str(error)), choices_of(error))
    return {"preview": previews.keep(home, upload, reading, job.replace, now)}


def upload_of(home: Home, job: Job, registers: Excerpt, now: datetime) -> Upload:
    """Return what is known of the file itself, and keep it where a term is set for originals."""
    upload = Upload(job.file_name, digest(job.path))
    if registers.originals_days:
        originals.take(home, job.path, job.file_name, upload.sha256, now)
    return upload


def reading_of(job: Job, registers: Excerpt, now: datetime) -> Reading:
    """Return what the file holds by the profile that fits; raises FileRefused, a limit kills."""
    profiles = _profiles(registers)
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


def _profiles(registers: Excerpt) -> tuple[Profile, ...]:
    """Return the shipped profiles and those that people saved."""
    return with_saved(registers.profiles)
