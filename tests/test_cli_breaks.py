"""What the command line says when something breaks under it."""

import errno
import json
from typing import Any

import pytest

import cli
from data.importing import isolation


@pytest.fixture
def run(capsys):
    """Return a function that runs a command with --json and tells the exit code and the document."""

    def command(*words: str) -> tuple[int, Any]:
        code = cli.main([*words, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return command


def test_a_child_that_breaks_leaves_a_code_and_no_traceback(
    run, home_of_its_own, monkeypatch
) -> None:
    def breaks(*_: object) -> None:
        raise isolation.ChildFailed("data/somewhere.py:1 here\nOSError")

    monkeypatch.setattr("data.batches.in_child", breaks)
    code, said = run("publish")
    assert code == 1
    identity = said["reason"].rstrip(".").split()[-1]
    assert identity in (home_of_its_own / "logs" / "svodka.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("met", "code", "words"),
    [
        (OSError(errno.EROFS, "Read-only file system", "/srv/x"), 1, "только для чтения"),
        (OSError(errno.EACCES, "Permission denied", "/srv/x"), 1, "Место: /srv/x"),
        (FileExistsError(errno.EEXIST, "File exists", "/srv/x"), 1, "это файл, а не папка"),
        (KeyboardInterrupt(), 130, "Повторите"),
    ],
)
def test_a_closed_folder_and_ctrl_c_are_said_in_russian(met, code, words, run, monkeypatch) -> None:
    def breaks(*_: object) -> None:
        raise met

    monkeypatch.setattr("data.batches.in_child", breaks)
    ended, said = run("publish")
    assert (ended, words in said["reason"]) == (code, True)
