"""«Динамика»: every length of points, every split, an empty district."""

import re

import pytest

from tests.pages.conftest import texts


@pytest.mark.parametrize("grain", ["13", "quarter", "month", "week", "day"])
def test_every_length_of_points_is_drawn(opened, small_district, grain):
    page = opened("trends", small_district, grain=grain)
    assert "чем за те же дни год назад" in page.title[0].value
    assert len(page.get("plotly_chart")) == 3
    said = texts(page)
    assert ("среднее за 7 дней" in said) == (grain == "day")
    assert "период не завершён" in said or grain == "day"
    assert ("13 месяцев до конца выбранного периода" in said) == (grain == "13")


@pytest.mark.parametrize(("split", "lines"), [("settlement", 5), ("block", 3), ("source", 1)])
def test_a_split_adds_a_picture_for_each_line(opened, small_district, split, lines):
    page = opened("trends", small_district, split=split)
    assert len(page.get("plotly_chart")) == 3 + lines


def test_lines_stand_on_one_scale_or_each_on_its_own(opened, small_district):
    page = opened("trends", small_district, split="settlement")
    assert page.session_state["switch_scale"] == "one"
    assert any(
        "дают Междуреченский и Мортка" in one.value and " из " in one.value for one in page.header
    )
    assert opened("trends", small_district, split="source", scale="own").header[0].value == (
        "По источникам"
    )


def test_what_is_open_is_said_as_a_sum_that_adds_up(opened, small_district):
    page = opened("trends", small_district)
    assert any(one.value.startswith("Без ответа стало") for one in page.header)
    plain = texts(page).replace("\u202f", "")
    said = re.search(
        r"Было без ответа (\d+), за период поступило (\d+), отвечено (\d+), осталось (\d+)", plain
    )
    before, came, answered, now = (int(one) for one in said.groups())
    assert before + came - answered == now > 0


def test_the_time_to_an_answer_is_explained_in_a_sentence(opened, small_district):
    page = opened("trends", small_district)
    assert any(one.value.startswith("Половина сообщений получает ответ за") for one in page.header)
    assert "оценка Каплана — Мейера" in texts(page)


def test_the_calendar_tells_days_off_apart(opened, small_district):
    page = opened("trends", small_district, grain="calendar", period="2026-q2")
    assert page.header[0].value.startswith("В рабочий день в среднем ")
    assert len(page.get("plotly_chart")) == 3
    # 91 days, 26 of them Saturdays and Sundays, and 1 May, 11 May and 12 June.
    assert "за 62 рабочих дня" in texts(page).replace("\u00a0", " ")
    assert "за 29 выходных" in texts(page).replace("\u00a0", " ")


def test_more_lines_than_seven_are_named_and_not_drawn(opened, small_district, monkeypatch):
    monkeypatch.setattr("ui.trends.lines.MOST", 2)
    page = opened("trends", small_district, split="settlement")
    assert len(page.get("plotly_chart")) == 3 + 2
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
