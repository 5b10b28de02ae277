"""The schema of the registers as numbered steps, written once for SQLite and PostgreSQL.

A step is never edited after release: a change of the schema is a new step at the end. Only types
that both databases know are used; `{serial}` is each one's growing whole number.
"""

from typing import Final

from registers.schema import (
    alarms,
    emergencies,
    official_pages,
    passport_versions,
    plan_execution,
    plans,
    ratings,
    road_maps,
)

_DIRECTORIES = (
    """CREATE TABLE blocks (
        name VARCHAR(300) PRIMARY KEY,
        position INTEGER NOT NULL,
        since DATE NOT NULL,
        until DATE,
        note TEXT NOT NULL)""",
    """CREATE TABLE settlements (
        name VARCHAR(300) PRIMARY KEY,
        kind VARCHAR(300) NOT NULL,
        population INTEGER,
        population_date DATE,
        lat DOUBLE PRECISION,
        lon DOUBLE PRECISION,
        oktmo VARCHAR(11) NOT NULL,
        note TEXT NOT NULL)""",
    """CREATE TABLE localities (
        settlement VARCHAR(300) NOT NULL REFERENCES settlements (name),
        name VARCHAR(300) NOT NULL,
        lat DOUBLE PRECISION,
        lon DOUBLE PRECISION,
        population INTEGER,
        assignment_confidence VARCHAR(300) NOT NULL,
        PRIMARY KEY (settlement, name))""",
    """CREATE TABLE topics (
        topic_group VARCHAR(300) NOT NULL,
        topic VARCHAR(300) NOT NULL,
        block VARCHAR(300) NOT NULL REFERENCES blocks (name),
        fast_track BOOLEAN NOT NULL,
        PRIMARY KEY (topic_group, topic))""",
    # space: «settlement» and «outside» share one, the same name cannot be both.
    """CREATE TABLE aliases (
        space VARCHAR(20) NOT NULL,
        folded TEXT NOT NULL,
        kind VARCHAR(20) NOT NULL,
        name TEXT NOT NULL,
        target TEXT,
        PRIMARY KEY (space, folded))""",
    "CREATE TABLE directory_version (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)",
    "INSERT INTO directory_version (id, version) VALUES (1, 0)",
)

_TYPED_BY_PEOPLE = (
    """CREATE TABLE settings (
        name VARCHAR(100) PRIMARY KEY,
        json TEXT NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL)""",
    "CREATE TABLE secrets (name VARCHAR(100) PRIMARY KEY, value VARCHAR(64) NOT NULL)",
    """CREATE TABLE profiles (
        profile_id VARCHAR(100) PRIMARY KEY,
        title VARCHAR(300) NOT NULL,
        toml_text TEXT NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL)""",
    """CREATE TABLE passports (
        code VARCHAR(100) NOT NULL,
        version INTEGER NOT NULL,
        toml_text TEXT NOT NULL,
        valid_from DATE NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL,
        PRIMARY KEY (code, version))""",
    """CREATE TABLE audit (
        id {serial} PRIMARY KEY,
        at TIMESTAMP NOT NULL,
        actor VARCHAR(300) NOT NULL,
        action VARCHAR(300) NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL)""",
)

_MESSAGE_LINKS = (
    """CREATE TABLE message_links (
        source VARCHAR(300) NOT NULL,
        number TEXT NOT NULL,
        other_source VARCHAR(300) NOT NULL,
        other_number TEXT NOT NULL,
        same BOOLEAN NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL,
        PRIMARY KEY (source, number, other_source, other_number))""",
)

_ANNOTATIONS = (
    """CREATE TABLE annotations (
        id {serial} PRIMARY KEY,
        first_day DATE NOT NULL,
        last_day DATE NOT NULL,
        text TEXT NOT NULL,
        charts TEXT NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL,
        withdrawn_by VARCHAR(300),
        withdrawn_at TIMESTAMP)""",
)

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    _DIRECTORIES + _TYPED_BY_PEOPLE,
    _MESSAGE_LINKS,
    _ANNOTATIONS,
    official_pages.TABLES,
    plans.TABLES,
    passport_versions.TABLES,
    emergencies.TABLES,
    road_maps.TABLES,
    alarms.TABLES,
    ratings.TABLES,
    plan_execution.TABLES,
)
"""Step N (from 1) is `MIGRATIONS[N - 1]`; the number of steps is the version of the schema."""
