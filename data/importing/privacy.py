"""Which columns of a sheet are masked, and how, before anything else reads them."""

from dataclasses import replace

from data.importing.fields import TABLES, Kind
from data.importing.letters import Known
from data.importing.masking import Manner, cover_columns
from data.importing.recognition import Match
from data.reader.sheet import Sheet

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


def _manner(name: str) -> Manner:
    if name in _TEXTS:
        return Manner.TEXT
    if name in _ADDRESSES:
        return Manner.ADDRESS
    return Manner.SUBJECT if name in _SUBJECTS else Manner.LABEL
