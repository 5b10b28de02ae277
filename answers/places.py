"""Names of places inside a sentence: «в Мортке», «в Междуреченском»."""

import re

_CONSONANTS = "бвгджзйклмнпрстфхцчшщ"

# Ending → ending of the prepositional case; the first that fits.
_CASES: tuple[tuple[str, str], ...] = (
    ("ский", "ском"),
    ("цкий", "цком"),
    ("ний", "нем"),
    ("ый", "ом"),
    ("ой", "ом"),
    ("ое", "ом"),
    ("ее", "ем"),
    ("ая", "ой"),
    ("ия", "ии"),
    ("ие", "ии"),
    ("ы", "ах"),
    ("ши", "шах"),
    ("а", "е"),
    ("я", "е"),
)


def in_place(name: str) -> str | None:
    """Return the place with its preposition, «в Мортке»; None when the form is not certain.

    Only one-word Russian names of the common kinds are bent; any other is better left as it is.
    """
    if not re.fullmatch("[А-ЯЁ][а-яё]+", name):
        return None
    bent = next(
        (name[: -len(ending)] + case for ending, case in _CASES if name.endswith(ending)), None
    )
    if bent is None and name[-1] in _CONSONANTS and name[-1] != "й":
        bent = f"{name}е"
    if bent is None:
        return None
    meeting = name[0] in "ВФ" and name[1] in _CONSONANTS
    return f"{'во' if meeting else 'в'} {bent}"
