"""Names nobody knows get a meaning, and the screens follow with the next publication."""

import shutil
from datetime import datetime, timedelta

import pytest

from access.rights import ALL_RIGHTS, DEMO_ACTOR, AccessDenied, Actor, Right
from answers.directories import (
    UnknownName,
    add_alias,
    add_block,
    add_topic,
    change_block,
    change_settlement,
    change_topic,
    directories,
    give_meanings,
    remove_alias,
    undetermined,
    unknown_names,
)
from data import uploads
from data.engines import duck
from data.home import Home, home_at
from data.likeness import most_alike
from data.snapshots import current
from registers.directories.reading import Alias, Block, Topic
from tests.data.drawn import im

NOW = datetime(2026, 11, 22, 10, 0)
LATER = NOW + timedelta(minutes=5)
TREES = "Неведомая тема"
FILE = im(
    "1;10.01.2026 09:00;;Леуши;",
    "2;11.01.2026 09:00;;СОТ Брусничка;",
    "3;12.01.2026 09:00;;СОТ Брусничка;",
    "4;13.01.2026 09:00;;Зауралье;",
    topic=TREES,
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = home_at(tmp_path_factory.mktemp("loaded"))
    uploads.confirm(
        home, DEMO_ACTOR, uploads.preview(home, DEMO_ACTOR, [("а.csv", FILE)], NOW), NOW
    )
    return home


@pytest.fixture
def home(loaded: Home) -> Home:
    own = home_at()
    shutil.copytree(loaded.path, own.path, dirs_exist_ok=True)
    return own


def settlements(home: Home) -> list[str]:
    frame = duck.fetch(current(home).path, "SELECT settlement FROM facts ORDER BY external_id")
    return frame["settlement"].tolist()


def test_unknown_names_come_with_their_messages_the_most_first(home: Home) -> None:
    assert unknown_names(current(home), DEMO_ACTOR) == (
        UnknownName("topic", f"Благоустройство / {TREES}", 4, 1),
        UnknownName("settlement", "СОТ Брусничка", 2, 1),
        UnknownName("settlement", "Зауралье", 1, 1),
    )
    assert undetermined(current(home), DEMO_ACTOR) == {"settlement": 3, "topic": 4}


def test_a_meaning_moves_the_messages_when_published(home: Home) -> None:
    meanings = [
        Alias("settlement", "СОТ Брусничка", "Мортка"),
        Alias("outside", "Зауралье", "город Урай"),
        Alias("topic", f"Благоустройство / {TREES}", None),
    ]
    assert give_meanings(home, DEMO_ACTOR, meanings, LATER) == ()
    unknown = "не определено"
    assert settlements(home) == ["Леуши", unknown, unknown, unknown], "nothing moves by itself"
    assert directories(home, DEMO_ACTOR, current(home), LATER).unpublished

    uploads.publish(home, DEMO_ACTOR, LATER)
    assert settlements(home) == ["Леуши", "Мортка", "Мортка", unknown]
    facts = current(home)
    assert unknown_names(facts, DEMO_ACTOR) == ()
    excluded = duck.fetch(facts.path, "SELECT excluded_reason FROM facts WHERE external_id = '4'")
    assert excluded["excluded_reason"].tolist() == ["вне района"]
    assert not directories(home, DEMO_ACTOR, facts, LATER).unpublished


def test_a_bad_meaning_is_refused_with_the_reason_and_the_others_stay(home: Home) -> None:
    refused = give_meanings(
        home,
        DEMO_ACTOR,
        [
            Alias("settlement", "СОТ Брусничка", "Нет такого"),
            Alias("settlement", "Зауралье", "Мортка"),
        ],
        LATER,
    )
    assert len(refused) == 1
    assert "нет в справочнике" in refused[0]
    known = directories(home, DEMO_ACTOR, current(home), LATER).directory
    assert {alias.name for alias in known.aliases} >= {"Зауралье"}


def test_every_edit_is_seen_and_waits_for_publication(home: Home) -> None:
    before = directories(home, DEMO_ACTOR, current(home), NOW)
    assert not before.unpublished
    block, topic = before.directory.blocks[0], before.directory.topics[0]
    change_settlement(home, DEMO_ACTOR, "Мортка", {"population": 3000, "note": "проверено"}, LATER)
    change_block(home, DEMO_ACTOR, block.name, {"note": "уточнить"}, LATER)
    add_block(home, DEMO_ACTOR, Block("Связь", 99, NOW.date(), None, ""), LATER)
    change_topic(home, DEMO_ACTOR, Topic(topic.topic_group, topic.topic, "Связь", True), LATER)
    add_topic(home, DEMO_ACTOR, Topic("Связь", "Нет интернета", "Связь", False), LATER)
    add_alias(home, DEMO_ACTOR, Alias("service", "Связисты", "Связь"), LATER)

    after = directories(home, DEMO_ACTOR, current(home), LATER)
    assert after.unpublished
    named = {one.name: one for one in after.directory.settlements}
    assert (named["Мортка"].population, named["Мортка"].note) == (3000, "проверено")
    assert next(one for one in after.directory.blocks if one.name == block.name).note == "уточнить"
    labelled = {one.label: one for one in after.directory.topics}
    assert (labelled[topic.label].block, labelled[topic.label].fast_track) == ("Связь", True)
    assert labelled["Связь / Нет интернета"].block == "Связь"
    assert Alias("service", "Связисты", "Связь") in after.directory.aliases

    remove_alias(home, DEMO_ACTOR, "service", "Связисты", LATER)
    uploads.publish(home, DEMO_ACTOR, LATER)
    published = directories(home, DEMO_ACTOR, current(home), LATER)
    assert not published.unpublished
    assert all(alias.name != "Связисты" for alias in published.directory.aliases)


def test_an_edit_needs_its_right(home: Home) -> None:
    nobody = Actor("petrov", "Без права", ALL_RIGHTS - {Right.EDIT_DIRECTORIES})
    with pytest.raises(AccessDenied):
        give_meanings(home, nobody, [Alias("settlement", "Зауралье", "Мортка")], NOW)
    blind = Actor("petrov", "Без права", ALL_RIGHTS - {Right.VIEW_FIGURES})
    for ask in (unknown_names, undetermined):
        with pytest.raises(AccessDenied):
            ask(current(home), blind)


@pytest.mark.parametrize(
    ("name", "first"),
    [("Междуреченск", "Междуреченский"), ("пос. мортка", "Мортка"), ("Леушинское", "Леуши")],
)
def test_a_likely_name_is_offered_first(name: str, first: str) -> None:
    assert most_alike(name, ["Леуши", "Мортка", "Междуреченский", "Шугур"])[0] == first


def test_an_unlike_name_is_not_offered() -> None:
    assert most_alike("СОТ Брусничка", ["Леуши", "Мортка"]) == ()
