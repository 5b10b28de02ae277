"""Names from files, shown as they are."""

import re

_BLANKS = re.compile(
    r"[^\S\u00a0\u202f]+"
)  # what does not break keeps a figure and its unit together
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$^=&@/\"'])")


def literal(text: str) -> str:
    """Return the text with every sign that Markdown could act upon made plain."""
    return _SPECIAL.sub(r"\\\1", _BLANKS.sub(" ", text).strip())
