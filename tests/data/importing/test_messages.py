"""What a row of a message export means: contract, section 2, rule by rule."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

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


# Cells as offices fill them.


@pytest.mark.parametrize("outcome", ["—", "н/д", "Не решено.", "не решенo", "ОТЛОЖЕНО…"])
def test_an_outcome_that_says_nothing_or_not_yet_is_open(tmp_path, outcome) -> None:
    row = one(tmp_path, IM, f"1|01.02.2025 10:00|02.02.2025|Б|Т||{outcome}")
    assert (row["answered_at"], row["resolved"]) == (None, None)


@pytest.mark.parametrize("outcome", ["Решено.", "РЕШЕНО", " решено\u00a0", "Peшено"])
def test_an_outcome_is_known_in_any_spelling(tmp_path, outcome) -> None:
    row = one(tmp_path, IM, f"1|01.02.2025 10:00|02.02.2025|Б|Т||{outcome}")
    assert (row["answered_at"], row["resolved"]) == (datetime(2025, 2, 2), True)


@pytest.mark.parametrize("blank", ["—", "-", "н/д", "нет данных", "нет", "NaT"])
def test_words_for_a_blank_are_no_unreadable_dates(tmp_path, blank) -> None:
    headers = POS + "|Плановая дата ответа|Дата ответа|Оценка"
    row = one(tmp_path, headers, f"1|01.02.2025|Б|Т|Решено|{blank}|{blank}|{blank}")
    assert (row["due_at"], row["answered_at"], row["mark"]) == (None, None, None)


def test_the_same_number_in_every_disguise_is_one_number(tmp_path) -> None:
    numbers = ["123", "123.0", "'123", "\u00a0123 ", "1\u200b23", "123."]
    reading = read_drawn(tmp_path, POS, *(f"{said}|01.02.2025|Б|Т|Решено" for said in numbers))
    assert {row["key"] for row in rows_of(reading)} == {"123"}


@pytest.mark.parametrize("said", ["б/н", "—", "н/д", "без номера", "№"])
def test_words_for_no_number_are_refused_as_they_stand(tmp_path, said) -> None:
    row, column, value, reason = refusal(tmp_path, POS, f"{said}|01.02.2025|Б|Т|Решено")
    assert (row, column, value) == (2, "Номер сообщения", said)
    assert "нет номера" in reason


def test_a_number_rounded_by_a_spreadsheet_is_refused(tmp_path) -> None:
    _, _, value, reason = refusal(tmp_path, POS, "1,23457E+15|01.02.2025|Б|Т|Решено")
    assert value == "1,23457E+15"
    assert "потерял последние цифры" in reason


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("31.02.2025", "дата поступления не читается: в феврале 2025 года 28 дней; исправьте"),
        ("12.13.2025", "месяца 13 не бывает, а сначала пишется день"),
        ("14:30", "есть только время, без даты"),
        ("01.02", "не указан год"),
        ("вчера", "дата поступления не читается; исправьте, например: 01.02.2026 14:30"),
        ("", "нет даты поступления; допишите её"),
        ("—", "нет даты поступления; допишите её"),
    ],
)
def test_a_refusal_says_which_rule_the_date_breaks(tmp_path, said, why) -> None:
    assert why in refusal(tmp_path, POS, f"1|{said}|Б|Т|Решено")[3]


def test_a_row_with_several_faults_is_refused_once_by_the_gravest(tmp_path) -> None:
    headers = POS + "|Плановая дата ответа|Дата ответа"
    for line, column in [
        ("|31.02.2025|Б|Т|Решено|скоро|вчера", "Номер сообщения"),
        ("1|31.02.2025|Б|Т|Решено|скоро|вчера", "Дата подачи"),
        ("1|01.02.2025|Б|Т|Решено|скоро|вчера", "Дата ответа"),
        ("1|01.02.2025|Б|Т|Решено|скоро|01.01.2025", "Плановая дата ответа"),
    ]:
        assert refusal(tmp_path, headers, line)[1] == column


def test_what_is_not_understood_is_unknown_and_named(tmp_path) -> None:
    headers = POS + "|Ускоренное|Средство контроля|Оценка"
    reading = read_drawn(
        tmp_path,
        headers,
        "1|01.02.2025|Б|Т|Решено|возможно|журнал|отлично",
        "2|01.02.2025|Б|Т|Решено|возможно|н/д|—",
        "3|01.02.2025|Б|Т|Решено|да|фото|5",
    )
    marks = [(r["fast_track"], r["control_evidence"], r["mark"]) for r in rows_of(reading)]
    assert marks == [(None, None, None), (None, None, None), (True, True, 5)]
    named = [warning for warning in reading.warnings if "не понято" in warning]
    assert [warning.split("»")[0] for warning in named] == [
        "Столбец «Ускоренное", "Столбец «Средство контроля", "Столбец «Оценка",
    ]  # fmt: skip
    assert "таких строк 2: «возможно». Пишите «да» или «нет»" in named[0]


def test_a_date_without_a_year_is_no_time(tmp_path) -> None:
    headers = POS + "|Дата ответа"
    assert "не указан год" in refusal(tmp_path, headers, "1|01.01.2025|Б|Т|Решено|01.02")[3]
    assert "не указан год" in refusal(tmp_path, POS, "1|01.02|Б|Т|Решено")[3]
    row = one(tmp_path, EDDS, "1|01.02.2025|14:30|течь|15.05||")
    assert row["answered_at"] == datetime(2025, 2, 1, 15, 5)


def test_a_person_in_a_flag_is_not_shown_in_the_warning(tmp_path) -> None:
    headers = POS + "|Ускоренное"
    said = "Иванов Иван Иванович"
    (warning,) = read_drawn(tmp_path, headers, f"1|01.02.2025|Б|Т|Решено|{said}").warnings
    assert "Иванов" not in warning


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


def test_the_number_of_a_dispatch_is_of_the_year_written_in_the_date(tmp_path) -> None:
    row = one(tmp_path, EDDS, "7|31.12.2024|24:00|течь|||")
    assert (row["key"], row["received_at"]) == ("2024-7", datetime(2025, 1, 1))


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


def test_typed_lengths_of_many_days(tmp_path) -> None:
    header = [cell.strip() for cell in IM.split("|")]
    header.append("Время с начала создания инцидента до первого ответа")
    received = datetime(2025, 2, 1, 10)
    took = [timedelta(days=70, hours=1), timedelta(hours=26, minutes=30), 1.104166667, "P1DT2H30M"]
    body = [[str(n), received, None, "Б", "Т", "", "", one] for n, one in enumerate(took)]
    rows = rows_of(reading_of(xlsx_file(tmp_path / "lengths.xlsx", [header, *body])))
    day = timedelta(hours=26, minutes=30)
    assert [row["first_reply_at"] - received for row in rows] == [took[0], day, day, day]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (
            "ХМАО, Кондинский р-н, пгт Мортка, ул. Путейская, 1",
            "ХМАО | Кондинский р-н | пгт Мортка",
        ),
        ("Мортка ул.Путейская д.1 кв.2", "Мортка"),
        ("Мортка, Луговой переулок, 5", "Мортка"),
        ("Мортка, Кондинское шоссе, д. 3", "Мортка"),
        ("628200, пгт\u00a0Мортка; мкр. Лесной, 4", "пгт\u00a0Мортка".replace("\u00a0", " ")),
        ("Урай, СНТ Дальний, 7", "Урай"),
        ("пер. Луговой", None),
        ("", None),
    ],
)
def test_an_address_leaves_its_place_without_streets(tmp_path, address, place) -> None:
    row = one(tmp_path, EDDS + "|Адрес/НП", f"1|01.02.2025|10:00|течь||||{address}")
    assert row["place"] == place
