"""The journal says what happened, and only that."""

import shutil
from datetime import date, datetime

import pytest

from access.rights import ALL_RIGHTS, DEMO_ACTOR, AccessDenied, Actor, Right
from answers.imports.journal import batch_refusals, in_force_of, journal
from data import uploads
from data.home import Home, home_at
from data.snapshots import current
from tests.data.drawn import im

NOW = datetime(2026, 11, 22, 10, 0)
FIRST = im(
    "1;10.01.2026 09:00;;пгт Мортка;",
    "2;20.01.2026 09:00;;пгт Мортка;",
    "3;нет;;пгт Мортка;",
    ";11.01.2026 09:00;;пгт Мортка;",
)
SECOND = im("1;10.01.2026 09:00;12.01.2026 09:00;пгт Мортка;Решено", "9;11.01.2026 09:00;;Леуши;")


def load(home: Home, name: str, content: bytes) -> None:
    uploads.confirm(
        home, DEMO_ACTOR, uploads.preview(home, DEMO_ACTOR, [(name, content)], NOW), NOW
    )


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = home_at(tmp_path_factory.mktemp("loaded"))
    load(home, "первый.csv", FIRST)
    load(home, "второй.csv", SECOND)
    return home


@pytest.fixture
def home(loaded: Home) -> Home:
    own = home_at()
    shutil.copytree(loaded.path, own.path, dirs_exist_ok=True)
    return own


def test_a_line_says_who_when_what_and_how_many(home: Home) -> None:
    second, first = journal(home, DEMO_ACTOR)
    assert (second.number, first.number) == (2, 1)
    assert (first.actor, first.at, first.file, first.source) == ("demo", NOW, "первый.csv", "ИМ")
    assert (first.period_from, first.period_to) == (date(2026, 1, 10), date(2026, 1, 20))
    assert (first.read, first.accepted, first.refused, first.skipped) == (4, 2, 2, 0)
    assert (first.new, first.changed, first.same) == (2, 0, 0)
    assert (second.new, second.changed, second.same) == (1, 1, 0)
    for one in (first, second):
        assert one.read == one.accepted + one.refused + one.skipped
        assert one.accepted == one.new + one.changed + one.same
        assert one.in_force


def test_an_undone_batch_says_by_whom_and_when(home: Home) -> None:
    uploads.undo(home, DEMO_ACTOR, 1, NOW)
    second, first = journal(home, DEMO_ACTOR)
    assert (first.in_force, first.undone_at, first.undone_by) == (False, NOW, "demo")
    assert (second.in_force, second.undone_by) == (True, None)


def test_refused_rows_outlive_the_import(home: Home) -> None:
    refused = batch_refusals(home, DEMO_ACTOR, 1)
    assert refused.columns.tolist() == ["Строка", "Столбец", "Значение", "Причина"]
    assert refused[["Строка", "Столбец", "Значение"]].to_numpy().tolist() == [
        [4, "Дата создания", "нет"],
        [5, "Номер инцидента", ""],
    ]
    assert batch_refusals(home, DEMO_ACTOR, 2).empty


def test_what_is_in_force_of_a_batch_is_what_an_undo_takes_away(home: Home) -> None:
    before = current(home)
    # Message 1 speaks through the second batch now: of the first only message 2 is left.
    assert in_force_of(before, DEMO_ACTOR, 1) == 1
    assert in_force_of(before, DEMO_ACTOR, 2) == 2
    uploads.undo(home, DEMO_ACTOR, 1, NOW)
    after = current(home)
    assert before.messages - after.messages == 1
    assert in_force_of(after, DEMO_ACTOR, 1) == 0


@pytest.mark.parametrize(
    ("right", "ask"),
    [
        (Right.VIEW_FIGURES, lambda home, actor: journal(home, actor)),
        (Right.VIEW_FIGURES, lambda home, actor: in_force_of(current(home), actor, 1)),
        (Right.VIEW_MESSAGES, lambda home, actor: batch_refusals(home, actor, 1)),
    ],
)
def test_a_right_is_asked_for(home: Home, right: Right, ask) -> None:
    with pytest.raises(AccessDenied):
        ask(home, Actor("petrov", "Без права", ALL_RIGHTS - {right}))
