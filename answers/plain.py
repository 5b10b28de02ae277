"""Frames into plain values for JSON: absent is None, months are «YYYY-MM», days ISO."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

DAY_FORMATS: Mapping[str, str] = {"month": "%Y-%m", "week": "%Y-%m-%d", "day": "%Y-%m-%d"}


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of ``frame`` as dictionaries of plain values."""
    return [
        {str(name): plain(value, str(name)) for name, value in row.items()}
        for row in frame.to_dict(orient="records")
    ]


def plain(value: Any, name: str = "") -> Any:
    """Return one value as JSON has it; a Timestamp by the name of its column."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.strftime(DAY_FORMATS.get(name, "%Y-%m-%dT%H:%M:%S"))
    return value.item() if isinstance(value, np.generic) else value
