"""The quarterly summary: what is a part of what, and the same quarter a year before."""

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from answers.messages import appeals as module
from answers.messages.appeals import appeals

ALL = "Количество поступивших обращений / всего"
LETTERS = "Распределение обращений по формам обращения / письменная"
DONE = "Результаты рассмотрения вопросов со сроком рассмотрения в отчетном периоде / всего"

# quarter  measure  value
ROWS = [
    ("2018-Q3", ALL, 80),
    ("2019-Q3", ALL, 100),
    ("2019-Q3", LETTERS, 60),
    ("2019-Q3", "Количество вопросов, содержащихся в обращениях", 120),
    ("2019-Q3", "Экономика", 30),
    ("2019-Q3", DONE, 90),
    ("2019-Q3", "Направлено по компетенци", 9),  # the file itself cuts the word
    ("2019-Q3", "Чего в форме нет", 7),
]


@pytest.fixture
def answer(monkeypatch):
    frame = pd.DataFrame(ROWS, columns=["quarter", "measure", "value"]).assign(unit="ед")
    monkeypatch.setattr(module, "appeals_quarters", lambda _: frame.sample(frac=1, random_state=3))
    return appeals(None, DEMO_ACTOR)


def test_rows_stand_in_the_order_of_the_form_whatever_the_store_says(answer):
    assert answer.quarters == ("2018-Q3", "2019-Q3")
    rows = answer.rows[answer.rows["quarter"] == "2019-Q3"]
    assert rows["kind"].tolist() == [
        "flow", "form", "questions", "theme", "results", "outcome", "other"
    ]  # fmt: skip


def test_a_part_knows_its_whole(answer):
    wholes = answer.rows.set_index(["quarter", "measure"])["whole"]
    assert wholes[("2019-Q3", LETTERS)] == 100
    assert wholes[("2019-Q3", "Экономика")] == 120
    assert wholes[("2019-Q3", "Направлено по компетенци")] == 90
    assert pd.isna(wholes[("2019-Q3", ALL)])
    assert pd.isna(wholes[("2019-Q3", "Чего в форме нет")])


def test_a_year_ago_is_the_same_quarter_or_nothing(answer):
    ago = answer.rows.set_index(["quarter", "measure"])["year_ago"]
    assert ago[("2019-Q3", ALL)] == 80
    assert pd.isna(ago[("2018-Q3", ALL)])
    assert pd.isna(ago[("2019-Q3", LETTERS)])


def test_the_right_to_look_is_asked_for():
    with pytest.raises(AccessDenied):
        appeals(None, Actor("nobody", "Никто", frozenset()))


def test_a_district_without_workbooks_has_no_quarters(monkeypatch):
    columns = ["quarter", "measure", "value", "unit"]
    monkeypatch.setattr(module, "appeals_quarters", lambda _: pd.DataFrame(columns=columns))
    answer = appeals(None, DEMO_ACTOR)
    assert answer.quarters == ()
    assert answer.rows.empty
