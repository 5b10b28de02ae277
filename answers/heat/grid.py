"""Which rows and columns a heat map has, in which order, and how counts are laid into them."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from analytics.words import month
from data.queries.counts import message_counts
from data.queries.rating_parts import populations
from data.queries.selection import Selection
from data.snapshots import Facts

UNKNOWN, OUT_OF_BLOCKS = "не определено", "Вне блоков"
NO_EXECUTOR, NO_HOUR = "не указан", "время не указано"
TOTAL, DISTRICT, OTHERS = "Всего", "Район", "остальные"
MOST_COLUMNS, MOST_ROWS = 13, 20
WEEKDAYS = (
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
)  # fmt: skip
HOURS = tuple(str(hour) for hour in range(24))
_LAST = (OUT_OF_BLOCKS, UNKNOWN, NO_EXECUTOR, NO_HOUR)


class Kind(StrEnum):
    """What stands against what."""

    SUBJECTS = "subjects"
    MONTHS = "months"
    HOURS = "hours"
    EXECUTORS = "executors"


ROW_OF = {
    Kind.SUBJECTS: "settlement",
    Kind.MONTHS: "settlement",
    Kind.HOURS: "weekday",
    Kind.EXECUTORS: "executor",
}


@dataclass(frozen=True)
class Grid:
    """Names in order, and how many of them OTHERS stands for."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    gathered: int
    gathered_rows: int


def named(frame: pd.DataFrame, kind: Kind, level: str, years: int = 0) -> pd.DataFrame:
    """Return the frame with ``row`` and ``column`` in words instead of its two dimensions.

    ``years`` is added to months, so that those of an earlier year lie over today's.
    """
    return frame.rename(columns={ROW_OF[kind]: "row", level: "column"}).assign(
        row=_words(frame[ROW_OF[kind]], ROW_OF[kind], 0), column=_words(frame[level], level, years)
    )


def grid(
    facts: Facts, counts: pd.DataFrame, earlier: pd.DataFrame, chosen: Selection, level: str,
    kind: Kind,
) -> Grid:  # fmt: skip
    """Return the rows and columns of counts that have been ``named``."""
    rows, gathered_rows = _rows(facts, counts, earlier, chosen, kind)
    columns, gathered = _columns(facts, counts, earlier, chosen, level)
    return Grid(rows, columns, gathered, gathered_rows)


def with_totals(frame: pd.DataFrame, drawn: Grid) -> pd.DataFrame:
    """Return the frame four times: its cells, sums of rows, of columns, and of all."""
    inner = frame.assign(
        row=frame["row"].where(frame["row"].isin(drawn.rows), OTHERS),
        column=frame["column"].where(frame["column"].isin(drawn.columns), OTHERS),
    )
    return pd.concat(
        [
            inner,
            inner.assign(column=TOTAL),
            inner.assign(row=DISTRICT),
            inner.assign(row=DISTRICT, column=TOTAL),
        ]
    )


def places(drawn: Grid) -> pd.MultiIndex:
    """Return every cell of the grid with its totals, in order."""
    return pd.MultiIndex.from_product(
        [[*drawn.rows, DISTRICT], [*drawn.columns, TOTAL]], names=["row", "column"]
    )


def summed(frame: pd.DataFrame, drawn: Grid, sums: list[str]) -> pd.DataFrame:
    """Return ``sums`` for every place of the grid, 0 where there is nothing."""
    added = with_totals(frame, drawn).groupby(["row", "column"])[sums].sum()
    return added.reindex(places(drawn), fill_value=0).reset_index()


def with_residents(cells: pd.DataFrame, residents: dict[str, int | None]) -> pd.DataFrame:
    """Return the cells with ``population`` of their row, NaN where it is not known."""
    known = {name: float(count) for name, count in residents.items() if count}
    rows = [name for name in cells["row"].unique() if name != DISTRICT]
    if UNKNOWN not in residents and set(rows) - {UNKNOWN} <= set(known):
        known[DISTRICT] = sum(known[name] for name in rows if name != UNKNOWN) or np.nan
    return cells.assign(population=cells["row"].map(known).astype(float))


def _words(values: pd.Series, dimension: str, years: int) -> pd.Series:
    if dimension == "month":
        moved = values + pd.DateOffset(years=years) if years else values
        return moved.map(month).astype(object)
    if dimension == "weekday":
        return values.map(dict(enumerate(WEEKDAYS, 1))).astype(object)
    if dimension == "hour":
        return pd.Series(
            [NO_HOUR if pd.isna(one) else str(int(one)) for one in values], values.index, object
        )
    return values.fillna(NO_EXECUTOR) if dimension == "executor" else values


def _rows(
    facts: Facts, counts: pd.DataFrame, earlier: pd.DataFrame, chosen: Selection, kind: Kind
) -> tuple[tuple[str, ...], int]:
    """Everybody of the directory, so that silence is seen as zero; a foreign district's own only."""
    totals = counts.groupby("row")["messages"].sum()
    if kind is Kind.HOURS:
        return WEEKDAYS, 0
    if kind is Kind.EXECUTORS:
        return _capped(_ordered(set(counts["row"]) | set(earlier["row"]), totals), MOST_ROWS)
    if chosen.settlement is not None:
        return (chosen.settlement,), 0
    ever = set(message_counts(facts, ("settlement",), Selection(chosen.as_of))["settlement"])
    directory = set(populations(facts))
    return _ordered(ever | directory if ever & directory else ever, totals), 0


def _columns(
    facts: Facts, counts: pd.DataFrame, earlier: pd.DataFrame, chosen: Selection, level: str
) -> tuple[tuple[str, ...], int]:
    seen = set(counts["column"]) | set(earlier["column"])
    if level == "hour":
        return ((*HOURS, NO_HOUR) if NO_HOUR in seen else HOURS) if seen else (), 0
    if level == "month" and chosen.date_from is not None and chosen.date_to is not None:
        days = pd.date_range(chosen.date_from, chosen.date_to, freq="D")
        return tuple(dict.fromkeys(month(day) for day in days)) if seen else (), 0
    if level == "block" and chosen.block is None and seen:
        seen |= set(message_counts(facts, ("block",), Selection(chosen.as_of))["block"])
    return _capped(_ordered(seen, counts.groupby("column")["messages"].sum()), MOST_COLUMNS)


def _capped(ordered: tuple[str, ...], most: int) -> tuple[tuple[str, ...], int]:
    """The names in order and how many more are gathered into OTHERS."""
    if len(ordered) <= most:
        return ordered, 0
    return (*ordered[: most - 1], OTHERS), len(ordered) - most + 1


def _ordered(names: set[str], totals: pd.Series) -> tuple[str, ...]:
    weights = totals.to_dict()
    return tuple(
        sorted(names, key=lambda name: (_LAST.index(name) + 1 if name in _LAST else 0,
                                        -weights.get(name, 0), name))
    )  # fmt: skip
