import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registers.directories.values import Alias, Directory, Topic, folded, ordered

LETTERS = "аеёжЕЁЖ «»\"' \u00a0\n1."


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Берёзовский  район", "БЕРЕЗОВСКИЙ РАЙОН"),
        ("МБОУ «Школа»", 'мбоу "школа"'),
        ("пгт\u00a0Мортка\n", "пгт Мортка"),
    ],
)
def test_names_that_differ_in_spelling_only_are_one(name: str, same: str) -> None:
    assert folded(name) == folded(same)


@pytest.mark.parametrize(("name", "other"), [("Кондинское", "Кондинский"), ("1", "11"), ("а", "")])
def test_different_names_stay_different(name: str, other: str) -> None:
    assert folded(name) != folded(other)


@given(st.text(LETTERS), st.text(LETTERS))
def test_folding_twice_changes_nothing_and_joins_by_words(one: str, two: str) -> None:
    assert folded(folded(one)) == folded(one) == folded(one.upper())
    assert folded(f"{one} {two}").split() == folded(one).split() + folded(two).split()


def test_a_topic_is_found_by_its_label_or_by_its_only_name(small: Directory) -> None:
    warm, yard, other = small.topics
    assert small.topic_named("ДОМ / нет тепла") == warm
    assert small.topic_named("Нет тепла") == warm
    assert small.topic_named("Двор / Прочее") == yard
    assert small.topic_named("Дом / Прочее") == other
    assert small.topic_named("Прочее") is None
    assert small.topic_named("Вода") is None
    assert small.topic_named("") is None


def test_the_label_wins_over_a_bare_name_that_looks_like_one() -> None:
    inner = Topic("А", "Б", "ЖКХ", False)
    outer = Topic("В", "А / Б", "ЖКХ", False)
    assert Directory((), (), (), (outer, inner), (), 0).topic_named("А / Б") == inner


@given(st.randoms())
def test_the_order_does_not_depend_on_how_rows_came(shuffle: random.Random) -> None:
    topics = [Topic(group, name, "ЖКХ", False) for group in "АЁЖ" for name in "абв"]
    aliases = [Alias("service", name, "ЖКХ") for name in ("Ёлка", "Еж", "Жук")]
    expected = ordered(Directory((), (), (), tuple(topics), tuple(aliases), 3))
    shuffle.shuffle(topics)
    shuffle.shuffle(aliases)
    assert ordered(Directory((), (), (), tuple(topics), tuple(aliases), 3)) == expected
    assert [alias.name for alias in expected.aliases] == ["Еж", "Ёлка", "Жук"]
