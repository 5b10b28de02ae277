"""Counts that a file prints of itself, compared with what was read."""

import pytest

from tests.data.exports import csv_file, drawn, reading_of, xlsx_file

HEADER = "Номер инцидента|Дата создания|Группа тем|Тема|Итог"
ROWS = "1|01.02.2025|Б|Т|\n2|01.02.2025|Б|Т|"


def warned(tmp_path, table: str) -> list[str]:
    reading = reading_of(csv_file(tmp_path / "a.csv", drawn(table)))
    return [words for words in reading.warnings if words.startswith("Итого в файле")]


@pytest.mark.parametrize(
    "total",
    [
        "Всего обращений: {}||||",
        "Итого: {}||||",
        "Итого|{}|||",
        "Всего|||{}|",
        "Количество записей|{}|||",
    ],
)
def test_a_printed_total_under_the_table(tmp_path, total) -> None:
    assert warned(tmp_path, f"{HEADER}\n{ROWS}\n{total.format(2)}") == []
    (words,) = warned(tmp_path, f"{HEADER}\n{ROWS}\n{total.format(3)}")
    assert words.startswith("Итого в файле: 3, прочитано строк: 2.")


def test_a_count_over_the_header(tmp_path) -> None:
    assert warned(tmp_path, f"Найдено записей: 2||||\n{HEADER}\n{ROWS}") == []
    assert warned(tmp_path, f"Найдено записей: 5||||\n{HEADER}\n{ROWS}")
    assert warned(tmp_path, f"Выгрузка за 2025 год||||\n{HEADER}\n{ROWS}") == []


def test_refused_rows_count_as_lines_of_the_file(tmp_path) -> None:
    assert warned(tmp_path, f"{HEADER}\n{ROWS}\n3|скоро|Б|Т|\nИтого: 3||||") == []


def test_totals_of_parts_add_up(tmp_path) -> None:
    assert (
        warned(tmp_path, f"{HEADER}\n{ROWS}\nИтого: 2||||\n3|01.02.2025|Б|Т|\nИтого: 1||||") == []
    )


def test_a_sum_in_several_columns_is_no_count(tmp_path) -> None:
    assert warned(tmp_path, f"{HEADER}\n{ROWS}\nИтого|||17|25") == []


def test_questions_of_one_appeal_are_one_message(tmp_path) -> None:
    table = """
        Рег. №|Дата регистрации|Вопрос|Результат
        1-ОГ|01.02.2025|Дороги|Разъяснено
        1-ОГ|01.02.2025|Снег|Разъяснено
        2-ОГ|01.02.2025|Вода|Разъяснено
        Всего обращений: 2|||
        """
    assert warned(tmp_path, table) == []


def test_a_total_of_a_report_in_a_column_of_numbers_is_no_count(tmp_path) -> None:
    table = """
        Месяц|Получатель|Страница|Постов за месяц|Норма выполнена
        январь 2026|Школа|ВК|12|да
        Итого|||12|
        """
    assert warned(tmp_path, table) == []


def test_hidden_rows_are_read_and_counted(tmp_path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for index, line in enumerate(drawn(f"{HEADER}\n{ROWS}")):
        sheet.write_row(index, 0, line)
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()
    reading = reading_of(path)
    assert reading.rows.num_rows == 2
    assert "Скрытых строк (фильтр или скрытие в Excel): 1." in reading.warnings[0]


def test_ten_thousand_blank_rows_below_cost_nothing(tmp_path) -> None:
    rows = [line.split("|") for line in f"{HEADER}\n{ROWS}".splitlines()]
    rows += [[""] * 5] * 10_000 + [["", "", " ", "", ""]] * 10
    reading = reading_of(xlsx_file(tmp_path / "a.xlsx", rows))
    assert (reading.rows_read, reading.rows_skipped) == (2, 0)
