"""What a snapshot says of the directories it was published with, and of names they did not know."""

import pandas as pd

from data.engines import duck
from data.publishing.matching import UNKNOWN
from data.snapshots import Facts


def unknown_names(facts: Facts) -> pd.DataFrame:
    """Return columns kind («settlement», «topic»), name, messages, last_batch; most messages first."""
    return duck.fetch(
        facts.path,
        "SELECT kind, name, messages, last_batch FROM unknown_names ORDER BY messages DESC, name",
    )


def undetermined(facts: Facts) -> dict[str, int]:
    """Return how many messages have no settlement and no block: {«settlement», «topic»: count}."""
    frame = duck.fetch(
        facts.path,
        "SELECT CAST(coalesce(sum(messages) FILTER (settlement = ?), 0) AS BIGINT) AS settlement, "
        "CAST(coalesce(sum(messages) FILTER (block = ?), 0) AS BIGINT) AS topic FROM cube_months",
        [UNKNOWN, UNKNOWN],
    )
    return {name: int(frame[name].iloc[0]) for name in ("settlement", "topic")}


def directory_version(facts: Facts) -> int:
    """Return the version of the directories that the snapshot was published with."""
    frame = duck.fetch(facts.path, "SELECT directory_version FROM meta")
    return int(frame["directory_version"].iloc[0])
