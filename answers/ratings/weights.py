"""The weights of the rating: which are in force and since when, what others would change, saving."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime

import pandas as pd

from access.rights import Actor, Right, require
from analytics.weights import Weights
from analytics.words import number
from answers.ratings.rating import rating
from data.home import Home
from data.queries.rating_parts import weights_published
from data.queries.selection import Selection
from data.registers_open import open_registers_of
from data.snapshots import Facts
from registers.ratings import weights as register
from registers.ratings.weights import WeightsVersion
from registers.settings_values import RatingWeights

_AXES = {"k": "quantity", "t": "timeliness", "q": "substance"}


@dataclass(frozen=True)
class KnownWeights:
    """Every version, the one in force first; ``published`` is the one the figures are made with."""

    versions: tuple[WeightsVersion, ...]
    published: int

    @property
    def in_force(self) -> WeightsVersion:
        """The last version."""
        return self.versions[0]


def known_weights(home: Home, actor: Actor, facts: Facts, now: datetime) -> KnownWeights:
    """Return the versions of the weights; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    versions = register.weights_versions(open_registers_of(home, now))
    return KnownWeights(versions, weights_published(facts)[1])


def preview(facts: Facts, actor: Actor, chosen: Selection, weights: RatingWeights) -> pd.DataFrame:
    """Return the places of settlements with these weights beside those on the screens.

    Columns: name, place, place_was, change (places up, empty where there was or will be none),
    moved (also into or out of the rating), score, score_was; the best new place first,
    only those with a place before or after. Needs Right.VIEW_FIGURES.
    """
    everywhere = replace(chosen, settlement=None)
    columns = ["name", "place", "score"]
    now = rating(facts, actor, everywhere, weights=formula_weights(weights)).table[columns]
    was = rating(facts, actor, everywhere).table[columns]
    both = now.merge(was, on="name", how="outer", suffixes=("", "_was"))
    both = both[both["place"].notna() | both["place_was"].notna()]
    both = both.assign(
        change=both["place_was"] - both["place"],
        moved=both["place"].fillna(0) != both["place_was"].fillna(0),
    )
    return both.sort_values(["place", "name"], ignore_index=True)


def save(
    home: Home, actor: Actor, weights: RatingWeights, reason: str, seen: int, now: datetime
) -> int:
    """Save a further version; needs Right.EDIT_DIRECTORIES, raises SettingError."""
    engine = open_registers_of(home, now)
    return register.save_weights(engine, actor, weights, reason, seen=seen, now=now)


def of_weights(known: KnownWeights) -> str:
    """Return what the rating on the screens is made of, in points of a hundred."""
    found = [one.weights for one in known.versions if one.version == known.published]
    weights = found[0] if found else known.in_force.weights
    whole = weights.k + weights.t + weights.q
    k, t, q = (number(100 * one / whole) for one in (weights.k, weights.t, weights.q))
    return (
        f"Веса версии {known.published}: из 100 баллов {k} за число сообщений, {t} за сроки, {q} за "
        "решение по существу"
    )


def formula_weights(weights: RatingWeights) -> Weights:
    """Return what was typed as the formula takes it; raises ValueError when it cannot be."""
    return Weights(**{_AXES.get(name, name): value for name, value in asdict(weights).items()})


def typed_weights(weights: Weights) -> RatingWeights:
    """Return the weights of the formula as they are stored."""
    values = asdict(weights)
    names = {long: short for short, long in _AXES.items()}
    return RatingWeights(**{names.get(name, name): value for name, value in values.items()})
