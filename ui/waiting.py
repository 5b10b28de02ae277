"""Work that takes seconds: a bar that says what is being done."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from ui.literal import literal

Answer = TypeVar("Answer")
Step = Callable[[str, int, int], None]

_PUBLISHING = "публикация"


def waited_for(words: str, work: Callable[[Step], Answer]) -> Answer:
    """Return what ``work`` answers; it is handed a function that moves the bar."""
    bar = st.progress(0.0, text=words)

    def step(what: str, done: int, total: int) -> None:
        if what == _PUBLISHING:
            bar.progress(1.0, text="Считаю показатели и публикую новую версию данных…")
        else:
            share = (done + 0.5) / max(total, 1)
            bar.progress(min(share, 1.0), text=f"{words} {literal(what)} ({done + 1} из {total})")

    try:
        return work(step)
    finally:
        bar.empty()
