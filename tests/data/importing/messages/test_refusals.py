"""Rows that are refused with their reason, and the other rows go in: contract, section 2."""

import pytest

from tests.data.exports import reading_of, rows_of, xlsx_file
from tests.data.importing.messages.rows import IM, POS, read_drawn, refusal


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
