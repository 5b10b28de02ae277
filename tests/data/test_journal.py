"""The journal shows what was lost or altered."""

import json

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
