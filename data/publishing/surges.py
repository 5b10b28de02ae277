"""What the surge detector reads: counts by day, messages with urgent words, the settings in force.

Urgent words are looked for here, where the masked texts are at hand, so that no page ever opens a
text to count it. Loads no library: the importer publishes too.
"""

import json
import re
from collections.abc import Mapping
from datetime import date

import duckdb

from data.importing.cells.expressions import literal
from registers.surges.values import SurgeValues, surges_json

_LETTERS = "а-яa-z0-9"
_SAID = "replace(lower(text), 'ё', 'е')"


def build_surges(
    connection: duckdb.DuckDBPyConnection, values: SurgeValues, overrides: Mapping[date, bool]
) -> None:
    """Create in ``snap`` ``cube_surges``, ``urgent_messages`` and ``surge_settings``.

    Needs ``snap.facts``, ``texts.texts`` and the temporary table ``now_messages``. Messages that are
    excluded (spam, duplicates, out of the district) are in neither.
    """
    connection.execute(
        "CREATE TABLE snap.cube_surges AS SELECT received_day AS day, settlement, block, "
        "count(*) AS messages, min(received_at) AS first_at FROM snap.facts "
        "WHERE excluded_reason IS NULL GROUP BY ALL ORDER BY day"
    )
    connection.execute(_urgent(values))
    connection.execute(
        "CREATE TABLE snap.surge_settings AS SELECT ? AS values, ? AS calendar_overrides",
        [
            surges_json(values),
            json.dumps({day.isoformat(): works for day, works in overrides.items()}),
        ],
    )


def pattern(phrase: str) -> str:
    """Return the regular expression of an urgent phrase over lower-case text without ё.

    A word stands whole, * is any ending, between words is anything but a letter or a figure.
    """
    words = phrase.lower().replace("ё", "е").split()
    endings = [
        f"{re.escape(word[:-1])}[{_LETTERS}]*" if word.endswith("*") else re.escape(word)
        for word in words
    ]
    return f"(?:^|[^{_LETTERS}]){f'[^{_LETTERS}]+'.join(endings)}(?:$|[^{_LETTERS}])"


def _urgent(values: SurgeValues) -> str:
    hits = [
        f"SELECT source, external_id, {literal(phrase)} AS word FROM likely "
        f"WHERE regexp_matches(said, {literal(pattern(phrase))})"
        for phrase in values.words
    ]
    classes = [name.strip().lower() for name in values.classes if name.strip()]
    if classes:
        hits.append(
            "SELECT source, key AS external_id, trim(service) AS word FROM now_messages "
            f"WHERE lower(trim(service)) IN ({', '.join(literal(name) for name in classes)})"
        )
    found = " UNION ALL ".join(hits) or "SELECT source, external_id, said AS word FROM likely"
    return (
        f"CREATE TABLE snap.urgent_messages AS WITH likely AS MATERIALIZED (SELECT source, "
        f"external_id, {_SAID} AS said FROM texts.texts WHERE {_likely(values.words)}), "
        f"found AS ({found}) "
        "SELECT w.word, f.source, f.external_id, f.received_at, f.received_day, f.settlement, "
        "f.block FROM found AS w JOIN snap.facts AS f "
        "ON f.source = w.source AND f.external_id = w.external_id "
        "WHERE f.excluded_reason IS NULL ORDER BY f.received_at"
    )


def _likely(words: tuple[str, ...]) -> str:
    """One cheap test of a text as it is: only what passes is put into small letters."""
    stems = {phrase.split()[0].rstrip("*").lower().replace("ё", "е") for phrase in words}
    if not stems:
        return "false"
    said = "|".join(sorted(re.escape(stem).replace("е", "[её]") for stem in stems))
    return f"regexp_matches(text, {literal(f'(?i){said}')})"
