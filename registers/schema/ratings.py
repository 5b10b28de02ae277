"""The tables of ratings: every version of the weights, and the ratings that were issued.

Neither is ever edited: weights change by a further version, an issued rating is withdrawn with a
reason and another one issued. Version 1 of the weights are the defaults the program ships, so the
first saved ones are version 2.
"""

from typing import Final

TABLES: Final[tuple[str, ...]] = (
    # json: what was saved, as the setting has it
    """CREATE TABLE rating_weights_versions (
        version INTEGER PRIMARY KEY,
        json TEXT NOT NULL,
        reason TEXT NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL)""",
    # Weights saved before versions were kept are the first version after the defaults.
    """INSERT INTO rating_weights_versions (version, json, reason, author, at)
        SELECT 2, json, '', author, at FROM settings WHERE name = 'rating_weights'""",
    # weights: all of them as JSON, so that the rating reads without the versions
    """CREATE TABLE issued_ratings (
        id {serial} PRIMARY KEY,
        date_from DATE NOT NULL,
        date_to DATE NOT NULL,
        as_of DATE NOT NULL,
        snapshot INTEGER NOT NULL,
        weights_version INTEGER NOT NULL,
        weights TEXT NOT NULL,
        demo BOOLEAN NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL,
        withdrawn_by VARCHAR(300),
        withdrawn_at TIMESTAMP,
        withdrawn_why TEXT)""",
    # A blank source is all channels together; parts: the counts behind the score, as JSON.
    """CREATE TABLE issued_places (
        rating INTEGER NOT NULL REFERENCES issued_ratings (id),
        source VARCHAR(300) NOT NULL,
        name VARCHAR(300) NOT NULL,
        position INTEGER NOT NULL,
        place INTEGER,
        place_low INTEGER,
        place_high INTEGER,
        place_before INTEGER,
        score DOUBLE PRECISION,
        k DOUBLE PRECISION,
        t DOUBLE PRECISION,
        q DOUBLE PRECISION,
        parts TEXT NOT NULL,
        PRIMARY KEY (rating, source, name))""",
)
