"""Records of imports on their way: who holds them, and what is left when nobody does."""

import os

import pytest

from data import journal, unfinished
from data.home import Home
from data.importing import carrying
from data.importing.isolation import in_child
from data.importing.settling import settle
from data.importing.steps import STEPS
from tests.data.exports import NOW, csv_file, drawn, take_in

SAID = {"kind": "import", "file_name": "1.csv", "actor": "Иванова", "at": str(NOW)}
IM = "Номер инцидента|Дата создания|Группа тем|Тема|Итог\n{}|01.02.2025|Б|Т|"


def left(home: Home) -> list[unfinished.Abandoned]:
    with unfinished.abandoned(home) as found:
        return found


def test_what_is_on_its_way_is_not_abandoned(home: Home) -> None:
    record = unfinished.begin(home, SAID)
    assert in_child(lambda: len(left(home))) == 0
    assert not unfinished.anything(home)
    record.leave()
    (one,) = left(home)
    assert (one.step, one.said["file_name"]) == ("received", "1.csv")
    assert unfinished.anything(home)


def test_a_child_that_lives_on_keeps_nothing_that_was_let_go(home: Home) -> None:
    record = unfinished.begin(home, SAID)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writer)
        os.read(reader, 1)  # until the test is done
        os._exit(0)
    record.leave()
    assert len(left(home)) == 1
    os.close(writer)
    os.waitpid(child, 0)
    os.close(reader)


def test_steps_are_reached_in_their_order(home: Home) -> None:
    record = unfinished.begin(home, SAID)
    for step in list(STEPS)[1:6]:
        record.reach(step)
    assert record.has_reached("confirmed")
    assert not record.has_reached("written")
    record.end()
    assert list(home.unfinished.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xff\n", b'{"step": "read"}\n', b"[]\n", b'{"kind": "new"}\n']
)
def test_a_damaged_record_is_dropped_without_a_word(home: Home, content: bytes) -> None:
    home.unfinished.mkdir()
    (home.unfinished / "0123456789abcdef").write_bytes(content)
    assert in_child(lambda: settle(home, NOW)) == []
    assert list(home.unfinished.iterdir()) == []
    assert journal.entries(home) == []


def test_a_full_disk_between_two_files_is_told_of_both(home: Home, tmp_path, monkeypatch) -> None:
    begun = unfinished.begin

    def begin(here: Home, said):
        if said["file_name"] == "2.csv":
            raise OSError(28, os.strerror(28))
        return begun(here, said)

    monkeypatch.setattr(carrying.unfinished, "begin", begin)
    files = [csv_file(tmp_path / f"{n}.csv", drawn(IM.format(n))) for n in (1, 2)]
    first, second = take_in(home, *files)
    assert (first["status"], second["status"]) == ("imported", "refused")
    assert "ещё не пересчитаны" in first["warnings"][-1]
    assert "кончилось место" in second["reason"]
