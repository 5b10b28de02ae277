"""New, changed, same and conflicting rows, drawn."""

import pytest

from tests.data.exports import csv_file, drawn, take_in, take_in_here

IM = "Номер инцидента|Дата создания|Дата окончания|Группа тем|Тема|Итог\n"
FZ59 = "Рег. №|Дата регистрации|Вопрос|Результат|Дата ответа\n"
PAGES = "Месяц|Получатель|Норма выполнена\n"


@pytest.fixture
def add(home, tmp_path):
    """Return a function that imports drawn lines and tells new, changed, same, conflicting."""

    def run(header: str, *lines: str, replace: bool = False) -> tuple[int, int, int, int]:
        path = csv_file(tmp_path / "export.csv", drawn(header + "\n".join(lines)))
        _, found = take_in_here(home, path, replace=replace)
        return found.new, found.changed, found.same, found.conflicting

    return run


def test_a_message(add) -> None:
    old, other = "1|01.02.2025||Б|Т|", "1|01.02.2025||Б|Другая|"
    assert add(IM, old) == (1, 0, 0, 0)
    assert add(IM, old, "2|01.02.2025||Б|Т|") == (1, 0, 1, 0)
    assert add(IM, other) == (0, 1, 0, 0)
    # Twice in one file: an echo is the same, the later of two contents wins.
    assert add(IM, other, other) == (0, 0, 2, 0)
    assert add(IM, old, other) == (0, 0, 2, 0)
    assert add(IM, other, old) == (0, 1, 1, 0)
    assert add(IM, "3|01.02.2025||Б|Т|", "3|01.02.2025||Б|Т|", "3|01.02.2025||Б|Г|") == (1, 1, 1, 0)


def test_the_last_row_of_a_number_decides_what_is_taken_back(add) -> None:
    answered, opened = "1|01.02.2025|02.02.2025|Б|Т|Решено", "1|01.02.2025||Б|Г|"
    other = "1|01.02.2025|03.02.2025|Б|Г|Решено"
    assert add(IM, answered) == (1, 0, 0, 0)
    assert add(IM, other, opened) == (0, 0, 2, 2)
    assert add(IM, opened, other) == (0, 2, 0, 0)


def test_sources_number_apart(add) -> None:
    pos = "Номер сообщения|Дата подачи|Категория|Подкатегория|Статус\n"
    assert add(IM, "1|01.02.2025||Б|Т|") == (1, 0, 0, 0)
    assert add(pos, "1|01.02.2025|Б|Т|") == (1, 0, 0, 0)


def test_questions_of_one_appeal(add) -> None:
    first, second = "П-1|01.02.2025|о дороге||", "П-1|01.02.2025|о воде||"
    assert add(FZ59, first, second, "П-2|01.02.2025|о газе||") == (3, 0, 0, 0)
    assert add(FZ59, second, first) == (0, 0, 2, 0)
    assert add(FZ59, first, second, "П-1|01.02.2025|о свете||") == (0, 3, 0, 0)


def test_a_pages_report_replaces_its_months(home, tmp_path) -> None:
    def pages(name: str, *lines: str):
        return csv_file(tmp_path / name, drawn(PAGES + "\n".join(lines)))

    take_in_here(home, pages("1.csv", "январь 2026|А|да", "2026-01|Б|нет", "01.02.2026|А|да"))
    _, found = take_in_here(home, pages("2.csv", "январь 2026|А|нет", "январь 2026|В|да"))
    assert (found.new, found.changed, found.same, found.vanished) == (1, 1, 0, 1)


def test_the_preview_says_what_is_overruled_kept_and_lost(home, tmp_path) -> None:
    answered = "1|01.02.2025|02.02.2025|Б|Т|Решено"
    first = csv_file(tmp_path / "1.csv", drawn(IM + answered))
    second = csv_file(
        tmp_path / "2.csv", drawn(IM + "1|01.02.2025||Б|Т|\n2|01.02.2025||Б|Т|\n2|01.02.2025||Б|Г|")
    )
    _, said = take_in(home, first, second)
    words = " ".join(said["warnings"])
    assert "уже известный ответ: 1." in words
    assert "с другим содержанием: 1." in words
    counts = ("new", "changed", "same", "conflicting", "refused", "skipped")
    assert [said[f"rows_{name}"] for name in counts] == [1, 1, 1, 1, 0, 0]
