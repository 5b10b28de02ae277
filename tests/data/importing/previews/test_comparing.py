"""What a preview says of each file, drawn: changes, conflicts, repeats, files above, months replaced."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from access.rights import DEMO_ACTOR
from data.home import Home
from data.importing.importer import Job
from data.importing.previewing import confirm_previews, preview_files
from data.importing.previews import comparing
from data.importing.previews.overlay import TABLES, overlaid
from data.store import opened_store
from tests.data.exports import NOW, csv_file, drawn, take_in, take_in_here

IM = "Номер инцидента|Дата создания|Дата окончания|Группа тем|Тема|Итог|Исполнитель|Текст инцидента\n"
FZ59 = "Рег. №|Дата регистрации|Вопрос|Результат|Дата ответа\n"
PAGES = "Месяц|Получатель|Страница|Норма выполнена\n"

Preview = Callable[..., list[dict[str, Any]]]


def quiet(_what: str, _done: int, _total: int) -> None:
    """Progress nobody looks at."""


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes drawn lines under a header as the file of a name."""

    def write(name: str, header: str, *lines: str) -> Path:
        return csv_file(tmp_path / name, drawn(header + "\n".join(lines)))

    return write


@pytest.fixture
def preview(home: Home) -> Preview:
    """Return a function that previews files together."""

    def run(*paths: Path, replace: bool = False) -> list[dict[str, Any]]:
        jobs = [Job(path, path.name, replace=replace) for path in paths]
        return preview_files(home, jobs, NOW, quiet)

    return run


def confirm(home: Home, outcomes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return confirm_previews(home, [one["preview"] for one in outcomes], DEMO_ACTOR, NOW, quiet)


def test_what_changed_is_counted_by_field_and_shown_by_number(home, files, preview) -> None:
    take_in_here(
        home,
        files(
            "1.csv",
            IM,
            "1|01.02.2025||Б|Т||Иванов|Яма",
            "2|01.02.2025||Б|Т||Петров|Свет",
            "3|01.02.2025|02.02.2025 10:00|Б|Т|Решено||",
            "4|01.02.2025||Б|Т|||",
        ),
    )
    (said,) = preview(
        files(
            "2.csv",
            IM,
            "1|01.02.2025|05.02.2025 12:30|Б|Т|Решено|Иванов|Яма",
            "2|01.02.2025|06.02.2025|Б|Т|Решено||Свет погас",
            "3|01.02.2025|02.02.2025 11:00|Б|Т|Решено||",
            "4|01.02.2025||Б|Т|||",
        )
    )
    changes = said["changes"]
    assert changes["rows"] == said["rows_changed"] == 3
    assert {one["title"]: one["rows"] for one in changes["fields"]} == {
        "ответ появился": 2, "статус": 2, "решено": 2, "исполнитель": 1, "дата ответа": 1, "текст": 1,
    }  # fmt: skip
    assert [one["rows"] for one in changes["fields"]] == [2, 2, 2, 1, 1, 1]
    assert len(changes["examples"]) == 5
    shown = {one["title"]: one for one in changes["examples"]}
    assert shown["ответ появился"] == {
        "number": "1", "row": 2, "title": "ответ появился", "was": "пусто", "now": "05.02.2025 12:30",
    }  # fmt: skip
    assert (shown["решено"]["was"], shown["решено"]["now"]) == ("пусто", "да")
    assert (shown["дата ответа"]["number"], shown["дата ответа"]["row"]) == ("3", 4)
    assert said["conflicts"] is said["repeats"] is said["above"] is None
    assert said["replaced"] == []


def test_texts_and_persons_are_told_of_but_never_quoted(home, files, preview) -> None:
    take_in_here(home, files("1.csv", IM, "1|01.02.2025||Б|Т|||Яма у дома"))
    (said,) = preview(files("2.csv", IM, "1|01.02.2025||Б|Т|||Яма у школы"))
    assert said["changes"]["fields"] == [{"field": "text", "title": "текст", "rows": 1}]
    assert said["changes"]["examples"] == [
        {"number": "1", "row": 2, "title": "текст", "was": None, "now": None}
    ]
    assert "школы" not in str(said)


def test_questions_of_a_known_appeal_are_one_message(home, files, preview) -> None:
    first, second = "П-1|01.02.2025|о дороге||", "П-1|01.02.2025|о воде||"
    take_in_here(home, files("1.csv", FZ59, first))
    (said,) = preview(files("2.csv", FZ59, first, second))
    fields = {one["field"]: one["rows"] for one in said["changes"]["fields"]}
    assert (said["changes"]["rows"], fields["questions"]) == (1, 1)
    assert said["repeats"] is None


def test_a_row_without_an_answer_conflicts_and_with_replace_takes_it_back(
    home, files, preview
) -> None:
    take_in_here(home, files("1.csv", IM, "1|01.02.2025|02.02.2025 10:15|Б|Т|Решено||"))
    path = files("2.csv", IM, "1|01.02.2025||Б|Т|||", "2|01.02.2025||Б|Т|||")
    example = {"number": "1", "row": 2, "was": "ответ 02.02.2025 10:15", "now": "ответа нет"}
    (kept,) = preview(path)
    assert kept["conflicts"] == {"rows": 1, "taken_back": False, "examples": [example]}
    assert (kept["rows_conflicting"], kept["rows_changed"], kept["changes"]) == (1, 0, None)
    (replaced,) = preview(path, replace=True)
    assert replaced["conflicts"] == {"rows": 1, "taken_back": True, "examples": [example]}
    assert (replaced["rows_conflicting"], replaced["rows_changed"]) == (0, 1)
    assert "ответ исчез" in [one["title"] for one in replaced["changes"]["fields"]]


def test_numbers_that_come_again_in_the_file(files, preview) -> None:
    old, new = "1|01.02.2025||Б|Т|||", "1|01.02.2025||Б|Г|||"
    (said,) = preview(files("1.csv", IM, old, "2|01.02.2025||Б|Т|||", old, new))
    assert said["repeats"] == {
        "rows": 2, "overruled": 2, "examples": [{"number": "1", "rows": [2, 4, 5]}],
    }  # fmt: skip


def test_the_second_file_of_a_preview_sees_the_first(home, files, preview) -> None:
    first = files("1.csv", IM, "1|01.02.2025||Б|Т|||", "2|01.02.2025||Б|Т|||")
    second = files(
        "2.csv",
        IM,
        "2|01.02.2025||Б|Т|||",
        "1|01.02.2025|05.02.2025|Б|Т|Решено||",
        "3|01.02.2025||Б|Т|||",
    )
    # The number 1 of another source is another message.
    pos = "Номер сообщения|Дата подачи|Категория|Подкатегория|Статус\n"
    other = files("3.csv", pos, "1|01.02.2025|Б|Т|")
    said = preview(first, second, other)
    counts = [(one["rows_new"], one["rows_changed"], one["rows_same"]) for one in said]
    assert counts == [(2, 0, 0), (1, 1, 1), (1, 0, 0)]
    assert [one["above"] for one in said] == [None, {"rows": 2, "files": ["1.csv"]}, None]
    assert said[1]["changes"]["rows"] == 1
    done = confirm(home, said)
    assert [one["status"] for one in done] == ["imported"] * 3
    assert [(one["rows_new"], one["rows_changed"], one["rows_same"]) for one in done] == counts
    assert done[1]["changes"] == said[1]["changes"]


def test_what_was_shown_is_shown_anew_when_the_store_changed(home, files, preview) -> None:
    first = files("1.csv", IM, "1|01.02.2025||Б|Т|||")
    second = files("2.csv", IM, "2|01.02.2025|05.02.2025|Б|Т|Решено||")
    third = files("3.csv", IM, "2|01.02.2025|06.02.2025|Б|Т|Решено||")
    said = preview(first, second, third)
    # The counts of the second file stay the same, what its row does becomes another.
    take_in(home, files("4.csv", IM, "2|01.02.2025|04.02.2025|Б|Т|Решено||"))
    done = confirm(home, said)
    assert [one["status"] for one in done] == ["imported", "asks again", "asks again"]
    assert [one["file"] for one in done] == ["1.csv", "2.csv", "3.csv"]
    assert [one["rows_changed"] for one in done[1:]] == [1, 1]
    assert done[2]["figures"]["after"]
    again = confirm(home, done[1:])
    assert [one["status"] for one in again] == ["imported", "imported"]


def test_a_preview_left_out_makes_those_after_it_ask_again(home, files, preview) -> None:
    first = files("1.csv", IM, "1|01.02.2025||Б|Т|||")
    second = files("2.csv", IM, "1|01.02.2025||Б|Т|||")
    said = preview(first, second)
    (asked,) = confirm(home, said[1:])
    assert (asked["status"], asked["rows_new"], asked["above"]) == ("asks again", 1, None)


def test_a_refused_file_among_others_is_no_preview(files, preview, tmp_path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"nothing")
    said = preview(broken, files("1.csv", IM, "1|01.02.2025||Б|Т|||"), tmp_path / "absent.csv")
    assert [one["status"] for one in said] == ["refused", "preview", "refused"]


def test_a_report_says_which_months_it_replaces_and_what_vanishes(home, files, preview) -> None:
    old = (
        "январь 2026|А|vk|да",
        "январь 2026|Б||нет",
        "январь 2026|В||нет",
        "февраль 2026|А|vk|да",
    )
    take_in_here(home, files("1.csv", PAGES, *old))
    (said,) = preview(files("2.csv", PAGES, "январь 2026|А|vk|нет", "март 2026|А|vk|да"))
    assert said["replaced"] == [
        {"what": "январь 2026", "before": 3, "after": 1, "vanished": 2, "examples": ["Б", "В"]}
    ]
    assert said["changes"]["examples"] == [
        {"number": "январь 2026, А, vk", "row": 2, "title": "норма выполнена", "was": "да", "now": "нет"}
    ]  # fmt: skip


def test_a_decision_is_named_by_its_day_and_subject(home, files, preview) -> None:
    header = "Дата|Предмет решения|Территория|Через ПОС\n"
    take_in_here(home, files("1.csv", header, "01.02.2026|Парк|Мортка|да"))
    (said,) = preview(files("2.csv", header, "01.02.2026|Парк|Мортка|нет"))
    (example,) = said["changes"]["examples"]
    assert example["number"] == "01.02.2026, Парк, Мортка"


def test_a_preview_leaves_the_store_as_it_was(home, files, preview) -> None:
    take_in_here(home, files("1.csv", IM, "1|01.02.2025||Б|Т|||"))
    before = home.store.read_bytes()
    preview(files("2.csv", IM, "1|01.02.2025|05.02.2025|Б|Т|Решено||", "2|01.02.2025||Б|Т|||"))
    assert home.store.read_bytes() == before


def test_an_overlay_is_over_every_table_and_goes_without_a_trace(home) -> None:
    with opened_store(home) as connection:
        tables = {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
        kept = {"refusals", "schema_version"}
        with overlaid(connection):
            assert {name for name in tables if not name.startswith(("current_", "live"))} == {
                *TABLES, *kept,
            }  # fmt: skip
            connection.execute(
                "INSERT INTO added_batches BY NAME SELECT 7 AS batch_id, false AS replaces"
            )
            row = connection.execute("SELECT batch_id FROM live").fetchone()
            assert row == (7,)
        assert connection.execute("SELECT batch_id FROM live").fetchall() == []


def test_a_comparison_that_breaks_refuses_the_files_by_name(files, preview, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("a secret of the file")

    monkeypatch.setattr(comparing, "compared", broken)
    said = preview(files("1.csv", IM, "1|01.02.2025||Б|Т|||"))
    assert [(one["status"], one["file"]) for one in said] == [("refused", "1.csv")]
    assert "ошибки в программе" in said[0]["reason"]
    assert "secret" not in said[0]["reason"]


POS = "Номер сообщения|Дата подачи|Категория|Подкатегория|Статус|Муниципалитет|Текст\n"
PLACED = "Номер инцидента|Дата создания|Группа тем|Тема|Итог|Населенный пункт|Текст инцидента\n"
LONG = "На улице Лесной возле школы третий день не вывозят мусор, контейнеры переполнены"


def test_messages_like_known_ones_of_other_sources_are_offered(home, files, preview) -> None:
    take_in_here(home, files("1.csv", POS, f"П-1|01.02.2026|Б|Т||пгт Мортка|{LONG}"))
    (said,) = preview(
        files(
            "2.csv",
            PLACED,
            "1|03.02.2026|Б|Т||Мортка|Третий день не вывозят мусор на улице Лесной возле школы",
            "2|03.02.2026|Б|Т||Мортка|Разбита дорога у магазина, проехать совсем невозможно",
        )
    )
    assert said["links"] == {
        "messages": 1,
        "examples": [
            {
                "source": "ИМ", "number": "1", "row": 2, "other_source": "ПОС",
                "other_number": "П-1", "why": "похожий текст, 80 %",
            }
        ],
    }  # fmt: skip
    (done,) = confirm(home, [said])
    assert done["links"] == said["links"]


def test_files_of_one_preview_are_compared_with_each_other_once(files, preview) -> None:
    first = files("1.csv", PLACED, f"1|03.02.2026|Б|Т||Мортка|{LONG}")
    second = files("2.csv", POS, f"П-1|01.02.2026|Б|Т||Мортка|{LONG}")
    said = preview(first, second)
    assert [one["links"] and one["links"]["messages"] for one in said] == [1, None]
    # The same rows again are no new messages, and offer nothing.
    assert said[0]["links"]["examples"][0]["other_number"] == "П-1"
