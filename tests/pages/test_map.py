"""«Карта района»: map and tiles, the chosen settlement, an empty district."""

import pytest

from tests.pages.conftest import texts


@pytest.mark.parametrize(
    ("metric", "view"), [("count", "map"), ("late", "tiles"), ("median", "map"), ("mark", "tiles")]
)
def test_map_and_tiles_are_drawn(opened, whole_district, metric, view):
    page = opened("map", whole_district, metric=metric, view=view)
    assert page.title[0].value
    assert len(page.get("plotly_chart")) == 1
    assert ("OpenStreetMap" in texts(page)) == (view == "map")


def test_a_chosen_settlement_leads_on_and_the_others_stay(opened, small_district):
    page = opened("map", small_district, settlement="Мортка")
    table = "".join(one.proto.body for one in page.get("html"))
    assert "Леуши" in table
    assert "messages?settlement=" in table
    assert "На карте нет" in texts(page)


def test_an_empty_district_says_what_to_do(opened):
    page = opened("map")
    assert "Что сделать дальше" in texts(page)
    assert len(page.get("plotly_chart")) == 0
