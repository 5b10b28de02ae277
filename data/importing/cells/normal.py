"""Normal forms in which headers and values are compared (contract, section 1).

Besides what the contract names, a comparison ignores what an eye does not see: characters of no
width, marks of writing direction, a full stop at the end, and Latin letters that look Cyrillic.
"""

import re

# Classes of characters, written so that Python and the database read them alike.
_HIDDEN = (
    r"\x{0000}-\x{0008}\x{000e}-\x{001b}\x{007f}-\x{0084}\x{0086}-\x{009f}\x{00ad}\x{061c}"
    r"\x{180e}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{206f}\x{fe00}-\x{fe0f}\x{feff}"
    r"\x{fff9}-\x{fffd}"
)
_SPACES = (
    r"\x{0009}-\x{000d}\x{001c}-\x{0020}\x{0085}\x{00a0}\x{1680}\x{2000}-\x{200a}"
    r"\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
)
_QUOTES = "«»\"'“”„‘’`‚‛"
# The same letter to the eye, also «N п/п» for «№ п/п»; by case, as both are lowered.
_LATIN, _CYRILLIC = "aceopxykmthbё№", "асеорхукмтнвеn"

_IGNORED = rf"[{_SPACES}{_HIDDEN}{_QUOTES}]"
_DROPPED_SQL = rf"{_IGNORED}+|[.,;:!…][.,;:!…{_SPACES}{_HIDDEN}{_QUOTES}]*$"
_DASHES_SQL = "[‐-―−]"


def _python(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\x\{([0-9a-f]{4})\}", r"\\u\1", pattern).replace("$", r"\Z"))


_DROPPED, _DASHES = _python(_DROPPED_SQL), _python(_DASHES_SQL)
_ALIKE = str.maketrans(_LATIN, _CYRILLIC)
_INVISIBLE, _BLANKS = _python(f"[{_HIDDEN}]+"), _python(f"[{_SPACES}]+")


def _template(pattern: str) -> str:
    return pattern.replace("'", "''").replace("{", "{{").replace("}", "}}")


# The same rule as SQL over a text expression: both must agree, and a test says so.
SQL_NORMAL = (
    "translate(lower(regexp_replace(regexp_replace({0}, "
    f"'{_template(_DROPPED_SQL)}', '', 'g'), '{_DASHES_SQL}', '-', 'g')), "
    f"'{_LATIN}', '{_CYRILLIC}')"
)


def normal(text: str) -> str:
    """Return ``text`` as it is compared.

    Without case, spaces, quotes, line breaks, hidden characters and a full stop at the end, with е
    for ё, one kind of dash, and Cyrillic letters for Latin ones that look the same.
    """
    return _DASHES.sub("-", _DROPPED.sub("", text)).lower().translate(_ALIKE)


def tidy(text: str) -> str:
    """Return ``text`` as it is read by people: no hidden characters, single plain spaces."""
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip(" ")
