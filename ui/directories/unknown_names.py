"""Names from files that no directory knows: a person says what each means."""

from collections.abc import Sequence

import streamlit as st

from analytics.words import counted
from answers.directories import Directories, UnknownName, give_meanings
from data.likeness import most_alike
from registers.directories.reading import Alias
from ui.clock import now
from ui.district import District
from ui.literal import literal
from ui.publishing import publish

_SHOWN = 10
_LATER = "пока не знаю"
_OUTSIDE = "другой муниципалитет…"
_ON_PURPOSE = "оставить «не определено»"
_TITLES = {"settlement": "Поселения", "topic": "Темы"}


def draw_unknown(here: District, names: Sequence[UnknownName], known: Directories) -> None:
    """Draw the unknown names, those with most messages first, and save what is chosen."""
    chosen: list[Alias] = []
    for kind, title in _TITLES.items():
        of_kind = [one for one in names if one.kind == kind]
        if not of_kind:
            continue
        st.subheader(f"{title}: {counted(len(of_kind), 'название', 'названия', 'названий')}")
        for one in of_kind[:_SHOWN]:
            meaning = _ask(one, known)
            if meaning is not None:
                chosen.append(meaning)
        if len(of_kind) > _SHOWN:
            st.caption(f"Ещё {len(of_kind) - _SHOWN} появятся здесь, когда разберёте эти.")
    if st.button(
        "Сохранить и опубликовать", type="primary", disabled=not chosen, key="save_meanings"
    ):
        _save(here, names, chosen)


def _ask(one: UnknownName, known: Directories) -> Alias | None:
    """Ask what a name means; None while nobody says."""
    directory = known.directory
    listed = (
        [settlement.name for settlement in directory.settlements]
        if one.kind == "settlement"
        else [topic.label for topic in directory.topics]
    )
    alike = most_alike(one.name, listed)
    extra = [_OUTSIDE, _ON_PURPOSE] if one.kind == "settlement" else [_ON_PURPOSE]
    options = [_LATER, *alike, *extra, *(name for name in listed if name not in alike)]
    key = f"{one.kind}_{one.name}"
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"ask_{key}"):
        words = counted(one.messages, "сообщение", "сообщения", "сообщений")
        said = st.selectbox(
            f"**{literal(one.name)}** — {words}", options, key=f"means_{key}", width=520
        )
        if said == _LATER:
            return None
        if said == _ON_PURPOSE:
            return Alias(one.kind, one.name, None)
        if said != _OUTSIDE:
            return Alias(one.kind, one.name, said)
        whose = st.text_input("Какой муниципалитет", one.name, key=f"whose_{key}", width=300)
        return Alias("outside", one.name, whose.strip() or None)


def _save(here: District, names: Sequence[UnknownName], chosen: Sequence[Alias]) -> None:
    refused = give_meanings(here.home, here.actor, chosen, now())
    for reason in refused:
        st.error(reason)
    if len(refused) == len(chosen):
        return
    of_chosen = {alias.name for alias in chosen}
    messages = sum(one.messages for one in names if one.name in of_chosen)
    done = counted(len(chosen) - len(refused), "название", "названия", "названий")
    also = f" Отказано: {'; '.join(refused)}" if refused else ""
    publish(here, f"Сопоставлено: {done}, сообщений с ними {messages}.{also}")
