"""Which version of the facts is in force."""

from datetime import date

import duckdb
import pytest

from data.engines import duck
from data.errors import NotFound, SnapshotDamaged
from data.home import Home
from data.importing.importer import publish_now
from data.publishing import snapshot as snapshot_module
from data.publishing.snapshot import KEPT
from data.snapshots import current, indicators, snapshot
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


@pytest.fixture
def one_version(home: Home, tmp_path) -> Home:
    take_in_here(home, csv_file(tmp_path / "a.csv", drawn(IM)))
    published(home)
    duck.close_all()
    return home


def test_a_damaged_version_is_built_anew(one_version: Home) -> None:
    path = one_version.snapshots / "0001.duckdb"
    path.write_bytes(b"not a database")
    with pytest.raises(SnapshotDamaged, match="№ 1 повреждена"):
        snapshot(one_version, 1)
    facts = current(one_version)
    assert (facts.number, facts.messages) == (2, 1)


def test_a_version_of_an_older_program_is_built_anew(one_version: Home) -> None:
    with duckdb.connect(str(one_version.snapshots / "0001.duckdb")) as old:
        old.execute("UPDATE meta SET layout = layout - 1")
        old.execute("DROP TABLE passports")
    facts = current(one_version)
    assert (facts.number, facts.messages) == (2, 1)
    assert len(indicators(facts)) == 7


@pytest.mark.parametrize("file", ["0001.duckdb", "0001.texts.duckdb"])
def test_damage_met_in_the_middle_is_mended_at_the_next_look(one_version: Home, file) -> None:
    assert current(one_version).number == 1
    duck.close_all()
    path = one_version.snapshots / file
    content = bytearray(path.read_bytes())
    content[12288 + 8 :] = b"\x55" * (len(content) - 12288 - 8)  # the head stays whole
    path.write_bytes(content)
    with pytest.raises(SnapshotDamaged, match="Обновите страницу"):
        duck.fetch(path, "SELECT count(*) FROM texts" if "texts" in file else "FROM facts")
    assert current(one_version).number == 2
    duck.close_all()
    with pytest.raises(duckdb.Error):
        duck.fetch(one_version.snapshots / "0002.duckdb", "SELECT nothing")
    assert current(one_version).number == 2, "a mistake of ours is no damage"


def test_an_older_version_never_stands_in_for_a_damaged_one(one_version: Home, tmp_path) -> None:
    path = csv_file(tmp_path / "b.csv", drawn(IM.replace("\n1|", "\n2|")))
    take_in_here(one_version, path)
    published(one_version)
    duck.close_all()
    (one_version.snapshots / "0002.duckdb").write_bytes(b"not a database")
    one_version.store.write_bytes(b"nor this" * 5000)
    with pytest.raises(SnapshotDamaged, match="«Проверка данных»"):
        current(one_version)


def test_an_older_version_never_stands_in_for_one_that_is_gone(one_version: Home, tmp_path) -> None:
    path = csv_file(tmp_path / "b.csv", drawn(IM.replace("\n1|", "\n2|")))
    take_in_here(one_version, path)
    assert published(one_version).messages == 2
    duck.close_all()
    for path in one_version.snapshots.glob("0002.*"):
        path.unlink()
    assert (current(one_version).number, current(one_version).messages) == (2, 2)


def test_no_version_with_a_row_too_few_is_published(one_version: Home, monkeypatch) -> None:
    whole = snapshot_module.lay_facts

    def loses_one(connection, *rest):
        found = whole(connection, *rest)
        connection.execute("DELETE FROM snap.facts")
        return found

    monkeypatch.setattr(snapshot_module, "lay_facts", loses_one)
    with pytest.raises(RuntimeError, match="messages, facts, texts"):
        publish_now(one_version, NOW)
    assert (current(one_version).number, current(one_version).messages) == (1, 1)


def test_no_version_is_made_of_a_lost_store(one_version: Home) -> None:
    one_version.store.unlink()
    for path in one_version.snapshots.iterdir():
        path.unlink()
    with pytest.raises(SnapshotDamaged, match="пропал"):
        current(one_version)


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
