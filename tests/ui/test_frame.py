"""The band of the demo district and the footer."""

from datetime import date, datetime
from pathlib import Path

from streamlit.testing.v1 import AppTest

from data.snapshots import Facts


def _band(demo):
    import streamlit as st

    from ui.frame import demo_band

    demo_band(demo, lambda: st.session_state.update(cleared=True))


def _question():
    import streamlit as st

    from ui.frame import clearing_question

    clearing_question(lambda: st.session_state.update(cleared=True))


def _footer(facts):
    from ui.frame import footer

    footer(facts)


def _said(batch):
    facts = Facts(Path("x"), 87, datetime(2026, 11, 1), date(2026, 10, 31), batch, False, 0, 1)
    page = AppTest.from_function(_footer, kwargs={"facts": facts}).run()
    return page.caption[0].value


def test_the_footer_says_which_data_these_are():
    assert _said(214) == "Данные на 31.10.2026, загрузка № 214, версия 87"
    assert _said(None) == "Данные на 31.10.2026, загрузок ещё не было, версия 87"


def test_a_real_district_has_no_band():
    page = AppTest.from_function(_band, kwargs={"demo": False}).run()
    assert not page.markdown
    assert not page.button


def test_the_first_press_only_asks():
    page = AppTest.from_function(_band, kwargs={"demo": True}).run()
    assert "Демонстрационные данные" in page.markdown[0].value
    page.button(key="start_empty").click().run()
    assert page.button(key="clear_demo").label == "Отменить демонстрационные загрузки"
    assert "cleared" not in page.session_state


def test_a_yes_clears_and_the_other_button_changes_nothing():
    for key, cleared in (("clear_demo", True), ("keep_demo", False)):
        page = AppTest.from_function(_question).run()
        assert "собственные загрузки и записи останутся" in page.markdown[0].value
        page.button(key=key).click().run()
        assert ("cleared" in page.session_state) is cleared
