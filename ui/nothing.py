"""What a page of figures says when the filters leave nothing to draw."""

import streamlit as st

from analytics.words import day, month
from data.queries.coverage import source_days
from ui.district import District
from ui.empty import next_steps
from ui.menu import page


def say_nothing(here: District, slug: str) -> None:
    """Say why there is nothing to draw, with the step that leads on.

    An empty district is led to the upload; a period or a filter without messages to the month of
    the last ones, on the same page ``slug``.
    """
    days = source_days(here.facts)
    if not days:
        next_steps("Сообщений в районе ещё нет, поэтому показывать пока нечего.")
        return
    first, last = min(one.first for one in days), max(one.last for one in days)
    st.markdown(
        f"По этим фильтрам сообщений нет. Сообщения в данных — с {day(first)} по {day(last)}. "
        "Возьмите другой период или снимите один из фильтров."
    )
    st.page_link(
        page(slug),
        label=f"Показать {month(last)}, весь район",
        query_params={"period": f"{last:%Y-%m}"},
    )
