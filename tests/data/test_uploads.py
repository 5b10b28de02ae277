"""Pages ask a process of its own to import; whatever happens to it, the answer is a sentence."""

import subprocess
from datetime import datetime
from typing import Any

import pytest

from access.rights import ALL_RIGHTS, DEMO_ACTOR, AccessDenied, Actor, Right
from data import runs, snapshots, uploads
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


def test_what_was_previewed_is_imported_and_published(home: Home) -> None:
    seen = uploads.preview(home, DEMO_ACTOR, [("январь.csv", JANUARY)], NOW)
    assert [(one["status"], one["title"], one["rows_new"]) for one in seen] == [
        ("preview", "ИМ", 2)
    ]
    assert snapshots.current(home).messages == 0

    done = uploads.confirm(home, DEMO_ACTOR, seen, NOW)
    assert [(one["file"], one["status"], one["batch_id"]) for one in done] == [
        ("январь.csv", "imported", 1)
    ]
    assert snapshots.current(home).messages == 2


def test_each_file_is_read_as_it_was_asked(home: Home) -> None:
    ways = [uploads.Asked(profile="pos"), uploads.Asked()]
    files = [("а.csv", JANUARY), ("б.csv", JANUARY + b"\n3;12.01.2026;;;;;;;")]
    run = uploads.begin_preview(home, DEMO_ACTOR, files, NOW, ways)
    seen = runs.waited_for(home, DEMO_ACTOR, run)
    assert [one["status"] for one in seen] == ["refused", "preview"]


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
        (Right.IMPORT, lambda home, actor: uploads.begin_inbox(home, actor, NOW)),
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
