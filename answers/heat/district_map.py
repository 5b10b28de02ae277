"""The settlements where they lie, with a figure of the heat map for each."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from access.rights import Actor, Right, require
from analytics.words import hours, number, percent
from answers.heat.grid import DISTRICT, TOTAL, UNKNOWN
from answers.heat.heatmap import HeatMap, heat_map
from answers.heat.values import JUDGED, Metric
from data.boundary import Ring, boundary, settlement_points
from data.queries.selection import Selection
from data.snapshots import Facts

METRICS = (Metric.COUNT, *JUDGED, Metric.OPEN, Metric.MARK)


@dataclass(frozen=True)
class DistrictMap:
    """The map and what it stands on.

    ``heat`` has every figure. ``places``: one row a settlement, most messages first, with the
    columns of its cells (row is its name), lat and lon (NaN when the directory has none).
    ``rings`` are lines of (longitude, latitude), empty when no settlement lies inside the boundary
    that is known. ``unknown`` messages have no place.
    """

    heat: HeatMap
    places: pd.DataFrame
    rings: tuple[Ring, ...]
    unknown: int


def district_map(facts: Facts, actor: Actor, chosen: Selection, metric: Metric) -> DistrictMap:
    """Return the figures of METRICS for every settlement; that of ``chosen`` narrows nothing.

    Needs Right.VIEW_FIGURES. Raises ValueError without a period and for any other metric.
    """
    require(actor, Right.VIEW_FIGURES)
    if metric not in METRICS:
        raise ValueError(f"no map of {metric}")
    heat = heat_map(facts, actor, replace(chosen, settlement=None), "block", metric)
    totals = heat.cells[(heat.cells["column"] == TOTAL) & (heat.cells["row"] != DISTRICT)]
    unknown = int(totals.loc[totals["row"] == UNKNOWN, "messages"].sum())
    points = settlement_points(facts).rename(columns={"name": "row"})
    places = totals[totals["row"] != UNKNOWN].merge(points, on="row", how="left")
    known = places.dropna(subset=["lat", "lon"])
    outline = boundary()
    inside = any(outline.holds(x, y) for x, y in zip(known["lon"], known["lat"], strict=True))
    return DistrictMap(heat, places, outline.rings if inside else (), unknown)


def of_district_map(answer: DistrictMap) -> str:
    """Return what the map says: where the figure is highest (a mark: lowest), and the district's."""
    own = answer.places[answer.places["base"] >= 10].dropna(subset=["value"])
    if not answer.heat.columns:
        return "За выбранный период сообщений нет"
    if own.empty:
        return "Сообщений слишком мало, чтобы сравнивать поселения"
    low = answer.heat.metric is Metric.MARK
    row = own.sort_values("value", ascending=low, kind="stable").to_dict(orient="records")[0]
    return f"{_SAID[answer.heat.metric]}: {row['row']} — {_figure(answer.heat.metric, row)}"


def _figure(metric: Metric, row: dict[Hashable, Any]) -> str:
    if metric is Metric.LATE:
        due = number(row["late"] + row["on_time"])
        return f"{number(row['late'])} из {due} ({percent(row['value'])})"
    if metric is Metric.REPEATS:
        known = number(row["repeats_known"])
        return f"{number(row['repeats'])} из {known} ({percent(row['value'])})"
    if metric is Metric.MEDIAN:
        return hours(row["value"])
    if metric is Metric.PER_1000:
        return f"{number(row['value'], 1)} на 1000 жителей"
    if metric is Metric.OPEN:
        return f"{number(row['open'])} из {number(row['counted'])}"
    return number(row["value"], 1 if metric is Metric.MARK else 0)


_SAID = {
    Metric.COUNT: "Больше всего сообщений",
    Metric.PER_1000: "Чаще всего пишут",
    Metric.LATE: "Чаще всего опаздывают",
    Metric.MEDIAN: "Дольше всего ждут ответа",
    Metric.REPEATS: "Чаще всего обращаются повторно",
    Metric.OPEN: "Больше всего без ответа",
    Metric.MARK: "Ниже всего оценки",
}
