import sqlite3
import subprocess
import sys
import threading
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError, OperationalError

from registers import database
from registers.audit import entries
from registers.database import RegistersError, open_registers, reading, writing
from registers.directories.reading import directory
from registers.migrations import MIGRATIONS
from registers.settings import salt
from registers.tables import Base, BlockRow, LocalityRow

ROOT = Path(__file__).parents[2]
for module in (ROOT / "registers").glob("*/tables.py"):  # each adds its mappings to Base
    import_module(f"registers.{module.parent.name}.tables")


def test_the_steps_make_exactly_the_mapped_tables(empty: Engine) -> None:
    found = inspect(empty)
    mapped = Base.metadata.tables
    assert set(found.get_table_names()) == set(mapped) | {"schema_version"}
    for name, table in mapped.items():
        made = {column["name"]: column["nullable"] for column in found.get_columns(name)}
        key = set(found.get_pk_constraint(name)["constrained_columns"])
        assert set(made) == set(table.columns.keys())
        assert key == {column.name for column in table.primary_key}
        links = {tuple(link["constrained_columns"]) for link in found.get_foreign_keys(name)}
        assert links == {tuple(link.columns.keys()) for link in table.foreign_key_constraints}
        for column in table.columns:
            assert column.name in key or made[column.name] == column.nullable


def test_opening_again_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "registers.sqlite3"
    first = open_registers(path)
    made_once = salt(first)
    first.dispose()
    again = open_registers(f"sqlite:///{path}")
    assert salt(again) == made_once
    with reading(again) as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert session.execute(text("SELECT version FROM schema_version")).all() == [
            (len(MIGRATIONS),)
        ]
    again.dispose()


def test_the_salt_is_random(tmp_path: Path) -> None:
    engines = [open_registers(tmp_path / name) for name in ("a", "b")]
    salts = {salt(engine) for engine in engines}
    for engine in engines:
        engine.dispose()
    assert [len(one) for one in salts] == [32, 32]


def test_a_step_that_breaks_leaves_the_old_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "registers.sqlite3"
    open_registers(path).dispose()
    step = ("CREATE TABLE plans (name TEXT)", "INSERT INTO no_such_table VALUES (1)")
    monkeypatch.setattr(database, "MIGRATIONS", (*MIGRATIONS, step))
    with pytest.raises(RegistersError, match="check --repair"):
        open_registers(path)
    monkeypatch.setattr(database, "MIGRATIONS", (*MIGRATIONS, step[:1]))
    engine = open_registers(path)
    assert inspect(engine).has_table("plans")
    engine.dispose()


def test_a_newer_schema_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "registers.sqlite3"
    open_registers(path).dispose()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE schema_version SET version = 999")
    raw.close()
    with pytest.raises(RegistersError, match="Обновите программу"):
        open_registers(path)
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT version FROM schema_version").fetchall() == [(999,)]
    raw.close()


def test_what_cannot_be_opened_is_refused_in_russian(tmp_path: Path) -> None:
    garbage = tmp_path / "garbage.sqlite3"
    garbage.write_bytes("не база".encode() * 500)
    under_a_file = garbage / "registers.sqlite3"
    for path in (garbage, tmp_path, under_a_file):
        with pytest.raises(RegistersError, match="База справочников и настроек не открывается"):
            open_registers(path)


def test_a_write_is_all_or_nothing(engine: Engine) -> None:
    def edit_that_fails() -> None:
        with writing(engine) as session:
            session.get_one(BlockRow, "ЖКХ").note = "правка"
            session.flush()
            raise RuntimeError("disk")

    with pytest.raises(RuntimeError, match="disk"):
        edit_that_fails()
    assert {block.note for block in directory(engine).blocks} == {""}


def test_foreign_keys_are_kept_by_the_database_too(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as session:
        session.add(LocalityRow(settlement="Нигде", name="д. Ничья", assignment_confidence="low"))


def test_a_reader_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    engine = open_registers(tmp_path / "registers.sqlite3")
    version = text("SELECT version FROM directory_version")
    with reading(engine) as slow:
        before = slow.execute(version).scalar()
        with writing(engine) as quick:
            quick.execute(text("UPDATE directory_version SET version = version + 1"))
        assert slow.execute(version).scalar() == before == 0
    with reading(engine) as later:
        assert later.execute(version).scalar() == 1
    engine.dispose()


def test_a_writer_takes_its_turn_before_it_reads(tmp_path: Path) -> None:
    path = tmp_path / "registers.sqlite3"
    engine = open_registers(path)
    impatient = create_engine(f"sqlite:///{path}", connect_args={"timeout": 0})
    change = text("UPDATE directory_version SET version = version + 1")
    with writing(engine) as session:
        session.execute(text("SELECT version FROM directory_version"))
        with pytest.raises(OperationalError, match="locked"), impatient.begin() as other:
            other.execute(change)
        session.execute(change)
    assert directory(engine).version == 1
    impatient.dispose()
    engine.dispose()


def test_opening_waits_for_a_process_that_is_writing(tmp_path: Path) -> None:
    path = tmp_path / "registers.sqlite3"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE held (name TEXT)")
    other.execute("BEGIN IMMEDIATE")  # in this state SQLite refuses the change to WAL at once
    end = threading.Timer(0.2, lambda: other.execute("COMMIT"))
    end.start()
    engine = open_registers(path)
    end.join()
    other.close()
    assert directory(engine).version == 0
    engine.dispose()


WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from access.rights import command_line_actor
from registers.database import open_registers
from registers.directories.reading import Alias, add_alias

me, path = sys.argv[1], Path(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
engine = open_registers(path)
for number in range(40):
    alias = Alias("settlement", f"{me} {number}", None)
    add_alias(engine, command_line_actor(me), alias, now=datetime(2026, 11, 1))
"""


def test_two_processes_open_a_new_file_and_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "registers.sqlite3"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, name, str(path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("первый", "второй")
    ]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    ends = [writer.communicate(timeout=60) for writer in writers]
    assert [(writer.returncode, end[1]) for writer, end in zip(writers, ends, strict=True)] == [
        (0, ""),
        (0, ""),
    ]
    engine = open_registers(path)
    found = directory(engine)
    assert {alias.name for alias in found.aliases} == {
        f"{name} {number}" for name in ("первый", "второй") for number in range(40)
    }
    assert found.version == 2 * 40
    assert len(entries(engine, 1000)) == 2 * 40
    engine.dispose()
