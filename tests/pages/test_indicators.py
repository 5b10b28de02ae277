"""«Целевые показатели» on an empty district and on one with every source and report."""

import pytest

from tests.pages.conftest import texts
from tests.pages.test_summary import markup


def test_an_empty_district_has_its_plans_and_says_what_to_do(opened):
    page = opened("indicators")
    assert "Что сделать дальше" in texts(page)
    assert "план 72\xa0%" in markup(page)
    assert "нет событий" in markup(page)
    assert not page.get("plotly_chart")


@pytest.mark.parametrize("grain", ["cumulative", "month", "quarter"])
@pytest.mark.parametrize("split", ["settlement", "block", "source"])
def test_seven_years_the_line_and_the_breakdown(opened, whole_district, grain, split):
    page = opened("indicators", whole_district, indicator="5", grain=grain, split=split)
    shown = markup(page)
    assert all(f">{year}<" in shown for year in range(2024, 2031))
    assert len(page.get("plotly_chart")) == 1
    assert page.header[0].value.startswith("Реализованы мероприятия дорожных карт:")
    assert {"settlement": "Мортка", "block": "ЖКХ", "source": "ЕДДС"}[split] in shown
    assert "Всего" in shown


def test_an_indicator_without_breakdown_says_so(opened, whole_district):
    page = opened("indicators", whole_district, indicator="3")
    assert "этот показатель не делится" in texts(page)


def test_a_filter_it_lacks_leaves_no_line(opened, whole_district):
    page = opened("indicators", whole_district, indicator="7", source="ПОС")
    assert not page.get("plotly_chart")
    assert "не применимо" in page.header[0].value
    assert "Снимите один из фильтров" in texts(page)


def test_a_meaningless_address_opens_the_first(opened, whole_district):
    page = opened("indicators", whole_district, indicator="чушь", grain="век", split="цвет")
    assert page.header[0].value.startswith("Ускоренное решение")
