"""Messages of different sources that may be one appeal: an offer for a person, never a decision.

Two messages are offered when they came from different sources, of one settlement, within DAYS days,
and have one applicant or alike texts. Loads no pandas: previews ask too.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

DAYS = 3
# The share of words that two texts have in common, of all words of both.
LIKENESS = 0.6
# A shorter text says too little: «нет воды» is said by many.
LEAST_WORDS = 5
# More messages a week under one name are a service, or a word in place of a name.
MOST_OF_APPLICANT = 5
# A word that so many say in one settlement within DAYS is the event of the day, not one appeal.
MOST_OF_WORD = 100


@dataclass(frozen=True)
class Twin:
    """A message and one of another source that may be the same appeal.

    ``likeness`` is the share of common words, None when the applicant is the same.
    """

    source: str
    number: str
    day: date
    topic: str
    other_source: str
    other_number: str
    other_day: date
    other_topic: str
    settlement: str
    likeness: float | None

    @property
    def why(self) -> str:
        """Why the two are offered, in Russian."""
        if self.likeness is None:
            return "тот же заявитель"
        return f"похожий текст, {int(100 * self.likeness)} %"


def find_twins(
    connection: duckdb.DuckDBPyConnection,
    facts: str,
    texts: str,
    asked: str,
    values: Sequence[Any] = (),
) -> list[Twin]:
    """Return for each message that ``asked`` names the likeliest of another source, if any.

    ``facts`` and ``texts`` are relations with the columns of a snapshot's; ``asked`` is a condition
    on a row of ``facts`` with ``values`` for its parameters. A pair is returned once, from the side of the message that came later.
    """
    with _laid_out(connection, _compared(facts, texts, asked), values) as sources:
        if sources < 2:
            return []
        rows = connection.execute(_BEST).fetchall()
    return [Twin(*row) for row in rows]


@contextmanager
def _laid_out(
    connection: duckdb.DuckDBPyConnection, compared: str, values: Sequence[Any]
) -> Generator[int]:
    """Lay out what is compared in temporary tables; yield how many sources are among it."""
    connection.execute(compared, list(values))
    row = connection.execute(
        "SELECT count(DISTINCT source) FROM twin_rows WHERE (SELECT count(*) FROM twin_rows "
        "WHERE asked) > 0"
    ).fetchone()
    sources = int(row[0]) if row else 0
    try:
        if sources > 1:
            connection.execute(_PREFIXES)
        yield sources
    finally:
        connection.execute("DROP TABLE IF EXISTS temp.twin_rows")
        connection.execute("DROP TABLE IF EXISTS temp.twin_prefixes")


def _compared(facts: str, texts: str, asked: str) -> str:
    """The messages asked about and those near them in time, with the words of their texts."""
    return f"""
    CREATE OR REPLACE TEMP TABLE twin_rows AS
    WITH asked AS (SELECT source, external_id, received_day FROM {facts} WHERE {asked}),
    span AS (SELECT min(received_day) - {DAYS} AS first, max(received_day) + {DAYS} AS last FROM asked),
    near AS (
        SELECT f.source, f.external_id, f.received_day, f.settlement, f.topic,
            a.external_id IS NOT NULL AS asked, t.applicant, {_WORDS} AS words
        FROM {facts} AS f
        JOIN {texts} AS t ON t.source = f.source AND t.external_id = f.external_id
        LEFT JOIN asked AS a ON a.source = f.source AND a.external_id = f.external_id
        WHERE f.settlement <> 'не определено'
          AND f.received_day BETWEEN (SELECT first FROM span) AND (SELECT last FROM span)
    )
    SELECT row_number() OVER (ORDER BY received_day, source, external_id) AS id, *,
        CAST(floor((received_day - DATE '2000-01-01') / {DAYS}) AS INTEGER) AS step
    FROM near"""


# Words of four letters and more without their endings; what was masked says nothing of the matter.
_WORDS = (
    "list_distinct(list_transform(regexp_extract_all(regexp_replace(replace(lower(t.text), 'ё', 'е'),"
    r" '\[[^\]]*\]', ' ', 'g'), '[а-яa-z0-9]{4,}'), x -> x[:6]))"
)

# Two texts as alike as LIKENESS have at least one word in common among their rarest ones, so many
# that the rest alone would not do.
_PREFIXES = f"""
CREATE OR REPLACE TEMP TABLE twin_prefixes AS
WITH said AS (
    SELECT id, source, settlement, step, len(words) AS size, unnest(words) AS word
    FROM twin_rows WHERE len(words) >= {LEAST_WORDS}
),
counts AS (SELECT word, count(*) AS texts FROM said GROUP BY word)
SELECT * FROM (
    SELECT s.id, s.source, s.settlement, s.step, s.word
    FROM said AS s JOIN counts AS c ON c.word = s.word
    QUALIFY row_number() OVER (PARTITION BY s.id ORDER BY c.texts, s.word)
        <= s.size - CAST(ceil({LIKENESS} * s.size) AS INTEGER) + 1
)
QUALIFY count(*) OVER (PARTITION BY word, settlement, step) <= {MOST_OF_WORD}"""

# Steps are DAYS long: what is near lies in the same step or the next one.
_NEAR = (
    "a.source <> b.source AND a.settlement = b.settlement AND (a.asked OR b.asked) "
    f"AND abs(a.received_day - b.received_day) <= {DAYS}"
)
_BEST = f"""
WITH rare AS (
    SELECT applicant FROM twin_rows WHERE applicant IS NOT NULL
    GROUP BY applicant, step HAVING count(*) > {MOST_OF_APPLICANT}
),
named AS (
    SELECT greatest(a.id, b.id) AS later, least(a.id, b.id) AS earlier, CAST(NULL AS DOUBLE) AS likeness
    FROM twin_rows AS a JOIN twin_rows AS b ON b.applicant = a.applicant AND a.id < b.id
    WHERE {_NEAR} AND a.applicant NOT IN (SELECT applicant FROM rare)
),
met AS (
    SELECT DISTINCT greatest(a.id, b.id) AS later, least(a.id, b.id) AS earlier
    FROM twin_prefixes AS a
    CROSS JOIN (VALUES (0), (1)) AS ahead(steps)
    JOIN twin_prefixes AS b
        ON b.word = a.word AND b.settlement = a.settlement AND b.step = a.step + ahead.steps
        AND b.source <> a.source
),
worded AS (
    SELECT b.id AS later, a.id AS earlier,
        len(list_intersect(a.words, b.words))
            / (len(a.words) + len(b.words) - len(list_intersect(a.words, b.words))) AS likeness
    FROM met JOIN twin_rows AS a ON a.id = met.earlier JOIN twin_rows AS b ON b.id = met.later
    WHERE {_NEAR}
),
offered AS (
    SELECT * FROM named UNION ALL
    SELECT * FROM worded WHERE likeness >= {LIKENESS}
)
SELECT b.source, b.external_id, b.received_day, b.topic,
    a.source, a.external_id, a.received_day, a.topic, b.settlement, o.likeness
FROM offered AS o JOIN twin_rows AS a ON a.id = o.earlier JOIN twin_rows AS b ON b.id = o.later
QUALIFY row_number() OVER (
    PARTITION BY o.later ORDER BY coalesce(o.likeness, 2) DESC, o.earlier DESC
) = 1
ORDER BY o.later"""
