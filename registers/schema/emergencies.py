"""Emergencies: the cards with their clocks, the posts named on them, the log; who holds which post."""

from typing import Final

TABLES: Final[tuple[str, ...]] = (
    # block is empty for a post of the whole district.
    """CREATE TABLE posts (
        role VARCHAR(30) NOT NULL,
        block VARCHAR(300) NOT NULL,
        title TEXT NOT NULL,
        person TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL,
        PRIMARY KEY (role, block))""",
    # settlement: NULL is the whole district. growth: the figures of the alarm as JSON, empty for a
    # card opened by hand. The two terms are those in force when the card was opened.
    """CREATE TABLE emergencies (
        id {serial} PRIMARY KEY,
        category VARCHAR(20) NOT NULL,
        problem TEXT NOT NULL,
        settlement VARCHAR(300),
        block VARCHAR(300),
        occurred_at TIMESTAMP NOT NULL,
        opened_at TIMESTAMP NOT NULL,
        opened_by VARCHAR(300) NOT NULL,
        term_hours INTEGER NOT NULL,
        report_hours INTEGER NOT NULL,
        alarm VARCHAR(300) UNIQUE,
        growth TEXT NOT NULL,
        road_map_at TIMESTAMP,
        version INTEGER NOT NULL,
        closed_at TIMESTAMP,
        closed_by VARCHAR(300),
        outcome VARCHAR(20) NOT NULL,
        result TEXT NOT NULL)""",
    """CREATE TABLE emergency_posts (
        emergency INTEGER NOT NULL REFERENCES emergencies (id),
        role VARCHAR(30) NOT NULL,
        title TEXT NOT NULL,
        person TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        PRIMARY KEY (emergency, role))""",
    # version: of the card after this line; a report or a note leaves it as it was.
    """CREATE TABLE emergency_log (
        id {serial} PRIMARY KEY,
        emergency INTEGER NOT NULL REFERENCES emergencies (id),
        kind VARCHAR(20) NOT NULL,
        version INTEGER NOT NULL,
        at TIMESTAMP NOT NULL,
        entered_at TIMESTAMP NOT NULL,
        author VARCHAR(300) NOT NULL,
        text TEXT NOT NULL)""",
)
