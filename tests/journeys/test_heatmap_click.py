"""A cell of the heat map is pressed, and the messages behind it are listed."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.journeys.conftest import Site, Visit

BLOCK, PLACE = "ТКО", "Мортка"


@pytest.mark.journey
def test_a_pressed_cell_opens_exactly_its_messages(district: Site, visitor) -> None:
    visit: Visit = visitor(district)
    page = visit.open("heatmap?period=2026")
    page.wait_for_selector(".js-plotly-plot .scatterlayer .point")
    cell = page.evaluate(
        """([place, block]) => {
            const plot = document.querySelector('.js-plotly-plot');
            const axes = plot._fullLayout, box = plot.getBoundingClientRect();
            const heat = plot.data[0];
            const rows = Array.from(heat.y), columns = Array.from(heat.x);
            const y = rows.indexOf(place), x = columns.indexOf(block);
            return {
                left: box.left + axes.xaxis._offset + axes.xaxis.c2p(x),
                top: box.top + axes.yaxis._offset + axes.yaxis.c2p(y),
                text: heat.text[y][x],
            };
        }""",
        [PLACE, BLOCK],
    )
    page.mouse.move(cell["left"], cell["top"])
    page.wait_for_selector(".hoverlayer .hovertext")
    said = page.text_content(".hoverlayer .hovertext") or ""
    assert PLACE in said
    assert BLOCK in said
    page.mouse.click(cell["left"], cell["top"])
    page.wait_for_url(re.compile("messages"), timeout=30_000)
    visit.settled()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["settlement"] == [PLACE]
    assert asked["block"] == [BLOCK]
    assert asked["period"] == ["2026"]
    title = page.inner_text("h1")
    assert int(re.sub(r"\D", "", title.split("сообщ")[0])) == int(re.sub(r"\D", "", cell["text"]))


@pytest.mark.journey
def test_the_way_back_leads_to_the_map_and_stays_there(district: Site, visitor) -> None:
    visit: Visit = visitor(district)
    page = visit.open("heatmap?period=2026&metric=late")
    page.wait_for_selector(".js-plotly-plot .scatterlayer .point")
    box = page.locator(".js-plotly-plot .heatmaplayer").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 20, box["y"] + 20)
    page.wait_for_url(re.compile("messages"), timeout=30_000)
    visit.settled()
    assert parse_qs(urlsplit(page.url).query)["state"] == ["late"]
    page.go_back()
    page.wait_for_selector(".js-plotly-plot .scatterlayer .point", timeout=30_000)
    page.wait_for_timeout(1500)
    assert "heatmap" in page.url
