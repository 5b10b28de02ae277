"""Forms that empty themselves once their work is done: a new form each time, never a cleared one.

A cleared form loses what was typed when it is refused, and a double click sends it empty.
"""

import streamlit as st


def turn(form: str) -> int:
    """Return which form of this name is on the screen: a part of its key and of its fields'."""
    return int(st.session_state.get(_key(form), 0))


def next_turn(form: str) -> None:
    """Put a new, empty form in the place of this one at the next run."""
    st.session_state[_key(form)] = turn(form) + 1


def _key(form: str) -> str:
    return f"turn of {form}"
