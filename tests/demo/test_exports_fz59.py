"""The register of appeals: text numbers with zeros, several questions, a title and a total."""

import re
from collections import Counter

SECTIONS = {
    "Государство, общество, политика",
    "Социальная сфера",
    "Экономика",
    "Оборона, безопасность, законность",
    "Жилищно-коммунальная сфера",
}
SAME_IN_ALL_QUESTIONS = ("Дата регистрации", "Заявитель", "Вид", "Тематика", "Срок", "Результат")


def test_numbers_keep_their_leading_zeros(source_rows):
    numbers = [row["Рег. №"] for row in source_rows("59-ФЗ")]
    assert all(re.fullmatch(r"0\d{6}|01-2[456]/\d{4}", number) for number in numbers)
    assert any(number.startswith("0000") for number in numbers)
    assert any("/" in number for number in numbers)


def test_an_appeal_of_several_questions_repeats_its_number_and_facts(source_rows):
    rows = source_rows("59-ФЗ")
    counted = Counter(row["Рег. №"] for row in rows)
    several = [number for number, n in counted.items() if n > 1]
    assert several
    for number in several:
        same = [row for row in rows if row["Рег. №"] == number]
        questions = {row.get("Вопрос", row.get("Вопрос (один или несколько)")) for row in same}
        assert len(questions) == len(same) == 2
        # A planted mistake may stand in one of the rows, so its dates are not compared.
        facts = {tuple(row[name] for name in SAME_IN_ALL_QUESTIONS[1:]) for row in same}
        assert len(facts) == 1


def test_some_cells_number_their_questions(source_rows):
    asked = [
        row.get("Вопрос", row.get("Вопрос (один или несколько)")) for row in source_rows("59-ФЗ")
    ]
    numbered = [cell for cell in asked if cell.startswith("1. ")]
    assert numbered
    assert all("\n2. " in cell for cell in numbered)


def test_sections_kinds_and_results_are_the_official_ones(source_rows):
    rows = source_rows("59-ФЗ")
    assert {row["Тематика"] for row in rows} == SECTIONS
    assert {row["Вид"] for row in rows} == {
        "письменное", "электронное", "устное", "виртуальная приёмная",
    }  # fmt: skip
    assert {row["Результат"] for row in rows} <= {
        "разъяснено", "поддержано", "не поддержано", "дан ответ автору",
        "оставлено без ответа", "направлено по компетенции", "на рассмотрении",
    }  # fmt: skip


def test_a_title_stands_above_the_header_and_a_total_below(lines):
    cells = lines("демо_59-ФЗ_2025")
    assert [sum(cell != "" for cell in line) for line in cells[:3]] == [1, 1, 1]
    assert cells[3][0] == "Рег. №"
    assert cells[-1][0] == "Итого"
