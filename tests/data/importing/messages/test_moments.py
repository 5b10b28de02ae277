"""When a message was received, answered and due: contract, section 2, rule by rule."""

from datetime import date, datetime, time, timedelta

import pytest
import xlsxwriter

from tests.data.exports import csv_file, reading_of, rows_of, xlsx_file
from tests.data.importing.messages.rows import EDDS, IM, POS, one, refusal


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("05.02.2025", datetime(2025, 2, 5, 23, 59, 59)),
        ("05.02.2025 12:00", datetime(2025, 2, 5, 12)),
        ("", None),
    ],
)
def test_a_due_date_without_a_time_lasts_to_its_end(tmp_path, said, due) -> None:
    row = one(tmp_path, POS + "|Плановая дата ответа", f"1|01.02.2025|Б|Т|Решено|{said}")
    assert row["due_at"] == due


def test_a_typed_midnight_is_a_date_and_a_written_one_a_time(tmp_path) -> None:
    header = [cell.strip() for cell in (POS + "|Плановая дата ответа").split("|")]
    path = xlsx_file(
        tmp_path / "typed.xlsx",
        [
            header,
            ["1", datetime(2025, 2, 1, 10), "Б", "Т", "Решено", date(2025, 2, 5)],
            ["2", datetime(2025, 2, 1, 10), "Б", "Т", "Решено", "05.02.2025 00:00"],
            ["3", "01.02.2025 10:00", "Б", "Т", "Решено", "05.02.2025 00:00:00"],
            ["4", 45689.41666666, "Б", "Т", "Решено", 45693],
        ],
    )
    rows = rows_of(reading_of(path))
    assert [row["due_at"] for row in rows] == [
        datetime(2025, 2, 5, 23, 59, 59),
        datetime(2025, 2, 5),
        datetime(2025, 2, 5),
        datetime(2025, 2, 5, 23, 59, 59),
    ]
    assert {row["received_at"] for row in rows} == {datetime(2025, 2, 1, 10)}


def test_an_answer_without_a_time_on_the_day_of_receipt_is_no_answer_before_it(tmp_path) -> None:
    row = one(tmp_path, IM, "1|01.02.2025 10:00|01.02.2025|Б|Т||Решено")
    assert row["answered_at"] == datetime(2025, 2, 1, 10)


@pytest.mark.parametrize(
    ("received", "answered"),
    [
        ("01.02.2025 10:00", "01.02.2025 09:59"),
        ("01.02.2025 10:00", "31.01.2025"),
        ("01.02.2025", "31.01.2025 23:00"),
    ],
)
def test_an_answer_before_receipt_is_refused(tmp_path, received, answered) -> None:
    row, column, value, reason = refusal(tmp_path, IM, f"1|{received}|{answered}|Б|Т||Решено")
    assert (row, column, value) == (2, "Дата окончания", answered)
    assert "раньше поступления" in reason


def test_a_first_reply_comes_after_a_duration(tmp_path) -> None:
    headers = IM + "|Время с начала создания инцидента до первого ответа"
    for said, took in [
        ("11 days 12:10:25.217000", timedelta(days=11, hours=12, minutes=10, seconds=25)),
        ("26:30", timedelta(hours=26, minutes=30)),
        ("0:05:00", timedelta(minutes=5)),
        ("", None),
    ]:
        row = one(tmp_path, headers, f"1|01.02.2025 10:00||Б|Т|||{said}")
        received = datetime(2025, 2, 1, 10)
        assert row["first_reply_at"] == (None if took is None else received + took)


def test_a_typed_duration_is_no_date(tmp_path) -> None:
    header = [c.strip() for c in IM.split("|")]
    header.append("Время с начала создания инцидента до первого ответа")
    received = datetime(2025, 2, 1, 10)
    body = ["1", received, None, "Б", "Т", "", ""]
    path = xlsx_file(
        tmp_path / "durations.xlsx",
        [header, [*body, timedelta(hours=26, minutes=30)], ["2", *body[1:], time(4, 15)]],
    )
    assert [row["first_reply_at"] - received for row in rows_of(reading_of(path))] == [
        timedelta(hours=26, minutes=30),
        timedelta(hours=4, minutes=15),
    ]


def test_typed_lengths_of_many_days(tmp_path) -> None:
    header = [cell.strip() for cell in IM.split("|")]
    header.append("Время с начала создания инцидента до первого ответа")
    received = datetime(2025, 2, 1, 10)
    took = [timedelta(days=70, hours=1), timedelta(hours=26, minutes=30), 1.104166667, "P1DT2H30M"]
    body = [[str(n), received, None, "Б", "Т", "", "", one] for n, one in enumerate(took)]
    rows = rows_of(reading_of(xlsx_file(tmp_path / "lengths.xlsx", [header, *body])))
    day = timedelta(hours=26, minutes=30)
    assert [row["first_reply_at"] - received for row in rows] == [took[0], day, day, day]


def test_a_date_without_a_year_is_no_time(tmp_path) -> None:
    headers = POS + "|Дата ответа"
    assert "не указан год" in refusal(tmp_path, headers, "1|01.01.2025|Б|Т|Решено|01.02")[3]
    assert "не указан год" in refusal(tmp_path, POS, "1|01.02|Б|Т|Решено")[3]
    row = one(tmp_path, EDDS, "1|01.02.2025|14:30|течь|15.05||")
    assert row["answered_at"] == datetime(2025, 2, 1, 15, 5)


def test_date_and_time_of_other_fields_stand_in_two_columns_too(tmp_path) -> None:
    mapping = """
[profile]
title = "Диспетчерская"
[columns]
external_id = "Номер"
received_at = ["Дата", "+Время"]
answered_at = ["Закрыто", "+Во сколько"]
due_at = "Срок"
"""
    lines = [
        ["Номер", "Дата", "Время", "Закрыто", "Во сколько", "Срок"],
        ["1", "01.02.2025", "9-30", "02.02.2025", "14 ч 5 мин", "05.02.2025 24:00"],
        ["2", "1 февраля 2025 г.", "24:00", "", "", ""],
        ["3", "01.02.2025 13:00", "—", "02.02.2025", "", ""],
        ["4", "01.02.2025", "", "02.02.2025", "25:10", ""],
    ]
    reading = reading_of(csv_file(tmp_path / "a.csv", lines), mapping)
    found = [(row["received_at"], row["answered_at"], row["due_at"]) for row in rows_of(reading)]
    assert found == [
        (datetime(2025, 2, 1, 9, 30), datetime(2025, 2, 2, 14, 5), datetime(2025, 2, 6)),
        (datetime(2025, 2, 2), None, None),
        (datetime(2025, 2, 1, 13), datetime(2025, 2, 2), None),
    ]
    (refused,) = reading.refusals
    assert (refused.row, refused.column, refused.value) == (5, "Во сколько", "25:10")


def test_a_book_whose_days_begin_in_1904(tmp_path) -> None:
    path = tmp_path / "mac.xlsx"
    book = xlsxwriter.Workbook(str(path), {"date_1904": True})
    sheet = book.add_worksheet()
    day, clock = (book.add_format({"num_format": one}) for one in ("dd.mm.yyyy", "hh:mm"))
    sheet.write_row(0, 0, [cell.strip() for cell in EDDS.split("|")])
    sheet.write_row(1, 0, [1, None, None, "течь"])
    sheet.write_datetime(1, 1, datetime(2025, 2, 1), day)
    sheet.write_datetime(1, 2, time(14, 30), clock)
    sheet.write_datetime(1, 4, time(1, 15), clock)
    sheet.write_row(2, 0, [2, 45689 - 1462, 0.25, "течь"])
    sheet.write_row(3, 0, [3, str(45689 - 1462), "06:00", "течь"])
    book.close()
    first, second, third = rows_of(reading_of(path))
    assert first["received_at"] == datetime(2025, 2, 1, 14, 30)
    assert first["answered_at"] == datetime(2025, 2, 2, 1, 15)
    assert second["received_at"] == third["received_at"] == datetime(2025, 2, 1, 6)
