"""Where persons may stand in a file: its columns, headers, sheets and its name."""

from dataclasses import replace

from data.importing.job import Job
from data.importing.persons.letters import Known, places_known
from data.importing.persons.masking import Manner, cover_columns, covered, covered_name
from data.importing.reading_values import Reading
from data.importing.tables.fields import TABLES, Kind
from data.importing.tables.recognition import Match
from data.reader.sheet import Sheet
from registers.directories.values import Directory

# Identities stay as they are, and official pages are links that a report is about.
_KEPT = frozenset({"external_id", "number", "page", "link", "quarter"})
_TEXTS = frozenset({"text", "reply", "question"})
_ADDRESSES = frozenset({"address", "street"})
# Sentences that tell two rows of a report apart.
_SUBJECTS = frozenset({"subject", "act", "document", "measure", "implemented", "form"})
_FREE = (Kind.TEXT, Kind.PRIVATE)


def without_persons(sheet: Sheet, match: Match, known: Known, salt: bytes) -> Sheet:
    """Return the sheet with everything masked that a person may be known by.

    Applicants stay: a salted hash is made of them when the row is typed.
    """
    manners = {
        place: _manner(name)
        for name, kind in TABLES[match.profile.table].items()
        if kind in _FREE and name not in _KEPT
        for place in match.positions.get(name, ())
    }
    return replace(sheet, cells=cover_columns(sheet.cells, manners, known, salt))


def said_without_persons(reading: Reading, known: Known) -> Reading:
    """Return the reading with what it quotes masked: headers, names of sheets, warnings."""
    # Words of headers that we know are no names: «Тема» is a column, not Тёма.
    columns = reading.profile.columns.values()
    words = places_known(name for column in columns for name in (*column.headers, *column.joined))
    known = Known(known.names | words.names, known.stems | words.stems)
    parts = [
        (reading.sheet,),
        reading.sheets,
        reading.headers,
        reading.read_headers,
        reading.warnings,
    ]
    masked = iter(covered((text for part in parts for text in part), known))
    sheet, sheets, headers, read_headers, warnings = (
        tuple(next(masked) for _ in part) for part in parts
    )
    return replace(
        reading,
        sheet=sheet[0],
        sheets=sheets,
        headers=headers,
        read_headers=read_headers,
        warnings=warnings,
    )


def named_without_persons(job: Job) -> Job:
    """Return the job under the name of its file as it is kept: «Обращение [имя скрыто].xlsx»."""
    return replace(job, file_name=covered_name(job.file_name))


def places_of(directory: Directory) -> Known:
    """Return the places that are no persons: settlements, localities and their other names."""
    named = (*directory.settlements, *directory.localities)
    other = (one.name for one in directory.aliases if one.kind in ("settlement", "outside"))
    return places_known((*(one.name for one in named), *other))


def _manner(name: str) -> Manner:
    if name in _TEXTS:
        return Manner.TEXT
    if name in _ADDRESSES:
        return Manner.ADDRESS
    return Manner.SUBJECT if name in _SUBJECTS else Manner.LABEL
