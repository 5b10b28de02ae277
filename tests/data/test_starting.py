"""What a start of the server sees to, without anybody asking."""

import shutil
import time
from pathlib import Path

import pytest

from data import journal, starting, trouble, unfinished
from data.engines import duck
from data.home import Home
from data.publishing.snapshot import snapshot_numbers, snapshot_path
from tests.data.exports import NOW, csv_file, drawn, take_in

IM = "Номер инцидента|Дата создания|Группа тем|Тема|Итог\n1|01.02.2025|Б|Т|"


@pytest.fixture(scope="module")
def used(new_home, tmp_path_factory) -> Home:
    home = new_home("used")
    take_in(home, csv_file(tmp_path_factory.mktemp("files") / "1.csv", drawn(IM)))
    duck.close_all()
    return home


@pytest.fixture
def here(used: Home, tmp_path: Path) -> Home:
    return Home(Path(shutil.copytree(used.path, tmp_path / "here")))


def test_well_data_are_left_as_they_are(here: Home) -> None:
    starting.look_through(here, NOW)
    assert (snapshot_numbers(here), trouble.noted(here)) == ([1], [])


def test_what_was_cut_off_is_dropped_and_told(here: Home) -> None:
    said = {"kind": "import", "file_name": "2.csv", "actor": "Иванова", "at": str(NOW)}
    unfinished.begin(here, said).leave()
    starting.look_through(here, NOW)
    last = journal.entries(here)[-1]
    assert (last.kind, last.actor, last.detail["file_name"]) == ("dropped", "Иванова", "2.csv")
    assert list(here.unfinished.iterdir()) == []


def test_a_damaged_version_is_replaced(here: Home) -> None:
    path = snapshot_path(here, 1)
    content = bytearray(path.read_bytes())
    content[20000:40000] = b"\x55" * 20000
    path.write_bytes(content)
    starting.look_through(here, NOW)
    assert snapshot_numbers(here) == [2]


def test_a_damaged_store_is_noted_and_nothing_is_published(here: Home) -> None:
    here.store.write_bytes(b"\x55" * 50000)
    starting.look_through(here, NOW)
    assert "Хранилище не читается" in trouble.noted(here)[0]
    assert snapshot_numbers(here) == [1]


def test_it_runs_beside_the_server(here: Home, home_of_its_own: Path) -> None:
    starting.begin(Home(home_of_its_own), NOW)  # never used: nothing to look at, no folder is made
    assert not home_of_its_own.exists()
    unfinished.begin(here, {"kind": "nothing known"}).leave()
    starting.begin(here, NOW)
    last_look = time.monotonic() + 60
    while list(here.unfinished.iterdir()) and time.monotonic() < last_look:
        time.sleep(0.1)
    assert list(here.unfinished.iterdir()) == []
