"""What a cell of a heat map shows, what it stands on, and whether chance explains it."""

from enum import StrEnum

import numpy as np
import pandas as pd

from analytics.changes import change, growth_risk
from analytics.departures import count_risks, share_risks
from analytics.tails import false_discovery
from analytics.unusual import unusual
from answers.heat.grid import DISTRICT, NO_EXECUTOR, NO_HOUR, TOTAL, UNKNOWN

RISK = 0.01  # a map has some hundred cells: at 5 % five of them would «grow» by chance alone
LISTED = 0.05  # of the cells called so, at most this share is chance (Benjamini–Hochberg)
FEW = 3


class Metric(StrEnum):
    """What a cell shows."""

    COUNT = "count"
    PER_1000 = "per_1000"
    LATE = "late"
    CHANGE = "change"
    YEAR = "year"
    OPEN = "open"
    MEDIAN = "median"
    REPEATS = "repeats"
    MARK = "mark"
    UNUSUAL = "unusual"


COMPARED = (Metric.CHANGE, Metric.YEAR)
JUDGED = (Metric.PER_1000, Metric.LATE, Metric.MEDIAN, Metric.REPEATS)  # by load or by status


def valued(cells: pd.DataFrame, metric: Metric, comparable: bool) -> pd.DataFrame:
    """Return the cells with value, base (NaN: no data) and status, see answers.heat.heatmap.HeatMap."""
    if metric in COMPARED:
        return _compared(cells, comparable)
    return _VALUES[metric](cells)


def _counted(cells: pd.DataFrame) -> pd.DataFrame:
    messages = cells["messages"].astype(float)
    return cells.assign(value=messages, base=messages, status="")


def _per_1000(cells: pd.DataFrame) -> pd.DataFrame:
    value = 1000 * cells["messages"] / cells["population"]
    # What has no place can have no residents: not applicable, which is not «unknown».
    base = cells["messages"].astype(float).where(cells["population"].notna() | _nowhere(cells))
    placed = cells[_inner(cells) & cells["population"].notna()]
    came = placed.groupby("column")["messages"].sum()
    people = placed.groupby("column")["population"].sum()
    expected = cells["column"].map(came / people) * cells["population"]
    risks = np.where(
        _inner(cells), count_risks(cells["messages"].to_numpy(), expected.to_numpy()), np.nan
    )
    return cells.assign(
        value=value,
        base=base,
        expected=expected,
        status=_departed(cells["messages"] - expected, risks),
    )


def _late(cells: pd.DataFrame) -> pd.DataFrame:
    return _shared(cells, cells["late"], cells["late"] + cells["on_time"], cells["messages"])


def _repeats(cells: pd.DataFrame) -> pd.DataFrame:
    known = cells["repeats_known"]
    missing = (cells["counted"] - known).where(known > 0)  # nobody says: hatched, not «—»
    nothing = missing.where(known > 0, cells["counted"].where(cells["counted"] == 0))
    return _shared(cells, cells["repeats"], known, nothing)


def _shared(
    cells: pd.DataFrame, hits: pd.Series, trials: pd.Series, otherwise: pd.Series
) -> pd.DataFrame:
    """A share against the district's; ``otherwise`` is the base where there are no trials."""
    some = trials > 0
    value = (100 * hits / trials.where(some)).astype(float)
    whole = ((cells["row"] == DISTRICT) & (cells["column"] == TOTAL)).to_numpy()
    common = float(value[whole].iloc[0]) / 100 if some[whole].any() else 0.0
    risks = share_risks(hits.to_numpy(), trials.to_numpy(), common)
    risks = np.where(_inner(cells) & (trials >= FEW), risks, np.nan)
    status = _departed(value - 100 * common, risks)
    return cells.assign(
        value=value, base=trials.where(some, otherwise).astype(float), status=status
    )


def _opened(cells: pd.DataFrame) -> pd.DataFrame:
    still = cells["open"].astype(float)
    return cells.assign(value=still, base=still, status="")


def _marked(cells: pd.DataFrame) -> pd.DataFrame:
    marks = cells["marks"].astype(float)
    base = marks.where((marks > 0) | (cells["counted"] == 0))
    return cells.assign(value=cells["marks_sum"] / marks.where(marks > 0), base=base, status="")


def _median(cells: pd.DataFrame) -> pd.DataFrame:
    whole = cells[(cells["row"] == DISTRICT) & (cells["column"] == TOTAL)]
    common = float(whole["value"].iloc[0])
    longer, shorter = cells["low"] > common, cells["high"] < common
    status = np.select([longer, shorter], ["more", "fewer"], "even")
    status = np.where(_inner(cells) & cells["value"].notna(), status, "")
    return cells.assign(base=(cells["answered"] + cells["waiting"]).astype(float), status=status)


def _unusual(cells: pd.DataFrame) -> pd.DataFrame:
    judged = _inner(cells) & ~_nowhere(cells) & ~cells["column"].isin((UNKNOWN, NO_HOUR))
    judged &= cells["row"] != NO_EXECUTOR
    table = cells[judged].pivot(index="row", columns="column", values="messages")
    found = unusual(table)
    at = pd.MultiIndex.from_frame(cells[["row", "column"]])
    residual, expected, listed = (
        one.stack(future_stack=True).reindex(at).to_numpy(dtype=float)
        for one in (found.residual, found.expected, found.listed)
    )
    messages = cells["messages"].astype(float)
    # Silence where many were expected is as telling as a crowd.
    larger = pd.Series(np.fmax(messages, np.nan_to_num(expected)), cells.index)
    base = messages.where(~(judged & (larger >= FEW)), larger)
    return cells.assign(
        value=residual, base=base, expected=expected,
        status=_departed(pd.Series(residual, cells.index), listed, adjusted=True),
    )  # fmt: skip


def _compared(cells: pd.DataFrame, comparable: bool) -> pd.DataFrame:
    pairs = list(zip(cells["messages"].tolist(), cells["before"].tolist(), strict=True))
    value = pd.Series([change(*pair) for pair in pairs], index=cells.index, dtype=float)
    status = pd.Series([_direction(*pair) for pair in pairs], index=cells.index)
    # Two messages in both periods are no change to speak of: the cell shows those of now.
    both = (cells["messages"] + cells["before"]).astype(float)
    base = both.where(both >= FEW, cells["messages"].astype(float)) if comparable else both * np.nan
    return cells.assign(value=value, base=base, status=status)


def _direction(now: int, before: int) -> str:
    if now > before and growth_risk(now, before) < RISK:
        return "grown"
    return "fallen" if before > now and growth_risk(before, now) < RISK else "even"


def _departed(difference: pd.Series, risks: np.ndarray, adjusted: bool = False) -> pd.Series:
    listed = risks if adjusted else false_discovery(risks)
    words = np.where(listed < LISTED, np.where(difference > 0, "more", "fewer"), "even")
    return pd.Series(np.where(np.isnan(listed), "", words), difference.index)


def _inner(cells: pd.DataFrame) -> pd.Series:
    return (cells["row"] != DISTRICT) & (cells["column"] != TOTAL)


def _nowhere(cells: pd.DataFrame) -> pd.Series:
    return cells["row"] == UNKNOWN


_VALUES = {
    Metric.COUNT: _counted,
    Metric.PER_1000: _per_1000,
    Metric.LATE: _late,
    Metric.OPEN: _opened,
    Metric.MEDIAN: _median,
    Metric.REPEATS: _repeats,
    Metric.MARK: _marked,
    Metric.UNUSUAL: _unusual,
}
