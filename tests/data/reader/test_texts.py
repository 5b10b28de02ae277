"""Delimited text of any usual Russian encoding."""

import pytest

from data.errors import FileRefused
from data.limits import limits
from data.reader.texts import decode, text_sheet
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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_every_code_page_and_delimiter(tmp_path, encoding, delimiter) -> None:
    rows = [
        [cell.replace("№", "N") if encoding == "koi8-r" else cell for cell in row] for row in ROWS
    ]
    assert cells(csv_file(tmp_path / "a.csv", rows, encoding, delimiter)) == rows


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
        (b"", "Это не таблица"),
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


def test_a_broken_byte_does_not_stop_a_file() -> None:
    assert decode("Дата;Предмет решения о парке".encode("cp1251") + b"\x98").startswith("Дата;")
