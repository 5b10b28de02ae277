"""What stands around every page: the demo band above, the state of the data below."""

from collections.abc import Callable
from typing import NoReturn

import streamlit as st

from analytics.words import day
from data.snapshots import Facts


def demo_band(demo: bool, clear: Callable[[], None]) -> None:
    """Say that the data are invented, with one button that starts an empty district.

    `clear` takes the demonstration batches back; it is called after the person has confirmed.
    """
    if not demo:
        return
    with st.container(key="demo_band", horizontal=True, vertical_alignment="center"):
        st.markdown("**Демонстрационные данные.** Район и сообщения вымышлены.")
        if st.button("Начать пустой район", key="start_empty"):
            st.dialog("Начать пустой район?")(clearing_question)(clear)


def footer(facts: Facts) -> None:
    """Write which data are on the screen: «Данные на 31.10.2026, загрузка № 214, версия 87»."""
    batch = f"загрузка № {facts.last_batch}" if facts.last_batch else "загрузок ещё не было"
    with st.container(key="footer"):
        st.caption(f"Данные на {day(facts.data_date)}, {batch}, версия {facts.number}")


def stop_here(facts: Facts) -> NoReturn:
    """End a page that has nothing more to say; the footer stands below it all the same.

    After st.stop nothing can be drawn any more, not even by the shell.
    """
    footer(facts)
    st.stop()


def clearing_question(clear: Callable[[], None]) -> None:
    """Ask once more, saying what is taken back and what stays; a yes calls `clear`."""
    st.write(
        "Все демонстрационные загрузки будут отменены, показатели станут пустыми. Демонстрационные "
        "дорожные карты, планы, аварийные ситуации, пометки, выводы о тревогах, официальные страницы "
        "и рейтинги, выпущенные по этим данным, будут удалены вместе с тем, что к ним дописано. Справочники, ваши собственные "
        "загрузки и записи останутся. Отмена записывается в журнал загрузок."
    )
    with st.container(horizontal=True):
        if st.button("Отменить демонстрационные загрузки", type="primary", key="clear_demo"):
            with st.spinner("Отменяю загрузки и пересчитываю показатели…"):
                clear()
            st.rerun()
        if st.button("Оставить как есть", key="keep_demo"):
            st.rerun()
