"""The shape of the ИМ export: wide, with moving columns, mixed dates, social-network texts."""

import re
from datetime import datetime, timedelta

DURATION = re.compile(r"(\d+ days )?\d\d:\d\d:\d\d\.\d{6}")


def test_the_sheet_is_wide_and_its_letters_move(lines):
    first, second, third = (lines(f"демо_ИМ_{period}")[0] for period in ("2024", "2025", "2026-01"))
    assert min(len(first), len(second), len(third)) >= 40
    assert len({header.index("Исполнитель") for header in (first, second, third)}) == 3


def test_one_year_has_text_dates_and_textual_durations_the_next_native_ones(table):
    for row in table("демо_ИМ_2024"):
        assert re.fullmatch(r"\d\d\.\d\d\.\d{4}( \d\d:\d\d)?", row["Дата создания"])
        length = row["Время с начала создания инцидента до окончания"]
        assert length == "" or DURATION.fullmatch(length)
    for row in table("демо_ИМ_2025"):
        assert isinstance(row["Дата создания"], datetime)
        length = row["Время с начала создания инцидента до окончания"]
        assert length == "" or isinstance(length, timedelta)


def test_a_duration_is_the_time_between_the_two_dates(table):
    checked = 0
    for row in table("демо_ИМ_2025"):
        length = row["Время с начала создания инцидента до окончания"]
        if length == "" or isinstance(row["Дата закрытия"], str):
            continue
        gap = row["Дата закрытия"] - row["Дата создания"]
        assert abs(gap - length) < timedelta(seconds=1)
        checked += 1
    assert checked > 50


def test_an_answered_row_has_a_result_and_an_unanswered_one_has_none(source_rows):
    results = {}
    for row in source_rows("ИМ"):
        closed = next(
            row[name] for name in ("Дата окончания", "Дата закрытия", "Датазакрытия") if name in row
        )
        results.setdefault(row["Итог"], set()).add(closed != "")
    assert results["Решено"] == {True}
    assert results["Разъяснено"] == {True}
    assert results["Консультация"] == {True}
    assert results[""] == {False}


def test_types_vary_in_case_and_spaces(source_rows):
    kinds = {row["Тип инцидента"] for row in source_rows("ИМ")}
    assert len(kinds) > 4
    assert {"".join(kind.lower().split()) for kind in kinds} == {"решаемый", "нерешаемый"}


def test_texts_come_as_a_social_network_hands_them_over(source_rows):
    texts = [row["Текст инцидента"] for row in source_rows("ИМ")]
    for mark in ("<br>", "[id", "https://", "+7 900 "):
        assert any(mark in text for text in texts), mark
    assert any(text.startswith("'") for text in texts)


def test_places_are_abbreviated_left_out_and_strange(source_rows):
    rows = source_rows("ИМ")
    written = {row.get("Населенный пункт", row.get("Населённый пункт")) for row in rows}
    assert {"", "Кондинский район, другое", "пгт Мортка", "г.п. Междуреченский"} <= written
    assert {row["Муниципалитет"] for row in rows} >= {"Кондинский район"}


def test_no_column_names_a_road_map(lines):
    for year in ("2024", "2025", "2026-01"):
        for source in ("ИМ", "ПОС"):
            assert "Мероприятие дорожной карты" not in lines(f"демо_{source}_{year}")[0]
