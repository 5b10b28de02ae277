"""Words kept on one line of a narrow table column."""

from textwrap import wrap

from analytics.words import NBSP


def unbroken(text: str, letters: int = 44) -> str:
    """Return the text that may be broken only every so many letters: it keeps its column open."""
    return " ".join(line.replace(" ", NBSP) for line in wrap(text, letters))
