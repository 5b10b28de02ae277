"""The facts: current messages joined with directories and norms, one row a message, no texts."""

import duckdb
import pyarrow as pa

from data.publishing.matching import UNKNOWN, Matcher

NORM_FIELDS = ("hours", "calendar_days", "working_days", "fast_working_days")

_END_OF_DAY = "INTERVAL '23:59:59'"
OUTSIDE = "вне района"


def gather_messages(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the temporary table ``now_messages``: the messages in force, without their texts."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE now_messages AS "
        "SELECT * EXCLUDE (street, text, reply, applicant, question) FROM current_messages"
    )


def build_facts(connection: duckdb.DuckDBPyConnection, matcher: Matcher) -> None:
    """Create ``snap.facts`` and ``snap.unknown_names``.

    Needs the temporary tables ``now_messages``, ``norm_map`` (batch_id, since, until, NORM_FIELDS
    and fast_track_days: the norms of what a batch holds from the day ``since`` to before ``until``),
    ``rule_map``, ``measures_in_force`` and ``calendar`` (day, working, workdays_so_far).
    """
    _place_map(connection, matcher)
    _topic_map(connection, matcher)
    _measure_topics(connection, matcher)
    eras = connection.execute("SELECT count(DISTINCT since) FROM norm_map").fetchone()
    connection.execute(_JOINED.format(dated=_DATED if eras and eras[0] > 1 else ""))
    connection.execute(_COVERED)
    connection.execute(_FACTS)
    connection.execute(_UNKNOWN_NAMES)


def _place_map(connection: duckdb.DuckDBPyConnection, matcher: Matcher) -> None:
    texts = [row[0] for row in connection.execute(
        "SELECT DISTINCT place FROM now_messages "
        "UNION SELECT DISTINCT territory FROM current_decisions "
        "UNION SELECT DISTINCT settlement FROM measures_in_force"
    ).fetchall()]  # fmt: skip
    found = [matcher.place(text) for text in texts]
    _temp(connection, "place_map", {
        "place": pa.array(texts, pa.string()),
        "settlement": pa.array([p.settlement for p in found], pa.string()),
        "locality": pa.array([p.locality for p in found], pa.string()),
        "outside": pa.array([p.outside for p in found], pa.string()),
        "unknown": pa.array([p.unknown for p in found], pa.string()),
    })  # fmt: skip


def _topic_map(connection: duckdb.DuckDBPyConnection, matcher: Matcher) -> None:
    keys = connection.execute(
        "SELECT DISTINCT topic_group, topic, service FROM now_messages"
    ).fetchall()
    found = [matcher.subject(*key) for key in keys]
    _temp(connection, "topic_map", {
        "said_group": pa.array([key[0] for key in keys], pa.string()),
        "said_topic": pa.array([key[1] for key in keys], pa.string()),
        "said_service": pa.array([key[2] for key in keys], pa.string()),
        "block": pa.array([s.block for s in found], pa.string()),
        "topic_group": pa.array([s.topic_group for s in found], pa.string()),
        "topic": pa.array([s.topic for s in found], pa.string()),
        "fast_track": pa.array([s.fast_track for s in found], pa.bool_()),
        "unknown": pa.array([s.unknown for s in found], pa.string()),
    })  # fmt: skip


def _measure_topics(connection: duckdb.DuckDBPyConnection, matcher: Matcher) -> None:
    rows = connection.execute(
        "SELECT DISTINCT topic FROM measures_in_force WHERE topic IS NOT NULL"
    ).fetchall()
    said = [row[0] for row in rows]
    _temp(connection, "measure_topics", {
        "said": pa.array(said, pa.string()),
        "name": pa.array([matcher.topic_meant(text).lower() for text in said], pa.string()),
    })  # fmt: skip


def _temp(connection: duckdb.DuckDBPyConnection, name: str, columns: dict[str, pa.Array]) -> None:
    connection.register("arrow_columns", pa.table(columns))
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM arrow_columns")
    connection.unregister("arrow_columns")


# Left out while the norms are those of all the past: comparing days costs as much as the join.
_DATED = "AND CAST(m.received_at AS DATE) >= n.since AND CAST(m.received_at AS DATE) < n.until"

# A source that keeps its own names says them itself where the directory is silent.
_JOINED = f"""
CREATE OR REPLACE TEMP TABLE joined AS
SELECT m.*, CAST(m.received_at AS DATE) AS received_day,
    CASE WHEN r.settlements_as_is
        THEN coalesce(p.settlement, nullif(split_part(m.place, ' | ', 1), ''), '{UNKNOWN}')
        ELSE coalesce(p.settlement, '{UNKNOWN}') END AS settlement,
    p.locality, p.outside, CASE WHEN NOT r.settlements_as_is THEN p.unknown END AS unknown_place,
    t.block, t.fast_track AS fast_topic,
    CASE WHEN r.topics_as_is AND t.unknown IS NOT NULL
        THEN coalesce(m.topic_group, m.topic) ELSE t.topic_group END AS subject_group,
    CASE WHEN r.topics_as_is AND t.unknown IS NOT NULL
        THEN coalesce(m.topic, m.topic_group) ELSE t.topic END AS subject,
    CASE WHEN NOT r.topics_as_is THEN t.unknown END AS unknown_topic,
    coalesce(m.fast_track, CASE WHEN r.fast_track_by_topic THEN t.fast_track END) AS fast,
    n.hours, n.calendar_days, n.working_days, n.fast_working_days, n.fast_track_days
FROM now_messages AS m
JOIN rule_map AS r ON r.batch_id = m.batch_id
JOIN norm_map AS n ON n.batch_id = m.batch_id {{dated}}
LEFT JOIN place_map AS p ON p.place IS NOT DISTINCT FROM m.place
LEFT JOIN topic_map AS t ON t.said_group IS NOT DISTINCT FROM m.topic_group
    AND t.said_topic IS NOT DISTINCT FROM m.topic
    AND t.said_service IS NOT DISTINCT FROM m.service"""


def _as_named(text: str) -> str:
    """SQL of a measure's name without case, dashes and signs: «ДК-1, № 2» and «дк 1 / 2» are one."""
    plain = f"replace(lower({text}), 'ё', 'е')"
    return f"trim(regexp_replace({plain}, '[^0-9a-zа-я]+', ' ', 'g'))"


# The earliest execution among the measures linked to a topic (or its group) in a settlement on a
# day; a source with its own column names the measure instead. A message without a topic, like one
# known by its service alone, has no link.
_COVERED = f"""
CREATE OR REPLACE TEMP TABLE covered AS
WITH done AS (
    SELECT mt.name, p.settlement, m.date_from, m.date_to, m.done_on
    FROM measures_in_force AS m
    JOIN measure_topics AS mt ON mt.said = m.topic
    LEFT JOIN place_map AS p ON p.place IS NOT DISTINCT FROM m.settlement
    WHERE lower(trim(m.status)) = 'исполнено' AND m.done_on IS NOT NULL
      AND (p.settlement IS NOT NULL OR (p.unknown IS NULL AND p.outside IS NULL))
),
asked AS (
    SELECT DISTINCT subject, topic, topic_group, subject_group, settlement, received_day
    FROM joined WHERE road_map_measure IS NULL AND topic IS NOT NULL
),
named AS (
    SELECT topic, topic_group, settlement, received_day,
        lower(CASE WHEN subject = '{UNKNOWN}' THEN topic ELSE subject END) AS name FROM asked
    UNION ALL
    SELECT topic, topic_group, settlement, received_day,
        lower(CASE WHEN subject_group = '{UNKNOWN}' THEN topic_group ELSE subject_group END)
    FROM asked
)
SELECT a.topic, a.topic_group, a.settlement, a.received_day, min(d.done_on) AS done_on
FROM named AS a JOIN done AS d ON d.name = a.name
WHERE (d.settlement IS NULL OR d.settlement = a.settlement)
  AND a.received_day >= coalesce(d.date_from, a.received_day)
  AND a.received_day <= coalesce(d.date_to, a.received_day)
GROUP BY a.topic, a.topic_group, a.settlement, a.received_day;

CREATE OR REPLACE TEMP TABLE named_measures AS
WITH done AS (
    SELECT * FROM measures_in_force
    WHERE lower(trim(status)) = 'исполнено' AND done_on IS NOT NULL
),
names AS (
    SELECT {_as_named("measure")} AS name, done_on FROM done
    UNION ALL SELECT {_as_named("number")}, done_on FROM done
    UNION ALL SELECT {_as_named("road_map || ' ' || number")}, done_on FROM done
)
SELECT name, min(done_on) AS done_on FROM names WHERE name <> '' GROUP BY name"""

_FACTS = f"""
CREATE TABLE snap.facts AS
SELECT j.source, j.channel, j.key AS external_id, j.batch_id, j.row_number, j.questions,
    j.received_at, j.received_day, CAST(date_trunc('month', j.received_at) AS DATE) AS received_month,
    CASE
        WHEN j.due_at IS NOT NULL THEN j.due_at
        WHEN j.fast AND j.fast_working_days IS NOT NULL THEN f.day + {_END_OF_DAY}
        WHEN j.working_days IS NOT NULL THEN w.day + {_END_OF_DAY}
        WHEN j.calendar_days IS NOT NULL
            THEN j.received_day + to_days(j.calendar_days) + {_END_OF_DAY}
        WHEN j.hours IS NOT NULL THEN j.received_at + to_hours(j.hours)
    END AS due_at,
    j.first_reply_at, j.answered_at,
    CAST(date_trunc('month', j.answered_at) AS DATE) AS answered_month,
    j.status, j.settlement, coalesce(j.locality, '{UNKNOWN}') AS locality, j.block,
    j.subject_group AS topic_group, j.subject AS topic, j.recipient, j.executor,
    j.fast AS fast_track, j.auto_delivery, j.control_evidence,
    CASE WHEN j.road_map_measure IS NULL THEN c.done_on ELSE nm.done_on END AS road_map_done_on,
    j.returned, j.repeat, j.mark, j.resolved,
    j.fast_track AS fast_track_said, j.fast_topic,
    CASE WHEN j.answered_at IS NOT NULL THEN j.answered_at <= q.day + {_END_OF_DAY} END
        AS in_fast_term,
    CASE WHEN j.first_reply_at IS NOT NULL
        THEN j.first_reply_at <= j.received_at + INTERVAL '1 hour' AND j.returned IS NOT TRUE
    END AS prompt_start,
    j.topic IS NOT NULL AND (j.road_map_measure IS NOT NULL
        OR coalesce(lower(CASE WHEN j.subject = '{UNKNOWN}' THEN j.topic ELSE j.subject END)
            IN (SELECT name FROM measure_topics), false)
        OR coalesce(lower(CASE WHEN j.subject_group = '{UNKNOWN}' THEN j.topic_group
            ELSE j.subject_group END) IN (SELECT name FROM measure_topics), false))
        AS road_map_topic,
    CASE WHEN j.outside IS NOT NULL THEN '{OUTSIDE}' ELSE j.excluded_reason END AS excluded_reason
FROM joined AS j
LEFT JOIN calendar AS d ON d.day = j.received_day
LEFT JOIN calendar AS w ON w.working AND w.workdays_so_far = d.workdays_so_far + j.working_days
LEFT JOIN calendar AS f ON f.working AND f.workdays_so_far = d.workdays_so_far + j.fast_working_days
LEFT JOIN calendar AS q ON q.working AND q.workdays_so_far = d.workdays_so_far + j.fast_track_days
LEFT JOIN covered AS c ON c.topic = j.topic AND c.topic_group IS NOT DISTINCT FROM j.topic_group
    AND c.settlement = j.settlement AND c.received_day = j.received_day
LEFT JOIN named_measures AS nm ON nm.name = {_as_named("j.road_map_measure")}
ORDER BY j.received_at"""

_UNKNOWN_NAMES = """
CREATE TABLE snap.unknown_names AS
SELECT 'settlement' AS kind, unknown_place AS name, count(*) AS messages, max(batch_id) AS last_batch
FROM joined WHERE unknown_place IS NOT NULL GROUP BY unknown_place
UNION ALL
SELECT 'topic', unknown_topic, count(*), max(batch_id)
FROM joined WHERE unknown_topic IS NOT NULL GROUP BY unknown_topic"""
