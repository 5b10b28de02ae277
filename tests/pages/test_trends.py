"""«Динамика»: every length of points, every split, an empty district."""

import pytest

from tests.pages.conftest import texts


@pytest.mark.parametrize("grain", ["month", "week", "day"])
def test_every_length_of_points_is_drawn(opened, small_district, grain):
    page = opened("trends", small_district, grain=grain)
    assert "чем за те же дни год назад" in page.title[0].value
    assert len(page.get("plotly_chart")) == 2
    said = texts(page)
    assert ("среднее за 7 дней" in said) == (grain == "day")
    assert "период не завершён" in said or grain == "day"


@pytest.mark.parametrize(("split", "lines"), [("settlement", 5), ("block", 3), ("source", 1)])
def test_a_split_adds_a_picture_for_each_line(opened, small_district, split, lines):
    page = opened("trends", small_district, split=split)
    assert len(page.get("plotly_chart")) == 2 + lines


def test_more_lines_than_seven_are_named_and_not_drawn(opened, small_district, monkeypatch):
    monkeypatch.setattr("ui.trend_lines.MOST", 2)
    page = opened("trends", small_district, split="settlement")
    assert len(page.get("plotly_chart")) == 2 + 2
    assert "Остальные, их ряды — в таблице xlsx: Леуши" in texts(page)


def test_a_short_period_is_shown_by_days(opened, small_district):
    page = opened("trends", small_district, period="2026-09")
    assert page.session_state["switch_grain"] == "day"


def test_a_filter_without_messages_says_so(opened, small_district):
    page = opened("trends", small_district, settlement="Болчары")
    assert page.title[0].value == "За выбранный период сообщений нет"
    assert len(page.get("plotly_chart")) == 0


def test_an_empty_district_says_what_to_do(opened):
    assert "Что сделать дальше" in texts(opened("trends"))
