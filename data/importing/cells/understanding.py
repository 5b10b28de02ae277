"""The rows of ``raw`` with what their cells mean, field by field."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from data.importing.cells import expressions as cells
from data.importing.cells.asks import Ask, asks_about
from data.importing.cells.clocks import length_said
from data.importing.cells.dated import dated
from data.importing.cells.distinct import Look, Misread, Part, nothing, said_table
from data.importing.cells.identifiers import PLAIN_SQL, identifier, rounded
from data.importing.cells.normal import normal, tidy
from data.importing.cells.quarters import quarter_said
from data.importing.cells.words import blank, evidence, flag, mark, meaning, whole_number
from data.importing.tables.fields import DATED, NUMBERED, TABLES, Kind

STATES = ("outcome", "status", "kind", "hidden")

_WORDS = {Kind.FLAG: "BOOLEAN", Kind.EVIDENCE: "BOOLEAN", Kind.NUMBER: "INTEGER"}
_EXAMPLES = 3
# What indicators count by the word itself, in whatever spelling it came.
_COUNTED = {normal(word): word for word in ("исполнено", "публичные слушания")}
# Kept letter by letter: what is hashed, masked or parted elsewhere.
_VERBATIM = ("address", "street", "question")


@dataclass(frozen=True)
class Understood:
    """``sql`` selects the rows of ``raw`` with the columns that the parts of the fields name."""

    sql: str
    misread: tuple[Misread, ...]
    asks: tuple[Ask, ...]


def understood(look: Look) -> Understood:
    """Read the distinct texts of ``raw`` into tables beside it and say how to join them.

    Besides ``row_number`` and the texts ``_field`` there are, for a date, the columns of ``dated``;
    for a column joined to a field ``_field_1``; for a duration ``_field_took``; for a flag, evidence,
    number or quarter ``_field_value``; for a state of a message ``_field_means``; for the number of a
    message or measure ``_field_said``, as it was written, and ``_field_lost``.
    """
    fields = TABLES[look.profile.table]
    parts = [_beside(look, name) for name in fields]
    parts += [_part(look, name, kind) for name, kind in fields.items()]
    if look.profile.table == "messages":
        parts += [_state(look, name) for name in STATES]
    columns = {"row_number": "raw.row_number"}
    for part in parts:
        columns |= part.columns
    listed = ", ".join(f"{said} AS {name}" for name, said in columns.items())
    joins = " ".join(join for part in parts for join in part.joins)
    misread = tuple(one for part in parts for one in part.misread)
    return Understood(f"SELECT {listed} FROM raw {joins}", misread, asks_about(look))


def _part(look: Look, name: str, kind: Kind) -> Part:
    if kind in DATED:
        return dated(look, name, kind)
    if kind in _WORDS:
        return _word(look, name, kind)
    if kind is Kind.DURATION:
        return _duration(look, name)
    if not look.has(name):
        return Part({f"_{name}": nothing("VARCHAR")})
    if name in NUMBERED:
        return _identifier(look, name)
    if name == "quarter":
        return _quarter(look)
    if kind is Kind.TEXT and name not in _VERBATIM:
        return _text(look, name)
    return Part({f"_{name}": f"raw._{name}"})


def _beside(look: Look, name: str) -> Part:
    """The columns joined to a field, as they are."""
    joined = range(1, len(look.match.positions.get(name, ())))
    return Part({f"_{name}_{i}": f"raw._{name}_{i}" for i in joined})


def _word(look: Look, name: str, kind: Kind) -> Part:
    column, sort = f"_{name}", _WORDS[kind]
    if not look.has(name):
        return Part({column: nothing("VARCHAR"), f"{column}_value": nothing(sort)})
    said = look.texts(column)
    signs = any(normal(text) == "+" for text in said)
    values = [_value(text, name, kind, signs) for text in said]
    join = said_table(look, column, f"said{column}", said, {
        "value": pa.array(values, pa.int32() if kind is Kind.NUMBER else pa.bool_())
    })  # fmt: skip
    columns = {column: f"raw.{column}", f"{column}_value": f"said{column}.value"}
    return Part(columns, (join,), _misread(look, name, said, values))


def _value(text: str, name: str, kind: Kind, signs: bool) -> bool | int | None:
    if kind is Kind.FLAG:
        return flag(text, signs)
    if kind is Kind.EVIDENCE:
        return evidence(text, signs)
    return mark(text) if name == "mark" else whole_number(text)


def _duration(look: Look, name: str) -> Part:
    column = f"_{name}"
    if not look.has(name):
        return Part({column: nothing("VARCHAR"), f"{column}_took": nothing("INTERVAL")})
    took = cells.duration(f"raw.{column}")
    said = look.odd_texts(column, f"{cells.duration(column)} IS NULL")
    if not said:
        return Part({column: f"raw.{column}", f"{column}_took": took})
    lengths = [length_said(text) for text in said]
    values = {"took": pa.array(lengths, pa.int64())}
    join = said_table(look, column, f"said{column}", said, values)
    took = f"coalesce(to_seconds(said{column}.took), {took})"
    columns = {column: f"raw.{column}", f"{column}_took": took}
    return Part(columns, (join,), _misread(look, name, said, lengths))


def _identifier(look: Look, name: str) -> Part:
    column = f"_{name}"
    written = {f"{column}_said": f"raw.{column}"}
    said = look.odd_texts(column, f"NOT regexp_full_match({column}, {cells.literal(PLAIN_SQL)})")
    if not said:
        return Part({column: f"raw.{column}", **written, f"{column}_lost": "false"})
    table = f"said{column}"
    join = said_table(look, column, table, said, {
        "id": pa.array([identifier(text) for text in said], pa.string()),
        "lost": pa.array([rounded(text) for text in said], pa.bool_()),
    })  # fmt: skip
    neat = f"CASE WHEN {table}.said IS NULL THEN raw.{column} ELSE {table}.id END"
    lost = f"coalesce({table}.lost, false)"
    return Part({column: neat, **written, f"{column}_lost": lost}, (join,))


def _quarter(look: Look) -> Part:
    said = look.texts("_quarter")
    values = {"value": pa.array([quarter_said(text) for text in said], pa.string())}
    join = said_table(look, "_quarter", "said_quarter", said, values)
    return Part({"_quarter": "raw._quarter", "_quarter_value": "said_quarter.value"}, (join,))


def _text(look: Look, name: str) -> Part:
    column = f"_{name}"
    neatened = {text: _neat(text, ended=name in STATES) for text in look.texts(column)}
    said = [text for text, neat in neatened.items() if neat != text]
    if not said:
        return Part({column: f"raw.{column}"})
    neat = [neatened[text] for text in said]
    table = f"said{column}"
    join = said_table(look, column, table, said, {"neat": pa.array(neat, pa.string())})
    kept = f"CASE WHEN {table}.said IS NULL THEN raw.{column} ELSE {table}.neat END"
    return Part({column: kept}, (join,))


def _neat(text: str, ended: bool) -> str | None:
    neat = tidy(text).rstrip(".,;:!… ") if ended else tidy(text)
    return None if blank(neat) else _COUNTED.get(normal(neat), neat) if ended else neat


def _state(look: Look, name: str) -> Part:
    """What a state means, also of a blank one, in a table beside the tidied text."""
    column, words = f"_{name}", look.profile.values.get(name, {})
    of_blank = words.get("")
    unsaid = nothing("VARCHAR") if of_blank is None else cells.literal(of_blank)
    if not look.has(name) or not words:
        return Part({f"{column}_means": unsaid})
    said = look.texts(column)
    table = f"meant{column}"
    meanings = [meaning(text, words, yes=name == "hidden") for text in said]
    join = said_table(look, column, table, said, {"means": pa.array(meanings, pa.string())})
    means = f"CASE WHEN raw.{column} IS NULL THEN {unsaid} ELSE {table}.means END"
    return Part({f"{column}_means": means}, (join,))


def _misread(
    look: Look, name: str, said: Sequence[str], values: Sequence[object]
) -> tuple[Misread, ...]:
    texts = [
        text for text, value in zip(said, values, strict=True) if value is None and not blank(text)
    ]
    if not texts:
        return ()
    counted = look.connection.execute(
        f"SELECT count(*) FROM raw WHERE _{name} IN (SELECT unnest(?))", [texts]
    ).fetchone()
    header = look.match.headers[look.match.positions[name][0]]
    return (Misread(name, header, counted[0] if counted else 0, tuple(sorted(texts)[:_EXAMPLES])),)
