"""Names of executors against the directory of bodies, and names that mean many bodies."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

SUGGESTED_FROM = 75  # of 100; below it the likeness says nothing

_DASHES = re.compile(r"\s*[‐‑‒–—−-]\s*")
_QUOTES = re.compile("[«»\"„“”'`]")
_SHORT = (
    (re.compile(r"\b(?:г\.|город[ауе]?(?!\w))\s*"), "г "),
    (re.compile(r"\bадм\.\s*"), "администрации "),
    (re.compile(r"\bрф\b"), "российской федерации"),
    (re.compile(r"\bжкх\b"), "жилищно-коммунального хозяйства"),
)
_GROUPS = (
    (re.compile(r"^субъекты (?:системы )?профилактики"), "субъекты системы профилактики"),
    (re.compile(r"^органы и учреждения системы профилактики"), "субъекты системы профилактики"),
    (
        re.compile(r"^(?:органы местного самоуправления|омсу?\b)"),
        "органы местного самоуправления",
    ),
    (
        re.compile(r"^(?:главы|администрации) (?:городских|сельских|муниципальных|поселений)"),
        "администрации поселений",
    ),
    (re.compile(r"^комиссии по делам несовершеннолетних"), "муниципальные комиссии"),
    (
        re.compile(r"^(?:муниципальные )?(?:обще)?образовательные (?:организации|учреждения)|^школы"),
        "образовательные организации",
    ),
    (re.compile(r"^правоохранительные органы"), "правоохранительные органы"),
    (re.compile(r"^(?:\w+ ){0,2}исполнительные органы"), "исполнительные органы"),
    (
        re.compile(r"^(?:отраслевые|структурные|территориальные) (?:\(\w+\) )?(?:органы|подразделения)"),
        "структурные подразделения администрации",
    ),
    (
        re.compile(r"^(?:подведомственные|муниципальные) (?:учреждения|организации|предприятия)"),
        "муниципальные учреждения и предприятия",
    ),
    (re.compile(r"^(?:управляющие|ресурсоснабжающие) (?:компании|организации)"), "организации ЖКХ"),
    (re.compile(r"^(?:все|иные|заинтересованные|другие)\b"), "не названы поимённо"),
    (re.compile(r"^руководители (?:отраслевых|структурных|муниципальных)"), "руководители"),
)  # fmt: skip


@dataclass(frozen=True)
class Match:
    """One name of a plan: the body it is, or the one it may be with the likeness from 0 to 100.

    `group` names what stands for many bodies; such a name has a body only where the directory
    knows it as an alias.
    """

    name: str
    body: str | None
    group: str | None = None
    suggestion: str | None = None
    likeness: float = 0.0


def matched(
    names: Iterable[str],
    directory: Mapping[str, str],
    suggested_from: float = SUGGESTED_FROM,
) -> tuple[Match, ...]:
    """Each name with its body by the directory alias → body, in the order given.

    Only an alias equal after folding (letters, ё, quotes, dashes, spaces, common short forms) gives
    a body. Otherwise the likest alias is a suggestion, which a person has to accept.
    """
    known = {fold(alias): body for alias, body in directory.items()}
    return tuple(_match(name, known, suggested_from) for name in names)


def group(name: str) -> str | None:
    """What many bodies the name stands for, None when it is a body's own."""
    small = fold(name)
    return next((called for pattern, called in _GROUPS if pattern.search(small)), None)


def groups(names: Iterable[str]) -> dict[str, str]:
    """The names among these that stand for many bodies, each with what it stands for."""
    found = {name: group(name) for name in names}
    return {name: called for name, called in found.items() if called is not None}


def fold(name: str) -> str:
    """The name as it is compared: small letters, е for ё, one kind of space and dash, no quotes."""
    small = _DASHES.sub("-", _QUOTES.sub("", name.lower().replace("ё", "е")))
    for pattern, whole in _SHORT:
        small = pattern.sub(whole, small)
    return re.sub(r"\s+", " ", small).strip(" .,;:-")


def _match(name: str, known: Mapping[str, str], suggested_from: float) -> Match:
    small, many = fold(name), group(name)
    if small in known:
        return Match(name, known[small], many)
    if not known:
        return Match(name, None, many)
    alias, likeness, _ = process.extractOne(small, known.keys(), scorer=fuzz.token_sort_ratio)
    if likeness < suggested_from:
        return Match(name, None, many)
    return Match(name, None, many, known[alias], float(likeness))
