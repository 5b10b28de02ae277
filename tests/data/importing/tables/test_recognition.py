"""Which export a sheet is, whatever its header looks like."""

import pytest
import xlsxwriter

from data.errors import FileRefused, Undecided
from data.importing.tables.profile import parse_profile, shipped_profiles
from data.importing.tables.recognition import Match, header_candidates, recognise
from data.reader.texts import text_sheet
from data.reader.workbooks import workbook_sheets
from tests.data.exports import csv_file, drawn, reading_of, rows_of, xlsx_file

IM = ["Номер инцидента", "Дата создания", "Группа тем", "Тема", "Итог"]
ROW = ["1", "01.02.2025", "Б", "Т", "Решено"]
DECISIONS = ["Дата", "Предмет решения", "Через ПОС"]


def match_of(tmp_path, table: str) -> Match:
    """Return the match of a table drawn with «|»."""
    sheet = text_sheet(csv_file(tmp_path / "a.csv", drawn(table)))
    return recognise(sheet, shipped_profiles())


def places_of(match: Match) -> dict[str, int]:
    return {name: places[0] for name, places in match.positions.items()}


@pytest.mark.parametrize(
    "header",
    [
        "НОМЕР  инцидента|Датасоздания|«Группа тем»|итог",
        "Номер инцидента*|Дата создания (МСК)|Группа тем|Итог:",
        "1. Номер инцидента|2. Дата создания|3. Группа тем|4. Итог",
        "Hомер инцидeнта|Дата cоздания|Группа тeм|Итoг",
        "Номер\u00a0инцидента|Дата\u200b создания|Группа тем|Итог",
    ],
)
def test_spellings_of_a_header(tmp_path, header) -> None:
    match = match_of(tmp_path, f"{header}\n1|01.02.2025|Б|Решено")
    assert match.profile.id == "im"
    assert places_of(match) == {"external_id": 0, "received_at": 1, "topic_group": 2, "outcome": 3}
    assert match.ignored == ()


def test_a_header_below_a_title_of_many_rows(tmp_path) -> None:
    rows = [["Выгрузка"], ["за январь"], *[[""]] * 30, IM, ROW]
    reading = reading_of(xlsx_file(tmp_path / "a.xlsx", rows))
    assert [row["row_number"] for row in rows_of(reading)] == [34]


def test_a_header_of_two_rows_merged_as_people_do(tmp_path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.merge_range("A1:F1", "Сообщения за февраль")
    sheet.merge_range("A2:A3", "Номер инцидента")
    sheet.merge_range("B2:B3", "Дата создания")
    sheet.merge_range("C2:D2", "О чём сообщение")
    sheet.merge_range("E2:F2", "Где")
    sheet.merge_range("G2:G3", "Итог")
    sheet.write_row("C3", ["Группа тем", "Тема", "Населенный пункт", "Этаж"])
    sheet.write_row("A4", ["1", "01.02.2025", "Дороги", "Ямы", "Мортка", "2", "Решено"])
    book.close()
    reading = reading_of(path)
    (row,) = rows_of(reading)
    assert (row["topic_group"], row["topic"], row["place"]) == ("Дороги", "Ямы", "Мортка")
    assert (reading.rows_read, reading.rows_skipped) == (1, 0)
    assert reading.headers[2] == "О чём сообщение / Группа тем"
    assert reading.warnings == ("Не читаются столбцы: Где / Этаж",)


def test_a_header_of_two_rows_without_merges(tmp_path) -> None:
    match = match_of(
        tmp_path,
        """
        Номер инцидента|Дата||Сообщение||Итог
        |создания|окончания|Группа тем|Тема|
        1|01.02.2025||Б|Т|Решено
        """,
    )
    assert (match.header_first, match.header_row) == (0, 1)
    assert places_of(match) == {
        "external_id": 0, "received_at": 1, "answered_at": 2, "topic_group": 3, "topic": 4, "outcome": 5,
    }  # fmt: skip


def test_a_header_of_three_rows(tmp_path) -> None:
    match = match_of(
        tmp_path,
        """
        Сообщение|||Ответ
        Номер инцидента|Время|Тематика|Итог
        |Дата создания|Группа тем|
        1|01.02.2025|Б|Решено
        """,
    )
    assert (match.header_row, match.profile.id) == (2, "im")
    assert places_of(match)["received_at"] == 1


def test_groups_over_a_whole_header_are_a_title(tmp_path) -> None:
    match = match_of(tmp_path, f"Общее|||Итоги|\n{'|'.join(IM)}\n{'|'.join(ROW)}")
    assert (match.header_first, match.header_row, match.headers) == (1, 1, tuple(IM))


def test_the_first_row_of_data_is_no_header(tmp_path) -> None:
    match = match_of(tmp_path, f"{'|'.join(IM)}\nА-1||Б|Т|\n{'|'.join(ROW)}")
    assert (match.header_row, match.headers) == (0, tuple(IM))


def test_a_part_that_stands_under_several_groups_names_none(tmp_path) -> None:
    with pytest.raises(FileRefused, match="не хватает столбцов: Дата создания"):
        match_of(
            tmp_path,
            """
            Номер инцидента|Поступление||Ответ||Группа тем|Итог
            |Дата создания|Кем|Дата создания|Кем||
            1|01.02.2025|А|02.02.2025|Б|Т|Решено
            """,
        )


def test_of_two_columns_with_one_header_the_first_is_read(tmp_path) -> None:
    rows = [[*IM, "Тема"], [*ROW, "Другая"]]
    reading = reading_of(csv_file(tmp_path / "a.csv", rows))
    assert rows_of(reading)[0]["topic"] == "Т"
    assert "Столбцы с одинаковым заголовком, читается первый: Тема" in reading.warnings


@pytest.mark.parametrize(("gap", "right"), [([""], IM), ([], IM), ([""], DECISIONS)])
def test_tables_side_by_side_are_refused(tmp_path, gap, right) -> None:
    rows = [["Отчёт"], [*IM, *gap, *right], [*ROW, *gap, *ROW[: len(right)]]]
    with pytest.raises(FileRefused, match="две таблицы рядом") as refusal:
        reading_of(xlsx_file(tmp_path / "a.xlsx", rows))
    assert "на свой лист" in str(refusal.value)


def test_a_legend_beside_a_table_is_no_table(tmp_path) -> None:
    rows = [
        [*IM, "", "Справочно"],
        [*ROW, "", "Б — благоустройство"],
        ["", "", "", "", "", "", "Т — тема"],
    ]
    reading = reading_of(xlsx_file(tmp_path / "a.xlsx", rows))
    assert (reading.rows.num_rows, reading.skipped) == (1, {"примечания рядом": 1})


def test_a_file_without_a_header_says_so(tmp_path) -> None:
    with pytest.raises(FileRefused, match="нет строки заголовков") as refusal:
        reading_of(csv_file(tmp_path / "a.csv", [ROW, ["2", *ROW[1:]]]))
    assert "вставьте сверху строку" in str(refusal.value)


def test_two_profiles_that_fit_equally_ask(tmp_path) -> None:
    own = '[profile]\nid = "sed"\ntitle = "СЭД"\n[columns]\nexternal_id = "Номер инцидента"\nreceived_at = "Дата создания"\ntopic_group = "Группа тем"\ntopic = "Тема"\noutcome = "Итог"\n'
    sheet = text_sheet(csv_file(tmp_path / "a.csv", [IM, ROW]))
    with pytest.raises(Undecided, match="одинаково похож на «ИМ» и «СЭД»") as question:
        recognise(sheet, (*shipped_profiles(), parse_profile(own, "sed")))
    assert question.value.choices == ("im", "sed")
    assert "--profile" in str(question.value)


def test_a_person_is_shown_the_fullest_of_the_first_rows(tmp_path) -> None:
    path = xlsx_file(
        tmp_path / "a.xlsx", [["Отчёт"], ["", "за год"], ["№", "Что", "Где"], ["1", "2", ""]]
    )
    (sheet,) = workbook_sheets(path)
    assert header_candidates(sheet) == 2


def test_of_two_tables_one_below_the_other_the_upper_is_read(tmp_path) -> None:
    pos = "Номер сообщения|Дата подачи|Категория|Статус|Текст|Адрес"
    match = match_of(
        tmp_path, f"{'|'.join(DECISIONS)}\n01.02.2025|Парк|да\n{pos}\n1|01.02.2025|Б|Решено||"
    )
    assert (match.profile.id, match.header_row) == ("decisions", 0)
