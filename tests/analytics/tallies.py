"""Counts a month, a place and a block, drawn as rows, and the seven shipped indicators."""

import tomllib
from pathlib import Path

import pandas as pd

from analytics.definitions import parse_indicator

FOLDER = Path(__file__).parents[2] / "analytics" / "indicators"

SEVEN = [
    parse_indicator(tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted(FOLDER.glob("*.toml"))
]

FAST, PAGES, DECISIONS, ROAD_MAPS = SEVEN[0], SEVEN[2], SEVEN[3], SEVEN[4]

COLUMNS = ["indicator", "month", "covered_month", "settlement", "block"]

COLUMNS += ["numerator", "denominator", "unknown"]


def tally_of(rows: list[tuple]) -> pd.DataFrame:
    """Rows of indicator, month "2026-01", covered month or None, settlement, block, N, M, unknown."""
    frame = pd.DataFrame(rows, columns=COLUMNS)
    frame["month"] = pd.to_datetime(frame["month"])
    frame["covered_month"] = pd.to_datetime(frame["covered_month"])
    return frame


def only(frame: pd.DataFrame, **wanted: object) -> pd.Series:
    for column, value in wanted.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, f"one row was expected:\n{frame}"
    return frame.iloc[0]
