"""The weights: a preview equals the rating they make once published; the version travels along."""

from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from analytics.weights import Weights
from answers.ratings.rating import rating
from answers.ratings.weights import formula_weights, known_weights, preview, save, typed_weights
from data import uploads
from data.queries.selection import Selection
from data.snapshots import current
from registers.settings_values import RatingWeights
from tests.small_home import drawn_rows, home_of

NOW = datetime(2026, 11, 12, 10, 0)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
OTHER = RatingWeights(1, 0, 0, monthly_minimum=15)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return home_of(tmp_path_factory.mktemp("weights"), drawn_rows(seed=4, count=1200))


def asked(facts):
    return Selection(facts.data_date, *YEAR)


def test_the_stored_defaults_are_those_of_the_formula():
    assert formula_weights(RatingWeights()) == Weights()
    typed = RatingWeights(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
    assert typed_weights(formula_weights(typed)) == typed
    assert formula_weights(typed).axes == (1, 2, 3)
    assert formula_weights(typed).substance_parts == (4, 5, 6, 7)


def test_what_was_previewed_is_what_is_published_and_the_version_says_so(home):
    facts = current(home)
    before = rating(facts, DEMO_ACTOR, asked(facts))
    assert before.weights_version == 1
    seen = preview(facts, DEMO_ACTOR, replace(asked(facts), settlement="Мортка"), OTHER)
    assert set(seen["name"]) == set(before.rated["name"])
    assert seen["moved"].any(), "other weights move places here"
    tried = rating(facts, DEMO_ACTOR, asked(facts), weights=formula_weights(OTHER))
    assert tried.weights_version is None

    assert save(home, DEMO_ACTOR, OTHER, "проба", 1, NOW) == 2
    known = known_weights(home, DEMO_ACTOR, current(home), NOW)
    assert (known.published, known.in_force.version) == (1, 2)
    uploads.publish(home, DEMO_ACTOR, NOW)

    facts = current(home)
    after = rating(facts, DEMO_ACTOR, asked(facts))
    assert (after.weights_version, after.weights) == (2, formula_weights(OTHER))
    now = after.table.set_index("name")
    for row in seen.to_dict("records"):
        place, score = now.loc[row["name"], ["place", "score"]]
        assert pd.isna(place) == pd.isna(row["place"])
        if not pd.isna(place):
            assert (place, score) == (row["place"], pytest.approx(row["score"]))


def test_looking_needs_the_right(home):
    nobody = Actor("x", "x", frozenset())
    with pytest.raises(AccessDenied):
        known_weights(home, nobody, current(home), NOW)
    with pytest.raises(AccessDenied):
        preview(current(home), nobody, asked(current(home)), OTHER)
    with pytest.raises(AccessDenied):
        save(home, nobody, RatingWeights(), "x", 2, NOW)
