"""What rows that are no messages say of themselves."""

import pytest

from data.importing.tables import kinds


@pytest.mark.parametrize(
    "text",
    ["Итого", "ИТОГО:", "Итого по району", "Всего", "Всего обращений: 57", "Всего - 12", "ВСЕГО ПО РАЙОНУ: 2",
     "Общее количество", "Итого за февраль", "в том числе:", "Всего за месяц", "Итог"],
)  # fmt: skip
def test_words_of_a_total(text) -> None:
    assert kinds.is_total(text)


@pytest.mark.parametrize(
    "text",
    ["Итоговая аттестация", "Всего доброго", "Всего хорошего, до свидания", "Всегда темно", "57",
     "Всего один фонарь работает", "Дороги", "", "Итогами недоволен"],
)  # fmt: skip
def test_words_that_only_begin_like_one(text) -> None:
    assert not kinds.is_total(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Всего обращений: 57", 57),
        ("Итого: 1 234", 1234),
        ("Количество записей 12", 12),
        ("Найдено 5", 5),
        ("Выгружено 17 записей", 17),
        ("Обращений в реестре: 40", 40),
        ("Всего строк - 9.", 9),
        ("Записей: 3", 3),
        ("Итого по Мортке: 20", None),
        ("Итого", None),
        ("57", None),
        ("Всего 86,4 %", None),
        ("За 2025 год", None),
        ("Обращения за январь 2025", None),
    ],
)
def test_a_count_of_rows_is_read_only_where_it_is_surely_one(text, count) -> None:
    assert kinds.counted_in(text) == count


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (["86,4 %", "12%"], True),
        (["Доля, %", "86,4", "100"], True),
        (["0.25", "0.5", "1"], True),
        (["% исполнения", "0.864"], True),
        (["12", "57"], False),
        (["Мортка", "86 %"], False),
        (["в %"], False),
        ([], False),
    ],
)
def test_rows_of_percentages(cells, says) -> None:
    assert kinds.is_percent_row(cells) is says


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (["1", "2", "3", "4"], True),
        (["А", "Б", "1", "2", "3"], True),
        (["1.", "2.", "3."], True),
        (["2", "3", "4"], True),
        (["1", "2"], False),
        (["1", "3", "4"], False),
        (["1", "01.02.2025", "3"], False),
    ],
)
def test_numbers_of_columns(cells, says) -> None:
    assert kinds.is_numbering(cells) is says


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (["№", "дд.мм.гггг", "текст", "шт."], True),
        (["Единица измерения", "штук"], True),
        (["ед. изм.", "шт"], True),
        (["(да/нет)", "чел."], True),
        (["17", "01.02.2025", "Дороги"], False),
        (["Единица", "Мортка", "Дороги", "Решено"], False),
        ([], False),
    ],
)
def test_units(cells, says) -> None:
    assert kinds.is_units(cells) is says


@pytest.mark.parametrize(
    "text",
    ["Исполнитель: Иванова А.А.", "Исп. Петров", "Глава района", "Заместитель главы", "И.о. главы",
     "тел. 8 (34677) 3-35-40", "Тел: 33540", "Выгружено 05.03.2025", "Отчёт сформирован 01.03.2025",
     "Дата выгрузки:", "Страница 2 из 5", "Примечание: данные за январь", "____________", "М.П.",
     "Начальник отдела", "по состоянию на 01.03.2025", "* без учёта повторных", "Ответственный:"],
)  # fmt: skip
def test_signatures_and_marks(text) -> None:
    assert kinds.is_footer(text)


@pytest.mark.parametrize(
    "text",
    ["Исполнительный лист не выдан", "Телевидение не работает", "Дороги", "ИМ-17", "Диспетчерская",
     "Ответственные лица не отвечают", "Главная улица", ""],
)  # fmt: skip
def test_what_is_no_signature(text) -> None:
    assert not kinds.is_footer(text)


def test_how_a_number_is_built() -> None:
    assert {kinds.shape(one) for one in ("17", "00012", "9")} == {"0"}
    assert kinds.shape("12/345-ОГ") == kinds.shape("1/2-ж") == "0/0-а"
