"""«Паспорт показателя» on an empty district and on one with every source and report."""

import pytest

from tests.pages.conftest import texts
from tests.pages.test_summary import markup


def test_an_empty_district_has_the_words_and_says_what_to_do(opened):
    page = opened("passport", indicator="6")
    assert "Полное название" in texts(page)
    assert "Что сделать дальше" in texts(page)


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5", "6", "7"])
def test_words_counts_and_rows_of_every_indicator(opened, whole_district, key):
    page = opened("passport", whole_district, indicator=key)
    for said in ("Основание", "Как считается", "Числитель", "Знаменатель", "Что не входит"):
        assert said in texts(page)
    assert "Числитель и знаменатель" in markup(page)
    assert ".csv" in markup(page)  # the user's own files
    assert "при плане" in page.title[0].value
    assert "год не завершён" in page.title[0].value
    assert "Версия паспорта" in markup(page)
    assert "История и изменение паспорта" in [one.proto.label for one in page.get("page_link")]


def test_texts_of_messages_are_not_in_a_passport(opened, whole_district):
    assert not opened("passport", whole_district, indicator="1").toggle


def test_a_filter_it_lacks_is_said(opened, whole_district):
    page = opened("passport", whole_district, indicator="3", block="ЖКХ")
    assert "не применимо" in page.title[0].value
    assert "Снимите фильтр" in texts(page)


def test_the_part_and_the_page_stand_in_the_address(opened, whole_district):
    page = opened("passport", whole_district, indicator="5", part="denominator", page="999")
    assert page.session_state["switch_part"] == "denominator"
    listed = markup(page).split("<table>")[-1].count("<tr>") - 1
    assert 0 < listed <= 100
    assert "Страница 2 из 2" in texts(page) or listed == 100


def test_a_month_alone_stands_in_the_address(opened, whole_district):
    query = {"indicator": "1", "period": "2026-02"}
    alone = opened("passport", whole_district, span="own", **query)
    year = opened("passport", whole_district, **query)
    assert "01.02.2026 – 28.02.2026" in markup(alone)
    assert "01.01.2026 – 28.02.2026" in markup(year)
    assert "не завершён" not in alone.title[0].value  # the month is over, its plan's year is not
    assert "год не завершён" in year.title[0].value


def test_the_files_behind_add_up_to_the_figure(opened, whole_district):
    page = opened("passport", whole_district, indicator="3")
    assert any("Загрузки и файлы" in one.label for one in page.expander)
    assert "Всего" in markup(page)
