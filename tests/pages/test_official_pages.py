"""«Официальные страницы»: who reports is taken in with one button, the way to count is chosen."""

import shutil

import pytest

from tests.pages.conftest import texts
from tests.pages.test_summary import markup


def press(page, key):
    next(one for one in page.button if one.key == key).click()
    page.run()
    assert not page.exception


def test_an_empty_district_says_what_to_do(opened):
    page = opened("pages")
    assert page.title[0].value == "Реестр официальных страниц пуст"
    assert "Что сделать дальше" in texts(page)


@pytest.mark.parametrize("tab", ["register", "unlisted", "edit", "counting"])
def test_every_part_opens_by_its_address(opened, whole_district, tab):
    page = opened("pages", whole_district, tab=tab)
    assert "Показатель 3 сейчас считается только по отчётам" in texts(page)


def test_the_reported_are_taken_in_and_one_is_changed(opened, whole_district, tmp_path):
    home = tmp_path / "own"
    shutil.copytree(whole_district, home)
    page = opened("pages", home, tab="unlisted")
    press(page, "take_unlisted")
    assert page.success[0].value.startswith("В реестр внесено")
    page = opened("pages", home, tab="register")
    assert "Получатель" in markup(page)
    page = opened("pages", home, tab="edit")
    box = next(one for one in page.selectbox if one.key == "page_entry")
    box.set_value(1)
    page.run()
    next(one for one in page.text_input if one.label == "Получатель").set_value(" ")
    next(one for one in page.button if one.label == "Сохранить").click()
    page.run()
    assert "Укажите получателя" in page.error[0].value
    press(page, "remove_page")
    assert page.success[0].value == "Запись удалена."


def test_the_way_to_count_is_published(opened, whole_district, tmp_path):
    home = tmp_path / "own"
    shutil.copytree(whole_district, home)
    page = opened("pages", home, tab="counting")
    page.radio[0].set_value(True)
    page.run()
    press(page, "pages_way_save")
    assert "Опубликована версия" in page.success[0].value
    assert "по отчётам и реестру" in texts(page)
