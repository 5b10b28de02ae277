"""Files as office programs would leave them: text stays text, equal input gives equal bytes."""

from datetime import date, datetime, timedelta

from python_calamine import CalamineWorkbook

from demo.sheets import Sheet, with_blanks, write_csv, write_xlsx


def test_cells_keep_their_kind(tmp_path):
    row = {
        "текст": "=1+1",
        "нули": "0007",
        "ссылка": "https://set.example/1",
        "момент": datetime(2025, 2, 1, 14, 30, 5),
        "день": date(2025, 2, 1),
        "срок": timedelta(hours=26, minutes=30),
        "число": 5,
    }
    path = write_xlsx(tmp_path, Sheet("книга", list(row), [row], title=("Заголовок",)))
    title, header, cells = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert title[0] == "Заголовок"
    assert header == list(row)
    assert cells == list(row.values())


def test_a_cell_the_row_lacks_is_empty_and_an_empty_row_is_blank(tmp_path):
    path = write_xlsx(tmp_path, Sheet("книга", ["а", "б"], [{"а": "1"}, {}, {"б": "2"}]))
    cells = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert cells == [["а", "б"], ["1", ""], ["", ""], ["", "2"]]


def test_csv_is_cp1251_with_semicolons_and_quotes_where_needed(tmp_path):
    path = write_csv(
        tmp_path, Sheet("журнал", ["№ п/п", "Что"], [{"№ п/п": 1, "Что": "шум; дым"}, {}])
    )
    assert path.read_bytes() == '№ п/п;Что\r\n1;"шум; дым"\r\n;\r\n'.encode("cp1251")


def test_blanks_stand_between_rows_and_not_at_the_end():
    rows = [{"а": n} for n in range(1, 5)]
    assert with_blanks(rows, every=2) == [{"а": 1}, {"а": 2}, {}, {"а": 3}, {"а": 4}]
