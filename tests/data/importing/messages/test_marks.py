"""What outcomes, statuses and marks of a message mean: contract, section 2, rule by rule."""

from datetime import datetime

import pytest

from tests.data.exports import rows_of
from tests.data.importing.messages.rows import FZ59, IM, POS, one, read_drawn


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


def test_the_order_of_columns_and_unknown_ones_do_not_matter(tmp_path) -> None:
    reading = read_drawn(
        tmp_path,
        "Итог|Погода|Тема|Группа тем|ДАТА СОЗДАНИЯ|Дата окончания|Номер Инцидента",
        "Решено|снег|Т|Б|01.02.2025 10:00|02.02.2025 10:00|17",
    )
    (row,) = rows_of(reading)
    assert (row["key"], row["topic_group"], row["topic"]) == ("17", "Б", "Т")
    assert reading.warnings == ("Не читаются столбцы: Погода",)


def test_of_two_spellings_of_one_column_the_second_is_named_as_unread(tmp_path) -> None:
    headers = "Дата закрытия|Номер инцидента|Дата создания|Дата окончания|Группа тем|Итог"
    reading = read_drawn(tmp_path, headers, "05.02.2025|1|01.02.2025|02.02.2025|Б|Решено")
    assert str(rows_of(reading)[0]["answered_at"]).startswith("2025-02-02")
    assert reading.warnings == ("Не читаются столбцы: Дата закрытия",)


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


def test_a_person_in_a_flag_is_not_shown_in_the_warning(tmp_path) -> None:
    headers = POS + "|Ускоренное"
    said = "Иванов Иван Иванович"
    (warning,) = read_drawn(tmp_path, headers, f"1|01.02.2025|Б|Т|Решено|{said}").warnings
    assert "Иванов" not in warning
