"""Measures of road maps as publishing takes them, read by plain SQL: the importer has no SQLAlchemy."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final, cast

from registers.road_maps.values import STATUSES, LinkedMeasure, Status

_SQL: Final = """
SELECT r.number, m.number, m.measure,
    CASE WHEN m.topic = '' THEN v.topic ELSE m.topic END,
    CASE WHEN m.settlement = '' THEN v.settlement ELSE m.settlement END,
    v.period_from, v.period_to, m.executor, coalesce(e.status, 'not_begun'), e.done_on
FROM road_maps AS r
JOIN road_map_versions AS v ON v.road_map = r.id
    AND v.version = (SELECT max(version) FROM road_map_versions WHERE road_map = r.id)
JOIN road_map_measures AS m ON m.road_map = v.road_map AND m.version = v.version
LEFT JOIN road_map_executions AS e ON e.id = (
    SELECT max(id) FROM road_map_executions WHERE road_map = r.id AND number = m.number)
WHERE r.withdrawn_at IS NULL
ORDER BY r.number, m.position"""


def linked_measures(rows: Callable[[str], list[tuple[Any, ...]]]) -> tuple[LinkedMeasure, ...]:
    """Return every measure of the newest versions of the road maps in force.

    `rows` runs a query and returns its rows, days as ISO texts. A blank topic or settlement is that
    of the road map; a settlement that is blank still is the whole district. Statuses are Russian,
    as in the imported report.
    """
    return tuple(
        LinkedMeasure(
            *said,
            date_from=date.fromisoformat(first),
            date_to=date.fromisoformat(last),
            executor=executor,
            status=STATUSES[cast(Status, status)],
            done_on=None if done_on is None else date.fromisoformat(done_on),
        )
        for *said, first, last, executor, status, done_on in rows(_SQL)
    )
