"""Tables of sharp growth: what people found of each alarm."""

from typing import Final

# One line a verdict given: the last line of a key is in force, none of them is ever changed. An
# empty verdict takes the one before back; `settlement` is NULL for the whole district.
TABLES: Final[tuple[str, ...]] = (
    """CREATE TABLE alarm_verdicts (
        id {serial} PRIMARY KEY,
        alarm_key VARCHAR(700) NOT NULL,
        verdict VARCHAR(20) NOT NULL,
        first_day DATE NOT NULL,
        settlement VARCHAR(300),
        block VARCHAR(300) NOT NULL,
        what TEXT NOT NULL,
        known_on DATE,
        note TEXT NOT NULL,
        author VARCHAR(300) NOT NULL,
        at TIMESTAMP NOT NULL)""",
    "CREATE INDEX alarm_verdicts_keys ON alarm_verdicts (alarm_key)",
)
