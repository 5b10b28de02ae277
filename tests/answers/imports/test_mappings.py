"""A mapping made by hand is remembered, and the next such file is known by itself."""

from datetime import datetime

import pytest

from access.rights import ALL_RIGHTS, DEMO_ACTOR, AccessDenied, Actor, Right
from answers.imports.mappings import forget_mapping, known_profiles, own_profiles, save_mapping
from data import uploads
from data.errors import MappingError
from data.home import home_at
from data.mappings import Draft
from tests.data.drawn import stray

NOW = datetime(2026, 11, 22, 10, 0)
DRAFT = Draft(
    "Диспетчерская",
    "messages",
    {"external_id": "№ заявки", "received_at": "Принято", "status": "Чем кончилось"},
    meanings={"status": {"готово": "resolved", "в работе": "open"}},
)
FILE = ("март.csv", stray("А-3;10.03.2026;11.03.2026;Леуши;Вода;готово"))


def status() -> str:
    return uploads.preview(home_at(), DEMO_ACTOR, [FILE], NOW)[0]["status"]


def test_a_saved_mapping_recognises_the_next_file_until_it_is_forgotten() -> None:
    home = home_at()
    assert status() == "refused"
    identity = save_mapping(home, DEMO_ACTOR, DRAFT, NOW)
    assert status() == "preview"
    assert [one.title for one in own_profiles(home, DEMO_ACTOR, NOW)] == ["Диспетчерская"]
    assert "Диспетчерская" in {one.title for one in known_profiles(home, DEMO_ACTOR, NOW)}
    forget_mapping(home, DEMO_ACTOR, identity, NOW)
    assert status() == "refused"


def test_the_same_title_replaces_the_mapping() -> None:
    home = home_at()
    save_mapping(home, DEMO_ACTOR, DRAFT, NOW)
    save_mapping(home, DEMO_ACTOR, DRAFT, NOW)
    assert len(own_profiles(home, DEMO_ACTOR, NOW)) == 1


def test_a_mapping_that_cannot_be_read_is_not_saved() -> None:
    bad = Draft("Без номера", "messages", {"received_at": "Принято"})
    with pytest.raises(MappingError, match="обязательных"):
        save_mapping(home_at(), DEMO_ACTOR, bad, NOW)
    assert own_profiles(home_at(), DEMO_ACTOR, NOW) == ()


def test_rights_are_asked_for() -> None:
    nobody = Actor("petrov", "Без прав", ALL_RIGHTS - {Right.EDIT_PROFILES, Right.IMPORT})
    with pytest.raises(AccessDenied):
        save_mapping(home_at(), nobody, DRAFT, NOW)
    for ask in (known_profiles, own_profiles):
        with pytest.raises(AccessDenied):
            ask(home_at(), nobody, NOW)
