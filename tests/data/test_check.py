"""The full check finds what went missing."""

import duckdb
import pytest

from data import journal
from data.check import check
from data.engines import duck
from data.home import Home
from tests.data.exports import csv_file, drawn, published, take_in_here

IM = "Номер инцидента|Дата создания|Группа тем|Тема|Итог\n1|01.02.2025|Б|Т|\n2|01.02.2025|Б|Т|"


@pytest.fixture
def filled(home: Home, tmp_path) -> Home:
    take_in_here(home, csv_file(tmp_path / "a.csv", drawn(IM)))
    published(home)
    duck.close_all()
    assert check(home) == []
    return home


def test_an_empty_home_is_well(home: Home) -> None:
    assert check(home) == []


def test_a_store_without_rows_of_the_journal(filled: Home) -> None:
    with duckdb.connect(str(filled.store)) as connection:
        connection.execute("DELETE FROM messages WHERE key = '2'")
    problems = check(filled)
    assert any("в журнале строк 2, в хранилище 1" in problem for problem in problems)
    assert any("сообщений 2, в хранилище 1" in problem for problem in problems)


def test_a_lost_store(filled: Home) -> None:
    filled.store.unlink()
    (problem,) = check(filled)
    assert "Хранилище пропало" in problem


def test_a_damaged_store(filled: Home) -> None:
    content = bytearray(filled.store.read_bytes())
    content[8 : 12 * 1024] = b"\x55" * (12 * 1024 - 8)
    filled.store.write_bytes(content)
    assert any("Хранилище не читается" in problem for problem in check(filled))


def test_a_lost_and_a_damaged_snapshot(filled: Home) -> None:
    (path,) = (p for p in filled.snapshots.glob("*.duckdb") if "texts" not in p.name)
    path.write_bytes(path.read_bytes()[: 8 * 1024])
    assert any("№ 1 повреждена" in problem for problem in check(filled))
    path.unlink()
    assert any("Нет ни одной опубликованной" in problem for problem in check(filled))


def test_a_batch_the_journal_never_heard_of(filled: Home) -> None:
    filled.journal.unlink()
    assert any("№ 1 нет в журнале" in problem for problem in check(filled))
    assert journal.entries(filled) == []
