"""«Обращения 59-ФЗ»: the summary beside the messages, never among them."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from data.home import home_at
from tests.pages.conftest import texts
from tests.small_home import imported

HEADS = (
    "Полное наименование",
    "Количество поступивших обращений / всего",
    "Распределение обращений по формам обращения / письменная",
    "Распределение обращений по формам обращения / электронная",
    "Количество вопросов, содержащихся в обращениях",
    "Экономика",
)
ROWS = (
    ("Единица измерения", "ед", "ед", "ед", "ед", "ед"),
    ("3 кв 2018", 80, 50, 30, 90, 40),
    ("3 кв 2019", 100, 45, 55, 120, 60),
)


@pytest.fixture(scope="module")
def summary(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("summary")
    path = folder / "59fz.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((HEADS, *ROWS)):
            sheet.write_row(number, 0, row)
    return imported(home_at(folder / "home"), path).path


def test_the_newest_quarter_is_compared_with_a_year_ago(opened, summary):
    page = opened("appeals", summary)
    title = page.title[0].value.replace("\u00a0", " ")
    assert title == "III квартал 2019: 100 обращений, +25 % к тому же кварталу прошлого года"
    assert "к сообщениям не прибавляется" in texts(page)
    # all, forms, themes; the workbook holds no results
    assert len(page.get("plotly_chart")) == 3
    assert "В книге этих чисел нет." in texts(page)


def test_an_earlier_quarter_can_be_chosen(opened, summary):
    page = opened("appeals", summary, quarter="2018-Q3")
    assert page.title[0].value.replace("\u00a0", " ") == "III квартал 2018: 80 обращений"


def test_the_table_holds_every_measure(opened, summary):
    page = opened("appeals", summary)
    body = "".join(one.proto.body for one in page.get("html")).replace("\u00a0", " ")
    for name in HEADS[1:]:
        assert name in body
    assert body.index("всего") < body.index("письменная") < body.index("Экономика")


def test_without_a_workbook_the_page_says_which_one_it_takes(opened):
    page = opened("appeals")
    assert page.title[0].value == "Квартальной сводки по 59-ФЗ ещё нет"
    assert "Что сделать дальше" in texts(page)
