"""The history of places: each month is the rating of that month alone."""

from datetime import date

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from answers.ratings.history import MONTHS, rating_history
from answers.ratings.rating import rating_rows
from data.home import Home
from data.queries.selection import Selection


@pytest.fixture(scope="module")
def history(drawn):
    chosen = Selection(drawn.facts.data_date, date(2026, 1, 1), date(2026, 12, 31))
    return rating_history(drawn.facts, DEMO_ACTOR, chosen)


def test_the_last_month_is_that_of_the_data_and_unfinished(history, drawn):
    assert len(history.months) == MONTHS
    assert history.months[-1] == drawn.facts.data_date.replace(day=1) == date(2026, 10, 1)
    assert history.months[0] == date(2025, 11, 1)
    last = history.places["start"].dt.date == date(2026, 10, 1)
    assert history.places.loc[last, "unfinished"].all()
    assert not history.places.loc[~last, "unfinished"].any()


def test_every_month_is_the_rating_of_that_month(history, drawn):
    home = Home(drawn.facts.path.parents[1])
    for first, last in (
        (date(2026, 5, 1), date(2026, 5, 31)),
        (date(2026, 2, 1), date(2026, 2, 28)),
    ):
        chosen = Selection(drawn.facts.data_date, first, last)
        said = {r["settlement"]: r for r in rating_rows(home, DEMO_ACTOR, chosen) if r["rated"]}
        month = history.places[history.places["start"].dt.date == first].set_index("name")
        assert set(month.index) == set(said) != set()
        for name, row in said.items():
            assert month.loc[name, "place"] == row["place"]
            assert month.loc[name, "score"] == pytest.approx(row["score"])


def test_months_before_the_data_are_left_out(drawn):
    chosen = Selection(drawn.facts.data_date, date(2024, 1, 1), date(2024, 3, 31))
    found = rating_history(drawn.facts, DEMO_ACTOR, chosen)
    assert found.months == (date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1))
    assert found.places.loc[found.places["start"].dt.month == 1, "change"].isna().all()


def test_the_right_to_look_is_asked_for(drawn):
    with pytest.raises(AccessDenied):
        rating_history(
            drawn.facts, Actor("nobody", "Никто", frozenset()), Selection(drawn.facts.data_date)
        )
