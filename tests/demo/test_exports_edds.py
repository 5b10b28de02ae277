"""The dispatch journal: cp1251 text, numbers that restart, times of day alone."""

import re

import pytest

MONTHS = [f"2026-{month:02d}" for month in range(1, 11)]


def test_the_journal_is_cp1251_and_not_utf8(files):
    content = files["демо_ЕДДС_2024"].read_bytes()
    assert content.decode("cp1251").startswith("№ п/п;Дата;Время;От кого")
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")


@pytest.mark.parametrize("periods", [["2024"], MONTHS], ids=["2024", "2026"])
def test_numbers_run_from_one_through_the_year(table, periods):
    numbers = [int(row["№ п/п"]) for period in periods for row in table(f"демо_ЕДДС_{period}")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_times_are_times_of_day_and_some_end_after_midnight(source_rows):
    after_midnight = blank = 0
    for row in source_rows("ЕДДС"):
        assert re.fullmatch(r"\d\d:\d\d", row["Время"])
        assert re.fullmatch(r"\d\d:\d\d .+", row["Передано (кому, время)"])
        assert row["Передано (кому, время)"].endswith(row["Служба"])
        if row["Время завершения"]:
            assert re.fullmatch(r"\d\d:\d\d", row["Время завершения"])
            after_midnight += row["Время завершения"] < row["Время"]
        else:
            blank += 1
    assert after_midnight > 0
    assert blank > 0


def test_a_semicolon_inside_a_cell_does_not_move_the_columns(source_rows):
    contents = [row["Содержание"] for row in source_rows("ЕДДС")]
    assert any(";" in content for content in contents)
    services = {row["Служба"] for row in source_rows("ЕДДС")}
    assert services == {
        "Электросети", "Водоканал", "Газовая служба", "Котельная",
        "Скорая помощь", "Пожарная охрана", "Полиция", "Дорожная служба",
    }  # fmt: skip
