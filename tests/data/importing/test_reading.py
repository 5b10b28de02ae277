"""A file into a reading: which rows count, and what the preview says of the rest."""

import pytest

from data.errors import FileRefused
from tests.data.exports import csv_file, drawn, reading_of, rows_of, xlsx_file

IM = ["Номер инцидента", "Дата создания", "Группа тем", "Тема", "Итог"]
POS = ["Номер сообщения", "Дата подачи", "Категория", "Статус"]


def test_title_totals_blanks_and_repeated_headers(tmp_path) -> None:
    rows = drawn(
        """
        Выгрузка за февраль 2025 года||||
        ||||
        Номер инцидента|Дата создания|Группа тем|Тема|Итог
        1|01.02.2025|Б|Т|
        ||||
        Номер инцидента|Дата создания|Группа тем|Тема|Итог
        2|01.02.2025|Б|Т|
        Итого||||2
        ВСЕГО ПО РАЙОНУ: 2||||
        3|1 февраля 2025 г.|Б|Т|
        ||||
        ||||
        """
    )
    for path in (csv_file(tmp_path / "a.csv", rows), xlsx_file(tmp_path / "a.xlsx", rows)):
        reading = reading_of(path)
        assert [(row["key"], row["row_number"]) for row in rows_of(reading)] == [
            ("1", 4), ("2", 7), ("3", 10),
        ]  # fmt: skip
        # Rows 4 to 10; blank, header and two totals are skipped.
        assert (reading.rows_read, reading.rows_skipped) == (10 - 3, 4)
        assert reading.skipped == {"итоги": 2, "пустые": 1, "повтор заголовка": 1}
        assert reading.headers == tuple(IM)


def test_words_that_begin_like_a_total_are_a_message(tmp_path) -> None:
    rows = [["Тема", *IM[:3], "Итог"], ["Итоговая аттестация", "1", "01.02.2025", "Б", ""]]
    rows += [["Всего доброго", "2", "1 февраля 2025", "Б", ""]]
    reading = reading_of(csv_file(tmp_path / "a.csv", rows))
    assert [row["key"] for row in rows_of(reading)] == ["1", "2"]


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ([IM], "ни одной строки"),
        ([["а", "б"], ["1", "2"]], "Не нашлось строки со знакомыми заголовками"),
        ([IM[:4], ["1", "01.02.2025", "Б", "Т"]], "не хватает столбцов: Итог"),
    ],
)
def test_a_file_without_rows_or_headers(tmp_path, rows, word) -> None:
    with pytest.raises(FileRefused, match=word):
        reading_of(csv_file(tmp_path / "a.csv", rows))


def test_the_other_way_round_names_lie(tmp_path) -> None:
    body = [POS, ["1", "01.02.2025", "Б", "Решено"]]
    xlsx = xlsx_file(tmp_path / "a.xlsx", body).rename(tmp_path / "выгрузка.csv")
    text = csv_file(tmp_path / "b.csv", body, "cp1251").rename(tmp_path / "выгрузка.xlsx")
    assert rows_of(reading_of(xlsx))[0]["key"] == rows_of(reading_of(text))[0]["key"] == "1"


def test_the_quarterly_workbook(shared) -> None:
    reading = reading_of(shared / "real-inputs" / "59fz-quarterly-2018-2019.xlsx")
    rows = rows_of(reading)
    assert reading.profile.table == "appeals_quarters"
    quarters = {row["quarter"] for row in rows}
    assert len(quarters) == 7
    assert min(quarters) >= "2018-Q1"
    assert max(quarters) <= "2019-Q4"
    assert {sum(row["quarter"] == quarter for row in rows) for quarter in quarters} == {21}
    assert len(rows) == 7 * 21
    assert all(row["unit"] for row in rows)
    assert reading.skipped["единицы измерения"] == 1
    assert reading.rows_read == 7 + reading.rows_skipped


def test_a_quarter_without_figures_is_counted_as_skipped(tmp_path) -> None:
    header = ["Полное наименование", "Количество поступивших обращений / всего"]
    rows = [header, ["Единица измерения", "ед."], ["1 кв 2026", "12"], ["2 кв 2026", ""]]
    reading = reading_of(csv_file(tmp_path / "a.csv", rows))
    assert [(row["quarter"], row["value"], row["unit"]) for row in rows_of(reading)] == [
        ("2026-Q1", 12, "ед.")
    ]
    assert reading.skipped == {"единицы измерения": 1, "кварталы без чисел": 1}
    assert reading.rows_read == 3


def test_the_form_of_municipal_services_is_refused_with_advice(shared) -> None:
    path = shared / "real-inputs" / "municipal-services-monthly-merged-headers.xlsx"
    with pytest.raises(FileRefused, match="форму с объединённой") as refusal:
        reading_of(path)
    assert "Загрузите реестр" in str(refusal.value)
