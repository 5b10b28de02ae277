"""Rows that are no messages: skipped by kind, and a message never among them."""

import resource
import zipfile

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.data.exports import csv_file, drawn, reading_of, rows_of, xlsx_file
from tests.data.office_formats import xls_file

IM = ["Номер инцидента", "Дата создания", "Группа тем", "Тема", "Итог"]
HEADER = "|".join(IM)
PAGES = "Месяц|Получатель|Страница|Постов за месяц|Норма выполнена"


def read_table(tmp_path, table: str):
    return reading_of(csv_file(tmp_path / "a.csv", drawn(table)))


@pytest.mark.parametrize(
    ("lines", "skipped"),
    [
        ("1|2|3|4|5", {"нумерация столбцов": 1}),
        ("№|дд.мм.гггг|текст|текст|", {"единицы измерения": 1}),
        ("Номер инцидента|Дата создания|Группа тем|Тема|Итог", {"повтор заголовка": 1}),
        ("Итого||||12", {"итоги": 1}),
        ("|Итого:|7||", {"итоги": 1}),
        ("Всего обращений: 2||||", {"итоги": 1}),
        ("|||12|57", {"итоги": 1}),
        ("|||86,4 %|100 %", {"строки с процентами": 1}),
        ("Доля, %|||86,4|", {"строки с процентами": 1}),
        ("Мортка||||", {"заголовки разделов": 1}),
        ("Раздел 1. Дороги||||", {"заголовки разделов": 1}),
        ("Февраль 2025||||", {"заголовки разделов": 1}),
        ("03.02.2025||||", {"заголовки разделов": 1}),
        ("Страница 1 из 2||||", {"подписи в конце": 1}),
    ],
)
def test_a_row_in_the_middle(tmp_path, lines, skipped) -> None:
    reading = read_table(tmp_path, f"{HEADER}\n{lines}\n1|01.02.2025|Б|Т|\n2|01.02.2025|Б|Т|")
    assert sorted(row["key"] for row in rows_of(reading)) == ["1", "2"]
    assert (reading.skipped, reading.refusals) == (skipped, ())


@pytest.mark.parametrize(
    "lines",
    [
        "Исполнитель: Иванова А.А., тел. 3-35-40||||",
        "Исполнитель|||Иванова А.А.|",
        "Глава района|_______|Б. Б. Петров||",
        "Выгружено 05.03.2025 10:15||||",
        "Выгружено:|05.03.2025|||",
    ],
)
def test_signatures_at_the_end(tmp_path, lines) -> None:
    table = f"{HEADER}\nА-1|01.02.2025|Б|Т|Решено\nА-2|01.02.2025|Б|Т|Решено\n{lines}"
    reading = read_table(tmp_path, table)
    assert sorted(row["key"] for row in rows_of(reading)) == ["А-1", "А-2"]
    assert reading.refusals == ()
    assert reading.skipped == {"подписи в конце": 1}


def test_lines_under_the_table(tmp_path) -> None:
    reading = read_table(
        tmp_path,
        f"""
        {HEADER}
        А-1|01.02.2025|Б|Т|Решено
        ||||
        Свод по темам||||
        Тема|Всего|||
        Ямы|1|||
        Иванова||||
        33540||||
        """,
    )
    assert [row["key"] for row in rows_of(reading)] == ["А-1"]
    assert reading.skipped == {"строки под таблицей": 5, "пустые": 1}


UNNUMBERED = "нет номера"
UNREAD = [
    ("|01.02.2025|Б|Т|Решено", UNNUMBERED),
    ("3||Б|Т|Решено", "нет даты"),
    ("3||||", "нет даты"),
    ("3|скоро|Б|Т|Решено", "дат"),
]
# Only amid the table: a line or two of words under it is a note, not a message.
WORDS = [
    ("|||Нет света|Решено", UNNUMBERED),
    ("|||Всего один фонарь горит|", UNNUMBERED),
    ("|||Ответственные лица не отвечают на звонки|", UNNUMBERED),
]


@pytest.mark.parametrize(
    ("place", "line", "reason"),
    [*((1, *one) for one in UNREAD + WORDS), *((3, *one) for one in UNREAD)],
)
def test_a_message_without_a_number_or_a_date_is_refused(tmp_path, place, line, reason) -> None:
    rows = ["1|01.02.2025|Б|Т|", "2|01.02.2025|Б|Т|", "4|01.02.2025|Б|Т|"]
    rows.insert(place, line)
    reading = read_table(tmp_path, "\n".join([HEADER, *rows]))
    assert [reason in one.reason for one in reading.refusals] == [True]
    assert (reading.rows.num_rows, reading.rows_skipped) == (3, 0)


@pytest.mark.parametrize("key", ["Исполнитель 7", "А", "Глава", "Всеволод"])
def test_a_row_with_a_number_and_a_date_is_a_message(tmp_path, key) -> None:
    table = f"{HEADER}\n1|01.02.2025|Б|Т|\n{key}|01.02.2025|Б|Т|Решено\n2|01.02.2025|Б|Т|"
    assert sorted(row["key"] for row in rows_of(read_table(tmp_path, table))) == sorted(
        ["1", "2", key]
    )


def test_another_table_below_is_named_and_left_out(tmp_path) -> None:
    reading = read_table(
        tmp_path,
        f"""
        {HEADER}
        1|01.02.2025|Б|Т|
        ||||
        Номер сообщения|Дата подачи|Категория|Подкатегория|Статус
        7|01.02.2025|Б|Т|Решено
        ||||
        8|01.02.2025|Б|Т|Решено
        """,
    )
    assert [row["key"] for row in rows_of(reading)] == ["1"]
    assert reading.skipped == {"другая таблица ниже": 3, "пустые": 2}
    assert "С 4-й строки начинается другая таблица" in reading.warnings[0]


def test_lines_across_the_table_are_headings(tmp_path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row("A1", IM)
    sheet.merge_range("A2:E2", "1. Дороги")
    sheet.write_row("A3", ["1", "01.02.2025", "Б", "Т", ""])
    sheet.merge_range("A4:E4", "2. Снег")
    sheet.write_row("A5", ["2", "01.02.2025", "Б", "Т", ""])
    book.close()
    reading = reading_of(path)
    assert (reading.rows.num_rows, reading.skipped) == (2, {"заголовки разделов": 2})


def test_a_cell_merged_downwards_belongs_to_every_row(tmp_path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["Рег. №", "Дата регистрации", "Вопрос", "Результат"])
    sheet.merge_range("A2:A3", "12-ОГ")
    sheet.merge_range("B2:B3", "01.02.2025")
    sheet.write_row("C2", ["Дороги", "Разъяснено"])
    sheet.write_row("C3", ["Снег", "Поддержано"])
    sheet.merge_range("A4:A5", "13-ОГ")
    for column in "BCD":
        sheet.merge_range(f"{column}4:{column}5", "01.02.2025" if column == "B" else "Свет")
    sheet.write_row("A6", ["14-ОГ", "01.02.2025", "Вода", "Разъяснено"])
    book.close()
    reading = reading_of(path)
    assert sorted((row["row_number"], row["key"]) for row in rows_of(reading)) == [
        (2, "12-ОГ"), (3, "12-ОГ"), (4, "13-ОГ"), (6, "14-ОГ"),
    ]  # fmt: skip
    assert (reading.rows_read, reading.skipped) == (5, {"пустые": 1})


def test_merged_cells_of_an_old_workbook(tmp_path) -> None:
    rows = [
        ["Рег. №", "Дата регистрации", "Вопрос", "Результат"],
        ["12-ОГ", "01.02.2025", "Дороги", "Разъяснено"],
        ["", "", "Снег", "Поддержано"],
    ]
    path = xls_file(tmp_path / "a.xls", {"Лист1": rows}, merges=[(1, 2, 0, 0), (1, 2, 1, 1)])
    reading = reading_of(path)
    assert [row["key"] for row in rows_of(reading)] == ["12-ОГ", "12-ОГ"]
    assert reading.refusals == ()


def test_totals_and_signatures_of_a_report(tmp_path) -> None:
    reading = read_table(
        tmp_path,
        f"""
        {PAGES}
        1|2|3|4|5
        январь 2026|Школа № 1|ВК|12|да
        январь 2026|Детский сад|ВК|9|нет
        Итого|||21|
        |Всего по району||21|50 %
        ||||
        Исполнитель: Петрова||||
        """,
    )
    assert sorted(row["recipient"] for row in rows_of(reading)) == ["Детский сад", "Школа № 1"]
    assert reading.skipped == {
        "итоги": 2,
        "нумерация столбцов": 1,
        "пустые": 1,
        "подписи в конце": 1,
    }
    assert reading.refusals == ()


def test_a_line_of_a_report_without_its_month_is_refused(tmp_path) -> None:
    reading = read_table(
        tmp_path, f"{PAGES}\nянварь 2026|Школа|ВК|12|да\n|Музей|ВК|9|нет\nскоро|Клуб|ВК|9|нет"
    )
    assert [one.row for one in reading.refusals] == [3, 4]
    assert reading.rows_skipped == 0


LINES = {
    "good": ["17", "01.02.2025", "Б", "Т", ""],
    "odd": ["18", "1 февраля 2025 г.", "Б", "Т", "Решено"],
    "no number": ["", "01.02.2025", "Б", "Т", ""],
    "no date": ["19", "скоро", "Б", "Т", ""],
    "blank": ["", "", "", "", ""],
    "total": ["Итого", "", "", "", "7"],
    "percent": ["", "", "", "86 %", "14 %"],
    "header": IM,
    "signature": ["Исполнитель: Иванова", "", "", "", ""],
    "section": ["Мортка", "", "", "", ""],
    "numbers": ["1", "2", "3", "4", "5"],
    "words": ["", "", "", "нет воды", ""],
}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(list(LINES)), min_size=1, max_size=12), st.booleans())
def test_the_balance_of_rows_is_exact(tmp_path, names, typed) -> None:
    rows = [IM, *(LINES[name] for name in names), LINES["good"]]
    path = xlsx_file(tmp_path / "a.xlsx", rows) if typed else csv_file(tmp_path / "a.csv", rows)
    reading = reading_of(path)
    accepted = [row["row_number"] for row in rows_of(reading)]
    refused = [one.row for one in reading.refusals]
    assert reading.rows_read == len(names) + 1
    assert reading.rows_skipped == sum(reading.skipped.values())
    assert reading.rows_read == len(accepted) + len(refused) + reading.rows_skipped
    assert not set(accepted) & set(refused)
    wanted = {i for i, name in enumerate(names, start=2) if name in ("good", "odd")}
    assert set(accepted) == wanted | {len(names) + 2}
    assert {i for i, name in enumerate(names, start=2) if name in ("no number", "no date")} <= {
        *refused
    }
    assert reading.skipped.get("пустые", 0) == names.count("blank")


def test_cells_merged_beyond_any_sheet_cost_nothing(tmp_path) -> None:
    plain = tmp_path / "plain.xlsx"
    book = xlsxwriter.Workbook(str(plain))
    sheet = book.add_worksheet()
    sheet.write_row("A1", IM)
    for row in range(1, 4):
        sheet.write_row(row, 0, [str(row), "01.02.2025", "Б", "Т", ""])
    sheet.merge_range("H9:I9", "")
    book.close()
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            assert (b"H9:I9" in body) == name.endswith("sheet1.xml")
            new.writestr(name, body.replace(b"H9:I9", b"A4:ZZZZZZZ99999999999999"))
    began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    reading = reading_of(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - began < 3
    assert reading.rows_read == 3
    assert reading.rows.num_rows + reading.rows_skipped == 3
