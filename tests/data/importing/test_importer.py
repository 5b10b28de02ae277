"""From files to a published snapshot, through children that may die."""

import faulthandler
import os
import time
from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from data import journal
from data.check import check
from data.engines import duck
from data.home import Home
from data.importing import arrival, importer, writing
from data.importing.importer import Job, import_files
from data.importing.steps import told
from data.snapshots import current, published
from tests.data.exports import NOW, csv_file, drawn, take_in, xlsx_file
from tests.data.importing.incidents import IM, im, quiet, rows_in_force
from tests.data.strange_files import aborting, ole, saved


def checked(home: Home) -> list[str]:
    """The full check, which is made by a process that has nothing open."""
    duck.close_all()
    return check(home)


def without_dying_words(work: Callable[..., Any]) -> Callable[..., Any]:
    """The work of a child that is expected to abort, without pytest's report of it."""

    def silent(*arguments: Any) -> Any:
        faulthandler.disable()
        return work(*arguments)

    return silent


def test_a_bad_file_among_good_ones_harms_nobody(home: Home, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(arrival, "matched_sheet", without_dying_words(arrival.matched_sheet))
    started = time.monotonic()
    outcomes = take_in(
        home,
        im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|"),
        saved(tmp_path, aborting(), "stray.xlsx"),
        saved(tmp_path, ole("EncryptedPackage"), "password.xlsx"),
        tmp_path / "нет такого.csv",
        im(tmp_path, "2.csv", "2|01.02.2025||Б|Т|", "|01.02.2025||Б|Т|"),
    )
    assert time.monotonic() - started < 30
    assert [one["status"] for one in outcomes] == [
        "imported", "refused", "refused", "refused", "imported",
    ]  # fmt: skip
    assert [word in one["reason"] for one, word in zip(
        outcomes[1:4], ("разбейте", "паролем", "Такого файла нет")
    )] == [False, True, True]  # fmt: skip
    assert "слишком велик или повреждён" in outcomes[1]["reason"]
    for one in outcomes[1:4]:
        assert one["rows_read"] == one["rows_accepted"] == one["rows_refused"] == 0
    assert [one["batch_id"] for one in outcomes] == [1, None, None, None, 2]
    assert (outcomes[4]["rows_read"], outcomes[4]["rows_accepted"]) == (2, 1)
    assert current(home).messages == 2
    assert published(home) == [1]  # five files, one publishing
    assert checked(home) == []


def test_the_same_file_twice_changes_nothing_and_says_so(home: Home, tmp_path) -> None:
    path = im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|", "|01.02.2025||Б|Т|")
    (first,) = take_in(home, path)
    (again,) = take_in(home, path)
    assert (again["status"], again["batch_id"]) == ("unchanged", first["batch_id"])
    assert (again["rows_new"], again["rows_changed"], again["rows_same"]) == (0, 0, 1)
    assert again["refusals"] == first["refusals"]
    assert published(home) == [1]
    # Other bytes with the same rows are another file with nothing new.
    (other,) = take_in(home, xlsx_file(tmp_path / "1.xlsx", drawn(IM + "1|01.02.2025||Б|Т|")))
    assert (other["status"], other["rows_new"], other["rows_same"]) == ("imported", 0, 1)


@pytest.mark.parametrize("fatal", ["written", "checkpointed", "journaled", "published"])
def test_a_child_that_dies_after_the_commit_has_imported(home: Home, tmp_path, fatal) -> None:
    take_in(home, im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|"))

    def killed(step: str) -> None:
        if step == fatal and not (home.path / "died").exists():
            (home.path / "died").touch()  # whoever makes it good lives
            os.kill(os.getpid(), 9)

    with told(killed):
        (done,) = take_in(home, im(tmp_path, "2.csv", "2|01.02.2025||Б|Т|", "x|вчера||Б|Т|"))
    assert (done["status"], done["batch_id"], done["rows_new"]) == ("imported", 2, 1)
    assert [one["row"] for one in done["refusals"]] == [3]
    assert [entry.batch_id for entry in journal.entries(home)] == [1, 2]
    assert current(home).messages == 2
    assert checked(home) == []
    assert list(home.unfinished.iterdir()) == []


def test_publishing_that_breaks_takes_nothing_back(home: Home, tmp_path, monkeypatch) -> None:
    broken = tmp_path / "broken"
    publish = importer.publish

    def breaks_once(*arguments: Any) -> int:
        if not broken.exists():
            broken.touch()
            raise RuntimeError("the disk fell out")
        return publish(*arguments)

    monkeypatch.setattr(importer, "publish", breaks_once)
    path = im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|", "2|01.02.2025||Б|Т|", "|01.02.2025||Б|Т|")
    (said,) = take_in(home, path)
    assert (said["status"], said["batch_id"], said["reason"]) == ("imported", 1, None)
    assert (said["rows_read"], said["rows_new"], said["rows_refused"]) == (3, 2, 1)
    assert len(said["refusals"]) == 1
    assert "published" not in said
    assert (current(home).messages, published(home), checked(home)) == (2, [1], [])


def test_a_file_that_was_in_before_is_not_taken_for_written(
    home: Home, tmp_path, monkeypatch
) -> None:
    path = im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|")
    take_in(home, path)

    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(arrival, "read", fails)
    (said,) = import_files(home, [Job(path, path.name, replace=True)], DEMO_ACTOR, NOW, quiet)
    assert said["status"] == "refused"
    assert published(home) == [1]


def test_an_error_inside_the_transaction_leaves_the_old_state(home, tmp_path, monkeypatch) -> None:
    take_in(home, im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|"))
    with monkeypatch.context() as patch:
        patch.setattr(writing, "_batch", lambda *_: ["too few values"])
        (failed,) = take_in(home, im(tmp_path, "2.csv", "1|01.02.2025||Б|Г|", "2|01.02.2025||Б|Т|"))
    assert failed["status"] == "refused"
    assert "ошибки в программе" in failed["reason"]
    code = failed["reason"].rstrip(".").split()[-1]
    assert code in (home.logs / "svodka.log").read_text("utf-8")
    assert rows_in_force(home) == 1
    assert (current(home).messages, checked(home)) == (1, [])


def test_importing_needs_a_right(home: Home, tmp_path) -> None:
    nobody = Actor("nobody", "Никто", frozenset())
    job = Job(im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|"), "1.csv")
    with pytest.raises(AccessDenied):
        import_files(home, [job], nobody, NOW, quiet)
    assert rows_in_force(home) == 0


def test_an_unknown_profile_is_named(home: Home, tmp_path) -> None:
    job = Job(im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|"), "1.csv", profile="нет такого")
    (refused,) = import_files(home, [job], DEMO_ACTOR, NOW, quiet)
    assert "«нет такого»" in refused["reason"]


def test_names_nobody_knows_are_accepted_named_and_queued(home: Home, tmp_path) -> None:
    rows = drawn(
        """
        Номер инцидента|Дата создания|Группа тем|Тема|Населенный пункт|Итог
        1|01.02.2025|Благоустройство|Ямы во дворах|Неведомка|
        2|01.02.2025|Неведомое|Дело|Мортка|
        3|01.02.2025|Благоустройство|Ямы во дворах|Кондинский район, другое|
        4|01.02.2025|Благоустройство|Ямы во дворах||
        """
    )
    (said,) = take_in(home, csv_file(tmp_path / "a.csv", rows))
    words = " ".join(said["warnings"])
    assert said["rows_accepted"] == 4
    assert "поселения" in words
    assert "«Неведомка»" in words
    assert "«Неведомое / Дело»" in words
    path = current(home).path
    duck.close_all()
    with duckdb.connect(str(path), read_only=True) as snapshot:
        queue = snapshot.execute(
            "SELECT kind, name, messages FROM unknown_names ORDER BY ALL"
        ).fetchall()
        places = snapshot.execute("SELECT settlement FROM facts ORDER BY external_id").fetchall()
    assert queue == [("settlement", "Неведомка", 1), ("topic", "Неведомое / Дело", 1)]
    assert [row[0] for row in places] == [
        "не определено",
        "Мортка",
        "не определено",
        "не определено",
    ]


def test_a_home_may_lie_anywhere(tmp_path) -> None:
    from data.home import home_at

    home = home_at(tmp_path / "папка O'Brien «2»")
    (said,) = take_in(home, im(tmp_path, "1.csv", "1|01.02.2025||Б|Т|"))
    assert (said["status"], current(home).messages) == ("imported", 1)
