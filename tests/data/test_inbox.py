"""The inbox: what lies there whole is taken in turn, everything else is left alone."""

import os
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR
from data import inbox, uploads
from data.errors import Busy, UserError
from data.file_names import readable, shown_name
from data.home import Home, home_at
from data.runs import waited_for
from tests.data.drawn import im

NOW = datetime(2026, 11, 22, 10, 0)
JANUARY = im("1;10.01.2026 09:00;12.01.2026 09:00;пгт Мортка;Решено")


@pytest.fixture
def home() -> Home:
    (home_at().path / "inbox").mkdir()
    return home_at()


@pytest.fixture
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "REST", 0.0)


def laid(home: Home, name: str | bytes, content: bytes = JANUARY) -> Path:
    path = home.path / "inbox" / (os.fsdecode(name))
    path.write_bytes(content)
    return path


def left(home: Home) -> set[str]:
    folder = home.path / "inbox"
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def test_what_waits_is_told_with_size_and_age(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(home, "б.csv", b"12345")
    laid(home, "а.csv")
    monkeypatch.setattr(inbox, "REST", 3600.0)
    found = inbox.waiting(home)
    assert [(one.name, one.size) for one in found] == [("а.csv", len(JANUARY)), ("б.csv", 5)]
    assert all(0 <= one.age < 60 and not one.at_rest for one in found)
    monkeypatch.setattr(inbox, "REST", 0.0)
    assert all(one.at_rest for one in found)
    assert left(home) == {"а.csv", "б.csv"}, "looking leaves nothing behind"


@pytest.mark.parametrize(
    "name",
    [
        ".скрыт.csv", "~$январь.xlsx", "январь.csv.part", "январь.xlsx.tmp", "а.crdownload",
        "Thumbs.db", "desktop.ini", "а.filepart",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("no_rest")
def test_what_is_not_meant_is_left_alone(home: Home, name: str) -> None:
    laid(home, name)
    (home.path / "inbox" / "папка.csv").mkdir()
    (home.path / "inbox" / "ссылка.csv").symlink_to("/etc/hostname")
    assert inbox.waiting(home) == []


def test_a_file_still_being_copied_waits_for_the_next_time(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, growing = laid(home, "целый.csv"), laid(home, "растёт.csv")
    monkeypatch.setattr(inbox, "REST", 0.3)

    def copying(seconds: float) -> Iterator[None]:
        assert seconds > inbox.REST
        grown.wait(seconds)
        growing.write_bytes(JANUARY * 2)

    grown = threading.Event()
    monkeypatch.setattr(inbox.time, "sleep", copying)
    with inbox.turn(home) as paths:
        assert paths == [whole]


def test_a_file_that_changed_while_it_was_read_is_read_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = laid(home, "январь.csv")
    monkeypatch.setattr(inbox, "REST", 3600.0)
    outcome = {"status": "imported", "warnings": [], "reason": None}
    inbox.tidy(home, [(path, outcome)])
    assert left(home) == {"январь.csv"}
    assert "будет прочитан ещё раз" in outcome["warnings"][0]


def test_the_button_does_what_the_command_does(home: Home) -> None:
    laid(home, "январь.csv")
    laid(home, "письмо.csv", "письмо".encode())
    laid(home, "ещё.csv.part")
    outcomes = waited_for(home, DEMO_ACTOR, uploads.begin_inbox(home, DEMO_ACTOR, NOW))
    assert [(one["file"], one["status"]) for one in outcomes] == [
        ("письмо.csv", "refused"),
        ("январь.csv", "imported"),
    ]
    assert left(home) == {
        "ещё.csv.part",
        "done/январь.csv",
        "refused/письмо.csv",
        "refused/письмо.csv.txt",
    }
    why = (home.path / "inbox" / "refused" / "письмо.csv.txt").read_text("utf-8")
    assert outcomes[0]["reason"] in why


@pytest.mark.usefixtures("no_rest")
@pytest.mark.parametrize("status", ["imported", "refused"])
def test_a_name_of_any_bytes_moves_on(home: Home, status: str) -> None:
    names = [
        "январь.csv".encode("cp866"),
        ("я" * 125 + ".csv").encode(),  # 254 bytes, and the text beside it must be named too
        "отчёт\u202excod.csv".encode(),
        b"\xd0\xd0\xd0",
        "дважды.csv".encode(),
    ]
    (home.path / "inbox" / "done").mkdir()
    (home.path / "inbox" / "refused").mkdir()
    for name in names:
        for folder in (b"done", b"refused"):
            laid(home, folder + b"/" + name, b"before")
        laid(home, name)
    jobs = inbox.jobs([one.path for one in inbox.waiting(home)])
    assert all(one.file_name.isprintable() for one in jobs)
    outcome = {"status": status, "warnings": [], "reason": "Файл пустой."}
    inbox.tidy(home, [(one.path, outcome) for one in jobs])
    assert outcome["warnings"] == []
    assert inbox.waiting(home) == []
    folder = home.path / "inbox" / ("refused" if status == "refused" else "done")
    moved = [path for path in folder.iterdir() if path.read_bytes() == JANUARY]
    assert len(moved) == len(names), "nothing that lay there was overwritten"


@pytest.mark.usefixtures("no_rest")
def test_what_cannot_be_moved_stays_with_a_warning(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = laid(home, "январь.csv")

    def forbidden(*_: object) -> None:
        raise PermissionError(13, "нельзя")

    monkeypatch.setattr(Path, "rename", forbidden)
    outcome = {"status": "imported", "warnings": [], "reason": None}
    inbox.tidy(home, [(path, outcome)])
    assert "Уберите его оттуда сами" in outcome["warnings"][0]


@pytest.mark.usefixtures("no_rest")
def test_two_never_empty_it_at_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "_WAIT_SECONDS", 0)
    laid(home, "январь.csv")
    with inbox.turn(home), pytest.raises(Busy, match="Подождите"), inbox.turn(home):
        pytest.fail("both got in")
    with inbox.turn(home) as paths:
        assert len(paths) == 1


def test_a_share_that_is_gone_is_a_sentence(home: Home) -> None:
    (home.path / "inbox").rmdir()
    (home.path / "inbox").write_text("not a folder")
    with pytest.raises(UserError, match="Попросите администратора"):
        inbox.waiting(home)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("январь.xlsx", "январь.xlsx"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\Петрова\отчёт.xlsx", "отчёт.xlsx"),
        ("отчёт\u202exslx.exe", "отчётxslx.exe"),
        ("а\x00б\nв\u200b.csv", "абв.csv"),
        ("\u202e", "без имени"),
        ("", "без имени"),
        (os.fsdecode("выгрузка ЕДДС.csv".encode("cp866")), "выгрузка ЕДДС.csv"),
        (os.fsdecode("выгрузка ЕДДС.csv".encode("cp1251")), "выгрузка ЕДДС.csv"),
    ],
)
def test_a_stranger_s_name_is_shown_safely(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_path_as_typed_is_kept() -> None:
    assert readable("папка/январь.csv") == "папка/январь.csv"
