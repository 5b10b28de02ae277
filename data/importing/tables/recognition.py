"""Which export is this? Profiles are fitted to the header by the words in it, never by letters."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data.errors import FileRefused, Undecided
from data.importing.tables.headers import DEEPEST, Header, form, header_at
from data.importing.tables.profile import Profile
from data.reader.sheet import Merge, Sheet

_LOOKED_AT = 50  # rows from the top in which a header may stand
_LOOKED_ON = 6  # rows around a header in which another may begin beside it
_FORM_ROWS = 10  # merged cells above make a sheet a form
_SIDE_BY_SIDE = (
    "На листе две таблицы рядом: «{}» и «{}». Перенесите каждую на свой лист или в свой файл и "
    "загрузите снова."
)
_A_FORM = (
    "Это похоже на форму с объединённой многострочной шапкой, а не на построчную выгрузку. "
    "Загрузите реестр, где одна строка заголовков и одна строка — одно сообщение, или "
    "сопоставьте столбцы вручную на странице «Загрузка»."
)
_NEARLY = (
    "Похоже на «{}», но не хватает столбцов: {}. "
    "Выгрузите файл с ними или сопоставьте столбцы вручную на странице «Загрузка»."
)
_NO_HEADER = (
    "В файле нет строки заголовков: он начинается сразу с данных. Выгрузите его с заголовками или "
    "вставьте сверху строку с названиями столбцов, как в прежних выгрузках; можно и сопоставить "
    "столбцы вручную на странице «Загрузка»."
)
_UNKNOWN = (
    "Не нашлось строки со знакомыми заголовками. Проверьте, та ли это выгрузка, или "
    "сопоставьте столбцы вручную на странице «Загрузка»."
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{2,4}")


class Unlike(FileRefused):
    """No profile fits; ``nearness`` is how many headers of the nearest one were found."""

    def __init__(self, reason: str, nearness: int) -> None:
        super().__init__(reason)
        self.nearness = nearness


@dataclass(frozen=True)
class Match:
    """A profile fitted to a sheet.

    ``header_row`` is the index of the (last) header row in the sheet's cells, ``header_first`` of
    the first; ``positions`` gives, for every field found, the column and the columns joined to it;
    ``headers`` the header texts by column; ``ignored`` the headers nobody reads; ``repeated`` the
    fields whose header stands over several columns; ``rivals`` all the profiles that were tried;
    ``alike_sheets`` names the other visible sheets that the profile fits, ``other_sheets`` the rest.
    """

    profile: Profile
    header_row: int
    positions: dict[str, tuple[int, ...]]
    headers: tuple[str, ...]
    ignored: tuple[str, ...]
    score: int
    header_first: int = 0
    repeated: tuple[str, ...] = ()
    rivals: tuple[Profile, ...] = ()
    other_sheets: tuple[str, ...] = ()
    alike_sheets: tuple[str, ...] = ()


def recognise(sheet: Sheet, profiles: Iterable[Profile]) -> Match:
    """Return the best fit of ``profiles`` to ``sheet``.

    Raises FileRefused when none fits (naming what is missing from the nearest one) or when tables
    stand side by side, Undecided when two fit equally well.
    """
    rows = sheet.top(_LOOKED_AT)
    profiles = tuple(profiles)
    matches = _matches(rows, sheet.merges, profiles)
    if not matches:
        raise _unlike(rows, sheet, profiles)
    # The table on top is read; one further down is named by whoever meets its header.
    top = min(match.header_row for match in matches)
    matches = [match for match in matches if match.header_first <= top]
    around = max(top - _LOOKED_ON, 0)
    _refuse_neighbours(rows[around : top + _LOOKED_ON], profiles)
    most = max(match.score for match in matches)
    best = [match for match in matches if match.score == most]
    if set(best[0].profile.mandatory) <= set(best[0].repeated):
        raise FileRefused(_SIDE_BY_SIDE.format(*[best[0].profile.title] * 2))
    if len(best) > 1:
        named = " и ".join(f"«{match.profile.title}»" for match in best)
        raise Undecided(
            f"Файл одинаково похож на {named}. Выберите источник сами: на странице «Загрузка» или "
            f"в командной строке через --profile ({', '.join(m.profile.id for m in best)}).",
            tuple(match.profile.id for match in best),
        )
    return replace(best[0], rivals=profiles)


def header_candidates(sheet: Sheet) -> int:
    """Return the index of the likeliest header row: the fullest of the first rows with words in it."""
    rows = sheet.top(_LOOKED_AT)
    filled = [sum(1 for c in row if c and not c.replace(".", "").isdigit()) for row in rows]
    return filled.index(max(filled)) if filled else 0


def fits(row: Sequence[str], profile: Profile) -> bool:
    """Return whether a row alone is a header of the profile."""
    header = header_at([row], (), 0, 1)
    return header is not None and not _missing(profile, header)


def _matches(
    rows: Sequence[Sequence[str]], merges: Sequence[Merge], profiles: Sequence[Profile]
) -> list[Match]:
    """Return the best fit of each profile that fits at all."""
    found: dict[str, Match] = {}
    last = len(rows)
    known = {word for profile in profiles for word in _words(profile)}
    for first in range(len(rows)):
        if first >= last:
            break
        for depth in range(1, DEEPEST + 1):
            header = header_at(rows, merges, first, depth)
            if header is None or not known & header.places.keys():
                continue
            for profile in profiles:
                if not _missing(profile, header):
                    match = _fit(profile, header, merges, rows)
                    before = found.get(profile.id)
                    if before is None or _better(match, before):
                        found[profile.id] = match
                    last = min(last, match.header_row + 1)
    return list(found.values())


def _better(match: Match, before: Match) -> bool:
    """Return whether more headers are known, or as many in fewer rows: a title is no header."""
    deep, deep_before = (one.header_row - one.header_first for one in (match, before))
    return (match.score, -deep) > (before.score, -deep_before)


def _refuse_neighbours(rows: Sequence[Sequence[str]], profiles: Sequence[Profile]) -> None:
    """Raise when two tables stand side by side: one would be read, the other lost."""
    tables: list[tuple[int, int, str]] = []
    for row in rows:
        for start, end in _runs(row):
            for profile in profiles:
                if fits(row[start:end], profile):
                    tables.append((start, end, profile.title))
                    break
    for one in tables:
        for other in tables:
            if one[1] <= other[0]:
                raise FileRefused(_SIDE_BY_SIDE.format(one[2], other[2]))


def _runs(row: Sequence[str]) -> list[tuple[int, int]]:
    """Return where runs of filled cells begin and end, cut also where a run begins to repeat."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for place, cell in enumerate([*row, ""]):
        if start is not None and (not cell or cell == row[start]) and place > start:
            runs.append((start, place))
            start = place if cell else None
        elif cell and start is None:
            start = place
    return runs


def _words(profile: Profile) -> set[str]:
    """Return the forms of every header the profile knows."""
    listed = [header for one in profile.columns.values() for header in (*one.headers, *one.joined)]
    return {form(header) for header in (*listed, *profile.known)}


def _missing(profile: Profile, header: Header) -> list[str]:
    missing: list[str] = []
    for name in profile.mandatory:
        column = profile.columns.get(name)
        spellings = column.headers if column is not None else (name,)
        joined = column.joined if column is not None else ()
        if not any(form(spelling) in header.places for spelling in spellings):
            missing.append(spellings[0])
        missing.extend(one for one in joined if form(one) not in header.places)
    return missing


def _fit(
    profile: Profile, header: Header, merges: Sequence[Merge], rows: Sequence[Sequence[str]]
) -> Match:
    places = header.places
    positions: dict[str, tuple[int, ...]] = {}
    repeated: set[str] = set()
    for name, column in profile.columns.items():
        spelling = next((h for h in column.headers if form(h) in places), None)
        if spelling is not None:
            joined = [h for h in column.joined if form(h) in places]
            positions[name] = (places[form(spelling)], *(places[form(h)] for h in joined))
            if form(spelling) in header.repeated:
                repeated.add(name)
    words = _words(profile)
    taken = {place for columns in positions.values() for place in columns}
    # Another spelling of a column that is read is not read itself, and that must be said.
    spelt = {form(one) for column in profile.columns.values() for one in column.headers}
    taken |= {place for name, place in places.items() if name in words - spelt}
    ignored = [text for place, text in enumerate(header.texts) if text and place not in taken]
    over = [
        one for one in merges if header.first < one.top <= header.last + 1 and one.left in taken
    ]
    last = _last_row(header, over, rows)
    moved = _moved(over, rows[last + 1 :])
    texts = list(header.texts)
    for place, other in moved.items():
        texts[other], texts[place] = texts[place], ""
    return Match(
        profile,
        header_row=last,
        positions={
            name: tuple(moved.get(place, place) for place in places)
            for name, places in positions.items()
        },
        headers=tuple(texts),
        ignored=tuple(ignored),
        score=len(words & places.keys()),
        header_first=header.first,
        repeated=tuple(sorted(repeated)),
    )


def _last_row(header: Header, over: Sequence[Merge], rows: Sequence[Sequence[str]]) -> int:
    """Return the last row of a header: its cells merged downwards take the rows under it along."""
    end = max([header.last, *(merge.bottom - 1 for merge in over)])
    last = max(header.last, min(end, header.first + DEEPEST - 1))
    while last < min(end, len(rows) - 1) and not any(rows[last + 1]):
        last += 1
    return last


def _moved(over: Sequence[Merge], below: Sequence[Sequence[str]]) -> dict[int, int]:
    """Return {column: column} of headers merged over several columns with nothing under the first."""
    moved: dict[int, int] = {}
    for merge in over:
        filled = [
            sum(1 for row in below if row[place])
            for place in range(merge.left, min(merge.right + 1, len(below[0]) if below else 0))
        ]
        if len(filled) > 1 and not filled[0] and any(filled):
            moved[merge.left] = merge.left + filled.index(max(filled))
    return moved


def _unlike(rows: Sequence[Sequence[str]], sheet: Sheet, profiles: Sequence[Profile]) -> Unlike:
    """Return the refusal of a sheet that no profile fits, with the advice that helps most."""
    nearest: tuple[int, str, list[str]] = (0, "", [])
    for first in range(len(rows)):
        header = header_at(rows, sheet.merges, first, 1)
        for profile in profiles if header is not None else ():
            score = len(_words(profile) & header.places.keys()) if header else 0
            if header and score > nearest[0]:
                nearest = (score, profile.title, _missing(profile, header))
    if nearest[0] < 3 and any(merge.top <= _FORM_ROWS for merge in sheet.merges):
        reason = _A_FORM
    elif nearest[0] >= 2:
        reason = _NEARLY.format(nearest[1], ", ".join(nearest[2]))
    else:
        first_row = next((row for row in rows if any(row)), [])
        dated = any(_DATE.match(cell) for cell in first_row)
        reason = _NO_HEADER if dated and sum(map(bool, first_row)) > 2 else _UNKNOWN
    return Unlike(reason, nearest[0])
