"""The carpet against a plain loop over the same facts: cells, the district, the order, the title."""

from dataclasses import replace
from datetime import date

import pytest

from access.rights import DEMO_ACTOR as ACTOR
from access.rights import AccessDenied, Actor
from analytics.verdicts import verdict
from answers.indicators.cards import MISSED, Standing, cards
from answers.indicators.carpet import Carpet, carpet, carpet_table, of_carpet
from data.queries.selection import Selection
from data.snapshots import indicators
from tests.answers.conftest import plain_table
from tests.answers.plain_indicators import part_rows

LAST = date(2026, 3, 31)


def asked(facts, **places):
    return Selection(facts.data_date, date(2026, 3, 1), LAST, **places)


@pytest.mark.parametrize("places", [{}, {"source": "ПОС"}])
def test_every_cell_is_its_rows(invented_facts, rows, places):
    answer = carpet(invented_facts, ACTOR, asked(invented_facts, **places))
    assert len(answer.settlements) > 3
    seen = 0
    for (name, key), now in answer.cells.items():
        one = next(one for one in answer.indicators if one.key == key)
        if "settlement" not in one.dimensions or not set(places) <= set(one.dimensions):
            assert (now.verdict, now.denominator) == ("не применимо", None)
            continue
        own = {"settlement": name} | places
        table = rows if one.table == "messages" else plain_table(invented_facts, one.table)
        table = [row for row in table if all(row[k] == value for k, value in own.items())]
        counts = [
            len(part_rows(table, one, part, date(2026, 1, 1), LAST, invented_facts.data_date))
            for part in ("numerator", "denominator", "unknown")
        ]
        assert [now.numerator, now.denominator, now.unknown] == counts, (name, key)
        assert now.verdict == verdict(*counts, one.plan[2026], one.minimum_n)
        seen += counts[1] > 0
    assert seen


def test_the_district_is_the_cards_and_the_sum_of_the_settlements(invented_facts):
    chosen = asked(invented_facts)
    answer = carpet(invented_facts, ACTOR, chosen)
    for card in cards(invented_facts, ACTOR, chosen):
        key = card.indicator.key
        assert answer.district[key] == card.standing
        if "settlement" in card.indicator.dimensions:
            total = sum(answer.cells[name, key].denominator for name in answer.settlements)
            assert total == card.standing.denominator


def test_most_below_plan_stand_first_and_the_unknown_last(invented_facts):
    answer = carpet(invented_facts, ACTOR, asked(invented_facts))
    known = [name for name in answer.settlements if name != "не определено"]
    below = [sum(one.verdict in MISSED for one in answer.of(name)) for name in known]
    assert below == sorted(below, reverse=True)
    assert "не определено" not in answer.settlements[:-1]
    assert "Шугур" in known  # silent or not, it is in the directory


def test_a_settlement_chosen_stands_alone(invented_facts):
    answer = carpet(invented_facts, ACTOR, asked(invented_facts, settlement="Мортка"))
    assert answer.settlements == ("Мортка",)


def test_the_table_has_every_cell_and_the_district(invented_facts):
    answer = carpet(invented_facts, ACTOR, asked(invented_facts))
    table = carpet_table(answer)
    assert len(table) == (len(answer.settlements) + 1) * len(answer.indicators)
    assert table["Поселение"].iloc[-1] == "Район"
    row = table[(table["Поселение"] == "Мортка") & (table["№"] == 1)].iloc[0]
    assert row["Знаменатель"] == answer.cells["Мортка", 1].denominator


def test_the_carpet_needs_a_right(invented_facts):
    with pytest.raises(AccessDenied):
        carpet(invented_facts, Actor("nobody", "Никто", frozenset()), asked(invented_facts))


# settlement: verdicts of three indicators, by their first letters
MET, LIKELY, MISSED_ONE, FEW = "выполнено уверенно", "похоже на выполнено", MISSED[0], "мало данных"


def drawn(facts, **verdicts):
    every = indicators(facts)[:3]
    none = Standing(*[None] * 9, verdict="", unfinished=True)
    cells = {
        (name, one.key): replace(none, verdict=str(said))
        for name, own in verdicts.items()
        for one, said in zip(every, own, strict=True)
    }
    return Carpet(LAST, LAST, every, tuple(verdicts), cells, {})


@pytest.mark.parametrize(
    ("verdicts", "title"),
    [
        (
            {"Мортка": (MISSED_ONE, MISSED_ONE, FEW), "Леуши": (MISSED_ONE, MET, MET)},
            "В Мортке ниже плана 2 показателя из 2",
        ),
        (
            {"Мортка": (MISSED_ONE, MET, MET), "Леуши": (MISSED_ONE, MET, MET)},
            "Мортка и Леуши: по одному показателю ниже плана — больше, чем у остальных",
        ),
        (
            dict.fromkeys(("А", "Б", "В", "Г"), (MISSED_ONE, MISSED_ONE, MET)),
            "Ниже плана по 2 показателя в 4 поселениях из 4",
        ),
        ({"Мортка": (MET, LIKELY, FEW)}, "Ни в одном поселении нет показателей ниже плана"),
        ({"Мортка": (FEW, FEW, FEW)}, "О показателях поселений судить рано: данных мало"),
        (
            {"Леуши": (MET, MET, MET), "не определено": (MISSED_ONE, MISSED_ONE, MISSED_ONE)},
            "Ни в одном поселении нет показателей ниже плана",
        ),
    ],
)
def test_the_title_names_who_is_below_plan(invented_facts, verdicts, title):
    assert of_carpet(drawn(invented_facts, **verdicts)).replace("\u00a0", " ") == title
