"""Changing a passport: by a form, as a whole text, and adding an indicator of one's own."""

import streamlit as st

from analytics.facts import BOOLEAN_FACTS, FACT_NAMES
from analytics.words import capital
from answers.indicators.passport_versions import Known, reasons
from data.passport_texts import Edits, edited, specimen, variants
from ui.cached import kept
from ui.district import District
from ui.indicators.passport_saving import draw_saving
from ui.literal import literal

_OWN = "Свой порядок: см. «Весь текст»"
_KINDS = ["toml", "txt"]


def draw_edit(here: District, known: Known) -> None:
    """Draw the fields that are changed most: the formula, exclusions, the least number, the plan."""
    last, one = known.last, known.last.indicator
    options = [variant.title for variant in variants(known.code)]
    if known.variant is None:
        options = [_OWN, *options]
    if last.standing == "черновик":
        st.info(f"Ниже черновик, версия {last.number}. Показатели видят его после публикации.")
    with st.form(f"passport_{known.code}_{last.number}"):
        variant = _OWN
        if len(options) > 1:
            variant = st.radio(
                "Порядок расчёта и источник отметки", options,
                index=options.index(known.variant or _OWN),
            )  # fmt: skip
        stays: list[str] = list(one.kept_reasons)
        if one.table == "messages":
            seen = [reason.lower() for reason in kept(reasons, here)]
            stays = st.multiselect(
                "Причины исключения, с которыми сообщение всё же считается",
                list(dict.fromkeys([*stays, *seen])), stays, placeholder="никакие",
                format_func=lambda reason: str(literal(reason)),
            )  # fmt: skip
        least = st.number_input(
            "Наименьшее число для вывода", min_value=1, value=one.minimum_n, width=260
        )
        st.markdown("План, %")
        with st.container(horizontal=True):
            plan = {
                year: st.number_input(
                    str(year), min_value=0.0, max_value=100.0, value=float(percent), step=1.0,
                    format="%g", width=120,
                )
                for year, percent in one.plan.items()
            }  # fmt: skip
        edits = Edits(
            variant=None if variant in (_OWN, known.variant) else variant,
            kept_reasons=tuple(stays) if tuple(stays) != one.kept_reasons else None,
            minimum_n=int(least) if least != one.minimum_n else None,
            plan={year: value for year, value in plan.items() if value != one.plan[year]},
        )
        text = last.stored.toml_text
        draw_saving(here, last.number, lambda: edited(text, edits), f"edit_{known.code}")


def draw_text(here: District, known: Known) -> None:
    """Draw the whole passport as TOML, to be changed in place or replaced by a file."""
    st.write(
        "Здесь меняется всё: слова, план, условия. Условия — только равенство: формулы и запросы "
        "не принимаются, а ошибка называется по-русски с полем."
    )
    st.download_button(
        "Скачать файлом", known.last.stored.toml_text, f"{known.code}.toml", "text/plain",
        on_click="ignore",
    )  # fmt: skip
    text = _text(known.last.stored.toml_text, f"text_{known.code}_{known.last.number}")
    with st.form(f"text_form_{known.code}"):
        draw_saving(here, known.last.number, lambda: text, f"text_{known.code}")


def draw_new(here: District) -> None:
    """Draw the two ways to add an indicator: by a few fields, or by the whole text."""
    st.write(
        "Показатель появится на карточках, в таблицах, на ковре и в командной строке под своим кодом. "
        "Сначала сохраните черновик: его видно только здесь."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = st.text_input(
            "Код латинскими буквами", "own_indicator", key="new_code", width=220, max_chars=60
        )
        name = st.text_input("Краткое название", "решено по существу", key="new_name", width=320)
        fact = st.selectbox(
            "Что считать", BOOLEAN_FACTS["messages"], index=5, key="new_fact", width=360,
            format_func=lambda one: FACT_NAMES[one],
        )  # fmt: skip
        plan = st.number_input(
            "План, %", min_value=0.0, max_value=100.0, value=70.0, format="%g", key="new_plan",
            width=120,
        )  # fmt: skip
    made = specimen(
        code.strip(), name.strip(), f"Доля сообщений: {name.strip()}", fact, float(plan)
    )
    st.caption(f"Ниже — паспорт показателя «{literal(capital(name.strip()))}»: поправьте слова.")
    text = _text(made, f"new_{abs(hash(made))}")
    with st.form("new_form"):
        draw_saving(here, 0, lambda: text, "new")


def _text(usual: str, key: str) -> str:
    """A text to change, or that of a file in its place."""
    file = st.file_uploader("Файл TOML с паспортом", type=_KINDS, key=f"file_{key}")
    if file is not None:
        usual = file.getvalue().decode("utf-8-sig", errors="replace")
        key = f"{key}_{file.file_id}"
    return st.text_area("Текст паспорта", usual, height=420, key=f"area_{key}")
