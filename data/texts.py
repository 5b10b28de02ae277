"""Texts of messages: apart from the facts, shown on demand, under a right, and logged."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pandas as pd

from access.rights import Actor, Right, require
from data.engines import duck
from data.errors import NotFound
from data.home import Home
from data.logbook import record
from data.snapshots import Facts

MOST_AT_ONCE = 100


def texts_path(facts: Facts) -> Path:
    """Return the file of masked texts that was published with the snapshot."""
    return facts.path.with_name(f"{facts.path.stem}.texts.duckdb")


def texts(
    home: Home, facts: Facts, actor: Actor, keys: Sequence[tuple[str, str]], now: datetime
) -> pd.DataFrame:
    """Return columns source, external_id, street, text, reply of the messages (source, number).

    Texts were masked at import. Needs Right.VIEW_TEXTS; who saw which messages is logged before
    anything is shown. Raises NotFound when the texts of this snapshot are gone, ValueError when
    more than MOST_AT_ONCE are asked for.
    """
    require(actor, Right.VIEW_TEXTS)
    if len(keys) > MOST_AT_ONCE:
        raise ValueError(f"at most {MOST_AT_ONCE} texts at once, not {len(keys)}")
    path = texts_path(facts)
    if not path.exists():
        raise NotFound(f"Тексты версии № {facts.number} не найдены. Опубликуйте данные заново.")
    record(
        home,
        "texts shown",
        now.isoformat(),
        actor=actor.name,
        messages=len(keys),
        snapshot=facts.number,
        keys=[f"{source} {number}" for source, number in keys],
    )
    wanted = ", ".join("(?, ?)" for _ in keys)
    return duck.fetch(
        path,
        "SELECT source, external_id, street, text, reply FROM texts "
        f"WHERE (source, external_id) IN ({wanted or '(NULL, NULL)'}) ORDER BY source, external_id",
        [value for key in keys for value in key],
    )
