"""Plans carried out: what a report of execution was proved by, and whose block a body is of."""

from typing import Final

TABLES: Final[tuple[str, ...]] = (
    # dated: the day of execution is known, not taken from the due one; replaces: what it corrects.
    """CREATE TABLE plan_report_details (
        report INTEGER PRIMARY KEY REFERENCES plan_reports (id),
        replaces INTEGER REFERENCES plan_reports (id),
        dated BOOLEAN NOT NULL,
        file_name TEXT NOT NULL,
        sha256 VARCHAR(64) NOT NULL,
        size INTEGER NOT NULL)""",
    """CREATE TABLE plan_body_blocks (
        body VARCHAR(500) PRIMARY KEY REFERENCES plan_bodies (name),
        block VARCHAR(300) NOT NULL)""",
)
