"""The card of a road map: the document, its versions with their marks."""

import pandas as pd
import streamlit as st

from access.rights import Right, may
from analytics.words import day
from answers.document_templates import own_template
from answers.emergencies.cards import standing
from answers.road_maps.cards import (
    approval_words,
    approve,
    progress,
    signer,
    versions,
    withdraw,
)
from documents.road_map import TEMPLATES, road_map_document
from registers.emergencies.values import Emergency, EmergencyError
from registers.road_maps.values import KINDS, MARKS, Person, RoadMap, RoadMapError, Version
from ui.clock import now
from ui.district import District
from ui.emergencies.facts import title_of as title_of_card
from ui.links import kept_filters
from ui.literal import literal
from ui.menu import page
from ui.road_maps.acts import carried_out, say
from ui.tables import Column, draw_table

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_VERSIONS = (
    Column("version", "Версия", "whole"),
    Column("at", "Когда", "moment"),
    Column("author", "Кто"),
    Column("changes", "Что изменено"),
    Column("marks", "Отметки"),
)
_MARK_NAMES = {
    "agreed": "Согласовано: заместитель главы, ответственный за блок",
    "approved": "Утверждено: куратор МЦУ",
}


def title_of(one: RoadMap) -> str:
    """Return the title: number, problem, how far it is."""
    said = progress(one, now().date()).words
    return f"{one.number}: {one.newest.plan.form.problem} — {said}"


def draw_head(here: District, one: RoadMap) -> None:
    """Draw what the card is about, and the document of its newest version."""
    plan = one.newest.plan
    st.write(
        literal(
            f"{KINDS[plan.kind].capitalize()}; {plan.settlement or 'весь район'}, "
            f"{plan.topic or 'тема не указана'}, сообщения с {day(plan.period_from)} по "
            f"{day(plan.period_to)}. Версия {one.newest.version}: {approval_words(one.newest)}."
        )
    )
    with st.container(horizontal=True, vertical_alignment="center", key="links_road_map"):
        draw_document(here, one, one.newest)
        card = _card(here, one)
        if card is not None:
            label = f"Аварийная ситуация {title_of_card(card)}"
            st.page_link(
                page("emergency"), label=literal(label), query_params=kept_filters(id=card.id)
            )


def _card(here: District, one: RoadMap) -> Emergency | None:
    """Return the card that the road map was made from; None when it was made by hand or is gone."""
    if one.emergency is None:
        return None
    try:
        return standing(here.home, here.actor, one.emergency, now()).card
    except EmergencyError:
        return None


def draw_document(here: District, one: RoadMap, version: Version) -> None:
    """Draw the button that saves a version as the decree's form."""
    if not may(here.actor, Right.EXPORT):
        return
    own = own_template(here.home, here.actor, TEMPLATES[version.plan.kind], now())
    st.download_button(
        "Скачать форму (docx)",
        data=lambda: road_map_document(here.actor, one, version, own.content if own else None),
        file_name=f"dorozhnaya_karta_{one.id}_v{version.version}.docx",
        mime=_DOCX,
        key=f"docx_{version.version}",
        on_click="ignore",
    )


def draw_versions(here: District, one: RoadMap) -> None:
    """Draw the versions with their documents, and the marks that may be put on the newest."""
    known = versions(here.home, here.actor, one.id, now())
    rows = [
        {
            "version": item.version,
            "at": item.at,
            "author": item.author,
            "changes": item.changes,
            "marks": "; ".join(
                f"{MARKS[mark.mark].lower()} {day(mark.day)}, {mark.person}, {mark.post}"
                for mark in item.approvals
            )
            or None,
        }
        for item in known
    ]
    draw_table(pd.DataFrame(rows), _VERSIONS)
    older = [item for item in known if item.version != one.newest.version]
    if older:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(
                "Прежняя версия", older, format_func=lambda item: f"версия {item.version}",
                width=200,
            )  # fmt: skip
            draw_document(here, one, chosen)
    _draw_marking(here, one)
    if may(here.actor, Right.EDIT_ROAD_MAPS):
        _draw_withdrawing(here, one)


def _draw_marking(here: District, one: RoadMap) -> None:
    missing = [mark for mark in MARKS if mark not in {a.mark for a in one.newest.approvals}]
    if not missing or not may(here.actor, Right.APPROVE_ROAD_MAPS):
        return
    st.subheader("Поставить отметку", anchor=False)
    st.caption(
        "Отметка относится к показанной версии и остаётся с ней. Следующая правка создаст новую "
        "версию, уже без отметок; исполнение мероприятий отметок не снимает."
    )
    mark = st.radio("Отметка", missing, format_func=lambda item: _MARK_NAMES[item], key="mark")
    expected = signer(here.home, here.actor, one.newest.plan.form, mark, now())
    with (
        st.form(f"mark_{mark}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        name = st.text_input("Кто", expected.name, width=260)
        title = st.text_input("Должность", expected.post, width=380)
        signed = st.date_input("Когда", now().date(), format="DD.MM.YYYY", width=160)
        asked = st.form_submit_button("Поставить")
    if asked:
        said = f"Версия {one.newest.version}: {MARKS[mark].lower()}."
        card = _card(here, one) if mark == "approved" else None
        if card is not None and not card.closed and card.road_map_at is None:
            said += f" В карточке № {card.id} отмечено: дорожная карта готова."
        carried_out(
            lambda: approve(
                here.home, here.actor, one.id, mark, Person(name, title), signed,
                one.newest.version, now(),
            ),
            said,
        )  # fmt: skip


def _draw_withdrawing(here: District, one: RoadMap) -> None:
    with st.expander("Удалить карту"):
        st.write(
            "Карта уйдёт из списка и из показателя 5, номер останется занят. Версии сохранятся в "
            "реестрах. Если карта утверждена, в карточке аварийной ситуации снимется отметка о её "
            "готовности, и часы пойдут дальше."
        )
        if st.button("Удалить", key="withdraw"):
            try:
                withdraw(here.home, here.actor, one.id, now())
            except RoadMapError as error:
                st.error(literal(str(error)))
                return
            say(f"Карта {one.number} удалена.")
            st.switch_page(page("roadmaps"), query_params=kept_filters())
