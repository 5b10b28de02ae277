"""«Паспорта и версии»: how each indicator is counted, who changed it, and adding one of one's own."""

import streamlit as st

from access.rights import Right, may
from analytics.words import counted, number
from answers.indicators.passport_versions import DRAFT, passports
from ui.asked import switch
from ui.clock import now
from ui.district import district
from ui.indicators.passport_forms import draw_edit, draw_new, draw_text
from ui.indicators.passport_saving import draw_said
from ui.indicators.passport_versions import draw_known, draw_versions

here = district()
found = passports(here.home, here.actor, here.facts, now())
counting = sum(one.standing == "действует" for one in found.known)
drafts = sum(one.last.standing == DRAFT for one in found.known)
title = counted(counting, "показатель считается", "показателя считаются", "показателей считаются")
if changed := sum(one.versions[-1] != one.last for one in found.known):
    title += f", изменялись паспорта: {number(changed)}"
if drafts:
    title += f", ждёт публикации {counted(drafts, 'черновик', 'черновика', 'черновиков')}"
st.title(title, anchor=False)
draw_said(here, found.unpublished)
draw_known(here, found.known)

tabs = {
    "versions": "Версии",
    "edit": "Изменить",
    "text": "Весь текст",
    "new": "Добавить показатель",
}
if not may(here.actor, Right.EDIT_PASSPORTS):
    tabs = {"versions": tabs["versions"]}
names = {one.code: one.title for one in found.known}
with st.container(key="switches", horizontal=True, vertical_alignment="bottom"):
    tab = switch("tab", "Что сделать", tabs)
    code = switch("indicator", "Показатель", names, wide=True) if tab != "new" else ""
known = next((one for one in found.known if one.code == code), found.known[0])
match tab:
    case "edit":
        draw_edit(here, known)
    case "text":
        draw_text(here, known)
    case "new":
        draw_new(here)
    case _:
        draw_versions(here, known)
