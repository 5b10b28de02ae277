"""The words of the district's map: what stands at a settlement, and the sentence behind it."""

import pandas as pd

from analytics.words import capital
from answers.heat.district_map import DistrictMap
from answers.heat.values import Metric
from charts.cell_sentences import tail
from charts.cells import cell_text, shaded

FEW = 3


def place_words(answer: DistrictMap, period: str) -> pd.DataFrame:
    """Return what charts.district_map and charts.tiles draw; `period` in words.

    Columns: row, lat, lon, messages, value, count, text, hover.
    """
    records = answer.places.to_dict(orient="records")
    metric = answer.heat.metric
    return pd.DataFrame(
        {
            "row": [row["row"] for row in records],
            "lat": answer.places["lat"].astype(float),
            "lon": answer.places["lon"].astype(float),
            "messages": answer.places["messages"],
            "value": shaded(metric, answer.places["value"]),
            "count": answer.places["base"],
            "text": [_text(metric, row) for row in records],
            "hover": [
                f"{row['row']}, {period}:\n{capital(tail(answer.heat, row))}" for row in records
            ],
        }
    )


def _text(metric: Metric, row: dict[str, float]) -> str:
    """A figure on fewer than three is not shown, only how many there are."""
    if pd.isna(row["base"]):
        return "нет данных"
    if row["base"] == 0:
        return "0"
    if row["base"] < FEW and row["value"] != row["base"]:
        return f"{row['base']:.0f} {'оц.' if metric is Metric.MARK else 'сообщ.'}"
    return cell_text(metric, row)
