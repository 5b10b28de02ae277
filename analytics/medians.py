"""The typical time to an answer: a median, because one forgotten message spoils a mean."""

import pandas as pd


def hours_between(start: pd.Series, end: pd.Series) -> pd.Series:
    """Hours (float) from start to end; NaN where either is unknown, as for an open message."""
    return (end - start).dt.total_seconds() / 3600


def median(values: pd.Series) -> float | None:
    """The interpolated median: of an even number, the mean of the middle two.

    Unknown values are left out; None when none is left.
    """
    known = values.dropna()
    return float(known.median()) if len(known) else None
