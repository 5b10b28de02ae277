"""Columns of dates: what the database read beside the text, and what it left to Python."""

import re
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from data.importing.cells import expressions as cells
from data.importing.cells.clocks import clock_among_words, clock_said
from data.importing.cells.distinct import Look, Part, nothing, said_table
from data.importing.cells.moments import moment_among_words, moment_said, parse_month
from data.importing.cells.normal import normal
from data.importing.cells.words import blank
from data.importing.tables.fields import REQUIRED, Kind

# A time alone there is the first such moment at or after receipt (contract, section 2).
_CLOCKED = ("answered_at", "first_reply_at")
# The form of a date not filled in; «no date» as 1С and databases write it; a typed zero.
_TEMPLATE = re.compile(r"[\s._:/-]+")
_NO_DATE = re.compile(
    r"(?:01\.01\.0001|0001-01-01|00\.00\.0000|0000-00-00|30\.12\.1899|1899-12-30)"
    r"(?:[ t]0?0:00(?::00(?:\.0+)?)?)?"
)
_TYPED_ZERO = re.compile(r"(?:1899-12-31|1904-01-01) 00:00:00")
_AMONG_WORDS = "first_reply_at"  # «Передано (кому, время)»


@dataclass(frozen=True)
class Odd:
    """What a text means that the fast forms left over; ``fault`` is a clause in Russian."""

    moment: datetime | None = None
    timed: bool = False
    clock: int | None = None
    fault: str | None = None
    blank: bool = False


def dated(look: Look, name: str, kind: Kind) -> Part:
    """Return the columns of a date.

    ``_name`` the text, ``_name_read`` the moment, ``_name_day`` the day written in the column (24:00
    is the next one's beginning), ``_name_timed`` whether there is a time of day, ``_name_clock`` the
    seconds of a time alone, ``_name_why`` why it is no date; ``_name_1_bad`` when a time of day stands
    in a column of its own and says nothing.
    """
    column = f"_{name}"
    if not look.has(name):
        return Part({
            column: nothing("VARCHAR"), f"{column}_read": nothing("TIMESTAMP"),
            f"{column}_timed": nothing("BOOLEAN"), f"{column}_clock": nothing("INTEGER"),
            f"{column}_why": nothing("VARCHAR"), f"{column}_day": nothing("DATE"),
        })  # fmt: skip
    text, read = f"raw.{column}", f"raw.{column}_read"
    timed = cells.has_time(text, look.native)
    if look.native and name in look.profile.typed_month_first:
        read = cells.swapped(text, read)
    clock, why, joins = nothing("INTEGER"), nothing("VARCHAR"), list[str]()
    said = _left_over(look, column)
    if said:
        table = f"said{column}"
        joins.append(_odd_table(look, name, kind, said))
        text = f"CASE WHEN {table}.blank THEN NULL ELSE {text} END"
        read = f"coalesce({read}, {table}.moment)"
        timed = f"coalesce({table}.timed, {timed})"
        clock, why = f"{table}.clock", f"{table}.why"
    day = f"CAST({read} AS DATE)"
    columns = {column: text, f"{column}_day": day, f"{column}_clock": clock, f"{column}_why": why}
    if len(look.match.positions[name]) > 1:
        joins.append(_clock_table(look, name))
        beside = f"said{column}_1"
        columns[f"{column}_1_bad"] = (
            f"coalesce({beside}.clock IS NULL AND NOT {beside}.blank, false)"
        )
        read = (
            f"CASE WHEN {beside}.clock IS NULL THEN {read} "
            f"ELSE CAST({day} AS TIMESTAMP) + to_seconds({beside}.clock) END"
        )
        timed = f"({timed} OR {beside}.clock IS NOT NULL)"
    return Part({**columns, f"{column}_read": read, f"{column}_timed": timed}, tuple(joins))


def _left_over(look: Look, column: str) -> list[str]:
    unread = pc.call_function(
        "and",
        [
            pc.call_function("is_null", [look.rows.column(f"{column}_read")]),
            pc.call_function("is_valid", [look.rows.column(column)]),
        ],
    )
    texts = look.rows.column(column).filter(unread)
    return pc.call_function("unique", [texts]).to_pylist()


def odd_date(text: str, name: str, kind: Kind, look: Look) -> Odd:
    """Return what a text of the field means; only ISO and own formats count where a profile has them."""
    needed = name in REQUIRED[look.profile.table]
    if blank(text) or _TEMPLATE.fullmatch(text) or (not needed and _no_date(text, name, look)):
        return Odd(blank=True)
    if kind is Kind.MONTH:
        return Odd(moment=None if look.profile.dates else parse_month(text))
    found = moment_said(text, name in look.profile.month_first)
    if found.moment is not None and not look.profile.dates:
        return Odd(found.moment, found.timed)
    if name == _AMONG_WORDS:
        inside = moment_among_words(text)
        if inside is not None:
            return Odd(inside, timed=True)
        alone = clock_said(text, look.native)
        return Odd(clock=clock_among_words(text) if alone is None else alone, timed=True)
    clock = clock_said(text, look.native) if _is_clock(text, name, look) else None
    if name in _CLOCKED and clock is not None:
        return Odd(clock=clock, timed=True)
    return Odd(fault="есть только время, без даты" if clock is not None else found.fault)


def _no_date(text: str, name: str, look: Look) -> bool:
    """Return whether a text says that there is no date; a typed zero is midnight in a column of times."""
    if normal(text) == "нет" or _NO_DATE.fullmatch(text.lower()):
        return True
    return _TYPED_ZERO.fullmatch(text) is not None and not _of_times(name, look)


def _is_clock(text: str, name: str, look: Look) -> bool:
    """Return whether a text may be a time alone: «01.02» is one only where the header says «время»."""
    return ":" in text or "ч" in text.lower() or _of_times(name, look)


def _of_times(name: str, look: Look) -> bool:
    return "время" in look.match.headers[look.match.positions[name][0]].lower()


def _odd_table(look: Look, name: str, kind: Kind, said: list[str]) -> str:
    odd = [odd_date(text, name, kind, look) for text in said]
    return said_table(look, f"_{name}", f"said_{name}", said, {
        "moment": pa.array([one.moment for one in odd], pa.timestamp("us")),
        "timed": pa.array([one.timed for one in odd], pa.bool_()),
        "clock": pa.array([one.clock for one in odd], pa.int32()),
        "why": pa.array([one.fault for one in odd], pa.string()),
        "blank": pa.array([one.blank for one in odd], pa.bool_()),
    })  # fmt: skip


def _clock_table(look: Look, name: str) -> str:
    said = look.texts(f"_{name}_1")
    return said_table(look, f"_{name}_1", f"said_{name}_1", said, {
        "clock": pa.array([clock_said(text, look.native) for text in said], pa.int32()),
        "blank": pa.array([blank(text) for text in said], pa.bool_()),
    })  # fmt: skip
