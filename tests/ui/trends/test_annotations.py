"""Notes under a chart: the legend for everybody, the form for those who may."""

from datetime import date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.rights import DEMO_ACTOR
from answers.trends.annotations import annotate, annotations
from data.home import home_at

NOW = datetime(2026, 11, 12, 9, 30)
DAY = date(2026, 3, 15)


def _page():
    import pandas as pd
    import streamlit as st

    from answers.trends.annotations import MESSAGES
    from ui.district import district
    from ui.trends.annotations import draw_notes, notes_here

    here = district()
    starts = pd.Series(pd.date_range("2026-01-01", "2026-06-01", freq="MS"))
    notes = notes_here(here, MESSAGES, starts)
    st.text(f"пометок {len(notes)}, без точек {len(notes_here(here, MESSAGES, starts[:0]))}")
    draw_notes(here, MESSAGES, notes)


@pytest.fixture
def page():
    return AppTest.from_function(_page, default_timeout=60)


def test_the_legend_says_what_a_number_means(page, home_of_its_own):
    annotate(home_at(home_of_its_own), DEMO_ACTOR, (DAY, DAY), "Форма *новая*", [], NOW)
    page.run()
    assert not page.exception
    assert page.text[0].value == "пометок 1, без точек 0"
    assert "**1** · 15.03.2026 — Форма \\*новая\\*" in page.caption[0].value


def test_a_note_after_the_last_point_is_not_on_the_chart(page, home_of_its_own):
    home = home_at(home_of_its_own)
    last, after = date(2026, 6, 30), date(2026, 7, 2)
    annotate(home, DEMO_ACTOR, (last, last), "В последнем месяце", [], NOW)
    annotate(home, DEMO_ACTOR, (after, after), "После него", [], NOW)
    page.run()
    assert page.text[0].value.startswith("пометок 1,")
    assert "После него" not in page.caption[0].value


def test_a_note_is_added_taken_back_and_given_again(page, home_of_its_own):
    page.run()
    page.date_input(key="note_first_0").set_value(DAY)
    page.text_input(key="note_text_0").set_value("Авария на котельной")
    page.selectbox(key="note_where_messages_0").set_value("messages")
    page.button[0].click().run()
    home = home_at(home_of_its_own)
    (one,) = annotations(home, DEMO_ACTOR, NOW)
    assert (one.first_day, one.last_day, one.charts) == (DAY, DAY, ("messages",))
    assert "Авария на котельной" in page.caption[0].value
    assert "добавлена" in page.success[0].value
    page.button(key="note_do_Убрать").click().run()
    assert page.text[0].value.startswith("пометок 0")
    page.button(key="note_do_Вернуть").click().run()
    assert page.text[0].value.startswith("пометок 1")
    assert not page.exception


def test_a_note_without_words_is_refused_with_the_remedy(page, home_of_its_own):
    page.run()
    page.button[0].click().run()
    assert "Напишите, что произошло" in page.error[0].value
    assert annotations(home_at(home_of_its_own), DEMO_ACTOR, NOW) == ()


def test_who_may_not_annotate_gets_no_form(page, monkeypatch):
    from dataclasses import replace

    from access.rights import Right

    reader = replace(DEMO_ACTOR, rights=DEMO_ACTOR.rights - {Right.ANNOTATE})
    monkeypatch.setattr("ui.district.DEMO_ACTOR", reader)
    page.run()
    assert not page.exception
    assert not page.text_input
