"""Which notes stand on which chart, and that a home keeps them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from access.rights import DEMO_ACTOR as ACTOR
from access.rights import AccessDenied, Actor
from analytics.definitions import MethodChange
from answers.trends.annotations import (
    MESSAGES,
    Note,
    annotate,
    annotations,
    chart_names,
    chart_of,
    charts_words,
    method_changes,
    notes_on,
    restore,
    withdraw,
)
from data.home import home_at
from data.snapshots import indicators
from registers.annotations import Annotation

NOW = datetime(2026, 11, 12, 9, 30)
NOBODY = Actor("nobody", "Никто", frozenset())


def drawn(*rows):
    return [
        Annotation(i, date.fromisoformat(first), date.fromisoformat(last), text, tuple(charts),
                   "ivanova", NOW, withdrawn=gone)
        for i, (first, last, text, charts, gone) in enumerate(rows)
    ]  # fmt: skip


KNOWN = drawn(
    ("2025-12-31", "2025-12-31", "до", [], False),
    ("2025-12-01", "2026-01-01", "задевает край", [], False),
    ("2026-02-10", "2026-02-10", "снята", [], True),
    ("2026-02-15", "2026-02-15", "чужая", ["indicator_hearings"], False),
    ("2026-03-31", "2026-04-30", "своя", [MESSAGES], False),
    ("2026-04-01", "2026-04-01", "после", [], False),
)


def test_a_chart_shows_what_touches_its_days_and_is_meant_for_it():
    shown = notes_on(KNOWN, MESSAGES, date(2026, 1, 1), date(2026, 3, 31))
    assert [(one.number, one.text) for one in shown] == [(1, "задевает край"), (2, "своя")]
    assert [one.days for one in shown] == ["01.12.2025 – 01.01.2026", "31.03.2026 – 30.04.2026"]


def test_an_empty_chart_shows_none():
    assert notes_on(KNOWN, MESSAGES, None, date(2026, 3, 31)) == ()


def test_one_day_is_one_date():
    assert Note(1, date(2026, 3, 1), date(2026, 3, 1), "").days == "01.03.2026"


def test_charts_have_names(invented_facts):
    known = indicators(invented_facts)
    names = chart_names(known)
    assert names[chart_of(known[0])] == "«Ускоренное решение»"
    assert charts_words([], names) == "все графики"
    assert charts_words([MESSAGES, "indicator_gone"], names) == "число сообщений, indicator_gone"


def test_a_home_keeps_takes_back_and_gives_again(tmp_path):
    home = home_at(tmp_path / "home")
    day = date(2026, 3, 15)
    annotate(home, ACTOR, (day, day), "Новая форма", [MESSAGES], NOW)
    (one,) = annotations(home, ACTOR, NOW)
    assert (one.text, one.charts, one.author) == ("Новая форма", (MESSAGES,), ACTOR.name)
    withdraw(home, ACTOR, one.id, NOW)
    assert notes_on(annotations(home, ACTOR, NOW), MESSAGES, day, day) == ()
    restore(home, ACTOR, one.id, NOW)
    assert len(notes_on(annotations(home, ACTOR, NOW), MESSAGES, day, day)) == 1
    for ask in (
        lambda: annotations(home, NOBODY, NOW),
        lambda: annotate(home, NOBODY, (day, day), "ещё", [], NOW),
        lambda: withdraw(home, NOBODY, one.id, NOW),
        lambda: restore(home, NOBODY, one.id, NOW),
    ):
        with pytest.raises(AccessDenied):
            ask()


def test_a_change_of_method_is_marked_on_the_charts_of_its_indicator(invented_facts):
    first, second, *_ = indicators(invented_facts)
    march, june = date(2026, 3, 1), date(2026, 6, 20)
    changed = replace(
        first,
        changes=(MethodChange(march, 2, recounted=False), MethodChange(june, 3, recounted=True)),
    )
    found = method_changes((changed, second), chart_of(first))
    assert [day for day, _ in found] == [march, june]
    assert "версия 2" in found[0][1]
    assert "пересчитаны все годы" in found[1][1]
    assert method_changes((changed, second), chart_of(second)) == ()
    notes = notes_on(KNOWN, chart_of(first), march, date(2026, 4, 30), found)
    assert [(note.number, note.first_day) for note in notes] == [(1, march), (2, date(2026, 4, 1))]
