"""The full check finds what went missing, was damaged or altered, and names the part."""

import json
import shutil
import sqlite3
from pathlib import Path

import duckdb
import pytest

from data import journal, trouble
from data.check import check, problems
from data.engines import duck
from data.home import Home
from data.importing.settling import settle
from data.publishing.snapshot import snapshot_path
from tests.data.exports import NOW, csv_file, drawn, published, take_in_here

IM = """
Номер инцидента|Дата создания|Группа тем|Тема|Итог|Текст инцидента
1|01.02.2025|Б|Т||нет воды
2|01.02.2025|Б|Т||нет света
x|вчера|Б|Т||
"""
PAGES = "Месяц|Получатель|Норма выполнена\nянварь 2026|Школа|да"


@pytest.fixture(scope="module")
def whole(new_home, tmp_path_factory) -> Home:
    home, folder = new_home("whole"), tmp_path_factory.mktemp("files")
    for name, rows in (("a.csv", IM), ("b.csv", PAGES)):
        take_in_here(home, csv_file(folder / name, drawn(rows)))
    published(home)
    duck.close_all()
    assert check(home) == []
    return home


@pytest.fixture
def filled(whole: Home, tmp_path) -> Home:
    return Home(Path(shutil.copytree(whole.path, tmp_path / "filled")))


def altered(path: Path, *statements: str) -> None:
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)


def found(home: Home) -> list[tuple[str, str]]:
    return [(one.part, one.words) for one in problems(home)]


def test_an_empty_home_misses_only_its_first_version(home: Home) -> None:
    (words,) = check(home)
    assert "Нет ни одной опубликованной" in words
    settle(home, NOW)
    assert check(home) == []


def test_a_store_without_rows_of_the_journal(filled: Home) -> None:
    altered(filled.store, "DELETE FROM messages WHERE key = '2'")
    ((part, words),) = found(filled)
    assert (part, "№ 1: в журнале строк 2, в хранилище 1" in words) == ("store", True)
    assert trouble.noted(filled) == [words]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE messages SET row_hash = 1 WHERE key = '2'", "содержание другое"),
        ("UPDATE messages SET row_number = 9 WHERE key = '2'", "содержание другое"),
        ("DELETE FROM refusals", "в журнале отказов 1, в хранилище 0"),
        ("DELETE FROM page_months", "№ 2: в журнале строк 1, в хранилище 0"),
        ("DELETE FROM batches WHERE batch_id = 2", "№ 2: в журнале строк 1, в хранилище её нет"),
        ("UPDATE batches SET sha256 = 'x' WHERE batch_id = 1", "другой файл"),
        ("DROP TABLE hearings", "не читается"),
    ],
)
def test_an_altered_store(filled: Home, statement: str, words: str) -> None:
    altered(filled.store, statement)
    assert any(part == "store" and words in said for part, said in found(filled))


def test_rows_of_no_batch(filled: Home) -> None:
    altered(filled.store, "INSERT INTO refusals VALUES (7, 1, 'a', 'b', 'c')")
    assert any("строки без загрузки: № 7" in words for words in check(filled))


def test_a_journal_of_a_time_without_checksums(filled: Home) -> None:
    lines = [entry.__dict__ for entry in journal.entries(filled)]
    filled.journal.unlink()
    for line in lines:
        detail = {name: value for name, value in line["detail"].items() if name != "checksum"}
        journal.append(filled, "import", line["batch_id"], line["at"], line["actor"], detail)
    assert check(filled) == []
    altered(filled.store, "DELETE FROM messages WHERE key = '2'")
    assert any("в журнале строк 2, в хранилище 1" in words for words in check(filled))


def test_an_undo_that_only_one_of_them_knows(filled: Home) -> None:
    altered(filled.store, "INSERT INTO undone VALUES (1, '2026-11-12', 'demo')")
    assert any("Отмены загрузки № 1 нет в журнале" in words for words in check(filled))
    altered(filled.store, "DELETE FROM undone")
    journal.append(filled, "undo", 1, str(NOW), "demo", {})
    assert any("Отмена загрузки № 1 есть в журнале" in words for words in check(filled))


def test_a_lost_store(filled: Home) -> None:
    filled.store.unlink()
    ((part, words),) = found(filled)
    assert (part, "Хранилище пропало" in words) == ("store", True)


def test_a_damaged_store(filled: Home) -> None:
    content = bytearray(filled.store.read_bytes())
    content[8 : 12 * 1024] = b"\x55" * (12 * 1024 - 8)
    filled.store.write_bytes(content)
    assert any("Хранилище не читается" in problem for problem in check(filled))


def test_a_lost_and_a_damaged_snapshot(filled: Home) -> None:
    path = snapshot_path(filled, 1)
    content = path.read_bytes()
    path.write_bytes(content[: 8 * 1024])
    assert any("№ 1: файл 0001.duckdb повреждён" in problem for problem in check(filled))
    path.write_bytes(content)
    path.with_name("0001.texts.duckdb").unlink()
    assert any("Тексты версии № 1: файл" in problem for problem in check(filled))
    path.unlink()
    assert any("Нет ни одной опубликованной" in problem for problem in check(filled))


@pytest.mark.parametrize(
    ("file", "statement", "words"),
    [
        ("0001", "DELETE FROM facts WHERE external_id = '2'", "сообщений 1, в хранилище 2"),
        ("0001", "UPDATE facts SET answered_at = '2025-02-03'", "они другие"),
        ("0001.texts", "UPDATE texts SET text = 'x' WHERE text = 'нет воды'", "они другие"),
        ("0001", "UPDATE page_months SET met = false", "«page_months» 1, но в хранилище"),
        ("0001", "DELETE FROM batches WHERE batch_id = 2", "разные загрузки: № 2"),
    ],
)
def test_a_snapshot_unlike_the_store(filled: Home, file, statement, words) -> None:
    altered(filled.snapshots / f"{file}.duckdb", statement)
    ((part, said),) = found(filled)
    assert (part, words in said) == ("snapshot", True), said


def test_a_snapshot_that_an_import_has_left_behind(filled: Home, tmp_path) -> None:
    rows = drawn(IM.replace("\n2|", "\n3|"))
    take_in_here(filled, csv_file(tmp_path / "c.csv", rows))
    assert any("сообщений 2, в хранилище 3" in words for words in check(filled))


def test_a_batch_the_journal_never_heard_of(filled: Home) -> None:
    filled.journal.unlink()
    assert any("№ 1 нет в журнале" in problem for problem in check(filled))
    assert journal.entries(filled) == []


def test_an_altered_line_of_the_journal(filled: Home) -> None:
    lines = filled.journal.read_text("utf-8").splitlines()
    lines[0] = json.dumps(json.loads(lines[0]) | {"actor": "кто-то"})
    filled.journal.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ((part, words),) = found(filled)
    assert (part, "Строка 1 журнала" in words) == ("journal", True)


def test_damaged_and_lost_registers(filled: Home) -> None:
    whole = filled.registers.read_bytes()
    for log in filled.path.glob("registers.sqlite-*"):
        log.unlink()
    filled.registers.write_bytes(whole[:4096] + b"\x55" * 4096 + whole[8192:])
    assert any("registers.sqlite повреждён" in words for words in check(filled))
    filled.registers.write_bytes(b"nothing of the kind" * 100)
    assert any("registers.sqlite повреждён" in words for words in check(filled))
    filled.registers.unlink()
    assert any("registers.sqlite пропал" in words for words in check(filled))


def test_registers_that_refer_to_nothing(filled: Home) -> None:
    with sqlite3.connect(filled.registers) as connection:
        connection.execute("DELETE FROM blocks WHERE name = 'ЖКХ'")
    connection.close()
    assert any("ссылается на то, чего нет" in words for words in check(filled))


def test_what_was_mended_is_no_longer_known_to_pages(filled: Home) -> None:
    trouble.note(filled, ["Хранилище повреждено."])
    assert check(filled) == []
    assert trouble.noted(filled) == []
