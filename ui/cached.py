"""Answers kept between reruns: facts never change under a snapshot, so nothing has to expire.

The key is the snapshot, whose eyes look, and everything that was asked (the as-of is part of that).
"""

from collections.abc import Callable
from types import FunctionType
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

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
    return _kept(key, *_eyes(here), lambda: question(here.facts, here.actor, *asked, **named))


def recalled(make: Callable[[], Answer], here: District, *asked: Any) -> Answer:
    """Return ``make()``, from memory when this very line made it before of the same.

    For what is made of kept answers: besides the snapshot ``asked`` must say all that it is made
    of, whole in its repr. ``make`` is a function or a lambda.
    """
    return _kept(_line(make, asked), *_eyes(here), make)


def drawn(draw: Callable[[], Answer], here: District, *asked: Any) -> Answer:
    """Return the figure of ``draw``, as ``recalled`` does and in the theme's colours.

    The figure is one for all: nobody may change it.
    """
    return _drawn(_line(draw, (here.colours.surface, *asked)), *_eyes(here), draw)


def _line(make: Callable[[], Any], asked: tuple[Any, ...]) -> tuple[str, ...]:
    code = cast("FunctionType", make).__code__
    return code.co_filename, str(code.co_firstlineno), repr(asked)


def _eyes(here: District) -> tuple[tuple[str, ...], tuple[str, int, str]]:
    """Whose eyes look, and at which snapshot."""
    rights = (here.actor.name, *sorted(here.actor.rights))
    return rights, (str(here.facts.path), here.facts.number, here.facts.published_at.isoformat())


@st.cache_data(max_entries=400, show_spinner=False)
def _kept(
    key: tuple[str, ...],  # noqa: ARG001 - the three are the key of the cache
    rights: tuple[str, ...],  # noqa: ARG001
    where: tuple[str, int, str],  # noqa: ARG001
    _answer: Callable[[], Any],
) -> Any:
    return _answer()


# Copying a figure costs as much as drawing it.
@st.cache_resource(max_entries=200, show_spinner=False)
def _drawn(
    key: tuple[str, ...],  # noqa: ARG001 - the three are the key of the cache
    rights: tuple[str, ...],  # noqa: ARG001
    where: tuple[str, int, str],  # noqa: ARG001
    _draw: Callable[[], Any],
) -> Any:
    return _draw()
