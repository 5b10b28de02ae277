"""«Качество данных» on an empty district and on one with every source."""

from data.engines import duck
from data.home import home_at
from tests.data.exports import csv_file, drawn, take_in
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
    assert ">▲</span>\u00a0Названия, которых нет в справочниках" in said
    assert "59-ФЗ" in said
    labels = [one.label for one in page.expander]
    assert any(one.startswith("Названия, которых нет") for one in labels)
    assert "Полнота отметок по источникам" in labels


def test_who_has_not_sent_gets_a_reminder_to_copy(opened, whole_district):
    page = opened("quality", whole_district)
    assert page.text_area
    assert page.text_area[0].value.startswith("Напоминание на")


def test_a_doubtful_date_leads_to_the_message_in_its_month(opened, tmp_path):
    home = home_at(tmp_path / "home")
    head = "Номер сообщения|Дата подачи|Категория|Статус|Плановая дата ответа\n"
    rows = "17|17.03.2025|Б||01.03.2025\n18|01.02.2026|Б||28.02.2026"
    take_in(home, csv_file(tmp_path / "1.csv", drawn(head + rows)))
    page = opened("quality", home.path, period="2025")
    assert "messages?period=2025-03&amp;ids=17" in markup(page).replace("source=", "")
    duck.close_all()
