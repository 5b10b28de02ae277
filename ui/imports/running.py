"""Imports at work and imports done, wherever the person is: they outlive the page that began them."""

from collections.abc import Sequence

import streamlit as st

from access.rights import Right, may
from data import runs
from data.home import Home
from data.runs import Run
from ui.district import District
from ui.imports.run_words import ended_words, share_done, shown_to, waits, working_words
from ui.links import kept_filters
from ui.menu import page

_EVERY = 1.0  # seconds between two looks while something is at work
_WATCHED = "watched_runs"
_TOLD = "told_runs"
_UPLOAD = "upload"
_SHOWN = ("preview", "confirm", "inbox")  # the upload page draws their answers


def draw_band(here: District, slug: str, shown: str | None) -> None:
    """Draw a line for each run that concerns the person; ``shown`` is drawn by the page itself."""
    if not may(here.actor, Right.IMPORT):
        return
    name = here.actor.name
    known = runs.runs(here.home, here.actor)
    apart = {shown, *(run.of for run in known)}  # what is being confirmed is offered no more
    listed = [run for run in known if run.id not in apart and shown_to(run, name)]
    working = [run for run in listed if run.end is None]
    _remember(listed, name)
    told: list[str] = st.session_state.setdefault(_TOLD, [])
    news = [run for run in listed if _is_news(run, name, slug) or run.id in told]
    if not working and not news:
        return
    with st.container(key="runs", gap="small"):
        if working:
            _watch(here.home, name, tuple(run.id for run in working))
        for run in news:
            _draw_news(here, run)


def draw_progress(here: District, run: Run) -> None:
    """Draw how far the run of this page is, and draw the page anew when it has ended."""
    _progress(here.home, here.actor.name, run.id)


@st.fragment(run_every=_EVERY)
def _progress(home: Home, name: str, identity: str) -> None:
    run = runs.find(home, identity)
    if run is None or run.end is not None:
        st.rerun()
        return
    st.progress(share_done(run), text=working_words(run, name))
    st.caption("Страницу можно закрыть: работа идёт на сервере, ответ будет ждать здесь.")


@st.fragment(run_every=_EVERY)
def _watch(home: Home, name: str, identities: tuple[str, ...]) -> None:
    found = [runs.find(home, identity) for identity in identities]
    working = [run for run in found if run is not None and run.end is None]
    if len(working) < len(identities):
        st.rerun()
        return
    for run in working:
        st.markdown(working_words(run, name))


def _is_news(run: Run, name: str, slug: str) -> bool:
    """Return whether the end of a run is to be told: one's own, until it was seen."""
    if run.end is None or run.actor != name:
        return False
    return not run.seen or (slug == _UPLOAD and run.action == "preview" and waits(run))


def _remember(listed: Sequence[Run], name: str) -> None:
    """Keep for this tab which runs of others were at work here: their ends will be told."""
    watched: set[str] = st.session_state.setdefault(_WATCHED, set())
    told: list[str] = st.session_state.setdefault(_TOLD, [])
    for run in listed:
        if run.actor == name:
            continue
        if run.end is None:
            watched.add(run.id)
        elif run.id in watched:
            watched.remove(run.id)
            told.append(run.id)


def _draw_news(here: District, run: Run) -> None:
    own = run.actor == here.actor.name
    with st.container(horizontal=True, vertical_alignment="center", key=f"run_{run.id}"):
        st.markdown(ended_words(run, here.actor.name))
        shows = own and run.end == "answered" and run.action in _SHOWN
        if shows and st.button("Показать", key=f"show_{run.id}"):
            st.switch_page(page(_UPLOAD), query_params=kept_filters() | {"run": run.id})
        if st.button("Убрать" if waits(run) else "Скрыть", key=f"hide_{run.id}"):
            if not own:
                st.session_state[_TOLD].remove(run.id)
            elif waits(run):
                runs.drop(here.home, run.id)
            else:
                runs.mark_seen(here.home, run.id)
            st.rerun()
