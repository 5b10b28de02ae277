"""The store: one at a time, and up to date in schema."""

import errno
import os

import duckdb
import pytest

from data import journal, trouble
from data.errors import Busy, DiskFull, StoreDamaged
from data.home import Home, home_at
from data.importing.isolation import ChildDied, in_child
from data.store import MIGRATIONS, migrate, opened_store, taking_turns, write_ahead_log


def test_importers_take_turns(home: Home) -> None:
    second = taking_turns(home, wait=0.05)
    with taking_turns(home), pytest.raises(Busy, match="идёт другая загрузка"), second:
        pass
    with opened_store(home, wait=0.05):
        pass


def test_migrations_are_applied_once_and_in_order(tmp_path) -> None:
    numbers = [int(path.name[:4]) for path in sorted(MIGRATIONS.glob("*.sql"))]
    assert numbers == list(range(1, len(numbers) + 1))
    with duckdb.connect(str(tmp_path / "a.duckdb")) as connection:
        migrate(connection)
        migrate(connection)
        rows = connection.execute("SELECT version FROM schema_version ORDER BY version").fetchall()
    assert [row[0] for row in rows] == numbers


def test_a_home_lies_where_it_is_told(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SVODKA_HOME", str(tmp_path / "из окружения"))
    assert home_at().path.name == "из окружения"
    named = home_at(tmp_path / "названный")
    assert named.path.name == "названный"
    assert named.snapshots.is_dir()
    assert named.previews.is_dir()


def knows(home: Home, *batches: int) -> None:
    for number in batches:
        journal.append(home, "import", number, "2026-11-12", "demo", {"sha256": f"s{number}"})


def has(home: Home, *batches: int) -> None:
    with opened_store(home) as connection:
        for number in batches:
            connection.execute(
                "INSERT INTO batches SELECT ?, now(), 'demo', 'f', ?, 'p', 't', 'messages', 's', "
                "'{}', false, false, 0, 0, 0, 0, 0, 0, 0, NULL, NULL",
                [number, f"s{number}"],
            )
        connection.execute("CHECKPOINT")


def opening_fails(home: Home, words: str) -> None:
    with pytest.raises(StoreDamaged, match=words), opened_store(home):
        pytest.fail("it was opened")
    assert words in trouble.noted(home)[0]


def test_a_lost_store_is_not_begun_anew(home: Home) -> None:
    has(home, 1)
    knows(home, 1)
    home.store.unlink()
    opening_fails(home, "пропал")
    assert not home.store.exists()


def test_a_store_that_lacks_a_batch_of_the_journal_is_refused(home: Home) -> None:
    has(home, 1, 2)
    knows(home, 1, 2)
    has(home)
    knows(home, 3, 4)
    opening_fails(home, "№ 3, № 4")
    # Another file under the number is not the batch either.
    home.journal.unlink()
    journal.append(home, "import", 2, "2026-11-12", "demo", {"sha256": "other"})
    opening_fails(home, "№ 2")
    # A loss that was told and accepted is no news.
    journal.append(home, "lost", 2, "2026-11-12", "demo", {})
    has(home)


def test_a_damaged_store_is_told_from_an_unfinished_first_one(home: Home) -> None:
    home.store.write_bytes(b"\x55" * 5000)
    has(home, 1)  # nothing was ever in: begun anew, the remains kept
    assert [path.name for path in home.damaged.glob("*/*")] == ["store.duckdb"]
    knows(home, 1)
    content = bytearray(home.store.read_bytes())
    content[:9000] = b"\x55" * 9000
    home.store.write_bytes(content)
    opening_fails(home, "не читается")


def test_a_damaged_log_holds_nothing_that_was_acknowledged(home: Home) -> None:
    has(home, 1)
    knows(home, 1)

    def killed() -> None:
        with opened_store(home) as connection:
            connection.execute("INSERT INTO undone VALUES (1, now(), 'demo')")
            os.kill(os.getpid(), 9)

    with pytest.raises(ChildDied):
        in_child(killed)
    log = write_ahead_log(home)
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 1
    log.write_bytes(content)
    with opened_store(home) as connection:
        assert connection.execute("SELECT count(*) FROM undone").fetchall() == [(0,)]
        assert connection.execute("SELECT count(*) FROM batches").fetchall() == [(1,)]
    assert [path.name for path in home.damaged.glob("*/*")] == [log.name]


def test_a_full_disk_is_no_damage(home: Home) -> None:
    has(home)
    with pytest.raises(DiskFull, match="Освободите"), opened_store(home):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(DiskFull), opened_store(home):
        raise duckdb.IOException("IO Error: Could not write: No space left on device")
    with pytest.raises(duckdb.BinderException), opened_store(home) as connection:
        connection.execute("SELECT nothing")
    assert trouble.noted(home) == []
