"""What a row of a message export means: contract, section 2, rule by rule."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.data.exports import csv_file, drawn, reading_of, rows_of, xlsx_file

IM = "Номер инцидента | Дата создания | Дата окончания | Группа тем | Тема | Тип инцидента | Итог"
POS = "Номер сообщения | Дата подачи | Категория | Подкатегория | Статус"
EDDS = "№ п/п | Дата | Время | Содержание | Время завершения | Передано (кому, время) | Служба"
FZ59 = "Рег. № | Дата регистрации | Вид | Вопрос | Результат | Срок | Дата ответа | Повторное"


def read_drawn(tmp_path: Path, *lines: str):
    return reading_of(csv_file(tmp_path / "export.csv", drawn("\n".join(lines))))


def one(tmp_path: Path, header: str, line: str) -> dict[str, Any]:
    reading = read_drawn(tmp_path, header, line)
    assert reading.refusals == ()
    (row,) = rows_of(reading)
    return row


def refusal(tmp_path: Path, header: str, line: str) -> tuple[int, str, str, str]:
    reading = read_drawn(tmp_path, header, line)
    assert rows_of(reading) == []
    (found,) = reading.refusals
    return found.row, found.column, found.value, found.reason


@pytest.mark.parametrize("outcome", ["", "Не решено", "не  РЕШЕНО", "Отложено"])
def test_an_incident_without_an_outcome_is_open_whatever_its_dates(tmp_path, outcome) -> None:
    row = one(tmp_path, IM, f"1|01.02.2025 10:00|31.01.2025 10:00|Б|Т|Решаемый|{outcome}")
    assert (row["answered_at"], row["resolved"]) == (None, None)


@pytest.mark.parametrize(
    ("outcome", "resolved"), [("Решено", True), ("Разъяснено", False), ("Консультация", False)]
)
def test_an_incident_with_an_outcome_is_answered(tmp_path, outcome, resolved) -> None:
    row = one(tmp_path, IM, f"1|01.02.2025 10:00|02.02.2025 11:30|Б|Т|Решаемый|{outcome}")
    assert row["received_at"] == datetime(2025, 2, 1, 10)
    assert row["answered_at"] == datetime(2025, 2, 2, 11, 30)
    assert (row["resolved"], row["excluded_reason"], row["due_at"]) == (resolved, None, None)


@pytest.mark.parametrize("header", ["Дата закрытия", "Датазакрытия", "ДАТА ОКОНЧАНИЯ"])
def test_the_answer_of_an_incident_has_three_names(tmp_path, header) -> None:
    headers = IM.replace("Дата окончания", header)
    row = one(tmp_path, headers, "1|01.02.2025 10:00|02.02.2025 11:30|Б|Т||Решено")
    assert row["answered_at"] == datetime(2025, 2, 2, 11, 30)


@pytest.mark.parametrize("kind", ["Не решаемый", "не решаемый ", "Не  решаемый", "НЕРЕШАЕМЫЙ"])
def test_an_unsolvable_incident_is_excluded(tmp_path, kind) -> None:
    row = one(tmp_path, IM, f"1|01.02.2025 10:00|02.02.2025 11:30|Б|Т|{kind}|Решено")
    assert row["excluded_reason"] == " ".join(kind.lower().split())
    assert row["answered_at"] == datetime(2025, 2, 2, 11, 30)


@pytest.mark.parametrize(
    ("status", "resolved", "reason"),
    [
        ("Решено", True, None),
        ("Дан ответ", False, None),
        ("", None, None),
        ("Отозвано заявителем", None, "отозвано заявителем"),
        ("Спам", None, "спам"),
        ("Дубль сообщения", None, "дубль сообщения"),
        ("Перенаправлено в другое ведомство", None, "перенаправлено в другое ведомство"),
    ],
)
def test_the_status_of_the_platform(tmp_path, status, resolved, reason) -> None:
    row = one(tmp_path, POS, f"1|01.02.2025 10:00|Б|Т|{status}")
    assert (row["resolved"], row["excluded_reason"]) == (resolved, reason)


def test_a_hidden_message_is_excluded(tmp_path) -> None:
    reading = read_drawn(
        tmp_path, POS + "|Скрыто", "1|01.02.2025|Б|Т|Решено|да", "2|01.02.2025|Б|Т|Решено|нет"
    )
    assert [row["excluded_reason"] for row in rows_of(reading)] == ["скрыто", None]


@pytest.mark.parametrize(
    ("said", "meant"), [("да", True), ("Нет", False), ("", None), ("не знаю", None), ("1", True)]
)
def test_marks_are_yes_no_or_unknown(tmp_path, said, meant) -> None:
    headers = POS + "|Ускоренное (да/нет)|Автоматическая маршрутизация|Переподготовка"
    row = one(tmp_path, headers, f"1|01.02.2025|Б|Т|Решено|{said}|{said}|{said}")
    assert (row["fast_track"], row["auto_delivery"], row["returned"]) == (meant, meant, meant)


def test_a_source_without_a_column_does_not_know_the_mark(tmp_path) -> None:
    row = one(tmp_path, POS, "1|01.02.2025|Б|Т|Решено")
    marks = ("fast_track", "auto_delivery", "control_evidence", "returned", "repeat", "mark")
    assert [row[name] for name in marks] == [None] * len(marks)
    assert row["road_map_measure"] is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("фото", True), ("Видео", True), ("ГЛОНАСС", True), ("камера", True), ("фото, видео", True),
        ("нет", False), ("", None), ("журнал", None),
    ],
)  # fmt: skip
def test_evidence_of_control(tmp_path, said, meant) -> None:
    row = one(tmp_path, POS + "|Средство контроля", f"1|01.02.2025|Б|Т|Решено|{said}")
    assert row["control_evidence"] is meant


def test_a_blank_road_map_cell_is_none_and_not_unknown(tmp_path) -> None:
    row = one(tmp_path, POS + "|Мероприятие дорожной карты", "1|01.02.2025|Б|Т|Решено|")
    assert row["road_map_measure"] == ""


@pytest.mark.parametrize(
    ("said", "mark"), [("5", 5), ("1,0", 1), ("0", None), ("6", None), ("4.5", None), ("", None)]
)
def test_a_mark_is_from_one_to_five(tmp_path, said, mark) -> None:
    row = one(tmp_path, POS + "|Оценка (1–5)", f"1|01.02.2025|Б|Т|Решено|{said}")
    assert row["mark"] == mark


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


# ЕДДС: numbering restarts each year, a time alone is the first such moment at or after receipt.


def test_a_dispatch_number_is_of_its_year(tmp_path) -> None:
    reading = read_drawn(
        tmp_path,
        EDDS,
        "1|31.12.2024|23:50|а|||",
        "1|01.01.2025|0:10|б|||",
        "2|01.01.2025|1:10|в|||",
    )
    assert [row["key"] for row in rows_of(reading)] == ["2024-1", "2025-1", "2025-2"]


@pytest.mark.parametrize(
    ("done", "answered"),
    [
        ("14:30", datetime(2025, 2, 1, 14, 30)),
        ("23:59", datetime(2025, 2, 1, 23, 59)),
        ("14:29", datetime(2025, 2, 2, 14, 29)),
        ("0:00", datetime(2025, 2, 2)),
        ("03.02.2025 08:00", datetime(2025, 2, 3, 8)),
        ("", None),
    ],
)
def test_a_time_alone_is_the_first_such_moment(tmp_path, done, answered) -> None:
    row = one(tmp_path, EDDS, f"1|01.02.2025|14:30|течь|{done}|{done}|Водоканал")
    assert row["received_at"] == datetime(2025, 2, 1, 14, 30)
    assert row["answered_at"] == row["first_reply_at"] == answered
    assert (row["resolved"], row["service"], row["topic_group"]) == (None, "Водоканал", None)


@pytest.mark.parametrize(
    ("handed", "replied"),
    [
        ("Петрову, 14:45", datetime(2025, 2, 1, 14, 45)),
        ("01:00 бригаде", datetime(2025, 2, 2, 1)),
        ("Петрову", None),
        ("", None),
    ],
)
def test_the_time_of_handing_over_stands_among_words(tmp_path, handed, replied) -> None:
    row = one(tmp_path, EDDS, f"1|01.02.2025|14:30|течь||{handed}|Водоканал")
    assert row["first_reply_at"] == replied


def test_a_call_and_its_end_in_one_minute(tmp_path) -> None:
    row = one(tmp_path, EDDS, "1|01.02.2025|14:30:20|течь|14:30||")
    assert row["answered_at"] == datetime(2025, 2, 1, 14, 30, 20)


def test_seconds_that_are_written_count(tmp_path) -> None:
    row = one(tmp_path, EDDS, "1|01.02.2025|14:30:20|течь|14:30:10||")
    assert row["answered_at"] == datetime(2025, 2, 2, 14, 30, 10)


@pytest.mark.parametrize("clock", ["24:01", "25:70", "12:60", "полдень", "112:30"])
def test_a_time_that_cannot_be_is_refused(tmp_path, clock) -> None:
    row, column, value, reason = refusal(tmp_path, EDDS, f"1|01.02.2025|{clock}|течь|||")
    assert (row, column, value) == (2, "Время", clock)
    assert "не читается" in reason
    _, column, value, _ = refusal(tmp_path, EDDS, f"1|01.02.2025|12:00|течь|{clock}||")
    assert (column, value) == ("Время завершения", clock)


def test_typed_dates_and_times_of_the_dispatch(tmp_path) -> None:
    header = [cell.strip() for cell in EDDS.split("|")]
    path = xlsx_file(
        tmp_path / "edds.xlsx",
        [header, [7, date(2025, 2, 1), time(14, 30), "течь", time(1, 15), "Петрову 14:40", "112"]],
    )
    (row,) = rows_of(reading_of(path))
    assert row["key"] == "2025-7"
    assert row["received_at"] == datetime(2025, 2, 1, 14, 30)
    assert row["answered_at"] == datetime(2025, 2, 2, 1, 15)
    assert row["first_reply_at"] == datetime(2025, 2, 1, 14, 40)


# 59-ФЗ: one number is one appeal with several questions.


@pytest.mark.parametrize(
    ("outcome", "resolved", "excluded"),
    [
        ("поддержано", True, False),
        ("не поддержано", False, False),
        ("разъяснено", False, False),
        ("дан ответ автору", False, False),
        ("направлено по компетенции", None, True),
        ("оставлено без ответа", None, True),
        ("", None, False),
    ],
)
def test_the_result_of_an_appeal(tmp_path, outcome, resolved, excluded) -> None:
    row = one(tmp_path, FZ59, f"1|01.02.2025|письменное|о дороге|{outcome}||05.02.2025|да")
    assert row["resolved"] is resolved
    assert row["excluded_reason"] == (outcome if excluded else None)
    assert (row["repeat"], row["channel"]) == (True, "письменное")
    assert row["answered_at"] == datetime(2025, 2, 5)


@pytest.mark.parametrize(
    ("said", "questions"),
    [("о дороге", 1), ("1. о дороге 2. о воде", 2), ("1) о воде 2) о газе 3) о свете", 3), ("", 1)],
)
def test_questions_numbered_in_a_cell(tmp_path, said, questions) -> None:
    row = one(tmp_path, FZ59, f"1|01.02.2025|устное|{said}|||05.02.2025|")
    assert row["question_count"] == questions


# What is refused, and the other rows go in.


def test_refusals_name_row_column_value_and_reason(tmp_path) -> None:
    reading = read_drawn(
        tmp_path,
        IM,
        "1|01.02.2025 10:00|02.02.2025 10:00|Б|Т||Решено",
        "|01.02.2025 10:00||Б|Т||",
        "3|||Б|Т||",
        "4|31.02.2025||Б|Т||",
        "5|12.11.2026 23:59||Б|Т||",
        "6|13.11.2026||Б|Т||",
        "7|01.02.2025 10:00|завтра|Б|Т||Решено",
    )
    assert [row["key"] for row in rows_of(reading)] == ["1", "5"]
    assert [(r.row, r.column, r.value) for r in reading.refusals] == [
        (3, "Номер инцидента", ""),
        (4, "Дата создания", ""),
        (5, "Дата создания", "31.02.2025"),
        (7, "Дата создания", "13.11.2026"),
        (8, "Дата окончания", "завтра"),
    ]
    assert all(reading.refusals[i].reason for i in range(5))
    assert reading.rows_read == 2 + 5 + 0


def test_an_unreadable_due_date_is_refused(tmp_path) -> None:
    headers = POS + "|Плановая дата ответа"
    _, column, value, reason = refusal(tmp_path, headers, "1|01.02.2025|Б|Т|Решено|скоро")
    assert (column, value) == ("Плановая дата ответа", "скоро")
    assert "срок ответа не читается" in reason


def test_a_refused_value_is_masked_and_short(tmp_path) -> None:
    said = "звонил Иванов Иван Иванович 8 902 814-55-66 " + "очень " * 30
    _, _, value, _ = refusal(tmp_path, IM, f"1|{said}||Б|Т||")
    assert value.startswith("звонил [имя скрыто] [телефон скрыт] очень")
    assert len(value) == 80


def test_a_long_number_stored_as_a_number_is_refused(tmp_path) -> None:
    header = [cell.strip() for cell in POS.split("|")]
    path = xlsx_file(
        tmp_path / "ids.xlsx",
        [
            header,
            ["1234567890123456", "01.02.2025", "Б", "Т", "Решено"],
            [1234567890123456, "01.02.2025", "Б", "Т", "Решено"],
            [999999999999999, "01.02.2025", "Б", "Т", "Решено"],
            [10**15, "01.02.2025", "Б", "Т", "Решено"],
            ["00000001", "01.02.2025", "Б", "Т", "Решено"],
            [1e21, "01.02.2025", "Б", "Т", "Решено"],
        ],
    )
    reading = reading_of(path)
    assert [row["key"] for row in rows_of(reading)] == [
        "1234567890123456", "999999999999999", "00000001",
    ]  # fmt: skip
    assert [r.row for r in reading.refusals] == [3, 5, 7]
    assert all("число" in r.reason for r in reading.refusals)


def test_the_order_of_columns_and_unknown_ones_do_not_matter(tmp_path) -> None:
    reading = read_drawn(
        tmp_path,
        "Итог|Погода|Тема|Группа тем|ДАТА СОЗДАНИЯ|Дата окончания|Номер Инцидента",
        "Решено|снег|Т|Б|01.02.2025 10:00|02.02.2025 10:00|17",
    )
    (row,) = rows_of(reading)
    assert (row["key"], row["topic_group"], row["topic"]) == ("17", "Б", "Т")
    assert reading.warnings == ("Не читаются столбцы: Погода",)
