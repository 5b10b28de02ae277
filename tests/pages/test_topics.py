"""«Темы»: every level, comparison and order; an empty district."""

import pytest

from tests.pages.conftest import texts


@pytest.mark.parametrize("level", ["topic", "topic_group", "block"])
@pytest.mark.parametrize("order", ["most", "moved"])
def test_every_level_and_order_is_drawn(opened, small_district, level, order):
    page = opened("topics", small_district, level=level, order=order, against="previous")
    assert "прежде всего «" in page.title[0].value
    assert len(page.get("plotly_chart")) == 1
    assert ("в пределах случайности" in texts(page)) == (order == "moved")
    assert "Вклад каждой темы в общее изменение" in texts(page)


def test_without_an_earlier_period_the_most_frequent_are_shown(opened, small_district):
    page = opened("topics", small_district, period="2024", order="moved")
    assert page.title[0].value.startswith("Чаще всего пишут о «")
    assert "сравнить с днями с 01.01.2023" in texts(page)
    assert len(page.get("plotly_chart")) == 1


def test_a_filter_without_messages_says_so(opened, small_district):
    page = opened("topics", small_district, settlement="Болчары")
    assert page.title[0].value == "За выбранный период сообщений нет"
    assert len(page.get("plotly_chart")) == 0


def test_an_empty_district_says_what_to_do(opened):
    assert "Что сделать дальше" in texts(opened("topics"))
