"""Publishing: a new read-only snapshot, written beside, checked and renamed into place."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from analytics.calendar import working_days
from data import journal
from data.definitions import indicators_of
from data.durable import write_whole
from data.home import Home
from data.importing.cells.expressions import literal
from data.importing.steps import step
from data.publishing.cubes import build_cubes
from data.publishing.facts import NORM_FIELDS, build_facts, gather_messages
from data.publishing.layout import LAYOUT
from data.publishing.matching import Matcher
from data.publishing.measures import unite_measures
from data.publishing.silent_pages import add_silent_pages
from data.publishing.surges import build_surges
from registers.excerpt import Excerpt
from registers.passports.values import FIELDS
from registers.settings_values import Norms, NormsSince

KEPT = 5
_NAME = re.compile(r"^(\d{4,})\.duckdb$")
REPORTS = ("page_months", "decisions", "hearings", "road_map_measures", "appeals_quarters")


def publish(
    home: Home, connection: duckdb.DuckDBPyConnection, in_force: Excerpt, now: datetime
) -> int:
    """Write the next snapshot of the open store and return its number.

    The old snapshots stay readable; only the last ones are kept.
    """
    number = max(snapshot_numbers(home), default=0) + 1
    facts, texts = (
        home.snapshots / f"{number:04d}.duckdb",
        home.snapshots / f"{number:04d}.texts.duckdb",
    )
    drafts = [Path(f"{facts}.draft"), Path(f"{texts}.draft")]
    for left in home.snapshots.glob("*.draft*"):  # by a publication that was cut off
        left.unlink(missing_ok=True)
    for draft, name in zip(drafts, ("snap", "texts"), strict=True):
        connection.execute(f"ATTACH {literal(str(draft))} AS {name}")
    try:
        _write(connection, in_force, number, now)
        _refuse_other_rows(connection)
        connection.execute("CHECKPOINT snap")
        connection.execute("CHECKPOINT texts")
    finally:
        connection.execute("DETACH snap")
        connection.execute("DETACH texts")
    # The texts first: a snapshot that can be seen is whole.
    drafts[1].rename(texts)
    drafts[0].rename(facts)
    write_whole(home.newest, str(number).encode())
    step("published")
    for old in sorted(snapshot_numbers(home))[:-KEPT]:
        for path in home.snapshots.glob(f"{old:04d}.*"):
            path.unlink(missing_ok=True)
    return number


def lay_facts(connection: duckdb.DuckDBPyConnection, in_force: Excerpt, now: datetime) -> date:
    """Create the facts and the reports in the attached ``snap``, all that indicators count from.

    Returns the last day the data speak of.
    """
    _norm_map(connection, in_force.norms)
    gather_messages(connection)
    _calendar(connection, in_force.calendar_overrides, now)
    unite_measures(connection, in_force.measures)
    build_facts(connection, Matcher(in_force.directory))
    for table in REPORTS:
        connection.execute(
            f"CREATE TABLE snap.{table} AS SELECT * EXCLUDE (row_hash, is_version) FROM current_{table}"
        )
    add_silent_pages(connection, in_force.page_duties)
    connection.execute(
        "CREATE OR REPLACE TABLE snap.decisions AS SELECT d.*, "
        "coalesce(p.settlement, 'не определено') AS settlement FROM snap.decisions AS d "
        "LEFT JOIN place_map AS p ON p.place IS NOT DISTINCT FROM d.territory"
    )
    return _data_date(connection, now)


def _refuse_other_rows(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise when a message was lost or doubled on its way into the facts: nothing is published then."""
    counts = connection.execute(
        "SELECT (SELECT count(*) FROM now_messages), (SELECT count(*) FROM snap.facts), "
        "(SELECT count(*) FROM texts.texts)"
    ).fetchone()
    if counts is None or len(set(counts)) != 1:
        raise RuntimeError(f"messages, facts, texts: {counts}")


def snapshot_numbers(home: Home) -> list[int]:
    """Return the numbers of the published snapshots."""
    names = (_NAME.match(path.name) for path in home.snapshots.iterdir())
    return [int(name[1]) for name in names if name]


def is_behind(home: Home) -> bool:
    """Return whether the newest snapshot shows other batches than the journal has in force.

    One that is missing, cannot be read or was laid by an older version is behind too.
    """
    numbers = snapshot_numbers(home)
    if not numbers:
        return True
    try:
        with duckdb.connect(str(snapshot_path(home, max(numbers))), read_only=True) as snapshot:
            shown = snapshot.execute("SELECT batch_id FROM batches WHERE undone_at IS NULL")
            batches = {row[0] for row in shown.fetchall()}
            layout = snapshot.execute("SELECT layout FROM meta").fetchone()
            return batches != journal.live_imports(home).keys() or layout != (LAYOUT,)
    except duckdb.Error:
        return True


def snapshot_path(home: Home, number: int) -> Path:
    """Return where snapshot ``number`` lies."""
    return home.snapshots / f"{number:04d}.duckdb"


def _write(
    connection: duckdb.DuckDBPyConnection,
    in_force: Excerpt,
    number: int,
    now: datetime,
) -> None:
    named = in_force.directory
    data_date = lay_facts(connection, in_force, now)
    build_cubes(connection, indicators_of(in_force.passports), data_date)
    connection.execute(
        "CREATE TABLE snap.batches AS SELECT b.*, u.undone_at, u.actor AS undone_by "
        "FROM batches AS b LEFT JOIN undone AS u ON u.batch_id = b.batch_id"
    )
    connection.execute("CREATE TABLE snap.refusals AS SELECT * FROM refusals")
    _directories(connection, in_force)
    weights = asdict(in_force.rating_weights)
    named_weights = ", ".join(f"CAST(? AS DOUBLE) AS {name}" for name in weights)
    connection.execute(
        f"CREATE TABLE snap.rating_weights AS SELECT {named_weights}, CAST(? AS INTEGER) AS version",
        [*weights.values(), in_force.weights_version],
    )
    connection.execute(
        "CREATE TABLE texts.texts AS "
        "SELECT m.source, m.key AS external_id, m.street, m.text, m.reply, m.applicant "
        "FROM messages AS m JOIN now_messages AS n "
        "ON n.batch_id = m.batch_id AND n.row_number = m.row_number"
    )
    build_surges(connection, in_force.surges, in_force.calendar_overrides)
    connection.execute(
        "CREATE TABLE snap.meta AS SELECT ? AS number, ? AS layout, CAST(? AS TIMESTAMP) AS published_at, "
        "CAST(? AS DATE) AS data_date, (SELECT max(batch_id) FROM live) AS last_batch, "
        "coalesce((SELECT bool_or(demo) FROM live), false) AS demo, ? AS directory_version, "
        "(SELECT count(*) FROM snap.facts) AS messages",
        [number, LAYOUT, now, data_date, named.version],
    )


_FLAGS = ("fast_track_by_topic", "settlements_as_is", "topics_as_is")


def _norm_map(connection: duckdb.DuckDBPyConnection, in_force: Sequence[NormsSince]) -> None:
    rows: list[Mapping[str, Any]] = []
    for batch_id, rules in connection.execute("SELECT batch_id, rules FROM live").fetchall():
        said = json.loads(rules)
        own = {name: said["norm"].get(name) for name in NORM_FIELDS}
        until = date.max
        for one in in_force:  # the newest first: each holds until the one before begins
            terms = _settings_of(one.norms).get(said["norm"].get("setting") or "", own)
            fast = {"fast_track_days": one.norms.pos_fast_working_days}
            days = {"since": one.since, "until": until}
            flags = {flag: said[flag] for flag in _FLAGS}
            rows.append({"batch_id": batch_id, **days, **terms, **fast, **flags})
            until = one.since
    kinds = dict.fromkeys(("batch_id", *NORM_FIELDS, "fast_track_days"), pa.int32())
    kinds |= dict.fromkeys(("since", "until"), pa.date32()) | dict.fromkeys(_FLAGS, pa.bool_())
    table = pa.table(
        {name: pa.array([row.get(name) for row in rows], kind) for name, kind in kinds.items()}
    )
    connection.register("rule_rows", table)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE norm_map AS SELECT * EXCLUDE ({', '.join(_FLAGS)}) FROM rule_rows"
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE rule_map AS SELECT DISTINCT batch_id, {', '.join(_FLAGS)} FROM rule_rows"
    )
    connection.unregister("rule_rows")


def _settings_of(norms: Norms) -> dict[str, dict[str, int]]:
    """The norms by the name that a profile gives them."""
    return {
        "im": {"working_days": norms.im_working_days},
        "pos": {
            "calendar_days": norms.pos_calendar_days,
            "fast_working_days": norms.pos_fast_working_days,
        },
        "edds": {"hours": norms.edds_hours},
        "fz59": {"calendar_days": norms.fz59_calendar_days},
    }


def _calendar(
    connection: duckdb.DuckDBPyConnection, overrides: Mapping[date, bool], now: datetime
) -> None:
    row = connection.execute(
        "SELECT CAST(min(received_at) AS DATE), CAST(max(received_at) AS DATE) FROM now_messages"
    ).fetchone()
    first, last = row if row and row[0] else (now.date(), now.date())
    days = [first + timedelta(days=i) for i in range((last - first).days + 400)]
    works = set(working_days((first.year, days[-1].year), overrides).days)
    working = [day in works for day in days]
    counted: list[int] = []
    for day_works in working:
        counted.append((counted[-1] if counted else 0) + day_works)
    table = pa.table({"day": days, "working": working, "workdays_so_far": counted})
    connection.register("calendar_days", table)
    connection.execute("CREATE OR REPLACE TEMP TABLE calendar AS SELECT * FROM calendar_days")
    connection.unregister("calendar_days")


def _data_date(connection: duckdb.DuckDBPyConnection, now: datetime) -> date:
    """The last day the data speak of: of messages, else of reports, never later than today."""
    of_messages = (
        "SELECT greatest(max(received_day), max(CAST(answered_at AS DATE)) "
        "FILTER (answered_at <= $now)) FROM snap.facts"
    )
    of_reports = (
        "SELECT greatest((SELECT max(last_day(month)) FROM current_page_months), "
        "(SELECT max(date) FROM current_decisions), (SELECT max(date) FROM current_hearings)) "
        "WHERE $now IS NOT NULL"
    )
    for query in (of_messages, of_reports):
        row = connection.execute(query, {"now": now}).fetchone()
        if row and row[0]:
            return min(row[0], now.date())
    return now.date()


def _directories(connection: duckdb.DuckDBPyConnection, in_force: Excerpt) -> None:
    named = in_force.directory
    _values(
        connection, "settlements", named.settlements, ("name", "kind", "population", "lat", "lon")
    )
    _values(connection, "localities", named.localities, ("settlement", "name", "lat", "lon"))
    _values(connection, "blocks", named.blocks, ("name", "position", "note"))
    _values(connection, "topics", named.topics, ("topic_group", "topic", "block", "fast_track"))
    connection.execute(f"CREATE TABLE snap.passports ({_PASSPORT_COLUMNS})")
    connection.executemany(
        f"INSERT INTO snap.passports VALUES ({', '.join('?' for _ in FIELDS)})",
        [[getattr(one, name) for name in FIELDS] for one in in_force.passports],
    )


_PASSPORT_COLUMNS = (
    "code VARCHAR, version INTEGER, toml_text VARCHAR, valid_from DATE, author VARCHAR, "
    '"at" TIMESTAMP, state VARCHAR, comment VARCHAR, approver VARCHAR, approved_on DATE'
)


_COLUMN_TYPES = {
    "population": pa.int64(), "lat": pa.float64(), "lon": pa.float64(), "position": pa.int32(),
    "fast_track": pa.bool_(),
}  # fmt: skip


def _values(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[object], names: Sequence[str]
) -> None:
    listed = list(rows)
    columns = {
        name: pa.array([getattr(row, name) for row in listed], _COLUMN_TYPES.get(name, pa.string()))
        for name in names
    }
    connection.register("directory_rows", pa.table(columns))
    connection.execute(f"CREATE TABLE snap.{table} AS SELECT * FROM directory_rows")
    connection.unregister("directory_rows")
