"""Plans of measures: the plans, their versions and lines, what was reported, and who executes."""

from typing import Final

TABLES: Final[tuple[str, ...]] = (
    """CREATE TABLE action_plans (
        id {serial} PRIMARY KEY,
        title TEXT NOT NULL,
        kind VARCHAR(20) NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL,
        withdrawn_by VARCHAR(300),
        withdrawn_at TIMESTAMP)""",
    """CREATE TABLE plan_versions (
        plan INTEGER NOT NULL REFERENCES action_plans (id),
        version INTEGER NOT NULL,
        title TEXT NOT NULL,
        file_name TEXT NOT NULL,
        years VARCHAR(300) NOT NULL,
        changes TEXT NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL,
        PRIMARY KEY (plan, version))""",
    # line_key stays the same from version to version: reports of execution hold on to it.
    """CREATE TABLE plan_lines (
        plan INTEGER NOT NULL REFERENCES action_plans (id),
        version INTEGER NOT NULL,
        position INTEGER NOT NULL,
        line_key VARCHAR(100) NOT NULL,
        number VARCHAR(100) NOT NULL,
        section TEXT NOT NULL,
        measure TEXT NOT NULL,
        term_text TEXT NOT NULL,
        executors_text TEXT NOT NULL,
        report_text TEXT NOT NULL,
        place VARCHAR(300) NOT NULL,
        notes TEXT NOT NULL,
        rules TEXT NOT NULL,
        executors TEXT NOT NULL,
        done_by VARCHAR(10) NOT NULL,
        queue TEXT NOT NULL,
        dropped TEXT NOT NULL,
        PRIMARY KEY (plan, version, position))""",
    """CREATE TABLE plan_reports (
        id {serial} PRIMARY KEY,
        plan INTEGER NOT NULL REFERENCES action_plans (id),
        line_key VARCHAR(100) NOT NULL,
        executor TEXT NOT NULL,
        period VARCHAR(300) NOT NULL,
        done_on DATE,
        text TEXT NOT NULL,
        proof TEXT NOT NULL,
        moved_to DATE,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL,
        withdrawn_by VARCHAR(300),
        withdrawn_at TIMESTAMP)""",
    """CREATE TABLE plan_bodies (
        name VARCHAR(500) PRIMARY KEY,
        is_group BOOLEAN NOT NULL,
        note TEXT NOT NULL)""",
    """CREATE TABLE plan_body_aliases (
        folded VARCHAR(500) PRIMARY KEY,
        name TEXT NOT NULL,
        body VARCHAR(500) NOT NULL REFERENCES plan_bodies (name))""",
    """CREATE TABLE plan_body_members (
        body_group VARCHAR(500) NOT NULL REFERENCES plan_bodies (name),
        member VARCHAR(500) NOT NULL REFERENCES plan_bodies (name),
        PRIMARY KEY (body_group, member))""",
)
