"""Topics and what each adds to the change, against a plain count of the drawn messages."""

from collections import Counter
from datetime import date

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from answers.trends.topics import Against, Order, Topics, of_topics, topics
from data.queries.selection import Selection

SUMMER = (date(2026, 6, 10), date(2026, 8, 20))
A_YEAR_AGO = (date(2025, 6, 10), date(2025, 8, 20))
BEFORE = (date(2026, 3, 30), date(2026, 6, 9))


def asked(drawn, period, **more):
    return Selection(drawn.facts.data_date, *period, **more)


def counted(drawn, period, level):
    first, last = period
    return Counter(getattr(m, level) for m in drawn.messages if first <= m.received.date() <= last)


@pytest.mark.parametrize("level", ["topic", "topic_group", "block"])
@pytest.mark.parametrize(
    ("against", "earlier"), [(Against.YEAR, A_YEAR_AGO), (Against.PREVIOUS, BEFORE)]
)
def test_every_topic_is_counted_now_and_before(drawn, level, against, earlier):
    answer = topics(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER), level, against)
    now, before = counted(drawn, SUMMER, level), counted(drawn, earlier, level)
    assert answer.days == earlier
    assert (answer.now, answer.before) == (now.total(), before.total())
    assert {row.name for row in answer.table.itertuples(index=False, name="Row")} >= now.keys()
    for row in answer.table.to_dict(orient="records"):
        assert row[level] == row["name"]
        assert (row["now"], row["before"]) == (now[row["name"]], before[row["name"]])
        assert row["change"] == row["now"] - row["before"]
    counts = answer.table["now"].tolist()
    assert counts == sorted(counts, reverse=True)


def test_contributions_add_up_to_the_change_exactly(drawn):
    answer = topics(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER), "topic", Against.YEAR)
    whole = 100 * (answer.now - answer.before) / answer.before
    assert answer.table["points"].sum() == pytest.approx(whole)
    assert answer.table["share"].sum() == pytest.approx(100)


def test_the_rest_is_gathered_and_nothing_is_lost(drawn, monkeypatch):
    monkeypatch.setattr("answers.trends.topics.TOP", 2)
    answer = topics(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER), "topic", Against.YEAR)
    for order in Order:
        shown = answer.top(order)
        assert shown["name"].iloc[-1] == "прочие"
        assert len(shown) == 3
        assert shown["now"].sum() == answer.now
        assert shown["change"].sum() == answer.now - answer.before
    moved = answer.top(Order.MOVED)["change"].abs().tolist()[:2]
    assert moved == sorted(answer.table["change"].abs(), reverse=True)[:2]


def test_before_the_data_begin_nothing_is_compared(drawn, monkeypatch):
    monkeypatch.setattr("answers.trends.topics.TOP", 2)
    spring = (date(2024, 2, 1), date(2024, 4, 30))
    answer = topics(drawn.facts, DEMO_ACTOR, asked(drawn, spring), "topic", Against.YEAR)
    assert (answer.comparable, answer.before) == (False, None)
    assert answer.table[["before", "change", "percent", "points"]].isna().all(axis=None)
    assert answer.top(Order.MOST)["now"].sum() == answer.now
    assert of_topics(answer).startswith("Чаще всего пишут о «")


def test_few_messages_before_have_no_percent(drawn):
    rare = asked(drawn, SUMMER, settlement="Шугур")
    answer = topics(drawn.facts, DEMO_ACTOR, rare, "topic", Against.PREVIOUS)
    few = answer.table["before"] < 3
    assert few.any()
    assert answer.table["percent"][few].isna().all()


def test_one_name_in_several_groups_is_told_apart(drawn, monkeypatch):
    def both(_facts):
        return pd.DataFrame(
            {"topic": ["Ямы во дворах"] * 2, "topic_group": ["Благоустройство", "Дороги"]}
        )

    monkeypatch.setattr("answers.trends.topics.subjects", both)
    answer = topics(drawn.facts, DEMO_ACTOR, asked(drawn, SUMMER), "topic", Against.YEAR)
    names = set(answer.table["name"])
    assert "Ямы во дворах (Благоустройство)" in names
    assert "Уборка/Вывоз мусора" in names


def drawn_answer(rows, before):
    table = pd.DataFrame(rows, columns=["name", "now", "before"])
    table["change"] = table["now"] - table["before"]
    table = table.assign(percent=0.0, points=0.0, share=0.0, risk=1.0, listed=1.0)
    days = (date(2025, 1, 1), date(2025, 12, 31))
    known = before is not None
    return Topics("topic", Against.YEAR, days, known, int(table["now"].sum()), before, table)


@pytest.mark.parametrize(
    ("rows", "before", "words"),
    [
        ([("А", 30, 20), ("Б", 10, 12), ("В", 9, 5)], 37,
         "Сообщений на 12 больше (+32 %): прежде всего «А» (+10) и «В» (+4)"),
        ([("А", 10, 20), ("Б", 14, 12)], 32,
         "Сообщений на 8 меньше (−25 %): прежде всего «А» (−10)"),
        ([("А", 12, 12), ("Б", 10, 10)], 22, "Чаще всего пишут о «А»: 12 из 22 сообщений"),
        ([("А", 12, 0)], 0, "Сообщений на 12 больше: прежде всего «А» (+12)"),
        ([("А", 0, 3)], 3, "За выбранный период сообщений нет"),
    ],
)  # fmt: skip
def test_the_title_names_what_moved_the_whole_its_own_way(rows, before, words):
    assert of_topics(drawn_answer(rows, before)).replace("\u00a0", " ") == words


def test_it_needs_a_period_and_the_right_to_look(drawn):
    with pytest.raises(ValueError, match="period"):
        topics(drawn.facts, DEMO_ACTOR, Selection(drawn.facts.data_date), "topic", Against.YEAR)
    nobody = Actor("nobody", "Никто", frozenset())
    with pytest.raises(AccessDenied):
        topics(drawn.facts, nobody, asked(drawn, SUMMER), "topic", Against.YEAR)
