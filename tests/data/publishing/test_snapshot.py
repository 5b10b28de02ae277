"""When a snapshot has to be published anew."""

import duckdb

from data.home import Home
from data.publishing.layout import LAYOUT
from data.publishing.snapshot import is_behind, snapshot_numbers, snapshot_path
from tests.data.exports import csv_file, drawn, take_in

IM = "Номер инцидента|Дата создания|Дата окончания|Группа тем|Тема|Итог\n1|01.02.2025||Б|Т|"


def test_none_is_behind_and_a_fresh_one_is_not(home: Home, tmp_path) -> None:
    assert is_behind(home)
    take_in(home, csv_file(tmp_path / "1.csv", drawn(IM)))
    assert not is_behind(home)


def test_one_of_an_older_version_is_behind(home: Home, tmp_path) -> None:
    take_in(home, csv_file(tmp_path / "1.csv", drawn(IM)))
    path = str(snapshot_path(home, max(snapshot_numbers(home))))
    with duckdb.connect(path) as snapshot:
        snapshot.execute("UPDATE meta SET layout = ?", [LAYOUT - 1])
    assert is_behind(home)
    with duckdb.connect(path) as snapshot:
        snapshot.execute("ALTER TABLE meta DROP COLUMN layout")  # as the first versions had it
    assert is_behind(home)


def test_one_that_is_cut_short_is_behind(home: Home, tmp_path) -> None:
    take_in(home, csv_file(tmp_path / "1.csv", drawn(IM)))
    path = snapshot_path(home, max(snapshot_numbers(home)))
    path.write_bytes(path.read_bytes()[:5000])
    assert is_behind(home)
