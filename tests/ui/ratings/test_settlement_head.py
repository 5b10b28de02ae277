"""The words of a settlement's card: N of M, a few without a percent, what would move it up."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR
from answers.ratings.settlement import Part, settlement_card
from data.queries.selection import Selection
from data.snapshots import current
from tests.small_home import drawn_rows, home_of
from ui.ratings.settlement_head import figures, of_whole, part_rows, way_lines
from ui.ratings.settlement_parts import card_table, month_rows, topic_rows


@pytest.fixture(scope="module")
def card(tmp_path_factory):
    facts = current(home_of(tmp_path_factory.mktemp("card"), drawn_rows(seed=3, count=900)))
    quarter = (date(2026, 7, 1), date(2026, 9, 30))
    return settlement_card(
        facts, DEMO_ACTOR, Selection(facts.data_date, *quarter, settlement="Мортка")
    )


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("count", "whole", "said"),
    [
        (0, 0, "—"),
        (1, 2, "1 из 2"),
        (0, 3, "0 из 3 (0 %)"),
        (1188, 1393, "1 188 из 1 393 (85,3 %)"),
    ],
)
def test_a_few_have_no_percent_and_nothing_is_a_dash(count, whole, said):
    assert plain(of_whole(count, whole)) == said


def test_a_part_stands_beside_the_district_and_points_are_said_once_an_axis(card):
    parts = (
        Part("resolved", 1, 2, 30, 40),
        Part("mark", 9, 2, 70, 20),
        Part("on_time", 3, 4, 9, 9),
    )
    rows = part_rows(replace(card, parts=parts)).set_index("title")
    assert plain(rows.loc["Решено по существу", "here"]) == "1 из 2"
    assert plain(rows.loc["Решено по существу", "district"]) == "30 из 40 (75,0 %)"
    assert plain(rows.loc["Средняя оценка жителей", "here"]) == "4,5 (2 оценки)"
    assert rows.loc["Средняя оценка жителей", "points"] == ""
    assert rows.loc["Решено по существу", "points"]
    assert list(rows.index)[:2] == ["Ответы в срок", "Решено по существу"]


def test_ways_begin_with_the_fewest_messages(card):
    ways = pd.DataFrame(
        [
            ("Леуши", 1.25, "resolved", 0.5, 0.6, 7.0, True),
            ("Леуши", 1.25, "on_time", 0.8, 0.9, 2.0, True),
            ("Леуши", 1.25, "mark", 0.5, 0.75, float("nan"), True),
            ("Леуши", 1.25, "repeat", 0.9, 1.2, 9.0, False),
        ],
        columns=["ahead", "gap", "part", "now", "wanted", "messages", "reachable"],
    )
    assert [plain(one) for one in way_lines(replace(card, ways=ways))] == [
        "Выше — Леуши: разрыв 1,3 балла. Хватило бы чего-то одного:",
        "- в срок ещё 2 сообщения",
        "- решить ещё 7 сообщений",
        "- средняя оценка 4,00 вместо 3,00",
    ]
    hopeless = replace(card, ways=ways.assign(reachable=False))
    assert "нужны несколько сразу" in way_lines(hopeless)[0]
    assert way_lines(replace(card, ways=ways[:0])) == ["Выше никого нет: это первое место."]


def test_five_figures_and_no_settlement_without_words(card):
    assert [title for title, *_ in figures(card)] == [
        "Место", "Балл", "В срок", "Решено", "Просрочено сейчас",
    ]  # fmt: skip
    silent = figures(replace(card, row=None, points=None, parts=()))
    assert [figure for _, figure, _ in silent[:4]] == ["—"] * 4
    assert silent[0][2] == "не рейтингуется; сообщений не было"


def test_the_saved_table_holds_every_section_and_the_same_counts(card):
    table = card_table(card)
    assert list(dict.fromkeys(table["Раздел"])) == [
        "Рейтинг", "Части балла", "На место выше", "Месяцы", "Темы", "Показатели",
        "Просрочено сейчас",
    ]  # fmt: skip
    months = table[table["Раздел"] == "Месяцы"]
    assert months["Здесь"].tolist() == card.months["messages"].tolist()
    late = table[table["Раздел"] == "Просрочено сейчас"]
    assert late["Здесь"].sum() == card.waiting.overdue


def test_months_and_topics_say_what_they_know(card):
    assert plain(month_rows(card)["terms"].iloc[-1]).count(" из ") == 1
    topics = replace(
        card,
        topics=pd.DataFrame(
            [("Ямы", 30, 10, 20, 200.0, True), ("Свет", 2, 1, 1, 100.0, False),
             ("Вода", 5, 5, 0, 0.0, False), ("Газ", 1, float("nan"), float("nan"), None, False)],
            columns=["topic", "now", "before", "change", "percent", "listed"],
        ),
    )  # fmt: skip
    assert [plain(one) for one in topic_rows(topics)["moved"]] == [
        "▲ +20 (+200 %)", "+1", "столько же", "—",
    ]  # fmt: skip
