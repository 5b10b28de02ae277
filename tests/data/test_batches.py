"""Undoing a batch restores exactly the state without it."""

from datetime import datetime

import duckdb
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from data import journal
from data.batches import batches, clear_demo, republish, undo
from data.engines import duck
from data.errors import NotFound
from data.home import Home
from data.snapshots import current
from data.store import opened_store
from tests.data.exports import NOW, csv_file, drawn, take_in, take_in_here

HEADER = "Номер инцидента|Дата создания|Дата окончания|Группа тем|Тема|Итог\n"


def im(tmp_path, name: str, *lines: str):
    return csv_file(tmp_path / name, drawn(HEADER + "\n".join(lines)))


def state(home: Home) -> list[tuple[object, ...]]:
    """What is in force: number, topic and answer of each message."""
    with opened_store(home) as connection:
        return connection.execute(
            "SELECT key, topic, answered_at FROM current_messages ORDER BY key"
        ).fetchall()


def mark_undone(home: Home, batch: int) -> None:
    with opened_store(home) as connection:
        connection.execute("INSERT INTO undone VALUES (?, ?, 'demo')", [batch, NOW])


ANSWER = datetime(2025, 2, 2)


def test_undo_under_later_batches(home: Home, tmp_path) -> None:
    take_in_here(home, im(tmp_path, "1.csv", "1|01.02.2025||Б|Первая|", "2|01.02.2025||Б|Первая|"))
    middle, _ = take_in_here(
        home,
        im(tmp_path, "2.csv", "1|01.02.2025|02.02.2025|Б|Вторая|Решено", "3|01.02.2025||Б|Вторая|"),
    )
    _, late = take_in_here(
        home, im(tmp_path, "3.csv", "1|01.02.2025||Б|Третья|", "2|01.02.2025||Б|Третья|")
    )
    assert (late.new, late.changed, late.same, late.conflicting) == (0, 1, 1, 1)
    assert state(home) == [("1", "Вторая", ANSWER), ("2", "Третья", None), ("3", "Вторая", None)]
    mark_undone(home, middle)
    # Without the middle file nothing was taken back by the last one, and 3 was never heard of.
    assert state(home) == [("1", "Третья", None), ("2", "Третья", None)]


def test_a_same_row_stays_with_its_own_batch(home: Home, tmp_path) -> None:
    first, _ = take_in_here(home, im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|"))
    _, again = take_in_here(home, im(tmp_path, "2.csv", "1|01.02.2025||Б|Т|", "2|01.02.2025||Б|Т|"))
    assert (again.new, again.same) == (1, 1)
    mark_undone(home, first)
    assert [row[0] for row in state(home)] == ["1", "2"]


def test_replace_takes_an_answer_back_for_good(home: Home, tmp_path) -> None:
    take_in_here(home, im(tmp_path, "1.csv", "1|01.02.2025|02.02.2025|Б|Первая|Решено"))
    path = im(tmp_path, "2.csv", "1|01.02.2025||Б|Вторая|")
    _, kept = take_in_here(home, path)
    assert (kept.changed, kept.same, kept.conflicting) == (0, 1, 1)
    assert state(home) == [("1", "Первая", ANSWER)]
    batch, forced = take_in_here(home, path, replace=True)
    assert (forced.changed, forced.conflicting) == (1, 0)
    assert state(home) == [("1", "Вторая", None)]
    take_in_here(home, im(tmp_path, "3.csv", "1|01.02.2025||Б|Третья|"))
    assert state(home) == [("1", "Третья", None)]
    mark_undone(home, batch)
    assert state(home) == [("1", "Первая", ANSWER)]


def test_undo_publishes_and_is_journalled(home: Home, tmp_path) -> None:
    (first,) = take_in(home, im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|", "2|01.02.2025||Б|Т|"))
    (same,) = take_in(home, im(tmp_path, "копия.csv", "1|01.02.2025||Б|Т|", "2|01.02.2025||Б|Т|"))
    assert (same["status"], same["batch_id"], same["rows_same"]) == ("unchanged", 1, 2)
    assert current(home).messages == 2
    later = NOW.replace(hour=11)
    done = undo(home, DEMO_ACTOR, first["batch_id"], later)
    facts = current(home)
    assert (facts.number, facts.messages) == (done["snapshot"], 0)
    (listed,) = batches(home, DEMO_ACTOR)
    assert (listed["undone_by"], str(later)) == ("demo", listed["undone_at"])
    assert journal.live_imports(home) == {}
    assert journal.broken_lines(home) == []
    for number in (1, 2):
        with pytest.raises(NotFound, match=f"Загрузки № {number} нет"):
            undo(home, DEMO_ACTOR, number, NOW)
    # Undone, the same file is new again.
    (again,) = take_in(home, im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|", "2|01.02.2025||Б|Т|"))
    assert (again["status"], again["rows_new"]) == ("imported", 2)


def shown(home: Home) -> list[object]:
    """Every fact and count that pages can see, without the numbers of batches."""
    path = current(home).path
    duck.close_all()
    with duckdb.connect(str(path), read_only=True) as snapshot:
        tables = [row[0] for row in snapshot.execute("SHOW TABLES").fetchall()]
        told = ("batches", "refusals", "meta", "unknown_names")
        return [
            sorted(map(repr, snapshot.execute(f"FROM {name}").df().drop(
                columns=["batch_id", "row_number"], errors="ignore").values.tolist()))
            for name in sorted(tables) if name not in told
        ]  # fmt: skip


def test_an_undone_file_might_as_well_never_have_come(new_home, tmp_path) -> None:
    first = im(tmp_path, "1.csv", "1|01.02.2025||Б|Первая|", "2|01.02.2025|05.02.2025|Б|Т|Решено")
    middle = im(tmp_path, "2.csv", "1|01.02.2025|02.02.2025|Б|Вторая|Решено", "3|01.03.2025||Б|Т|")
    last = im(tmp_path, "3.csv", "1|01.02.2025||Б|Третья|", "2|01.02.2025||Б|Т|")
    with_it, without = new_home(), new_home()
    take_in(with_it, first, middle, last)
    undo(with_it, DEMO_ACTOR, 2, NOW)
    take_in(without, first, last)
    assert shown(with_it) == shown(without)
    assert journal.live_imports(with_it).keys() == {1, 3}


def test_each_act_needs_its_right(home: Home) -> None:
    nobody = Actor("nobody", "Никто", frozenset())
    viewer = Actor("viewer", "Просмотр", frozenset({Right.VIEW_FIGURES}))
    assert batches(home, viewer) == []
    for act in (
        lambda: batches(home, nobody),
        lambda: undo(home, viewer, 1, NOW),
        lambda: clear_demo(home, viewer, NOW),
        lambda: republish(home, viewer, NOW),
    ):
        with pytest.raises(AccessDenied):
            act()
