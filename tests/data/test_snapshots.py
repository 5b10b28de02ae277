"""Which version of the facts is in force."""

from datetime import date

import duckdb
import pytest

from data.engines import duck
from data.errors import NotFound
from data.home import Home
from data.publishing.snapshot import KEPT
from data.snapshots import SnapshotDamaged, current, indicators, snapshot
from data.snapshots import published as numbers
from tests.data.exports import NOW, csv_file, drawn, published, take_in_here

IM = "Номер инцидента|Дата создания|Группа тем|Тема|Итог\n1|01.02.2025|Б|Т|"


def test_an_empty_home_gets_an_empty_version(home: Home) -> None:
    facts = current(home)
    assert (facts.number, facts.messages, facts.last_batch, facts.demo) == (1, 0, None, False)
    assert [one.number for one in indicators(facts)] == [1, 2, 3, 4, 5, 6, 7]


def test_the_last_versions_are_kept(home: Home, tmp_path) -> None:
    take_in_here(home, csv_file(tmp_path / "демо_им.csv", drawn(IM)))
    for _ in range(KEPT + 1):
        facts = published(home)
    assert numbers(home) == list(range(2, KEPT + 1 + 1))
    assert (facts.number, facts.demo, facts.published_at) == (KEPT + 1, True, NOW)
    assert facts.data_date == date(2025, 2, 1)
    with pytest.raises(NotFound, match="№ 1 больше нет"):
        snapshot(home, 1)
    duck.close_all()
    facts.path.write_bytes(b"not a database")
    with pytest.raises(SnapshotDamaged, match="Опубликуйте данные заново"):
        current(home)


def test_viewers_can_neither_write_nor_reach_out(home: Home) -> None:
    facts = published(home)
    for sql in (
        "CREATE TABLE a (b INTEGER)",
        "DELETE FROM facts",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY facts TO 'facts.csv'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
    ):
        with pytest.raises(duckdb.Error):
            duck.fetch(facts.path, sql)


def test_texts_lie_beside_and_not_in_the_facts(home: Home, tmp_path) -> None:
    rows = drawn(IM)
    rows = [[*rows[0], "Текст инцидента", "Автор"], [*rows[1], "нет воды", "Иванов"]]
    take_in_here(home, csv_file(tmp_path / "a.csv", rows))
    facts = published(home)
    columns = duck.fetch(facts.path, "DESCRIBE facts")["column_name"].tolist()
    assert not {"text", "reply", "street", "applicant", "place", "question"} & set(columns)
    beside = facts.path.with_name(facts.path.name.replace(".duckdb", ".texts.duckdb"))
    (text,) = duck.fetch(beside, "SELECT text FROM texts")["text"].tolist()
    assert text == "нет воды"
