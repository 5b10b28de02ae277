"""«Тепловая карта»: every switch, the table behind, an empty district."""

import pytest

from tests.pages.conftest import texts


@pytest.mark.parametrize("metric", ["count", "per_1000", "late", "change", "year"])
@pytest.mark.parametrize("level", ["block", "topic_group", "topic"])
def test_every_metric_at_every_level_is_drawn(opened, small_district, metric, level):
    page = opened("heatmap", small_district, metric=metric, level=level)
    assert page.title[0].value
    assert len(page.get("plotly_chart")) == 1
    assert "Бледная клетка" in texts(page)


@pytest.mark.parametrize(
    ("kind", "metric"),
    [
        ("subjects", "unusual"),
        ("subjects", "mark"),
        ("months", "open"),
        ("months", "year"),
        ("hours", "count"),
        ("hours", "late"),
        ("executors", "repeats"),
        ("executors", "median"),
    ],
)
def test_every_kind_is_drawn(opened, whole_district, kind, metric):
    page = opened("heatmap", whole_district, kind=kind, metric=metric, colour="status")
    assert page.title[0].value
    assert len(page.get("plotly_chart")) == 1
    assert page.session_state["switch_kind"] == kind


@pytest.mark.parametrize("slug", ["heatmap", "map"])
def test_the_picture_says_the_conclusion_to_who_does_not_see_it(opened, small_district, slug):
    page = opened(slug, small_district)
    assert page.get("plotly_chart")[0].proto.alt.startswith(f"{page.title[0].value}. Числа")


def test_the_title_is_the_conclusion(opened, small_district):
    title = opened("heatmap", small_district).title[0].value
    assert title.startswith("Больше всего сообщений: Междуреченский, ЖКХ — ")
    assert " из " in title


def test_a_chosen_block_opens_its_groups(opened, small_district):
    page = opened("heatmap", small_district, block="ЖКХ")
    assert page.session_state["switch_level"] == "topic_group"


def test_topics_are_narrowed_by_their_group(opened, small_district):
    page = opened("heatmap", small_district, level="topic", topic_group="Благоустройство")
    table = "".join(one.proto.body for one in page.get("html"))
    assert "Ямы во дворах" in table
    assert "Уборка/Вывоз мусора" not in table


def test_days_before_the_data_cannot_be_compared(opened, small_district):
    page = opened("heatmap", small_district, metric="year", period="2024")
    assert "сравнить" in page.info[0].value
    assert page.title[0].value.startswith("Сравнить не с чем")


def test_a_filter_without_messages_leads_to_the_last_ones(opened, small_district):
    page = opened("heatmap", small_district, settlement="Болчары", level="topic")
    assert page.title[0].value == "За выбранный период сообщений нет"
    assert len(page.get("plotly_chart")) == 0
    assert "Возьмите другой период" in texts(page)


def test_an_empty_district_says_what_to_do(opened):
    page = opened("heatmap")
    assert "Что сделать дальше" in texts(page)
    assert len(page.get("plotly_chart")) == 0
