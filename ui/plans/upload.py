"""A plan on its way in: the file, what each line was understood as, corrections, saving."""

import streamlit as st

from access.rights import Right, may
from analytics.words import counted
from answers.plans.drafts import Draft, Waiting, corrected
from answers.plans.saved import (
    add_bodies,
    known_bodies,
    name_body,
    plans,
    same_plan,
    save,
    saving_of,
)
from registers.plans.saved import KINDS
from registers.plans.values import PlanError, PlanLine
from ui.clock import now
from ui.district import District
from ui.literal import literal
from ui.plans.acts import say
from ui.plans.draft_file import draw_draft_file, drop_draft, keep_draft
from ui.plans.lines import draw_lines, draw_settling, line_row

_KEY = "plan"


def draw_upload(here: District) -> Draft | None:
    """Draw the uploader and return what the file in it was understood as; None without one."""
    if not may(here.actor, Right.EDIT_PLANS):
        st.caption("Загружать планы вам не разрешено: их можно только смотреть.")
        return None
    label = "План или отчёт об исполнении: Word (.docx), Excel, csv или текст"
    return draw_draft_file(here, label, _KEY)


def draw_preview(here: District, draft: Draft) -> None:
    """Draw what was understood of every line, what waits for a person, and the way to save."""
    rows = counted(len(draft.lines), "строка", "строки", "строк")
    waits = counted(len(draft.waiting), "вопрос ждёт", "вопроса ждут", "вопросов ждут")
    st.subheader(literal(draft.title), anchor=False)
    st.write(f"Это {KINDS[draft.kind]}: {rows}; {waits if draft.waiting else 'вопросов нет, ничего не ждёт'} вашего решения.")  # fmt: skip
    for words in draft.notes:
        st.caption(literal(words[:1].upper() + words[1:] + "."))
    _draw_saving(here, draft)
    executors = [one for one in draft.waiting if one.about == "executor"]
    if executors:
        _draw_unknown(here, draft, executors)
    with st.expander("Поправить строку"):
        draw_settling(
            [one.line for one in draft.lines],
            [one.name for one in known_bodies(here.home, here.actor, now())],
            {one.line.key: one.partners for one in draft.lines},
            lambda line: _keep(here, draft, line),
            "draft",
        )
    draw_lines([line_row(one.line, one.status, one.dues, now().date()) for one in draft.lines])


def _draw_saving(here: District, draft: Draft) -> None:
    known = {one.id: one.title for one in plans(here.home, here.actor, now())}
    same = same_plan(here.home, here.actor, draft, now())
    options = [None, *known]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        plan = st.selectbox(
            "Сохранить как", options, index=options.index(same), width=560, key="plan_target",
            format_func=lambda one: "новый план" if one is None else f"новая редакция: {known[one]}",
        )  # fmt: skip
        saving = saving_of(here.home, here.actor, draft, plan, now())
        asked = st.button("Сохранить план", type="primary", key="plan_save")
        left = st.button("Не сохранять", key="plan_leave")
    if plan is not None:
        with st.expander(f"Что изменилось: {len(saving.changes)}"):
            st.markdown("\n".join(f"- {literal(one)}" for one in saving.changes) or "Ничего.")
    if asked:
        try:
            number = save(here.home, here.actor, draft, saving, now())
        except PlanError as error:
            st.error(str(error))
            return
        say(f"План «{draft.title}» сохранён.")
        st.query_params["plan"] = str(number)
    if asked or left:
        drop_draft(_KEY)
        st.rerun()


def _draw_unknown(here: District, draft: Draft, waiting: list[Waiting]) -> None:
    words = counted(len(waiting), "исполнителя нет", "исполнителей нет", "исполнителей нет")
    known = [one.name for one in known_bodies(here.home, here.actor, now())]
    with st.expander(f"{words} в справочнике"):
        for one in waiting:
            st.caption(literal(f"{one.text} — строки {', '.join(one.numbers)}: {one.reason}"))
        if st.button("Добавить всех в справочник", key="plan_add_all"):
            add_bodies(here.home, here.actor, [one.text for one in waiting], now())
            _keep(here, draft, None)
            st.rerun()
        if not known:
            return
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.selectbox("Название из плана", [one.text for one in waiting], width=420)
            likely = next((one.suggestion for one in waiting if one.text == name), None)
            place = known.index(likely) if likely in known else 0
            body = st.selectbox("Это", known, index=place, width=420)
            if st.button("Запомнить", key="plan_alias"):
                try:
                    name_body(here.home, here.actor, name, body, now())
                except PlanError as error:
                    st.error(str(error))
                    return
                _keep(here, draft, None)
                st.rerun()


def _keep(here: District, draft: Draft, line: PlanLine | None) -> None:
    keep_draft(corrected(here.home, here.actor, draft, line, now()), _KEY)
