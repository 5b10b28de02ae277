"""What a system changed in its export since the last import by the same profile."""

import json
from collections.abc import Mapping, Sequence

from data import journal
from data.home import Home
from data.importing.reading_values import Reading
from data.importing.tables.headers import form
from data.importing.tables.remarks import listing

_ALIKE = 90  # of 100: below this two headers are two columns


def drift(home: Home, reading: Reading) -> list[str]:
    """Return Russian sentences on columns added, gone, renamed and moved; none the first time."""
    before = last_headers(home, reading.profile.id)
    return changes_of(before, reading.headers, reading.read_headers) if before else []


def last_headers(home: Home, profile: str) -> tuple[str, ...]:
    """Return the headers of the last import in force by a profile, none when there is none."""
    found: tuple[str, ...] = ()
    for entry in journal.live_imports(home).values():
        if entry.detail["profile"] == profile:
            rules: Mapping[str, Sequence[str]] = json.loads(entry.detail["rules"])
            found = tuple(rules.get("headers", ())) or found
    return found


def changes_of(before: Sequence[str], now: Sequence[str], read: Sequence[str]) -> list[str]:
    """Return what changed between two headers; ``read`` are the headers of the columns now read."""
    old = {form(text): text for text in before if text}
    new = {form(text): text for text in now if text}
    gone = [name for name in old if name not in new]
    added = [name for name in new if name not in old]
    renamed = _renamed(gone, added, [form(text) for text in before], [form(text) for text in now])
    said: list[str] = []
    known = {form(text) for text in read}
    for was, became in renamed.items():
        taken = "прочитан" if became in known else "не прочитан"
        said.append(
            f"С прошлой загрузки столбец «{old[was]}», похоже, стал называться «{new[became]}»: он "
            f"{taken}. Проверьте, тот ли это столбец"
        )
    fresh = [new[name] for name in added if name not in renamed.values()]
    if fresh:
        said.append("С прошлой загрузки появились столбцы: " + listing(fresh))
    lost = [old[name] for name in gone if name not in renamed]
    if lost:
        said.append("С прошлой загрузки пропали столбцы: " + listing(lost))
    if _order(old, new) != _order(new, old):
        said.append(
            "С прошлой загрузки столбцы переставлены. Они читаются по названиям, это не ошибка"
        )
    return said


def _renamed(
    gone: Sequence[str], added: Sequence[str], before: Sequence[str], now: Sequence[str]
) -> dict[str, str]:
    """Return {old form: new form} of columns with a like name, or with another one in their place."""
    if not gone or not added:
        return {}
    from rapidfuzz import fuzz  # loaded only for a header that changed

    found: dict[str, str] = {}
    for was in gone:
        left = [name for name in added if name not in found.values()]
        alike = max(left, key=lambda name: fuzz.ratio(was, name), default=None)
        if alike is not None and fuzz.ratio(was, alike) >= _ALIKE:
            found[was] = alike
        elif any(_stands_between(was, name, before, now) for name in left):
            found[was] = next(name for name in left if _stands_between(was, name, before, now))
    return found


def _stands_between(was: str, became: str, before: Sequence[str], now: Sequence[str]) -> bool:
    """Return whether a new column has the neighbours that the old one had."""
    return _neighbours(was, before) == _neighbours(became, now)


def _neighbours(name: str, names: Sequence[str]) -> tuple[str, str]:
    place = names.index(name)
    return (
        names[place - 1] if place else "",
        names[place + 1] if place + 1 < len(names) else "",
    )


def _order(names: Mapping[str, str], others: Mapping[str, str]) -> list[str]:
    return [name for name in names if name in others]
