"""The funnel of a rating: everybody with a term, the common share, limits narrowing with size."""

from dataclasses import replace
from datetime import date

import pytest

from access.rights import DEMO_ACTOR
from answers.ratings.late_funnel import late_funnel
from answers.ratings.rating import rating
from data.queries.selection import Selection


@pytest.fixture(scope="module")
def answer(drawn):
    asked = Selection(drawn.facts.data_date, date(2026, 1, 1), date(2026, 12, 31))
    return rating(drawn.facts, DEMO_ACTOR, asked)


def test_points_are_the_counts_of_the_rating_without_what_is_nobodys(answer):
    found = late_funnel(answer)
    table = answer.table.set_index("name")
    assert set(found.points["name"]) == set(table.index) - {"не определено"}
    for row in found.points.to_dict("records"):
        late, on_time = table.loc[row["name"], ["late", "on_time"]]
        assert (row["late"], row["terms"]) == (late, late + on_time)
        assert row["share"] == pytest.approx(100 * late / (late + on_time))
    assert found.common == pytest.approx(
        100 * found.points["late"].sum() / found.points["terms"].sum()
    )


def test_limits_narrow_and_hold_one_another(answer):
    curves = late_funnel(answer).curves
    assert curves["size"].is_monotonic_increasing
    assert not curves.isna().any().any()
    assert (curves["far_low"] <= curves["low"]).all()
    assert (curves["high"] <= curves["far_high"]).all()
    assert curves["high"].iloc[-1] < curves["high"].iloc[0]


def test_without_terms_there_is_no_funnel(answer):
    nothing = replace(answer, table=answer.table.assign(late=0, on_time=0))
    assert late_funnel(nothing).common is None
