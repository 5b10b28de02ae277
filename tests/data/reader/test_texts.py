"""Delimited text of any usual Russian encoding."""

import pytest

from data.errors import FileRefused
from data.guard import Format, examine
from data.limits import limits
from data.reader.texts import text_sheet
from tests.data.exports import csv_file, csv_text, drawn
from tests.data.strange_files import saved

ROWS = drawn(
    """
    № п/п|Дата|Время|Содержание|Служба
    1|01.02.2025|14:30|Порыв на сетях водоснабжения, нет воды в трёх домах|Водоканал
    2|01.02.2025|15:10|Отключение электроэнергии по улице Титова|Электросети
    3|02.02.2025|03:45|Пожар в частной бане, пострадавших нет|Пожарная часть
    """
)


def cells(path) -> list[list[str]]:
    sheet = text_sheet(path)
    return [sheet.row(i) for i in range(sheet.cells.num_rows)]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"],
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_every_code_page_and_delimiter(tmp_path, encoding, delimiter) -> None:
    rows = [
        [cell.replace("№", "N") if encoding == "koi8-r" else cell for cell in row] for row in ROWS
    ]
    path = csv_file(tmp_path / "a.csv", rows, encoding, delimiter)
    assert examine(path) is Format.TEXT
    assert cells(path) == rows


def test_a_false_mark_of_utf_8_before_another_code_page(tmp_path) -> None:
    path = saved(tmp_path, b"\xef\xbb\xbf" + csv_text(ROWS).encode("cp1251"))
    assert cells(path) == ROWS


def test_a_line_that_names_the_delimiter_is_no_row(tmp_path) -> None:
    path = saved(tmp_path, b"sep=,\r\n" + csv_text(ROWS, ",").encode())
    assert cells(path) == ROWS


def test_commas_inside_texts_do_not_outvote_the_delimiter(tmp_path) -> None:
    rows = [
        ["Дата", "Предмет решения", "Через ПОС"],
        *[["01.02.2025", "лавки, урны, фонари, дорожки, клумбы, качели и так далее", "да"]] * 5,
    ]
    assert cells(saved(tmp_path, "\n".join(";".join(row) for row in rows).encode())) == rows


def test_quotes_line_breaks_and_short_rows(tmp_path) -> None:
    text = 'Дата;Предмет;ПОС\n01.02.2025;"парк; сквер\nи ""аллея""";да\n02.02.2025\n\n'
    assert cells(saved(tmp_path, text.encode())) == [
        ["Дата", "Предмет", "ПОС"],
        ["01.02.2025", 'парк; сквер\nи "аллея"', "да"],
        ["02.02.2025", "", ""],
    ]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("просто письмо без столбцов".encode(), "Это не таблица"),
        (b";;\r\n \r\n", "Файл пустой"),
        (b"a;b\n1;\x00\n", "двоичные"),
        (("a;b\n1;" + "я" * (limits().characters + 1)).encode(), "длиннее"),
        (("a;b\n" + "x;" * limits().columns).encode(), "столбцов"),
        (b"a;b\n" + b"1;2\n" * (limits().rows + 101), "строк"),
    ],
)
def test_what_is_no_table(tmp_path, content, word) -> None:
    with pytest.raises(FileRefused, match=word):
        text_sheet(saved(tmp_path, content))


def test_a_cell_of_the_greatest_length_goes_in(tmp_path) -> None:
    long = "я" * limits().characters
    assert cells(saved(tmp_path, f"a;b\n1;{long}\n".encode()))[1] == ["1", long]


def test_rows_that_were_only_formatted_are_no_rows(tmp_path) -> None:
    blank = b";;\r\n" * (limits().rows + 200)
    assert cells(saved(tmp_path, b"a;b;c\r\n1;2;x,\r\n" + blank + b"\x1a")) == [
        ["a", "b", "c"],
        ["1", "2", "x,"],
    ]


def test_texts_kept_from_excel_by_an_equals_sign_are_plain(tmp_path) -> None:
    text = 'Номер;Тема\n="00012";"=""00013"""\n'
    assert cells(saved(tmp_path, text.encode()))[1] == ["00012", "00013"]


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("last", ["", "\x1a"])
def test_every_line_ending(tmp_path, ending, last) -> None:
    content = (ending.join(["а;б", "1;2", ""]) + last).encode("cp1251")
    assert cells(saved(tmp_path, content)) == [["а", "б"], ["1", "2"]]


def test_a_line_that_names_a_tab(tmp_path) -> None:
    assert cells(saved(tmp_path, b"sep=\t\na\tb\n")) == [["a", "b"]]


UNCLOSED = "№;Тема;ПОС\n1;Парк;да\n2;{};да\n3;Сквер;нет\n4;Двор;нет\n"


def test_an_open_quote_swallows_no_rows(tmp_path) -> None:
    sheet = text_sheet(saved(tmp_path, UNCLOSED.format('"Кафе').encode()))
    assert [sheet.row(i)[0] for i in range(5)] == ["№", "1", "2", "3", "4"]
    assert sheet.row(2)[1] == '"Кафе'
    assert "В строке 3 не закрыты кавычки" in sheet.notes[0]


@pytest.mark.parametrize("said", ['"Кафе "Уют', '"Кафе" и "Бар', 'Кафе "Уют'])
def test_quotes_inside_a_cell_end_with_it(tmp_path, said) -> None:
    sheet = text_sheet(saved(tmp_path, UNCLOSED.format(said).encode()))
    assert [sheet.row(i)[0] for i in range(5)] == ["№", "1", "2", "3", "4"]
    assert sheet.row(2)[1].replace('"', "") == said.replace('"', "")


def test_a_quote_opened_in_one_row_and_closed_in_another(tmp_path) -> None:
    text = '№;Тема;ПОС\n1;"Парк;да\n2;Двор;нет\n3;Сквер";да\n4;Аллея;да\n'
    sheet = text_sheet(saved(tmp_path, text.encode()))
    assert [sheet.row(i)[0] for i in range(5)] == ["№", "1", "2", "3", "4"]
    assert "В строке 2" in sheet.notes[0]


def test_an_open_quote_in_a_table_of_uneven_rows_is_refused_with_its_place(tmp_path) -> None:
    text = '№;Тема;ПОС\n1;"Парк; сквер\nи аллея";да\n2;"Двор;нет\n3;"Мост; дорога";да\n'
    with pytest.raises(FileRefused, match="В строке 3 не закрыты кавычки"):
        text_sheet(saved(tmp_path, text.encode()))


def test_a_row_torn_by_a_bare_line_break_is_joined(tmp_path) -> None:
    text = "№;Тема;Текст;ПОС\n1;Парк;Скамейка;да\n2;Двор;Яма\nу подъезда;нет\n3;Мост;Перила;да\n4;Сад\n"
    sheet = text_sheet(saved(tmp_path, text.encode()))
    assert [sheet.row(i) for i in range(6)] == [
        ["№", "Тема", "Текст", "ПОС"],
        ["1", "Парк", "Скамейка", "да"],
        ["2", "Двор", "Яма\nу подъезда", "нет"],
        ["", "", "", ""],
        ["3", "Мост", "Перила", "да"],
        ["4", "Сад", "", ""],
    ]  # fmt: skip
    assert sheet.notes == (
        "Перенос строки без кавычек разорвал строки, они склеены со следующими: 3",
    )


def test_signs_that_cannot_be_read_are_counted(tmp_path) -> None:
    content = csv_text(ROWS).encode("utf-8").replace("П".encode(), b"\xd0", 1)
    sheet = text_sheet(saved(tmp_path, content))
    assert sheet.row(0) == ROWS[0]
    assert "Нечитаемых знаков: 1." in sheet.notes[0]
