"""The measures of road maps in force: those of imported reports and those kept in the registers."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from registers.road_maps.values import LinkedMeasure

_TEXTS = ("road_map", "number", "measure", "topic", "settlement", "executor", "status")
_DAYS = ("date_from", "date_to", "done_on")

# The register wins on an equal key: what a person keeps here is newer than any report of it.
_UNITED = """
CREATE OR REPLACE TEMP TABLE measures_in_force AS
SELECT road_map, number, measure, nullif(topic, '') AS topic, nullif(settlement, '') AS settlement,
    executor, status, date_from, date_to, done_on
FROM kept_measures
UNION ALL
SELECT road_map, number, measure, topic, settlement, executor, status, date_from, date_to, done_on
FROM current_road_map_measures AS m
WHERE NOT EXISTS (
    SELECT 1 FROM kept_measures AS k
    WHERE lower(trim(k.road_map)) = lower(trim(m.road_map))
      AND lower(trim(k.number)) = lower(trim(m.number)))"""


def unite_measures(connection: duckdb.DuckDBPyConnection, kept: Sequence[LinkedMeasure]) -> None:
    """Create the temporary table ``measures_in_force`` of imported and ``kept`` measures."""
    columns = {
        name: pa.array([getattr(one, name) for one in kept], kind)
        for names, kind in ((_TEXTS, pa.string()), (_DAYS, pa.date32()))
        for name in names
    }
    connection.register("kept_measures", pa.table(columns))
    connection.execute(_UNITED)
    connection.unregister("kept_measures")
