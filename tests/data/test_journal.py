"""The journal shows what was lost or altered."""

import errno
import json
import os

import pytest

from data import journal
from data.home import Home

AT = "2026-11-12 09:30:00"


def written(home: Home, lines: int) -> list[str]:
    for number in range(1, lines + 1):
        journal.append(home, "import", number, AT, "demo", {"file_name": f"{number}.csv"})
    return home.journal.read_text("utf-8").splitlines()


def rewrite(home: Home, lines: list[str]) -> list[int]:
    home.journal.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return journal.broken_lines(home)


def test_lines_follow_one_another(home: Home) -> None:
    lines = written(home, 4)
    assert [entry.number for entry in journal.entries(home)] == [1, 2, 3, 4]
    assert journal.broken_lines(home) == []
    altered = json.loads(lines[1]) | {"actor": "somebody"}
    assert rewrite(home, [lines[0], json.dumps(altered), *lines[2:]]) == [2]
    assert rewrite(home, [lines[0], *lines[2:]]) == [2]
    assert rewrite(home, [lines[0], "{", *lines[2:]]) != []
    assert rewrite(home, lines) == []


def test_an_undone_import_is_not_live(home: Home) -> None:
    written(home, 2)
    journal.append(home, "undo", 1, AT, "demo", {})
    assert list(journal.live_imports(home)) == [2]
    assert [entry.kind for entry in journal.entries(home)] == ["import", "import", "undo"]


def test_no_journal_is_an_empty_one(home: Home) -> None:
    assert journal.entries(home) == []
    assert journal.broken_lines(home) == []


def test_a_line_cut_off_while_written_does_not_count(home: Home) -> None:
    lines = written(home, 2)
    home.journal.write_text("\n".join(lines) + "\n" + lines[1][:40], encoding="utf-8")
    assert [entry.number for entry in journal.entries(home)] == [1, 2]
    assert journal.broken_lines(home) == []
    journal.append(home, "import", 3, AT, "demo", {})
    assert [entry.batch_id for entry in journal.entries(home)] == [1, 2, 3]
    assert journal.broken_lines(home) == []
    assert not journal.cut_tail(home)


@pytest.mark.parametrize("bad", ["{", "[]", '{"number": 2}', "\udcff", '"строка"'])
def test_a_line_that_cannot_be_read_is_named(home: Home, bad: str) -> None:
    lines = written(home, 3)
    broken = "\n".join([lines[0], bad, lines[2]]) + "\n"
    home.journal.write_bytes(broken.encode("utf-8", "surrogateescape"))
    with pytest.raises(journal.JournalDamaged, match="строка 2"):
        journal.entries(home)
    assert [entry.number for entry in journal.readable_entries(home)] == [1, 3]
    assert 2 in journal.broken_lines(home)


@pytest.mark.parametrize("strange", ["a\u2028b.csv", "a\x85b.csv", "a\rb.csv", "a\nb.csv"])
def test_a_file_name_ends_no_line(home: Home, strange: str) -> None:
    journal.append(home, "import", 1, AT, "demo", {"file_name": strange})
    journal.append(home, "undo", 1, AT, "demo", {})
    assert [entry.kind for entry in journal.entries(home)] == ["import", "undo"]
    assert journal.entries(home)[0].detail["file_name"] == strange
    assert journal.broken_lines(home) == []


@pytest.mark.parametrize("written_part", [0, 17])
def test_a_line_that_does_not_fit_is_taken_back(home: Home, monkeypatch, written_part) -> None:
    (line,) = written(home, 1)
    part = os.write

    def full(number: int, content: bytes) -> int:
        if not written_part:
            raise OSError(errno.ENOSPC, "No space left on device")
        return part(number, content[:written_part])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OSError, match="No space left"):
            journal.append(home, "import", 2, AT, "demo", {})
    assert home.journal.read_text("utf-8") == line + "\n"


def test_dropped_and_lost_batches_are_not_live(home: Home) -> None:
    written(home, 3)
    journal.append(home, "dropped", 0, AT, "demo", {"file_name": "4.csv"})
    journal.append(home, "lost", 2, AT, "demo", {})
    assert list(journal.live_imports(home)) == [1, 3]
