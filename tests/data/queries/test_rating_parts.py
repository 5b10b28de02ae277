"""The parts of a rating: the cube equals the rows for every unit, and waiting messages have hours."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from data.home import Home
from data.queries import rating_parts as queries
from data.queries.selection import Selection
from tests.data.exports import csv_file, drawn, published, take_in_here

UNITS = ("settlement", "block", "recipient", "executor")


@pytest.fixture
def facts(home: Home, tmp_path):
    rows = drawn(
        """
        Номер сообщения|Дата подачи|Муниципалитет|Категория|Подкатегория|ЛКО|Исполнитель|Статус|Плановая дата ответа|Дата ответа|Оценка|Скрыто
        1|10.10.2026 10:00|Мортка|Благоустройство|Ямы во дворах|Отдел дорог|ДРСУ|Решено|20.10.2026|11.10.2026 10:00|5|нет
        2|10.10.2026 10:00|Мортка|Благоустройство|Ямы во дворах|Отдел дорог|ДРСУ|Разъяснено|11.10.2026|20.10.2026 16:00|2|нет
        3|30.10.2026 12:00|Леуши|Благоустройство|Ямы во дворах|Отдел дорог||В работе|15.11.2026|||нет
        4|15.09.2026 10:00|Леуши|Чего-то нет|Незнакомая|||Решено|20.09.2026|16.09.2026 10:00||нет
        5|15.09.2026 10:00|Леуши|Благоустройство|Ямы во дворах|Отдел дорог|ДРСУ|Решено|20.09.2026|16.09.2026 10:00||да
        """
    )
    take_in_here(home, csv_file(tmp_path / "pos.csv", rows))
    return published(home)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    "days", [(None, None), (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 9, 1), None)]
)
def test_the_cube_equals_the_rows(facts, unit, days, monkeypatch) -> None:
    for more in ({}, {"source": "ПОС"}, {"settlement": "Мортка", "block": "ЖКХ"}):
        chosen = Selection(facts.data_date, *days, **more)
        fast = queries.rating_parts(facts, chosen, unit)
        with monkeypatch.context() as patch:
            patch.setattr(queries, "whole_months", lambda _: False)
            pd.testing.assert_frame_equal(fast, queries.rating_parts(facts, chosen, unit))


def test_bodies_are_counted_and_those_without_a_name_as_unknown(facts) -> None:
    parts = queries.rating_parts(facts, Selection(facts.data_date), "executor")
    counted = parts.set_index("executor")[["messages", "on_time", "late", "resolved_true"]]
    assert counted.loc["ДРСУ"].tolist() == [2, 1, 1, 1]  # the hidden one is left out
    assert counted.loc["не определено"].tolist() == [2, 1, 0, 1]


def test_an_open_message_has_waited_to_the_end_of_the_date_of_the_data(facts) -> None:
    assert facts.data_date == date(2026, 10, 30)
    times = queries.answer_times(facts, Selection(facts.data_date)).sort_values(
        ["hours", "settlement"], ascending=[True, False]
    )
    waited = (datetime(2026, 10, 31) - datetime(2026, 10, 30, 12)) / timedelta(hours=1)
    assert list(zip(times["settlement"], times["hours"], times["waiting"])) == [
        ("Леуши", waited, True),
        ("Мортка", 24.0, False),
        ("Леуши", 24.0, False),
        ("Мортка", 10 * 24 + 6.0, False),
    ]
