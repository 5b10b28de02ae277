"""«Ковёр показателей» on an empty district and on one with every source and report."""

from tests.pages.conftest import texts
from tests.pages.test_summary import markup


def test_an_empty_district_says_what_to_do(opened):
    page = opened("carpet")
    assert page.title[0].value == "О показателях поселений судить рано: данных мало"
    assert "Что сделать дальше" in texts(page)


def test_every_settlement_and_the_district_with_links_that_keep_the_filters(opened, whole_district):
    page = opened("carpet", whole_district, source="ПОС", period="2026")
    shown = markup(page)
    for words in ("Мортка", "Район", "1.\xa0Ускоренное решение", "план 90\xa0%", "нет событий"):
        assert words in shown
    assert "passport?period=2026&amp;source=%D0%9F%D0%9E%D0%A1&amp;indicator=1" in shown
    assert "С 1 января по 27.04.2026" in texts(page)


def test_one_settlement_has_one_row(opened, whole_district):
    shown = markup(opened("carpet", whole_district, settlement="Мортка"))
    assert shown.count('<th scope="row">') == 2
    assert "Леуши" not in shown
