"""A form keeps what was typed when it is refused, and is empty once its work is done."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from ui.turns import next_turn, turn

    with st.form(f"block_{turn('block')}"):
        name = st.text_input("Название", key=f"name_{turn('block')}")
        sent = st.form_submit_button("Добавить")
    if sent and name == "ЖКХ":
        st.error("Такой блок уже есть.")
    elif sent:
        next_turn("block")
        st.rerun()


def test_a_refused_form_keeps_its_text_and_an_accepted_one_is_new() -> None:
    page = AppTest.from_function(_page).run()
    page.text_input[0].set_value("ЖКХ")
    page.button[0].click().run()
    assert (page.error[0].value, page.text_input[0].value) == ("Такой блок уже есть.", "ЖКХ")
    page.text_input[0].set_value("Спорт")
    page.button[0].click().run()
    assert not page.error
    assert page.text_input[0].value == ""
