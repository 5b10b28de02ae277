"""The only place that puts our own markup and styles on a screen."""

from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from charts.palette import DARK, LIGHT, Palette, Status

_SHEET = Path(__file__).parent / "style.css"


def dress() -> None:
    """Put the style sheet on the page: once a run, before anything is drawn."""
    st.html(_style())


def place(markup: str) -> None:
    """Put markup made by our own code on the page; every value inside must be escaped by then."""
    st.html(markup)


def signed(shown: Status) -> str:
    """Return markup of a verdict: the sign in its colour, the words in ink."""
    return f'<span class="sign-{shown.key}">{shown.sign}</span> {escape(shown.words)}'


@cache
def _style() -> str:
    colours = (
        f":root{{{_variables(LIGHT)}}}"
        f"@media (prefers-color-scheme: dark){{:root{{{_variables(DARK)}}}}}"
    )
    return f"<style>{colours}{_SHEET.read_text('utf-8')}</style>"


def _variables(colours: Palette) -> str:
    """The palette as variables of the page: one source of colours for pictures and for text."""
    named = {
        "surface": colours.surface,
        "ink": colours.ink,
        "muted": colours.muted,
        "grid": colours.grid,
        "accent": colours.accent,
        "fact": colours.fact,
        "plan": colours.plan,
        "pale": colours.pale,
        "own": colours.load[0],
        "bar": colours.load[2],
        **colours.status,
        **{f"tint-{key}": tint for key, tint in colours.tint.items()},
    }
    return "".join(f"--{name}:{colour};" for name, colour in named.items())
