"""The words of the district's map."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from answers.heat.district_map import DistrictMap
from answers.heat.heatmap import HeatMap
from answers.heat.values import Metric
from charts.place_words import place_words


@pytest.mark.parametrize(
    ("late", "on_time", "text"),
    [(3, 9, "25\u00a0%"), (1, 1, "2 сообщ."), (0, 0, "0"), (0, 5, "0\u00a0%")],
)
def test_a_share_of_two_is_not_shown(late, on_time, text):
    due = late + on_time
    row = {
        "row": "Мортка", "lat": 59.3, "lon": 66.0, "messages": due, "late": late, "pending": 0,
        "on_time": on_time, "no_term": 0, "base": due, "status": "",
        "value": 100 * late / due if due else np.nan,
    }  # fmt: skip
    places, day = pd.DataFrame([row]), date(2026, 1, 1)
    heat = HeatMap("block", Metric.LATE, day, day, None, True, ("Мортка",), (), 0, places)
    found = place_words(DistrictMap(heat, places, (), 0), "2026 год")
    assert found.at[0, "text"] == text
    assert found.at[0, "hover"].startswith("Мортка, 2026 год:\n")
