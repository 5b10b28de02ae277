"""What messages are about, as the facts name it: blocks, groups of topics, topics."""

import pandas as pd

from data.engines import duck
from data.snapshots import Facts


def subjects(facts: Facts) -> pd.DataFrame:
    """Return columns block, topic_group, topic: every triple that has ever had a message."""
    return duck.fetch(
        facts.path,
        "SELECT DISTINCT block, topic_group, topic FROM cube_months "
        "ORDER BY block, topic_group, topic",
    )
