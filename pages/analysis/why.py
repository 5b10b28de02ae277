"""«Почему такое число»: the rows behind a part of a rating or a cell of a heat map."""

from typing import cast

import streamlit as st

from access.rights import Right, may
from analytics.words import number
from answers.indicators.why import WHY, why, why_rows, why_table
from data.queries.messages import Part
from ui.asked import selection, switch
from ui.cached import kept
from ui.district import district
from ui.empty import next_steps
from ui.filters import filters
from ui.indicators.why import conclusion, days_words, draw_files
from ui.messages.row_list import MESSAGE_COLUMNS, draw_list_export, draw_pages, dressed, page_asked
from ui.subject_filter import subject_filter
from ui.tables import draw_table

here = district()
title = st.empty()
chosen = filters(here.choices)
share = switch("of", "Что объяснить", {key: words.title for key, words in WHY.items()}, wide=True)
asked = selection(here, chosen, **subject_filter())
found = kept(why, here, asked, share)
title.title(conclusion(found, [str(name) for name in asked.places().values()]), anchor=False)
period = days_words(chosen.date_from, min(chosen.date_to, asked.as_of))
st.caption(f"{period}. Подробнее о расчёте — в справке этой страницы.")

listed = found.names()
if not here.facts.messages:
    next_steps("Сообщений в районе ещё нет.")
elif not listed:
    st.markdown("Таких сообщений нет. Возьмите период шире или снимите один из фильтров.")
elif may(here.actor, Right.VIEW_MESSAGES):
    draw_files(here, found)
    options = {str(part): f"{name}: {number(found.parts[part])}" for part, name in listed.items()}
    part = cast("Part", switch("part", "Показать", options))
    rows = kept(why_rows, here, asked, share, part, page_asked((share, part, asked)))
    draw_pages(rows)
    with st.container(key="rows_why"):
        draw_table(dressed(rows.rows), MESSAGE_COLUMNS)
    draw_list_export(
        here.actor,
        sum(found.parts[one] for one in listed),
        lambda: why_table(here.facts, here.actor, asked, share),
        found.words.title,
        [chosen.words, period],
        f"pochemu_{share}",
        "Скачать все части одной таблицей (xlsx)",
    )
