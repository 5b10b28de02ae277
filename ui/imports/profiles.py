"""Profiles that people made: the list, and forgetting one."""

import streamlit as st

from analytics.words import day
from answers.imports.mappings import forget_mapping, own_profiles
from data.importing.tables.profile import shipped_profiles
from registers.profiles import ProfileError, SavedProfile
from ui.clock import now
from ui.district import District
from ui.literal import literal


def draw_own_profiles(here: District) -> None:
    """Draw the exports that were mapped by hand; nothing when there are none."""
    profiles = own_profiles(here.home, here.actor, now())
    if not profiles:
        return
    shipped = {one.id for one in shipped_profiles()}
    st.subheader("Источники, сопоставленные вручную")
    for profile in profiles:
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"own_{profile.profile_id}"
        ):
            what = ": как читать даты" if profile.profile_id in shipped else ""
            st.markdown(
                f"**{literal(profile.title)}**{what} · сохранил {literal(profile.author)}, "
                f"{day(profile.at)}"
            )
            if st.button("Забыть", key=f"forget_{profile.profile_id}"):
                _confirm(here, profile, upon_shipped=profile.profile_id in shipped)


@st.dialog("Забыть сопоставление?")
def _confirm(here: District, profile: SavedProfile, upon_shipped: bool) -> None:
    title = literal(profile.title)
    st.write(
        f"О датах в файлах источника «{title}» система спросит снова. Загруженные данные останутся."
        if upon_shipped
        else f"Файлы источника «{title}» больше не будут узнаваться сами. Загруженные данные "
        "останутся."
    )
    with st.container(horizontal=True):
        if st.button("Забыть", type="primary", key="forget_yes"):
            try:
                forget_mapping(here.home, here.actor, profile.profile_id, now())
            except ProfileError as error:
                st.error(str(error))
                return
            st.rerun()
        if st.button("Оставить", key="forget_no"):
            st.rerun()
