"""A copy a day, only of a store that is well; and a damaged store replaced by one."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from data import backups as copies
from data import journal, trouble
from data.backups import back_up, backups, is_due
from data.batches import batches, undo
from data.check import check
from data.engines import duck
from data.errors import StoreDamaged, UserError
from data.home import Home
from data.inspection.registers import registers_problems
from data.inspection.store import store_problems
from data.publishing.snapshot import snapshot_numbers, snapshot_path
from data.repair import repair
from data.restoring import offer, restore
from data.snapshots import current
from data.store import opened_store
from tests.data.exports import NOW, csv_file, drawn, take_in

TOMORROW = NOW + timedelta(days=1)
IM = "Номер инцидента|Дата создания|Группа тем|Тема|Итог\n"


def im(folder: Path, name: str, *numbers: int) -> Path:
    return csv_file(
        folder / name, drawn(IM + "\n".join(f"{n}|01.02.2025|Б|{name}|" for n in numbers))
    )


@pytest.fixture(scope="module")
def kept(new_home, tmp_path_factory) -> Home:
    """A home of two days: a copy after the first, three files and an undo since."""
    patch = pytest.MonkeyPatch()
    patch.setenv("SVODKA_BACKUPS", "7")
    home, folder = new_home("kept"), tmp_path_factory.mktemp("files")
    take_in(home, im(folder, "1.csv", 1, 2), im(folder, "2.csv", 3))
    take_in(home, im(folder, "3.csv", 4), now=TOMORROW)
    undo(home, DEMO_ACTOR, 2, TOMORROW)
    patch.undo()
    duck.close_all()
    assert [(one.batches, one.at) for one in backups(home)] == [(2, TOMORROW)]
    return home


@pytest.fixture
def here(kept: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("SVODKA_BACKUPS", "7")
    return Home(Path(shutil.copytree(kept.path, tmp_path / "here")))


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[20000:60000] = b"\x55" * 40000
    path.write_bytes(content)


def test_a_copy_is_due_once_a_day_before_anything_is_written(here: Home, monkeypatch) -> None:
    assert not is_due(here, TOMORROW)
    assert is_due(here, TOMORROW + timedelta(days=1))
    monkeypatch.setenv("SVODKA_BACKUPS", "0")
    assert not is_due(here, TOMORROW + timedelta(days=1))
    monkeypatch.delenv("SVODKA_BACKUPS")
    here.store.unlink()
    assert not is_due(here, TOMORROW + timedelta(days=1))


def test_a_copy_is_a_home_that_passes_the_check(here: Home) -> None:
    name = back_up(here, TOMORROW)
    newest, oldest = backups(here)
    assert (newest.name, newest.batches, oldest.batches) == (name, 3, 2)
    for copy in (newest, oldest):
        assert store_problems(copy.home) + registers_problems(copy.home) == []
        assert copy.home.path.stat().st_mode & 0o077 == 0


def test_only_so_many_copies_are_kept(here: Home, monkeypatch) -> None:
    monkeypatch.setenv("SVODKA_BACKUPS", "2")
    names = [back_up(here, TOMORROW + timedelta(days=n)) for n in range(1, 4)]
    assert [one.name for one in backups(here)] == [names[2], names[1]]


def test_a_damaged_store_pushes_no_good_copy_out(here: Home, monkeypatch) -> None:
    damaged(here.store)
    monkeypatch.setenv("SVODKA_BACKUPS", "1")
    with pytest.raises(StoreDamaged, match="не читается"):
        back_up(here, TOMORROW)
    assert [one.batches for one in backups(here)] == [2]
    assert "не читается" in trouble.noted(here)[0]


def test_an_import_of_a_new_day_refuses_a_damaged_store(here: Home, tmp_path) -> None:
    damaged(here.store)
    (said,) = take_in(here, im(tmp_path, "5.csv", 5), now=TOMORROW + timedelta(days=1))
    assert (said["status"], "«Проверка данных»" in said["reason"]) == ("refused", True)


def test_without_room_there_is_no_copy_and_no_failure(here: Home, monkeypatch) -> None:
    monkeypatch.setattr(copies, "_SPARE", 1 << 60)
    assert back_up(here, TOMORROW) is None
    monkeypatch.setattr(copies, "_SPARE", 0)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, "copy", full)
    assert back_up(here, TOMORROW) is None
    assert [path.name for path in here.backups.iterdir()] == [backups(here)[0].name]


def test_a_copy_cut_off_is_none(here: Home) -> None:
    (whole,) = backups(here)
    half = Path(shutil.copytree(whole.home.path, here.backups / "2030-01-01_000000"))
    (half / "copy.json").write_text('{"at": ')
    shutil.copytree(whole.home.path, here.backups / ".2031-01-01_000000")
    assert backups(here) == [whole]


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), damaged])
def test_a_bad_store_is_replaced_by_the_copy(here: Home, tmp_path, harm) -> None:
    harm(here.store)
    found = restore(here, DEMO_ACTOR, TOMORROW)
    assert [(one["batch_id"], one["file"], one["rows"]) for one in found["missing"]] == [
        (3, "3.csv", 1)
    ]
    assert check(here) == []
    assert trouble.noted(here) == []
    # 1 and 2 of the first file; the second one was undone after the copy and stays undone.
    assert (current(here).messages, list(journal.live_imports(here))) == (2, [1])
    (third, _, _) = batches(here, DEMO_ACTOR)
    assert "нет в восстановленной копии" in third["undone_by"]
    duck.close_all()
    # The lost file goes in again, under a number of its own.
    (again,) = take_in(here, im(tmp_path, "3.csv", 4), now=TOMORROW)
    assert (again["status"], again["batch_id"], current(here).messages) == ("imported", 4, 3)
    duck.close_all()
    assert check(here) == []


def test_the_damaged_store_is_kept_aside(here: Home) -> None:
    damaged(here.store)
    content = here.store.read_bytes()
    found = restore(here, DEMO_ACTOR, TOMORROW)
    assert (here.path / found["aside"] / "store.duckdb").read_bytes() == content


def test_the_latest_good_copy_is_offered(here: Home) -> None:
    back_up(here, TOMORROW)
    newest, oldest = backups(here)
    named = offer(here, oldest.name)
    assert named is not None
    assert (named.backup, [entry.batch_id for entry in named.missing]) == (oldest, [3])
    latest = offer(here)
    assert latest is not None
    assert (latest.backup, latest.missing) == (newest, ())
    damaged(newest.home.store)
    latest = offer(here)
    assert latest is not None
    assert latest.backup == oldest
    oldest.home.journal.write_text("{}\n")
    assert offer(here) is None
    store = here.store.read_bytes()
    with pytest.raises(UserError, match="Целой копии хранилища нет"):
        restore(here, DEMO_ACTOR, TOMORROW)
    assert here.store.read_bytes() == store


def test_a_damaged_journal_is_put_together_with_the_store(here: Home) -> None:
    damaged(here.store)
    lines = here.journal.read_bytes().splitlines(keepends=True)
    here.journal.write_bytes(b"".join([b"x", *lines[:3], b"{}\n", *lines[3:]]))
    found = restore(here, DEMO_ACTOR, TOMORROW)
    assert [one["batch_id"] for one in found["missing"]] == [3]
    assert check(here) == []
    assert list(journal.live_imports(here)) == [1]


def test_mending_rebuilds_what_the_store_can_tell(here: Home) -> None:
    assert repair(here, DEMO_ACTOR, TOMORROW) == ([], [])
    before = [entry.__dict__ for entry in journal.entries(here)]
    damaged(snapshot_path(here, 2))
    damaged(snapshot_path(here, 3))
    lines = here.journal.read_bytes().splitlines(keepends=True)
    here.journal.write_bytes(b"".join([lines[0], lines[1][:50] + b"\n", *lines[2:]]))
    said, left = repair(here, DEMO_ACTOR, TOMORROW)
    assert left == []
    assert any("Журнал загрузок восстановлен" in words for words in said)
    assert sorted(snapshot_numbers(here)) == [1, 4]
    damaged(snapshot_path(here, 1))
    said, left = repair(here, DEMO_ACTOR, TOMORROW)
    assert (said, left) == (["Прежние версии данных № 1 не читались и удалены."], [])
    after = [entry.__dict__ for entry in journal.entries(here)]
    told = [{k: one[k] for k in ("kind", "batch_id", "at", "actor", "detail")} for one in before]
    retold = [{k: one[k] for k in ("kind", "batch_id", "at", "actor", "detail")} for one in after]
    assert sorted(map(str, told)) == sorted(map(str, retold))


def test_mending_takes_registers_from_the_copy(here: Home) -> None:
    content = here.registers.read_bytes()
    here.registers.write_bytes(b"\x55" * 20000)
    said, left = repair(here, DEMO_ACTOR, TOMORROW)
    assert (len(said), left) == (1, [])
    assert "взяты из копии от 13.11.2026" in said[0]
    assert len(here.registers.read_bytes()) == len(content)
    shutil.rmtree(here.backups)
    here.registers.unlink()
    said, left = repair(here, DEMO_ACTOR, TOMORROW)
    assert "копии нет" in said[0]


def test_mending_leaves_a_damaged_store_to_a_copy(here: Home) -> None:
    damaged(here.store)
    said, left = repair(here, DEMO_ACTOR, TOMORROW)
    assert (said, [problem.part for problem in left]) == ([], ["store"])
    with pytest.raises(StoreDamaged), opened_store(here):
        pytest.fail("it was opened")


def test_each_act_needs_its_right(here: Home) -> None:
    with pytest.raises(AccessDenied, match="из копии"):
        restore(here, Actor("a", "А", frozenset({Right.PUBLISH})), NOW)
    with pytest.raises(AccessDenied):
        repair(here, Actor("a", "А", frozenset({Right.RESTORE})), NOW)
