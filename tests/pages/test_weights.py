"""«Веса рейтинга»: the preview follows the numbers, a save needs a reason and makes a version."""

from pathlib import Path

import pytest

from tests.pages.conftest import texts
from tests.small_home import drawn_rows, home_of


@pytest.fixture
def own_home(tmp_path: Path) -> Path:
    return home_of(tmp_path, drawn_rows(seed=5, count=1200)).path


def markup(page):
    return "\n".join(one.proto.body for one in page.get("html")).replace("\u00a0", " ")


def field(page, label):
    return next(one for one in page.number_input if one.label == label)


def test_places_follow_the_numbers_and_a_save_is_a_version(opened, own_home):
    page = opened("weights", own_home)
    assert page.title[0].value.startswith("Веса версии 1: из 100 баллов 20 за число сообщений")
    assert "Мест изменится: 0 из 3" in texts(page).replace("\u00a0", " ")
    field(page, "Число сообщений (K)").set_value(1.0)
    field(page, "Сроки (T)").set_value(0.0)
    field(page, "Решение по существу (Q)").set_value(0.0)
    field(page, "Место — от стольких сообщений в месяц").set_value(15.0).run()
    assert "Мест изменится: 0 из" not in texts(page).replace("\u00a0", " ")

    button = next(one for one in page.button if one.key == "save_weights")
    button.click().run()
    assert "Не сказано, почему" in page.error[0].value

    page.text_input[0].set_value("совет решил")
    next(one for one in page.button if one.key == "save_weights").click().run()
    assert page.title[0].value.startswith("Веса версии 2: из 100 баллов 100 за число сообщений")
    assert "совет решил" in markup(page)
    assert "1 : 0 : 0" in markup(page)
    assert "веса версии 2" in texts(opened("rating", own_home))


def test_impossible_weights_say_what_to_do(opened, small_district):
    page = opened("weights", small_district)
    for label in ("Число сообщений (K)", "Сроки (T)", "Решение по существу (Q)"):
        field(page, label).set_value(0.0)
    page.run()
    assert "Веса рейтинга не подходят" in page.error[0].value


def test_an_empty_district_has_its_weights(opened):
    page = opened("weights")
    assert "по умолчанию" in markup(page)
