"""What a system changed in its export since last time."""

import pytest

from data.importing.job import Job
from data.importing.previewing import preview_files
from data.importing.tables.drift import changes_of
from tests.data.exports import NOW, csv_file, take_in

HEADERS = ["Номер инцидента", "Дата создания", "Группа тем", "Тема", "Итог"]
ROW = ["1", "01.02.2025", "Б", "Т", "Решено"]

_RENAMED = (
    "С прошлой загрузки столбец «Тема», похоже, стал называться «Тематика»: он не прочитан. "
    "Проверьте, тот ли это столбец"
)


def test_nothing_is_said_of_the_same_columns() -> None:
    assert changes_of(HEADERS, [name.upper() for name in HEADERS], HEADERS) == []


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ([*HEADERS, "Куратор"], ["С прошлой загрузки появились столбцы: Куратор"]),
        (HEADERS[:-1], ["С прошлой загрузки пропали столбцы: Итог"]),
        (
            [*HEADERS[:3], "Тематика", "Итог"],
            [_RENAMED],
        ),
        (
            ["Итог", *HEADERS[:4]],
            ["С прошлой загрузки столбцы переставлены. Они читаются по названиям, это не ошибка"],
        ),
    ],
)  # fmt: skip
def test_what_changed_is_named(now, words) -> None:
    assert changes_of(HEADERS, now, HEADERS) == words


def test_a_like_name_in_another_place_is_the_same_column() -> None:
    now = ["Номера инцидента", *HEADERS[1:]]
    (words,) = changes_of(["Отдел", *HEADERS], now[1:] + ["Отдел", now[0]], now)[:1]
    assert "«Номер инцидента», похоже, стал называться «Номера инцидента»: он прочитан" in words


def test_other_columns_in_other_places_are_gone_and_new() -> None:
    now = ["Куратор", *HEADERS[:3], "Итог"]
    assert changes_of(HEADERS, now, HEADERS) == [
        "С прошлой загрузки появились столбцы: Куратор",
        "С прошлой загрузки пропали столбцы: Тема",
    ]


def test_the_next_import_and_its_preview_say_what_changed(home, tmp_path) -> None:
    (first,) = take_in(home, csv_file(tmp_path / "1.csv", [HEADERS, ROW]))
    assert not any("прошлой загрузки" in words for words in first["warnings"])
    path = csv_file(tmp_path / "2.csv", [[*HEADERS, "Куратор"], ["2", *ROW[1:], "Иванова"]])
    (seen,) = preview_files(home, [Job(path, path.name)], NOW, lambda *_: None)
    (second,) = take_in(home, path)
    for outcome in (seen, second):
        assert "С прошлой загрузки появились столбцы: Куратор" in outcome["warnings"]
