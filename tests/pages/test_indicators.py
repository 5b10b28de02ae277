"""«Целевые показатели» on an empty district and on one with every source and report."""

from datetime import date, datetime

import pytest

from access.rights import DEMO_ACTOR
from answers.trends.annotations import annotate
from data.home import home_at
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


@pytest.mark.parametrize("query", [{"grain": "year"}, {"grain": "month", "years": "beside"}])
def test_years_are_drawn_along_the_plan_and_side_by_side(opened, whole_district, query):
    page = opened("indicators", whole_district, indicator="1", **query)
    assert len(page.get("plotly_chart")) == 1
    said = texts(page)
    assert "Можно ли рассчитывать на план?" in said
    assert "Меняется ли?" in said


def test_a_note_of_the_analyst_stands_below_the_line(opened, whole_district):
    home, day, now = home_at(whole_district), date(2026, 2, 10), datetime(2026, 11, 12, 9, 30)
    annotate(home, DEMO_ACTOR, (day, day), "Новая форма учёта", ["indicator_fast_track"], now)
    assert "10.02.2026 — Новая форма учёта" in texts(
        opened("indicators", whole_district, indicator="1", grain="month")
    )
    assert "Новая форма учёта" not in texts(opened("indicators", whole_district, indicator="2"))


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
