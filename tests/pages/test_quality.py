"""«Качество данных» on an empty district and on one with every source."""

from tests.pages.conftest import texts
from tests.pages.test_summary import markup


def test_an_empty_district_says_what_to_do(opened):
    page = opened("quality")
    assert page.title[0].value == "Проверять пока нечего"
    assert "Что сделать дальше" in texts(page)


def test_the_title_concludes_and_rules_lead_to_the_remedy(opened, whole_district):
    page = opened("quality", whole_district)
    assert "получен" in page.title[0].value
    said = markup(page)
    assert "Кто что прислал" in texts(page)
    assert "▲ Названия, которых нет в справочниках" in said
    assert "59-ФЗ" in said
    labels = [one.label for one in page.expander]
    assert any(one.startswith("Названия, которых нет") for one in labels)
    assert "Полнота отметок по источникам" in labels


def test_who_has_not_sent_gets_a_reminder_to_copy(opened, whole_district):
    page = opened("quality", whole_district)
    assert page.text_area
    assert page.text_area[0].value.startswith("Напоминание на")
