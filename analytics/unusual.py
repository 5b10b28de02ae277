"""«Необычность»: which cells of a table hold more or fewer than their row and column explain."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import special, stats

from analytics.tails import false_discovery

# Nearer to what is expected nothing can turn out unusual, and the normal risk is good enough.
EXACT_FROM = 1.5
RISK = 0.05


@dataclass(frozen=True)
class Unusual:
    """Tables of the shape of the counts; NaN where a row or column is empty.

    expected: by the totals of row and column; residual: adjusted, about ±2 is rare in one cell;
    risk: of so much by chance; listed: the same among all cells; unusual: listed below 5 %.
    """

    expected: pd.DataFrame
    residual: pd.DataFrame
    risk: pd.DataFrame
    listed: pd.DataFrame
    unusual: pd.DataFrame


def unusual(counts: pd.DataFrame) -> Unusual:
    """What is unusual in a table of counts, rows × columns.

    Adjusted residuals: Haberman (1973), (O − E) / √(E·(1 − row)·(1 − column)). The risk is exact,
    hypergeometric and two-sided (Fisher), as most cells are small; the list of cells after
    Benjamini & Hochberg (1995). Raises ValueError on a negative or unknown count.
    """
    table = counts.to_numpy(dtype=float)
    if not np.all(table >= 0):
        raise ValueError("a table of counts holds a number from 0 in every cell")
    total = table.sum()
    row, column = table.sum(axis=1, keepdims=True), table.sum(axis=0, keepdims=True)
    safe = max(total, 1)
    expected = row * column / safe
    variance = expected * (1 - row / safe) * (1 - column / safe)
    some = variance > 0
    root = np.sqrt(np.where(some, variance, 1))
    residual = np.where(some, (table - expected) / root, np.nan)
    risk = np.where(some, 2 * special.ndtr(-np.abs(residual)), np.nan)
    far = some & (np.abs(np.nan_to_num(residual)) >= EXACT_FROM)
    risk[far] = _exact(table, row, column, total, residual > 0, far)
    listed = false_discovery(risk.ravel()).reshape(risk.shape)
    frames = (np.where(row * column > 0, expected, np.nan), residual, risk, listed, listed < RISK)
    return Unusual(*(pd.DataFrame(one, counts.index, counts.columns) for one in frames))


def _exact(
    table: np.ndarray,
    row: np.ndarray,
    column: np.ndarray,
    total: float,
    above: np.ndarray,
    far: np.ndarray,
) -> np.ndarray:
    """Twice the tail on the side of the residual, at most 1."""
    rows, columns = (np.broadcast_to(margin, table.shape)[far] for margin in (row, column))
    cells, more = table[far], above[far]
    tails = np.empty(len(cells))
    tails[more] = stats.hypergeom.sf(cells[more] - 1, total, rows[more], columns[more])
    tails[~more] = stats.hypergeom.cdf(cells[~more], total, rows[~more], columns[~more])
    return np.minimum(1, 2 * tails)
