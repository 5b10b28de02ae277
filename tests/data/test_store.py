"""The store: one at a time, and up to date in schema."""

import duckdb
import pytest

from data.errors import Busy
from data.home import Home, home_at
from data.store import MIGRATIONS, migrate, opened_store, taking_turns


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
