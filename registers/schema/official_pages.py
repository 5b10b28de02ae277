"""The register of official pages: who must keep which page, from when, and by what norm."""

from typing import Final

TABLES: Final[tuple[str, ...]] = (
    # posts_norm: posts a month, NULL while nobody has set it. until: the last day of the duty.
    """CREATE TABLE official_pages (
        id {serial} PRIMARY KEY,
        recipient VARCHAR(300) NOT NULL,
        page VARCHAR(500) NOT NULL,
        category VARCHAR(300) NOT NULL,
        posts_norm INTEGER,
        since DATE NOT NULL,
        until DATE,
        note TEXT NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL)""",
)
