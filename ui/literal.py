"""Names from files, shown as they are."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$^=&@/\"'])")


def literal(text: str) -> str:
    """Return the text with every sign that Markdown could act upon made plain."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
