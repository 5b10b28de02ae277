"""Answers kept between reruns: facts never change under a snapshot, so nothing has to expire.

The key is the snapshot, whose eyes look, and everything that was asked (the as-of is part of that).
"""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from access.rights import Actor
from data.snapshots import Facts
from ui.district import District

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def kept(
    question: Callable[Concatenate[Facts, Actor, Asked], Answer],
    here: District,
    *asked: Asked.args,
    **named: Asked.kwargs,
) -> Answer:
    """Return ``question(facts, actor, *asked, **named)``, from memory when it was asked before.

    What is asked must say itself whole in its repr: dates, words, frozen dataclasses.
    """
    key = (question.__module__, question.__qualname__, repr(asked), repr(sorted(named.items())))
    rights = (here.actor.name, *sorted(here.actor.rights))
    where = (str(here.facts.path), here.facts.number, here.facts.published_at.isoformat())
    return _kept(key, rights, where, lambda: question(here.facts, here.actor, *asked, **named))


@st.cache_data(max_entries=400, show_spinner=False)
def _kept(
    key: tuple[str, ...],  # noqa: ARG001 - the three are the key of the cache
    rights: tuple[str, ...],  # noqa: ARG001
    where: tuple[str, int, str],  # noqa: ARG001
    _answer: Callable[[], Any],
) -> Any:
    return _answer()
