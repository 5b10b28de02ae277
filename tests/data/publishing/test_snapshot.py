"""When a snapshot has to be published anew."""

from datetime import date, datetime, time

import duckdb

from access.rights import DEMO_ACTOR
from data.home import Home
from data.publishing.layout import LAYOUT
from data.publishing.snapshot import is_behind, snapshot_numbers, snapshot_path
from data.registers_open import open_registers_of
from registers.settings import Norms, save_norms
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


def test_terms_of_a_day_leave_what_came_before_its_own(home: Home, tmp_path) -> None:
    """Seven working days for the Friday of January, one for the Monday of February."""
    now, end = datetime(2026, 3, 1, 9), time(23, 59, 59)
    brief = Norms(im_working_days=1, pos_fast_working_days=1)
    save_norms(
        open_registers_of(home, now), DEMO_ACTOR, brief, now=now, since=date(2026, 2, 1)
    )  # fmt: skip
    rows = "\n1|30.01.2026|03.02.2026 09:00|Б|Т|Решено\n2|02.02.2026|04.02.2026 09:00|Б|Т|Решено"
    take_in(home, csv_file(tmp_path / "1.csv", drawn(IM.split("\n")[0] + rows)))
    with duckdb.connect(str(snapshot_path(home, max(snapshot_numbers(home))))) as snapshot:
        found = snapshot.execute(
            "SELECT due_at, in_fast_term FROM facts ORDER BY external_id"
        ).fetchall()
    assert found == [
        (datetime.combine(date(2026, 2, 10), end), True),
        (datetime.combine(date(2026, 2, 3), end), False),
    ]
