"""Planted mistakes: each kind spoils exactly what it names, and only in its own file."""

import pytest

from demo.defects import PLANTED, Fields, plant

FIELDS = Fields("№", "получено", "ответ", "заметка", lambda row: row["ответ"] is not None)


def _rows(count):
    return [
        {"№": n, "получено": "05.03.2025", "ответ": "06.03.2025", "заметка": ""}
        for n in range(count)
    ]


def test_a_file_without_planned_defects_stays_as_it_is():
    assert plant("ПОС", "2026-01", _rows(5), FIELDS) == _rows(5)


def test_three_defects_stand_in_three_places():
    rows = plant("ПОС", "2025", _rows(8), FIELDS)
    assert [row["№"] for row in rows] == [0, 1, None, 3, 4, 4, 5, 6, 7]
    assert [row["заметка"] for row in rows if row["№"] == 4] == ["", "Уточнено оператором"]
    assert [row["№"] for row in rows if row["ответ"] == "09.01.2020"] == [5]


def test_a_copy_is_equal_to_its_row_and_a_bad_date_is_no_date():
    rows = plant("ИМ", "2024", _rows(8), FIELDS)
    assert rows[4] == rows[5]
    assert [row["получено"] for row in rows].count("31.02.2024") == 1
    assert [row["№"] for row in rows].count(None) == 1


def test_only_answered_rows_are_spoiled():
    rows = [row | {"ответ": None} for row in _rows(4)]
    assert plant("ИМ", "2025", list(rows), FIELDS) == rows


@pytest.mark.parametrize("kind", ["no_id", "bad_received", "answer_before"])
def test_every_kind_of_refusal_is_planted_in_a_yearly_file(kind):
    assert any(kind in kinds and len(period) == 4 for (_, period), kinds in PLANTED.items())
