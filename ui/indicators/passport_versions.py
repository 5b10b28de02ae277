"""The passports as a table, and the versions of one: what changed, looking at it, bringing it back."""

import pandas as pd
import streamlit as st

from access.rights import Right, may
from answers.indicators.passport_versions import ARCHIVED, DRAFT, Known, Version
from registers.passports.versions import Saving
from ui.district import District
from ui.indicators.passport_saving import carry_out
from ui.links import page_link
from ui.tables import Column, draw_export, draw_table

_KNOWN = (
    Column("title", "Показатель", link="link"),
    Column("standing", "Состояние"),
    Column("variant", "Порядок расчёта"),
    Column("number", "Версия", "whole"),
    Column("since", "Считается"),
    Column("approver", "Утвердил"),
    Column("author", "Сохранил"),
    Column("at", "Когда", "moment"),
)
_VERSIONS = (
    Column("number", "Версия", "whole"),
    Column("standing", "Состояние"),
    Column("since", "Считается"),
    Column("changes", "Что изменилось"),
    Column("comment", "Зачем"),
    Column("approver", "Утвердил"),
    Column("author", "Сохранил"),
    Column("at", "Когда", "moment"),
)


def draw_known(here: District, every: tuple[Known, ...]) -> None:
    """Draw the indicators with the version each counts by."""
    rows = [
        _said(one.last)
        | {
            "title": one.title, "standing": one.standing, "variant": one.formula_words,
            "link": page_link("passports", indicator=one.code),
        }
        for one in every
    ]  # fmt: skip
    draw_table(pd.DataFrame(rows), _KNOWN)
    _export(here, rows, _KNOWN, "Паспорта показателей", "pasporta")


def draw_versions(here: District, known: Known) -> None:
    """Draw the versions, the newest first, and what can be done with one of them."""
    rows = [_said(one) | {"changes": "; ".join(one.changes)} for one in known.versions]
    draw_table(pd.DataFrame(rows), _VERSIONS)
    _export(here, rows, _VERSIONS, f"Версии паспорта: {known.title}", f"versii_{known.code}")
    chosen = st.selectbox(
        "Посмотреть версию", known.versions, width=340, key=f"version_{known.code}",
        format_func=lambda one: f"{one.number}, {one.standing}, {one.since}",
    )  # fmt: skip
    with st.expander(f"Текст версии {chosen.number}"):
        st.code(chosen.stored.toml_text, "toml", wrap_lines=True)
    if may(here.actor, Right.EDIT_PASSPORTS):
        _draw_acts(here, known, chosen)


def _draw_acts(here: District, known: Known, chosen: Version) -> None:
    last = known.last
    words = "Опубликовать эту версию" if chosen.standing == DRAFT else "Вернуть эту версию"
    stored = chosen.stored
    with st.form(f"acts_{known.code}"):
        comment = st.text_input("Зачем", key=f"act_comment_{known.code}")
        with st.container(horizontal=True):
            back = st.form_submit_button(words, disabled=_counts(chosen, last))
            away = st.form_submit_button(
                "Убрать показатель в архив", disabled=last.standing == ARCHIVED
            )
    if back:
        saving = Saving(
            "published", last.number, comment or _why(chosen), stored.valid_from,
            stored.approver, stored.approved_on,
        )  # fmt: skip
        carry_out(here, lambda: stored.toml_text, saving)
    elif away:
        carry_out(here, lambda: last.stored.toml_text, Saving("archived", last.number, comment))


def _counts(chosen: Version, last: Version) -> bool:
    """Whether the version is the newest and counts already: bringing it back changes nothing."""
    return chosen == last and chosen.standing not in (DRAFT, ARCHIVED)


def _why(chosen: Version) -> str:
    return f"{'Опубликован черновик' if chosen.standing == DRAFT else 'Возвращена версия'} {chosen.number}"


def _said(one: Version) -> dict[str, object]:
    stored = one.stored
    approved = stored.approver
    if stored.approved_on is not None:
        approved += f", {stored.approved_on:%d.%m.%Y}"
    return {
        "number": one.number, "standing": one.standing, "since": one.since, "approver": approved,
        "comment": stored.comment, "author": stored.author, "at": stored.at,
    }  # fmt: skip


def _export(
    here: District,
    rows: list[dict[str, object]],
    columns: tuple[Column, ...],
    title: str,
    file_name: str,
) -> None:
    frame = pd.DataFrame(rows)[[column.key for column in columns]]
    named = {column.key: column.title for column in columns}
    draw_export(here.actor, frame.rename(columns=named), title, [], file_name)
