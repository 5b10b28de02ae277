"""Original files: not kept unless a term is set, and no longer than that."""

import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR
from data import durable, originals
from data.errors import FileRefused
from data.home import Home
from data.importing.job import Job
from data.importing.previewing import confirm_previews, preview_file
from data.registers_open import open_registers_of
from registers.settings import save_originals_days
from tests.data.exports import NOW, csv_file, drawn, take_in

IM = "Номер инцидента|Дата создания|Группа тем|Итог|Текст инцидента"


def keep_for(home: Home, days: int, at: datetime = NOW) -> None:
    save_originals_days(open_registers_of(home, at), DEMO_ACTOR, days, now=at)


def drawn_file(folder: Path, name: str = "Обращение Иванова И.И.CSV", number: int = 1) -> Path:
    return csv_file(folder / name, drawn(f"{IM}\n{number}|01.02.2026|Б|Решено|Иванов Иван"))


def kept(home: Home) -> list[str]:
    return sorted(path.name for path in home.originals.iterdir()) if home.originals.is_dir() else []


def test_nothing_is_kept_unless_a_term_is_set(home: Home, tmp_path) -> None:
    [outcome] = take_in(home, drawn_file(tmp_path))
    assert outcome["status"] == "imported"
    assert kept(home) == []


def test_an_original_is_kept_under_the_number_of_its_batch(home: Home, tmp_path) -> None:
    keep_for(home, 30)
    path = drawn_file(tmp_path)
    [outcome] = take_in(home, path)
    found = originals.original_of(home, outcome["batch_id"])
    assert found is not None
    assert found.name.startswith("000001-")
    assert found.name.endswith(".csv")
    assert "Иванов" not in found.name
    assert found.read_bytes() == path.read_bytes()
    assert stat.S_IMODE(found.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.originals.stat().st_mode) == 0o700
    assert originals.original_of(home, 2) is None


@pytest.mark.parametrize(("later", "stays"), [(29, True), (30, False)])
def test_an_original_goes_with_the_first_import_after_its_term(
    home: Home, tmp_path, later: int, stays: bool
) -> None:
    keep_for(home, 30)
    take_in(home, drawn_file(tmp_path))
    take_in(home, drawn_file(tmp_path, "2.csv", 2), now=NOW + timedelta(days=later))
    assert (originals.original_of(home, 1) is not None) is stays
    assert originals.original_of(home, 2) is not None


def test_without_a_term_all_of_them_go(home: Home, tmp_path) -> None:
    keep_for(home, 30)
    take_in(home, drawn_file(tmp_path))
    keep_for(home, 0)
    originals.tidy(home, NOW)
    assert kept(home) == []


def test_what_was_previewed_waits_for_its_confirmation(home: Home, tmp_path) -> None:
    keep_for(home, 30)
    path = drawn_file(tmp_path)
    seen = preview_file(home, Job(path, path.name), NOW)
    path.unlink()
    assert [name.split("-")[0] for name in kept(home)] == ["waiting"]
    originals.tidy(home, NOW + timedelta(hours=23))
    [outcome] = confirm_previews(home, [seen["preview"]], DEMO_ACTOR, NOW, lambda *_: None)
    assert outcome["status"] == "imported"
    assert [name.split("-")[0] for name in kept(home)] == ["000001"]


def test_what_was_never_confirmed_goes_in_a_day(home: Home, tmp_path) -> None:
    keep_for(home, 30)
    path = drawn_file(tmp_path)
    preview_file(home, Job(path, path.name), NOW)
    originals.tidy(home, NOW + timedelta(days=1))
    assert kept(home) == []


def test_without_room_nothing_is_imported(home: Home, tmp_path, monkeypatch) -> None:
    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:3])
        raise OSError(28, "No space left on device")

    keep_for(home, 30)
    monkeypatch.setattr(durable, "copy", full)
    path = drawn_file(tmp_path)
    with pytest.raises(FileRefused, match="Освободите место"):
        originals.take(home, path, path.name, "0" * 64, NOW)
    [outcome] = take_in(home, path)
    assert outcome["status"] == "refused"
    assert "исходный файл" in outcome["reason"]
    assert kept(home) == []
