"""Issued ratings: freezing one, reading it as it was, comparing it with what the data say now."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from access.rights import Actor, Right, require
from analytics.places import SCORE_DECIMALS
from analytics.ratings import COUNTS
from analytics.words import counted, day, month
from answers.ratings.rating import Rating, rating
from answers.ratings.weights import formula_weights, typed_weights
from data.home import Home
from data.queries.coverage import source_days
from data.queries.selection import Selection
from data.registers_open import open_registers_of
from data.snapshots import Facts
from registers.ratings import issued as register
from registers.ratings.issued import ALL_SOURCES, Frozen, Issued, Place
from registers.settings_values import RatingWeights

BY_DECREE = ("ИМ", "ПОС")
"""Rated apart from each other: decree 4.6."""
_QUARTERS = {1: "I", 4: "II", 7: "III", 10: "IV"}


@dataclass(frozen=True)
class AsIssued:
    """An issued rating as it was: ``tables`` by source (ALL_SOURCES is all of them together).

    Columns: name, place, place_low, place_high, place_before, score, k, t, q and those of
    analytics.ratings.COUNTS, per_1000 and population; in the order issued.
    """

    issued: Issued
    tables: Mapping[str, pd.DataFrame]


def issue(home: Home, facts: Facts, actor: Actor, chosen: Selection, now: datetime) -> int:
    """Freeze the rating of settlements of the period of ``chosen``; return its number.

    All channels together, and each of BY_DECREE that has messages apart; other filters do not
    narrow it. Needs Right.ISSUE_RATING, raises IssueError.
    """
    require(actor, Right.ISSUE_RATING)
    asked = Selection(chosen.as_of, chosen.date_from, chosen.date_to)
    present = {one.source for one in source_days(facts)}
    found = rating(facts, actor, asked)
    places = {ALL_SOURCES: _places(found)}
    for source in BY_DECREE:
        if source in present:
            places[source] = _places(rating(facts, actor, replace(asked, source=source)))
    frozen = Frozen(
        date_from=found.date_from,
        date_to=chosen.date_to or found.date_to,
        as_of=chosen.as_of,
        snapshot=facts.number,
        weights_version=found.weights_version or 0,
        weights=typed_weights(found.weights),
        demo=facts.demo,
    )
    return register.issue(open_registers_of(home, now), actor, frozen, places, now=now)


def issued_ratings(home: Home, actor: Actor, now: datetime) -> tuple[Issued, ...]:
    """Return every issued rating, the newest first; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return register.issued_ratings(open_registers_of(home, now))


def issued_rating(home: Home, actor: Actor, number: int, now: datetime) -> AsIssued:
    """Return one as it was issued; needs Right.VIEW_FIGURES, raises IssueError."""
    require(actor, Right.VIEW_FIGURES)
    issued, places = register.issued_rating(open_registers_of(home, now), number)
    return AsIssued(issued, {source: _table(listed) for source, listed in places.items()})


def withdraw(home: Home, actor: Actor, number: int, reason: str, now: datetime) -> None:
    """Withdraw one; needs Right.ISSUE_RATING, raises IssueError."""
    register.withdraw(open_registers_of(home, now), actor, number, reason, now=now)


def places_now(
    facts: Facts,
    actor: Actor,
    chosen: Selection,
    weights: RatingWeights,
) -> pd.DataFrame:
    """Return name, place, score of the same days by what is known now, with the weights issued.

    Needs Right.VIEW_FIGURES.
    """
    found = rating(facts, actor, chosen, weights=formula_weights(weights)).table
    return found[["name", "place", "score"]]


def compared(issued: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Return name, place, place_now, score, score_now, changed (place or score), as issued ordered.

    Who was not there when it was issued comes last.
    """
    both = issued[["name", "place", "score"]].merge(
        now, on="name", how="outer", suffixes=("", "_now"), sort=False
    )
    order = {name: position for position, name in enumerate(issued["name"])}
    both = both.assign(order=both["name"].map(order).fillna(len(order))).sort_values(
        ["order", "name"], ignore_index=True
    )
    places = both["place"].fillna(0) != both["place_now"].fillna(0)
    scores = both["score"].fillna(-1).astype(float).round(SCORE_DECIMALS) != both[
        "score_now"
    ].fillna(-1).astype(float).round(SCORE_DECIMALS)
    rated = both["place"].notna() | both["place_now"].notna()
    return both.assign(changed=places | (scores & rated), moved=places).drop(columns="order")


def of_comparison(table: pd.DataFrame) -> str:
    """Return what has become of an issued rating."""
    moved, changed = int(table["moved"].sum()), int(table["changed"].sum())
    if moved:
        said = counted(moved, "место изменилось", "места изменились", "мест изменилось")
        return f"С тех пор {said}: данные дополнились или исправлены"
    if changed:
        return "Места прежние, хотя баллы с тех пор изменились"
    return "Данные говорят то же, что и при выпуске"


def title(first: date, last: date) -> str:
    """Return «Рейтинг за октябрь 2026» of the days; a quarter, a year, or the two days."""
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if whole and months == 1:
        return f"Рейтинг за {month(first)}"
    if whole and months == 3 and first.month in _QUARTERS:
        return f"Рейтинг за {_QUARTERS[first.month]} квартал {first.year}"
    if whole and months == 12 and first.month == 1:
        return f"Рейтинг за {first.year} год"
    return f"Рейтинг с {day(first)} по {day(last)}"


def unfinished(frozen: Frozen) -> bool:
    """Whether the period had not ended by the date of the data it was made of."""
    return frozen.as_of < frozen.date_to


def _places(found: Rating) -> tuple[Place, ...]:
    rows: list[dict[str, Any]] = [
        {str(key): None if pd.isna(value) else value for key, value in row.items()}
        for row in found.table.to_dict(orient="records")
    ]
    counts = (*COUNTS, "per_1000", "population")
    return tuple(
        Place(
            name=str(row["name"]),
            place=_whole(row["place"]),
            place_low=_whole(row["place_low"]),
            place_high=_whole(row["place_high"]),
            place_before=_whole(row["place_before"]) if row["rated"] else None,
            score=_number(row["score"]) if row["rated"] else None,
            k=_number(row["k"]),
            t=_number(row["t"]),
            q=_number(row["q"]),
            parts={name: float(row[name]) for name in counts if row[name] is not None},
        )
        for row in rows
    )


def _table(places: tuple[Place, ...]) -> pd.DataFrame:
    whole = ["place", "place_low", "place_high", "place_before"]
    counts = [*COUNTS, "per_1000", "population"]
    rows = [
        {name: getattr(one, name) for name in ("name", *whole, "score", "k", "t", "q")}
        | {name: one.parts.get(name) for name in counts}
        for one in places
    ]
    table = pd.DataFrame(rows, columns=["name", *whole, "score", "k", "t", "q", *counts])
    numbers = table.drop(columns="name").astype(float)
    return numbers.assign(**{name: numbers[name].astype("Int64") for name in whole}).assign(
        name=table["name"]
    )[list(table.columns)]


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
