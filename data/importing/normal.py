"""Normal forms in which headers and values are compared (contract, section 1)."""

import re

_DROPPED = re.compile(r"[\s\u00a0\u200b\ufeff«»\"'“”„]+")
_DASHES = re.compile(r"[‐-―−]")

# The same rule as SQL over a text expression: both must agree, and a test says so.
SQL_NORMAL = (
    "replace(lower(regexp_replace(regexp_replace({0}, "
    "'[\\s\\x{{00a0}}\\x{{200b}}\\x{{feff}}«»\"''“”„]+', '', 'g'), "
    "'[‐-―−]', '-', 'g')), 'ё', 'е')"
)


def normal(text: str) -> str:
    """Return ``text`` without case, spaces, quotes, line breaks, with е for ё and one kind of dash."""
    return _DASHES.sub("-", _DROPPED.sub("", text)).lower().replace("ё", "е")
