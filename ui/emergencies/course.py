"""The course of an emergency: reports to the curator, notes, notices, the log, who is responsible."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from access.rights import Right, may
from analytics.words import capital
from answers.document_templates import own_template
from answers.emergencies.cards import (
    Standing,
    add_line,
    edit_posts,
    notices_of,
    road_map_ready,
)
from answers.emergencies.words import Flow
from documents.emergency_note import NAME, emergency_note
from registers.emergencies.values import KIND_NAMES, LONGEST_TEXT, Emergency, Kind
from ui.clock import now
from ui.district import District
from ui.emergencies.acts import carried_out, draw_moment, moment_of, seen_by_form
from ui.literal import literal
from ui.tables import Column, draw_export, draw_table
from ui.turns import next_turn, turn

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LOG = (
    Column("at", "Когда", "moment"),
    Column("kind", "Что"),
    Column("author", "Кто"),
    Column("text", "Запись"),
    Column("entered_at", "Внесено", "moment"),
)
_POSTS = (
    Column("role", "Кто"),
    Column("title", "Должность"),
    Column("person", "Ф.И.О."),
    Column("phone", "Телефон"),
    Column("email", "Почта"),
)


def draw_reports(here: District, one: Standing, flow: Flow | None) -> None:
    """Draw the form of a report or a note, the note as a Word file, and the log."""
    if may(here.actor, Right.MANAGE_EMERGENCIES):
        _draw_writing(here, one.card)
    with st.container(horizontal=True, vertical_alignment="center"):
        if may(here.actor, Right.EXPORT):
            own = own_template(here.home, here.actor, NAME, now())
            st.download_button(
                "Скачать доклад (docx)",
                data=lambda: emergency_note(
                    here.actor, one, flow, now(), own.content if own else None
                ),
                file_name=f"doklad-{one.card.id}.docx",
                mime=_WORD,
                key="emergency_note",
                on_click="ignore",
            )
        if may(here.actor, Right.MANAGE_EMERGENCIES) and not one.card.closed:
            _draw_road_map(here, one.card)
    _draw_log(here, one)


def draw_notices(here: District, one: Standing, flow: Flow | None) -> None:
    """Draw the texts of the notices, each with a button that copies it and one that marks it sent."""
    said = {line.text: line for line in one.log if line.kind is Kind.NOTICE}
    for notice in notices_of(one, flow):
        who = notice.receiver.role_name
        st.header(f"{who} (постановление № 1229, пункт {notice.rule})", anchor=False)
        st.code(notice.text, language=None, wrap_lines=True)
        sent = said.get(f"Оповещён: {who}")
        if sent is not None:
            st.caption(literal(f"● Оповещён {sent.at:%d.%m.%Y %H:%M}, отметил {sent.author}"))
        elif one.card.closed or not may(here.actor, Right.MANAGE_EMERGENCIES):
            st.caption("○ Отметки об оповещении нет")
        elif st.button("Отметить: оповещён", key=f"notice_{notice.receiver.role.value}"):
            carried_out(
                lambda text=f"Оповещён: {who}": add_line(
                    here.home, here.actor, one.card.id, Kind.NOTICE, text, now(), now()
                ),
                f"Отмечено: {who} оповещён.",
            )


def draw_posts(here: District, card: Emergency) -> None:
    """Draw who is responsible, and the form that changes it on this card alone."""
    rows = [
        {
            "role": one.role_name,
            "title": one.title or None,
            "person": one.person or None,
            "phone": one.phone or None,
            "email": one.email or None,
        }
        for one in card.posts
    ]
    draw_table(pd.DataFrame(rows), _POSTS)
    st.caption(
        "Должности взяты из справочника при открытии карточки: «Справочники», вкладка «Должности». "
        "Правки ниже относятся только к этой карточке."
    )
    if card.closed or not may(here.actor, Right.MANAGE_EMERGENCIES):
        return
    seen = seen_by_form("posts", card)
    with st.expander("Изменить на этой карточке"), st.form(f"posts_{seen.version}", border=False):
        asked = []
        for one in seen.posts:
            st.markdown(f"**{one.role_name}**")
            with st.container(horizontal=True):
                values = {
                    name: st.text_input(
                        title, getattr(one, name), key=f"{one.role.value}_{name}_{seen.version}",
                        width=width,
                    )
                    for name, title, width in (
                        ("title", "Должность", 420), ("person", "Ф.И.О.", 260),
                        ("phone", "Телефон", 180), ("email", "Почта", 220),
                    )
                }  # fmt: skip
            asked.append(replace(one, **values))
        if st.form_submit_button("Сохранить"):
            carried_out(
                lambda: edit_posts(here.home, here.actor, seen, asked, now()),
                "Ответственные сохранены.",
                renews=True,
            )


def _draw_writing(here: District, card: Emergency) -> None:
    kinds = {Kind.NOTE: "Заметка"} if card.closed else {
        Kind.REPORT: "Доклад куратору", Kind.NOTE: "Заметка"
    }  # fmt: skip
    now_on = turn("line")
    with st.form(f"line_of_{card.id}_{now_on}"):
        kind = st.radio(
            "Что записать", list(kinds), format_func=lambda one: kinds[one], horizontal=True,
            key=f"line_kind_{now_on}",
        )  # fmt: skip
        text = st.text_area(
            "Что сделано и как обстоят дела", max_chars=LONGEST_TEXT, height=100,
            key=f"line_text_{now_on}", placeholder="без имён и адресов заявителей",
        )  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="bottom"):
            day, hour = draw_moment("Когда доложено", f"line_at_{now_on}")
            sent = st.form_submit_button("Записать", type="primary")
    if sent:

        def written() -> None:
            add_line(here.home, here.actor, card.id, kind, text, moment_of(day, hour), now())
            next_turn("line")

        carried_out(written, f"{kinds[kind]}: записано.")


def _draw_road_map(here: District, card: Emergency) -> None:
    ready = card.road_map_at is not None
    words = "Дорожная карта не готова" if ready else "Отметить: дорожная карта готова"
    if st.button(words, key="road_map_mark"):
        at = None if ready else now()
        carried_out(
            lambda: road_map_ready(here.home, here.actor, card.id, at, now()),
            "Отметка снята, часы идут." if ready else "Отмечено: дорожная карта готова.",
            renews=True,
        )


def _draw_log(here: District, one: Standing) -> None:
    st.header("Журнал", anchor=False)
    rows = [
        {
            "at": line.at,
            "kind": capital(KIND_NAMES[line.kind]),
            "author": line.author,
            "text": line.text,
            "entered_at": line.entered_at,
        }
        for line in sorted(one.log, key=lambda line: (line.at, line.id), reverse=True)
    ]
    frame = pd.DataFrame(rows)
    draw_table(frame, _LOG)
    draw_export(
        here.actor,
        frame.rename(columns={column.key: column.title for column in _LOG}),
        f"Журнал аварийной ситуации № {one.card.id}",
        [f"{one.card.problem}. Записано по времени района, новое сверху."],
        f"avariya-{one.card.id}",
    )
