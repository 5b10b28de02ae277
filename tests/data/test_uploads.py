"""Pages ask a process of its own to import; whatever happens to it, the answer is a sentence."""

import json
import stat
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from access.rights import ALL_RIGHTS, DEMO_ACTOR, AccessDenied, Actor, Right
from data import snapshots, uploads
from data.errors import UserError
from data.home import Home, home_at
from tests.data.drawn import im, stray

NOW = datetime(2026, 11, 22, 10, 0)
JANUARY = im("1;10.01.2026 09:00;12.01.2026 09:00;пгт Мортка;Решено", "2;11.01.2026 09:00;;Урай;")


@pytest.fixture
def home() -> Home:
    return home_at()


def taken_in(home: Home, *contents: bytes) -> list[dict[str, Any]]:
    files = [(f"файл {i}.csv", content) for i, content in enumerate(contents)]
    return uploads.confirm(home, DEMO_ACTOR, uploads.preview(home, DEMO_ACTOR, files, NOW), NOW)


def broken_log(home: Home) -> dict[str, Any]:
    return json.loads((home.logs / "svodka.log").read_text("utf-8").splitlines()[-1])


def test_what_was_previewed_is_imported_and_published(home: Home) -> None:
    steps: list[tuple[str, int, int]] = []
    seen = uploads.preview(
        home, DEMO_ACTOR, [("январь.csv", JANUARY)], NOW, on_progress=lambda *s: steps.append(s)
    )
    assert [(one["status"], one["title"], one["rows_new"]) for one in seen] == [
        ("preview", "ИМ", 2)
    ]
    assert snapshots.current(home).messages == 0

    done = uploads.confirm(home, DEMO_ACTOR, seen, NOW, lambda *s: steps.append(s))
    assert [(one["file"], one["status"], one["batch_id"]) for one in done] == [
        ("январь.csv", "imported", 1)
    ]
    assert snapshots.current(home).messages == 2
    assert steps == [("январь.csv", 0, 1), ("январь.csv", 0, 1), ("публикация", 1, 1)]


def test_the_same_file_twice_changes_nothing(home: Home) -> None:
    taken_in(home, JANUARY)
    again = uploads.preview(home, DEMO_ACTOR, [("копия.csv", JANUARY)], NOW)[0]
    assert (again["status"], again["rows_new"], again["rows_same"]) == ("unchanged", 0, 2)
    assert "уже загружен" in again["reason"]


def test_a_preview_outlived_by_another_import_asks_again(home: Home) -> None:
    first = uploads.preview(home, DEMO_ACTOR, [("а.csv", JANUARY)], NOW)
    taken_in(home, im("1;10.01.2026 09:00;12.01.2026 09:00;пгт Мортка;Решено"))
    asked = uploads.confirm(home, DEMO_ACTOR, first, NOW)
    assert [(one["status"], one["rows_new"], one["rows_same"]) for one in asked] == [
        ("asks again", 1, 1)
    ]
    assert uploads.confirm(home, DEMO_ACTOR, asked, NOW)[0]["status"] == "imported"


def test_uploaded_bytes_are_private_while_read_and_gone_after(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    started = subprocess.Popen

    def looking(*arguments: Any, **named: Any) -> Any:
        modes.extend(stat.S_IMODE(path.stat().st_mode) for path in home.previews.glob("upload-*"))
        return started(*arguments, **named)

    monkeypatch.setattr(subprocess, "Popen", looking)
    uploads.preview(home, DEMO_ACTOR, [("../../etc/passwd", JANUARY)], NOW)
    assert modes == [0o600]
    assert list(home.previews.glob("upload-*")) == []


def test_files_of_a_stopped_server_are_removed_after_a_day(home: Home) -> None:
    import os

    old, young = home.previews / "upload-old", home.previews / "upload-young"
    for path, age in ((old, 2 * 24 * 3600), (young, 60)):
        path.write_bytes(b"x")
        moment = path.stat().st_mtime - age
        os.utime(path, (moment, moment))
    uploads.peek(home, DEMO_ACTOR, ("а.csv", JANUARY), NOW)
    assert (old.exists(), young.exists()) == (False, True)


def test_a_page_that_turns_away_cuts_no_import_short(home: Home) -> None:
    seen = uploads.preview(home, DEMO_ACTOR, [("январь.csv", JANUARY)], NOW)

    def turned_away(*_step: Any) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        uploads.confirm(home, DEMO_ACTOR, seen, NOW, turned_away)
    assert snapshots.current(home).messages == 2


def test_undo_publish_and_clear_answer(home: Home) -> None:
    taken_in(home, JANUARY)
    number = snapshots.current(home).number
    assert uploads.publish(home, DEMO_ACTOR, NOW) == number + 1
    assert uploads.undo(home, DEMO_ACTOR, 1, NOW) == {"batch_id": 1, "snapshot": number + 2}
    assert snapshots.current(home).messages == 0
    assert uploads.clear_demo(home, DEMO_ACTOR, NOW) == 0
    with pytest.raises(UserError, match="уже отменена"):
        uploads.undo(home, DEMO_ACTOR, 1, NOW)


def test_clearing_the_demonstration_leaves_own_files(home: Home) -> None:
    invented = uploads.preview(home, DEMO_ACTOR, [("демо_ИМ.csv", JANUARY)], NOW)
    uploads.confirm(home, DEMO_ACTOR, invented, NOW)
    taken_in(home, im("7;01.02.2026 09:00;;пгт Мортка;"))
    assert uploads.clear_demo(home, DEMO_ACTOR, NOW) == 1
    facts = snapshots.current(home)
    assert (facts.demo, facts.messages) == (False, 1)


@pytest.mark.parametrize(
    ("right", "act"),
    [
        (Right.IMPORT, lambda home, actor: uploads.preview(home, actor, [], NOW)),
        (Right.IMPORT, lambda home, actor: uploads.confirm(home, actor, [], NOW)),
        (Right.IMPORT, lambda home, actor: uploads.peek(home, actor, ("а", b""), NOW)),
        (Right.UNDO, lambda home, actor: uploads.undo(home, actor, 1, NOW)),
        (Right.PUBLISH, lambda home, actor: uploads.publish(home, actor, NOW)),
        (Right.CLEAR_DEMO, lambda home, actor: uploads.clear_demo(home, actor, NOW)),
    ],
)
def test_a_right_is_asked_before_anything_starts(
    home: Home, right: Right, act: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *_a, **_n: pytest.fail("it was started"))
    with pytest.raises(AccessDenied):
        act(home, Actor("petrov", "Без права", ALL_RIGHTS - {right}))


@pytest.mark.parametrize(
    "program",
    [
        "exit 1",
        "kill -9 $$",
        "echo nonsense",
        'echo "[1, 2]"',
        'echo "{\\"bug\\": \\"here\\"}"',
        'echo "ValueError: Иванов Иван" >&2; exit 1',
    ],
)
def test_an_importer_without_an_answer_is_a_logged_bug(
    home: Home, program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "python"
    fake.write_text(f"#!/bin/sh\n{program}\n")
    fake.chmod(0o755)
    monkeypatch.setattr(uploads.sys, "executable", str(fake))
    with pytest.raises(uploads.ImporterBroken, match="Передайте администратору код") as raised:
        uploads.publish(home, DEMO_ACTOR, NOW)
    logged = broken_log(home)
    assert logged["id"] in str(raised.value)
    assert logged["doing"] == "publish"
    assert "Иванов" not in json.dumps(logged, ensure_ascii=False)


def test_waiting_too_long_for_the_store_is_no_bug() -> None:
    from data.importing.worker import _busy_or_bug

    assert "другая загрузка" in _busy_or_bug("importer.py:1 write\nBusy")["refused"]
    assert _busy_or_bug("importer.py:1 write\nKeyError") == {"bug": "importer.py:1 write\nKeyError"}


def test_a_file_nobody_knows_shows_its_first_rows_without_persons(home: Home) -> None:
    content = stray(
        "А-1;10.01.2026;;Мортка;Снег, звоните 8 (912) 000-00-01;готово",
        "А-2;11.01.2026;;Мортка;Вода;в работе",
        "А-3;12.01.2026;;Леуши;Вода;готово",
    )
    seen = uploads.peek(home, DEMO_ACTOR, ("журнал.csv", content), NOW)
    assert seen["header_row"] == 2
    assert seen["headers"] == [
        "№ заявки",
        "Принято",
        "Закрыто",
        "Посёлок",
        "О чём",
        "Чем кончилось",
    ]
    assert seen["rows"][0][0] == "Диспетчерская, отчёт"
    assert seen["rows"][3][4] == "Снег, звоните [телефон скрыт]"
    assert seen["values"]["Чем кончилось"] == ["готово", "в работе"]
    assert "О чём" not in seen["values"], "a value with a phone in it is no state"


def test_another_header_row_can_be_asked_for(home: Home) -> None:
    file = ("журнал.csv", stray("А-1;10.01.2026;;Мортка;Снег;готово"))
    assert uploads.peek(home, DEMO_ACTOR, file, NOW, header_row=0)["headers"][0].startswith("Дис")
    far = uploads.peek(home, DEMO_ACTOR, file, NOW, header_row=99)
    assert far["header_row"] == 3, "the last row stands in for a row that is not there"


def test_what_is_no_table_is_refused_with_the_reason(home: Home) -> None:
    with pytest.raises(UserError, match="PDF"):
        uploads.peek(home, DEMO_ACTOR, ("план.xlsx", b"%PDF-1.4 text"), NOW)
