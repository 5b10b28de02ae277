"""A settlement is chosen on the district's map; nothing is asked of another machine."""

import re

import pytest

from tests.journeys.conftest import Visit


@pytest.mark.journey
@pytest.mark.parametrize("view", ["map", "tiles"])
def test_a_pressed_settlement_is_chosen_and_its_address_opens_the_same(district, visitor, view):
    visit: Visit = visitor(district)
    page = visit.open(f"map?period=2026&view={view}")
    page.wait_for_selector(".js-plotly-plot .scatterlayer .point")
    spot = page.evaluate(
        """(name) => {
            const plot = document.querySelector('.js-plotly-plot');
            const axes = plot._fullLayout, box = plot.getBoundingClientRect();
            const points = plot.data[plot.data.length - 1];
            const i = Array.from(points.customdata).findIndex((one) => one[0] === name);
            return {
                left: box.left + axes.xaxis._offset + axes.xaxis.d2p(points.x[i]),
                top: box.top + axes.yaxis._offset + axes.yaxis.d2p(points.y[i]),
            };
        }""",
        "Мортка",
    )
    page.mouse.move(spot["left"], spot["top"])
    page.wait_for_selector(".hoverlayer .hovertext")
    assert "Мортка" in (page.text_content(".hoverlayer .hovertext") or "")
    page.mouse.click(spot["left"], spot["top"])
    page.wait_for_url(re.compile("settlement="), timeout=30_000)
    page.wait_for_selector("text=Сообщения: Мортка")
    again = visitor(district).open(page.url.removeprefix(f"{district.address}/"))
    again.wait_for_selector("text=Сообщения: Мортка")
    assert again.inner_text("h1") == page.inner_text("h1")
