"""Reading ahead changes nothing that is said or kept."""

import os
from pathlib import Path
from typing import Any

import pytest

from data.check import check
from data.engines import duck
from data.errors import UserError
from data.home import Home
from data.importing import ahead, arrival, importer
from data.importing.ahead import Ahead, reading_ahead
from data.importing.isolation import in_child
from data.importing.job import Job
from data.importing.previews import kept as previews
from data.importing.writing import Upload
from data.snapshots import current
from data.store import opened_store
from tests.data.exports import NOW, csv_file, drawn, reading_of, take_in
from tests.data.strange_files import ole, saved

IM = "Номер инцидента|Дата создания|Дата окончания|Группа тем|Тема|Итог|Текст инцидента\n"
PAGES = "Месяц|Получатель|Норма выполнена\n"


def mixed(folder: Path) -> list[Path]:
    """Files that overlap, repeat, lack something or are none."""

    def im(name: str, *lines: str) -> Path:
        return csv_file(folder / name, drawn(IM + "\n".join(lines)))

    first = im("1.csv", "1|01.02.2025||Б|Т||Яма", "2|01.02.2025||Б|Т||Свет", "|01.02.2025||Б|Т||")
    same = folder / "2.csv"
    same.write_bytes(first.read_bytes())
    return [
        first,
        same,  # already in, when its turn comes
        im("3.csv", "1|01.02.2025|05.02.2025|Б|Т|Решено|Яма", "2|31.02.2025||Б|Т||Свет"),
        saved(folder, ole("EncryptedPackage"), "password.xlsx"),
        folder / "absent.csv",
        im("4.csv", "1|01.02.2025||Б|Т||Яма", "3|01.02.2025||Б|Т||Снег"),
        csv_file(folder / "5.csv", drawn(PAGES + "январь 2026|А|да\nянварь 2026|Б|")),
    ]


def state(home: Home) -> list[tuple[Any, ...]]:
    with opened_store(home) as connection:
        return connection.execute(
            "SELECT batch_id, key, row_number, answered_at, text FROM current_messages ORDER BY ALL"
        ).fetchall()


def test_outcomes_and_rows_are_those_of_one_after_another(
    new_home, tmp_path: Path, monkeypatch
) -> None:
    files = mixed(tmp_path)
    home, plain = new_home("ahead"), new_home("plain")
    real = importer._import

    def watched(home: Home, job: Job, *rest: Any) -> dict[str, Any]:
        return {**real(home, job, *rest), "read_before": rest[-1] is not None}

    with monkeypatch.context() as patch:
        patch.setattr(importer, "_import", watched)
        said = take_in(home, *files)
    read_before = [one.pop("read_before", None) for one in said]
    assert read_before == [False, None, True, False, None, True, True]
    with monkeypatch.context() as patch:
        patch.setattr(Ahead, "begin", lambda _self, _place: None)
        expected = take_in(plain, *files)
    assert said == expected
    assert [one["status"] for one in said] == [
        "imported", "unchanged", "imported", "refused", "refused", "imported", "imported",
    ]  # fmt: skip
    assert state(home) == state(plain)
    assert current(home).messages == current(plain).messages == 3
    duck.close_all()
    assert check(home) == []
    assert list(home.previews.iterdir()) == []


def test_a_file_that_dies_while_it_is_read_ahead_dies_in_its_turn(
    home: Home, tmp_path: Path, monkeypatch
) -> None:
    files = mixed(tmp_path)[:3]
    real = arrival.read

    def deadly(path: Path, *rest: Any) -> Any:
        if path.name == "3.csv":
            os.kill(os.getpid(), 9)
        return real(path, *rest)

    monkeypatch.setattr(arrival, "read", deadly)
    said = take_in(home, *files)
    assert [one["status"] for one in said] == ["imported", "unchanged", "refused"]
    assert "слишком велик или повреждён" in said[2]["reason"]
    assert list(home.previews.iterdir()) == []


def kept_for(home: Home) -> Any:
    def keep(job: Job) -> str | None:
        (home.previews / f"{job.file_name}.arrow").write_text("")
        return job.file_name

    return keep


def test_what_was_read_and_not_taken_is_dropped(home: Home) -> None:
    jobs = [Job(Path("a"), "0" * 16), Job(Path("b"), "1" * 16)]
    with reading_ahead(home, jobs, kept_for(home)) as files:
        files.begin(0)
        files.begin(1)
        files.begin(2)  # behind the last one
        assert files.taken(0) == "0" * 16
        assert files.taken(0) is files.taken(2) is None
    assert [path.stem for path in home.previews.iterdir()] == ["0" * 16]


def broken_off(home: Home) -> None:
    with reading_ahead(home, [Job(Path("a"), "0" * 16)], kept_for(home)) as files:
        files.begin(0)
        raise UserError("стоп")


def test_an_error_ends_the_reading_and_leaves_no_child(home: Home) -> None:
    before = children()
    with pytest.raises(UserError, match="стоп"):
        broken_off(home)
    assert list(home.previews.iterdir()) == []
    assert children() <= before


def children() -> set[str]:
    """The children of this process, also those that ended and were not waited for."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def test_steps_of_a_file_read_ahead_are_not_announced(home: Home, monkeypatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(ahead, "listeners", [heard.append])

    def keep(_job: Job) -> str:
        return str(len(ahead.listeners))

    with reading_ahead(home, [Job(Path("a"), "a")], keep) as files:
        files.begin(0)
        assert files.taken(0) == "0"


def test_a_reading_comes_back_as_it_was_kept(home: Home, tmp_path: Path) -> None:
    path = mixed(tmp_path)[0]
    reading = reading_of(path)
    identity = previews.keep(home, Upload("1.csv", "0"), reading, False, NOW)
    assert previews.recall(home, identity).reading == reading


def test_children_beside_a_vanishing_preview_go_on(home: Home, tmp_path: Path, monkeypatch) -> None:
    gone = home.previews / ("0" * 16 + ".json")
    reading = reading_of(mixed(tmp_path)[0])
    monkeypatch.setattr(Path, "glob", lambda _self, _pattern: iter([gone]))
    assert in_child(lambda: previews.keep(home, Upload("1.csv", "0"), reading, False, NOW))
