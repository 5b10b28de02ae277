"""Urgent words are found as whole words; the counts of the detector leave out what is excluded."""

import re

import pytest

from data.engines import duck
from data.home import Home
from data.publishing.surges import pattern
from data.snapshots import current
from registers.surges.values import URGENT_WORDS, SurgeValues, surges_from
from tests.data.exports import csv_file, drawn, take_in

DISPATCH = """
№ п/п|Дата|Время|Адрес/НП|Содержание|Служба
1|14.01.2026|07:10|пгт Мортка|Пахнет ГАЗОМ в подъезде|Газовая служба
2|14.01.2026|09:00|пгт Мортка|Магазин без газонов, газета|Полиция
3|15.01.2026|10:00|с. Леуши|Обрыв линии|Авария
4|15.01.2026|11:00|с. Леуши|Обрывы, провода на дороге и взрыв|Электросети
5|16.01.2026|12:00|г. Урай|Взрыв|Полиция
"""


def found(home: Home, sql: str) -> list[tuple[object, ...]]:
    frame = duck.fetch(current(home).path, sql)
    return [tuple(row) for row in frame.itertuples(index=False)]


@pytest.fixture
def dispatched(home: Home, tmp_path) -> Home:
    take_in(home, csv_file(tmp_path / "1.csv", drawn(DISPATCH)))
    return home


def test_urgent_words_and_classes_are_found_at_publishing(dispatched: Home) -> None:
    rows = found(
        dispatched,
        "SELECT word, settlement, external_id FROM urgent_messages ORDER BY received_at, word",
    )
    assert rows == [
        ("газом", "Мортка", "2026-1"),
        ("Авария", "Леуши", "2026-3"),
        ("взрыв*", "Леуши", "2026-4"),
        ("обрыв* провод*", "Леуши", "2026-4"),
    ]


def test_the_counts_of_a_day_know_their_first_message(dispatched: Home) -> None:
    rows = found(
        dispatched,
        "SELECT strftime(day, '%d.%m'), settlement, sum(messages)::INT, "
        "strftime(min(first_at), '%H:%M') FROM cube_surges GROUP BY ALL ORDER BY 1, 2",
    )
    # г. Урай is another municipality: its message is excluded
    assert rows == [("14.01", "Мортка", 2, "07:10"), ("15.01", "Леуши", 2, "10:00")]


def test_the_settings_in_force_are_published(dispatched: Home) -> None:
    ((values, overrides),) = found(dispatched, "SELECT * FROM surge_settings")
    assert surges_from(str(values)) == SurgeValues()
    assert overrides == "{}"


@pytest.mark.parametrize(
    ("phrase", "text", "holds"),
    [
        ("газ", "газ", True),
        ("газ", "идет газ.", True),
        ("газ", "магазин газон газа", False),
        ("взрыв*", "взрывы, хлопки", True),
        ("взрыв*", "невзрывной", False),
        ("обрыв* провод*", "обрыв, проводов", True),
        ("обрыв* провод*", "обрыв старых проводов", False),
        ("угроз* жизни", "угроза жизни", True),
        ("угроз* жизни", "угроза жизням", False),
        ("ёлка*", "елка", True),
    ],
)
def test_a_phrase_matches_whole_words(phrase: str, text: str, holds: bool) -> None:
    assert (re.search(pattern(phrase), text) is not None) is holds


def test_every_shipped_word_matches_itself() -> None:
    for phrase in URGENT_WORDS:
        assert re.search(pattern(phrase), phrase.replace("*", "").replace("ё", "е"))
