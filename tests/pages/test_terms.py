"""«Сроки и календарь»: what is in force, an edit that publishes, and the way back."""

from datetime import date

import pytest

from tests.pages.conftest import texts
from tests.pages.test_summary import markup


def press(page, label):
    next(one for one in page.button if one.label == label).click()
    page.run()
    assert not page.exception


def test_an_empty_district_shows_the_terms_in_force(opened):
    page = opened("terms")
    assert page.title[0].value == "Сроки ответа"
    assert "7 рабочих дней" in markup(page).replace("\xa0", " ")


def test_the_title_says_how_terms_are_kept(opened, whole_district):
    page = opened("terms", whole_district)
    assert page.title[0].value.startswith("В срок")
    assert "59-ФЗ" in markup(page)


@pytest.mark.parametrize(
    ("tab", "said"),
    [("calendar", "Ноябрь"), ("changes", "не меняли"), ("due_day", "До какого числа")],
)
def test_every_part_opens_by_its_address(opened, tab, said):
    page = opened("terms", tab=tab)
    assert said in texts(page) + markup(page)


def test_a_new_term_is_published_and_remembered(opened):
    page = opened("terms")
    next(one for one in page.number_input if one.key == "term_edds_hours").set_value(12)
    press(page, "Сохранить и пересчитать")
    assert page.success[0].value.startswith("Сроки ответа сохранены. Опубликована версия")
    assert "ЕДДС — 12 часов" in markup(opened("terms", tab="changes")).replace("\xa0", " ")
    # Directories do not offer to publish what is published.
    assert all(one.label != "Опубликовать" for one in opened("directories").button)


def test_a_day_is_added_and_taken_back(opened):
    page = opened("terms", tab="calendar", year="2026")
    page.date_input[-1].set_value(date(2026, 11, 3))
    press(page, "Добавить и пересчитать")
    assert "03.11.2026 — выходной" in texts(page)
    press(page, "Убрать")
    assert "Пока нет: действует производственный календарь." in texts(page)
