"""Texts open apart, under their own right, and every look is logged."""

import json
from datetime import datetime

import pytest

from access.rights import ALL_RIGHTS, DEMO_ACTOR, AccessDenied, Actor, Right
from data.errors import NotFound
from data.snapshots import current
from data.texts import MOST_AT_ONCE, texts, texts_path
from tests.data.exports import csv_file, take_in

NOW = datetime(2026, 11, 12, 9, 30)
KEYS = [("ПОС", "1"), ("ПОС", "2")]


@pytest.fixture
def district(new_home, tmp_path):
    home = new_home()
    path = csv_file(
        tmp_path / "pos.csv",
        [
            ["Номер сообщения", "Дата подачи", "Категория", "Статус", "Текст", "Адрес"],
            ["1", "01.10.2026 10:00", "Благоустройство", "В работе", "Яма. Иванов Иван Иванович", "Мортка, ул. Титова, д. 5"],
            ["2", "02.10.2026 10:00", "Благоустройство", "В работе", "Темно, тел. 8 912 345-67-89", "Леуши"],
            ["3", "03.10.2026 10:00", "Благоустройство", "В работе", "Чужое", "Леуши"],
        ],
    )  # fmt: skip
    take_in(home, path)
    return home, current(home)


def looks(home):
    log = home.logs / "svodka.log"
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    return [entry for entry in map(json.loads, lines) if entry["event"] == "texts shown"]


def test_only_the_texts_asked_for_come_back_masked(district):
    home, facts = district
    frame = texts(home, facts, DEMO_ACTOR, KEYS, NOW)
    assert list(zip(frame["source"], frame["external_id"])) == KEYS
    assert frame["text"].iloc[0].startswith("Яма")
    assert "Иванов" not in frame["text"].iloc[0]
    assert "912" not in frame["text"].iloc[1]
    assert "5" not in str(frame["street"].iloc[0])


def test_every_look_is_logged_with_who_and_which(district):
    home, facts = district
    texts(home, facts, DEMO_ACTOR, KEYS, NOW)
    (look,) = looks(home)
    assert (look["actor"], look["messages"]) == ("demo", 2)
    assert look["keys"] == ["ПОС 1", "ПОС 2"]
    assert look["at"] == "2026-11-12T09:30:00"
    assert "Яма" not in json.dumps(look, ensure_ascii=False)


def test_without_the_right_nothing_is_shown_or_logged(district):
    home, facts = district
    viewer = Actor("viewer", "Зритель", ALL_RIGHTS - {Right.VIEW_TEXTS})
    with pytest.raises(AccessDenied):
        texts(home, facts, viewer, KEYS, NOW)
    assert looks(home) == []


def test_no_more_than_a_page_at_once(district):
    home, facts = district
    with pytest.raises(ValueError, match="at most"):
        texts(home, facts, DEMO_ACTOR, [("ПОС", str(i)) for i in range(MOST_AT_ONCE + 1)], NOW)
    assert looks(home) == []


def test_nothing_asked_is_nothing_shown(district):
    home, facts = district
    assert texts(home, facts, DEMO_ACTOR, [], NOW).empty


def test_texts_that_are_gone_are_said_to_be_gone(district):
    home, facts = district
    texts_path(facts).unlink()
    with pytest.raises(NotFound, match="Опубликуйте"):
        texts(home, facts, DEMO_ACTOR, KEYS, NOW)
