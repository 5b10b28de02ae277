"""The map's figures are those of the heat map's totals, wherever a settlement lies."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from answers.heat.district_map import METRICS, district_map, of_district_map
from answers.heat.values import Metric
from data.boundary import settlement_points
from data.queries.selection import Selection

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def asked(drawn, **more):
    return Selection(drawn.facts.data_date, *YEAR, **more)


def test_every_settlement_has_its_messages_and_its_point(drawn):
    answer = district_map(drawn.facts, DEMO_ACTOR, asked(drawn), Metric.COUNT)
    places = answer.places.set_index("row")
    own = [m for m in drawn.messages if m.received.year == 2026]
    assert len(places) == 10
    for name in ("Мортка", "Леуши", "Болчары"):
        assert places.at[name, "messages"] == sum(m.settlement == name for m in own)
    assert places.at["Мортка", "lat"] == pytest.approx(59.3311)
    assert answer.unknown == sum(m.settlement == "не определено" for m in own) > 0
    assert len(answer.rings) == 2


def test_a_chosen_settlement_leaves_the_others_on_the_map(drawn):
    whole = district_map(drawn.facts, DEMO_ACTOR, asked(drawn), Metric.COUNT)
    narrowed = district_map(
        drawn.facts, DEMO_ACTOR, asked(drawn, settlement="Мортка"), Metric.COUNT
    )
    assert narrowed.places.equals(whole.places)


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_says_who_stands_out(drawn, metric):
    answer = district_map(drawn.facts, DEMO_ACTOR, asked(drawn), metric)
    said = of_district_map(answer)
    own = answer.places[answer.places["base"] >= 10].dropna(subset=["value"])
    if own.empty:
        assert said == "Сообщений слишком мало, чтобы сравнивать поселения"
        return
    best = own["value"].min() if metric is Metric.MARK else own["value"].max()
    assert said.split(": ")[1].split(" — ")[0] in own.loc[own["value"] == best, "row"].tolist()


def test_a_foreign_district_has_no_boundary_here(drawn, monkeypatch):
    known = settlement_points(drawn.facts)
    abroad = known.assign(lat=known["lat"] - 20)
    monkeypatch.setattr("answers.heat.district_map.settlement_points", lambda _: abroad)
    assert district_map(drawn.facts, DEMO_ACTOR, asked(drawn), Metric.COUNT).rings == ()


def test_few_messages_make_no_title(drawn):
    answer = district_map(drawn.facts, DEMO_ACTOR, asked(drawn), Metric.COUNT)
    few = replace(answer, places=answer.places.assign(base=9.0, value=np.nan))
    assert "слишком мало" in of_district_map(few)


def test_the_map_needs_the_right_and_a_metric_of_its_own(drawn):
    nobody = Actor("nobody", "Никто", frozenset())
    with pytest.raises(AccessDenied):
        district_map(drawn.facts, nobody, asked(drawn), Metric.COUNT)
    with pytest.raises(ValueError, match="no map"):
        district_map(drawn.facts, DEMO_ACTOR, asked(drawn), Metric.YEAR)
