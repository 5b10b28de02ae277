"""«Очередь» on an empty district and on one with every source."""

from tests.pages.conftest import texts
from tests.pages.test_summary import markup


def test_an_empty_district_says_what_to_do(opened):
    page = opened("queue")
    assert page.title[0].value.startswith("Очередь пуста")
    assert "Что сделать дальше" in texts(page)
    assert "Данные на" in texts(page)


def test_the_title_counts_and_the_rows_lead_to_the_message(opened, whole_district):
    page = opened("queue", whole_district)
    assert "просроч" in page.title[0].value
    said = markup(page)
    assert "просрочено на" in said
    assert "messages?period=" in said
    assert "queue?block=" in said


def test_a_block_narrows_and_shows_its_executors(opened, whole_district):
    everything = opened("queue", whole_district)
    page = opened("queue", whole_district, block="ЖКХ")
    assert page.title[0].value != everything.title[0].value
    assert "executor=" in markup(page)
    name = next(one for one in page.selectbox if one.label == "Исполнитель").options[1]
    one = opened("queue", whole_district, block="ЖКХ", executor=name)
    assert next(box for box in one.selectbox if box.label == "Исполнитель").value == name


def test_a_kind_without_messages_is_an_empty_list(opened, whole_district):
    page = opened("queue", whole_district, kind="soon", executor="нет такого")
    assert "ждать нечего" in texts(page)
