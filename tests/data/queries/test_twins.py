"""Likely twins of messages, against a plain comparison of every pair."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.queries.twins import (
    DAYS,
    LEAST_WORDS,
    LIKENESS,
    MOST_OF_APPLICANT,
    MOST_OF_WORD,
    Twin,
    find_twins,
)

SOURCES = ("ИМ", "ПОС", "59-ФЗ")
WORDS = "вода газон дорога мусор школа автобус котельная фонарь подъезд тротуар".split()
FIRST = date(2026, 1, 1)


def found(rows: list[dict[str, Any]], asked: str = "true") -> list[Twin]:
    with duckdb.connect() as connection:
        columns = (
            "source",
            "external_id",
            "received_day",
            "settlement",
            "topic",
            "text",
            "applicant",
        )
        types = (*[pa.string()] * 2, pa.date32(), *[pa.string()] * 4)
        table = pa.table(
            {n: pa.array([row[n] for row in rows], t) for n, t in zip(columns, types, strict=True)}
        )
        connection.register("arrow_rows", table)
        connection.execute("CREATE TABLE messages AS SELECT * FROM arrow_rows")
        return find_twins(connection, "messages", "messages", asked)


def row(
    number: int, source: str, day: int, text: str = "", *, applicant: str | None = None,
    settlement: str = "Мортка",
) -> dict[str, Any]:  # fmt: skip
    return {
        "source": source,
        "external_id": str(number),
        "received_day": FIRST + timedelta(days=day),
        "settlement": settlement,
        "topic": f"тема {number}",
        "text": text,
        "applicant": applicant,
    }


def stems(text: str) -> set[str]:
    said = re.sub(r"\[[^\]]*\]", " ", text.lower().replace("ё", "е"))
    return {word[:6] for word in re.findall("[а-яa-z0-9]{4,}", said)}


def plainly(rows: list[dict[str, Any]], asked: set[str]) -> dict[tuple[str, str], float | None]:
    """{later message: the best likeness}, by looking at every pair; 2 for the same applicant."""
    order = sorted(rows, key=lambda r: (r["received_day"], r["source"], r["external_id"]))
    best: dict[tuple[str, str], float] = {}
    for i, b in enumerate(order):
        for a in order[:i]:
            near = abs((b["received_day"] - a["received_day"]).days) <= DAYS
            if a["source"] == b["source"] or a["settlement"] != b["settlement"] or not near:
                continue
            if (
                b["settlement"] == "не определено"
                or not {a["external_id"], b["external_id"]} & asked
            ):
                continue
            one, two = stems(a["text"]), stems(b["text"])
            likeness = 0.0
            if min(len(one), len(two)) >= LEAST_WORDS:
                likeness = len(one & two) / len(one | two)
            if a["applicant"] and a["applicant"] == b["applicant"]:
                likeness = 2.0
            key = (b["source"], b["external_id"])
            if likeness >= LIKENESS:
                best[key] = max(likeness, best.get(key, 0))
    return {key: None if value == 2 else value for key, value in best.items()}


messages = st.builds(
    row,
    number=st.just(0),
    source=st.sampled_from(SOURCES),
    day=st.integers(0, 12),
    text=st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join),
    applicant=st.sampled_from([None, None, "a", "b", "c"]),
    settlement=st.sampled_from(["Мортка", "Леуши", "не определено"]),
)


@settings(max_examples=60)
@given(st.lists(messages, max_size=14), st.sets(st.integers(0, 13)))
def test_twins_are_those_that_every_pair_shows(rows: list[dict[str, Any]], some: set[int]) -> None:
    rows = [{**one, "external_id": str(i)} for i, one in enumerate(rows)]
    asked = {str(i) for i in some}
    listed = ", ".join(f"'{one}'" for one in sorted(asked)) or "NULL"
    twins = found(rows, f"external_id IN ({listed})")
    expected = plainly(rows, asked)
    assert {(t.source, t.number): t.likeness for t in twins} == pytest.approx(expected)


LONG = "Третий день не вывозят мусор возле школы"


def test_what_is_no_twin() -> None:
    known = row(1, "ПОС", 3, LONG)
    assert len(found([known, row(2, "ИМ", 6, LONG)])) == 1
    assert found([known, row(2, "ИМ", 7, LONG)]) == []  # four days later
    assert found([known, row(2, "ПОС", 3, LONG)]) == []  # the same source
    assert found([known, row(2, "ИМ", 3, LONG, settlement="Леуши")]) == []
    assert found([row(1, "ПОС", 3, "нет воды"), row(2, "ИМ", 3, "нет воды")]) == []  # too short
    assert found([known, row(2, "ИМ", 3, LONG)], "external_id = '9'") == []
    masked = "[имя скрыто] [телефон скрыт] [почта скрыта] [ссылка скрыта] [квартира скрыта]"
    assert found([row(1, "ПОС", 3, masked), row(2, "ИМ", 3, masked)]) == []


def test_a_name_that_many_bear_is_no_applicant() -> None:
    crowd = [row(i, "ИМ", 3, applicant="аноним") for i in range(MOST_OF_APPLICANT)]
    assert len(found([row(90, "ПОС", 2, applicant="x"), row(91, "ИМ", 3, applicant="x")])) == 1
    assert found([*crowd, row(91, "ПОС", 3, applicant="аноним")]) == []


def test_what_a_whole_settlement_says_is_the_event_of_the_day() -> None:
    crowd = [row(i, "ИМ", 3, LONG) for i in range(MOST_OF_WORD - 1)]
    assert len(found([*crowd, row(901, "ПОС", 3, LONG)])) == 1
    own = row(902, "ЕДДС", 3, "Кошка застряла на дереве около почты", applicant="a")
    other = row(903, "ПОС", 3, "Около почты кошка застряла на дереве")
    two = found([*crowd, row(900, "ИМ", 3, LONG), row(901, "ПОС", 3, LONG), own, other])
    assert [(twin.number, twin.other_number) for twin in two] == [("903", "902")]


def test_the_likeliest_is_offered_and_says_why() -> None:
    rows = [
        row(1, "ПОС", 1, LONG + " и магазина"),
        row(2, "ПОС", 2, LONG),
        row(3, "59-ФЗ", 1, "О другом деле совсем", applicant="a"),
        row(4, "ИМ", 3, LONG),
        row(5, "ИМ", 3, LONG, applicant="a"),
    ]
    words = {twin.number: (twin.other_number, twin.why) for twin in found(rows)}
    assert words == {"4": ("2", "похожий текст, 100 %"), "5": ("3", "тот же заявитель")}


def test_days_of_a_year_and_a_moment_do_not_matter() -> None:
    new_year = [row(1, "ПОС", -1, LONG), row(2, "ИМ", 1, LONG)]
    (twin,) = found(new_year)
    assert (twin.topic, twin.other_topic) == ("тема 2", "тема 1")
    assert (twin.day, twin.other_day) == (date(2026, 1, 2), date(2025, 12, 31))
    assert not isinstance(twin.day, datetime)
