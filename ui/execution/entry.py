"""The forms of a report of execution: a new one, and a correction of one that stands."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from answers.execution.reports import Typed, report, withdraw
from answers.plans.saved import LineState, nothing_done
from data.proofs import KINDS, LARGEST
from registers.plans.values import PlanReport, ProofFile
from ui.clock import now
from ui.district import District
from ui.plans.acts import carried_out

_EVERYBODY, _WHOLE = "все исполнители", "весь срок"
_WAYS = {"done": "исполнено", "work": "ещё не исполнено", "moved": "просим перенести срок"}


def draw_entry(here: District, plan: int, line: LineState, who: str, of: str, today: date) -> None:
    """Draw the form of a new report, for whom and when the address asks."""
    key = line.line.key
    with st.expander("Ввести отчёт", expanded=bool(of) or not line.reports):
        way = st.segmented_control(
            "Что сообщаем", list(_WAYS), format_func=lambda one: _WAYS[one], default="done",
            key=f"way_{plan}_{key}", required=True,
        )  # fmt: skip
        first = PlanReport(0, plan, key, who, of, today, "", "", None, "", now())
        _draw_form(line, f"new_{plan}_{key}", way or "done", first, lambda typed: carried_out(
            lambda: report(here.home, here.actor, plan, key, typed, now()),
            f"Отчёт сохранён{_but(first, typed)}.",
        ))  # fmt: skip


def draw_correcting(here: District, plan: int, line: LineState, one: PlanReport) -> None:
    """Draw the form that corrects a report, and the button that takes it back."""
    with st.expander("Исправить или отменить"):
        way = "moved" if one.moved_to else "done" if one.done_on else "work"
        way = st.segmented_control(
            "Что сообщаем", list(_WAYS), format_func=lambda each: _WAYS[each], default=way,
            key=f"way_{one.id}", required=True,
        ) or way  # fmt: skip
        _draw_form(line, f"fix_{one.id}", way, one, lambda typed: carried_out(
            lambda: report(
                here.home, here.actor, plan, one.line_key, typed, now(), replaces=one
            ),
            f"Отчёт № {one.id} исправлен; прежний текст остался в истории{_but(one, typed)}.",
        ))  # fmt: skip
        if st.button("Отменить отчёт", key=f"withdraw_{one.id}"):
            carried_out(
                lambda: withdraw(here.home, here.actor, one.id, now()),
                f"Отчёт № {one.id} отменён.",
            )


def _draw_form(
    line: LineState, key: str, way: str, first: PlanReport, keep: Callable[[Typed], None]
) -> None:
    executors = list(dict.fromkeys(one.executor for one in line.owed if one.executor))
    executors = executors or list(line.line.executors)
    periods = list(dict.fromkeys(one.period for one in line.owed))
    with st.form(key, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            who = _choice("Исполнитель", [_EVERYBODY, *executors], first.executor)
            of = _choice("За период", [_WHOLE, *periods], first.period)
            day = moved = None
            if way == "done":
                day = st.date_input(
                    "День исполнения", first.done_on or now().date(), max_value=now().date(),
                    format="DD.MM.YYYY", width=170,
                )  # fmt: skip
            elif way == "moved":
                moved = st.date_input("Новый срок", first.moved_to, format="DD.MM.YYYY", width=170)
        said = "Почему" if way == "moved" else "Что сделано: с числами и датами"
        text = st.text_area(said, first.text, height=100)
        proof = st.text_input("Ссылка на подтверждение", first.proof)
        endings = ", ".join(one[1:].upper() for one in KINDS if one != ".jpeg")
        file = st.file_uploader(
            f"Файл подтверждения: {endings}, до {LARGEST >> 20} МБ",
            type=[one[1:] for one in KINDS], key=f"proof_file_{key}",
        )  # fmt: skip
        asked = st.form_submit_button("Сохранить отчёт", type="primary")
    if not asked:
        return
    if way == "moved" and moved is None:
        st.error("Новый срок не указан. Выберите день.")
        return
    keep(
        Typed(
            "" if who == _EVERYBODY else who,
            "" if of == _WHOLE else of,
            day,
            text,
            proof,
            moved,
            (file.name, file.getvalue()) if file else None,
        )
    )


def _but(first: PlanReport, typed: Typed) -> str:
    """Return why what was typed makes nothing done, to go on a sentence; "" when it does."""
    file = ProofFile(typed.file[0], "", 0) if typed.file else first.file
    told = replace(first, done_on=typed.done_on, text=typed.text, proof=typed.proof, file=file)
    why = nothing_done(told)
    return f", но исполнением не засчитан: {why}" if why else ""


def _choice(title: str, options: Sequence[str], first: str) -> str:
    listed = [*options, *([first] if first and first not in options else [])]
    return st.selectbox(title, listed, index=listed.index(first) if first else 0, width=320)
