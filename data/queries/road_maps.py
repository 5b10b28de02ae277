"""Road maps as imported reports say them."""

import pandas as pd

from data.engines import duck
from data.snapshots import Facts


def imported_road_maps(facts: Facts) -> pd.DataFrame:
    """Return columns road_map, measures, done, first, last (the days of messages), newest first."""
    return duck.fetch(
        facts.path,
        "SELECT road_map, count(*) AS measures, "
        "count(*) FILTER (lower(trim(status)) = 'исполнено' AND done_on IS NOT NULL) AS done, "
        'min(date_from) AS "first", max(date_to) AS "last" '
        'FROM road_map_measures GROUP BY road_map ORDER BY "last" DESC, road_map DESC',
    )
