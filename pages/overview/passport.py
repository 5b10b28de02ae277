"""«Паспорт показателя»: what the number is, what was left out, and the rows behind it."""

import streamlit as st

from access.rights import Right, may
from analytics.words import capital, day, number, percent, plan_percent
from answers.passport import PARTS, passport, passport_rows, passport_table
from data.snapshots import indicators
from ui.asked import selection, switch
from ui.cached import kept
from ui.district import district
from ui.empty import next_steps
from ui.filters import filters
from ui.passport_parts import draw_counts, draw_words, row_columns
from ui.row_list import draw_list_export, draw_pages, dressed, page_asked
from ui.tables import draw_table

here = district()
title = st.empty()
chosen = filters(here.choices)
asked = selection(here, chosen)
names = {str(one.key): f"{one.key}. {capital(one.short_name)}" for one in indicators(here.facts)}
key = switch("indicator", "Показатель", names, wide=True)
found = kept(passport, here, asked, key)
one, now = found.indicator, found.standing
said = now.verdict
if now.value is not None:
    said = f"{percent(now.value, now.plan)} при плане {plan_percent(now.plan)}, {now.verdict}"
title.title(f"{capital(one.short_name)}: {said}", anchor=False)

words, numbers = st.columns([3, 2], gap="large")
with words:
    draw_words(found)
with numbers:
    draw_counts(here, found)

st.header("Строки, из которых сложено число", anchor=False)
listed = {part: PARTS[part] for part, n in found.parts.items() if n}
if not now.applies:
    st.markdown("С выбранным фильтром показатель не считается. Снимите фильтр.")
elif not listed and here.facts.messages:
    st.markdown(
        f"С 1 января по {day(found.date_to)} таких событий нет. Возьмите другой период или снимите "
        "один из фильтров. Если файла с ними ещё не загружали, откройте «Загрузку»."
    )
elif not listed:
    next_steps(f"С 1 января по {day(found.date_to)} таких событий в данных нет.")
elif may(here.actor, Right.VIEW_MESSAGES):
    part = switch(
        "part", "Показать", {p: f"{n}: {number(found.parts[p])}" for p, n in listed.items()}
    )
    page = page_asked((one.key, part, asked))
    rows = kept(passport_rows, here, asked, key, part, page)  # pyright: ignore[reportArgumentType]
    draw_pages(rows)
    with st.container(key="rows_passport"):
        draw_table(dressed(rows.rows) if one.table == "messages" else rows.rows, row_columns(one))
    draw_list_export(
        here.actor,
        rows.total,
        lambda: passport_table(here.facts, here.actor, asked, key, part),  # pyright: ignore[reportArgumentType]
        f"{capital(one.short_name)}: {PARTS[part].lower()}",  # pyright: ignore[reportArgumentType]
        [one.official_name, chosen.words, f"С 1 января по {day(found.date_to)}"],
        f"pasport_{one.code}_{part}",
    )
