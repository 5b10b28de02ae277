"""«Выпущенные рейтинги»: issue, open as it was, compare, withdraw with a reason."""

from pathlib import Path

import pytest

from tests.pages.conftest import texts
from tests.small_home import drawn_rows, home_of


@pytest.fixture
def own_home(tmp_path: Path) -> Path:
    return home_of(tmp_path, drawn_rows(seed=6, count=700)).path


def markup(page):
    return "\n".join(one.proto.body for one in page.get("html")).replace("\u00a0", " ")


def test_a_rating_is_issued_opened_and_withdrawn(opened, own_home):
    page = opened("issued", own_home, period="2026-q3")
    assert page.title[0].value == "Рейтинги ещё не выпускали"
    assert "Выпустить: рейтинг за III квартал 2026" in [one.value for one in page.header]
    next(one for one in page.button if one.key == "issue").click().run()
    assert [one.value for one in page.exception] == []
    assert page.title[0].value.replace("\\", "").startswith("Рейтинг за III квартал 2026, № 1")
    assert "выпущен под номером 1" in page.success[0].value
    assert "Данные говорят то же, что и при выпуске" in [one.value for one in page.header]
    assert "веса версии 1" in texts(page)

    again = opened("issued", own_home, period="2026-q3")
    next(one for one in again.button if one.key == "issue").click().run()
    assert "уже выпущен под номером 1" in again.error[0].value

    page = opened("issued", own_home, id="1", issued_source="ПОС")
    assert "Мортка" in markup(page)
    page.text_input[0].set_value("ошибка в выгрузке")
    next(one for one in page.button if one.label == "Отозвать").click().run()
    assert "ошибка в выгрузке" in page.error[0].value
    page = opened("issued", own_home)
    assert page.title[0].value == "Рейтинги ещё не выпускали"
    assert "отозван: ошибка в выгрузке" in markup(page)


@pytest.mark.parametrize("number", ["7", "x", "99999999999999999999"])
def test_a_strange_number_is_said_to_be_none(opened, small_district, number):
    page = opened("issued", small_district, id=number)
    assert page.title[0].value == "Такого рейтинга нет"


def test_an_unfinished_period_is_said_so(opened, small_district):
    page = opened("issued", small_district, period="2026")
    assert "Период ещё не кончился" in page.warning[0].value


def test_an_empty_district_says_what_to_do(opened):
    assert "Что сделать дальше" in texts(opened("issued"))
