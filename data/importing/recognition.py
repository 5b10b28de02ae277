"""Which export is this? Profiles are fitted to the header row by the words in it, never by letters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.errors import FileRefused
from data.importing.normal import normal
from data.importing.profile import Profile
from data.reader.sheet import Sheet

_LOOKED_AT = 50  # rows from the top in which a header may stand


@dataclass(frozen=True)
class Match:
    """A profile fitted to a sheet.

    ``header_row`` is the index of the header in the sheet's cells; ``positions`` gives, for every
    field found, the column and the columns joined to it; ``headers`` the header texts by column;
    ``ignored`` the headers nobody reads.
    """

    profile: Profile
    header_row: int
    positions: dict[str, tuple[int, ...]]
    headers: tuple[str, ...]
    ignored: tuple[str, ...]
    score: int


def recognise(sheet: Sheet, profiles: Iterable[Profile]) -> Match:
    """Return the best fit of ``profiles`` to ``sheet``.

    Raises FileRefused when none fits (naming what is missing from the nearest one) or when two fit
    equally well.
    """
    rows = [sheet.row(index) for index in range(min(_LOOKED_AT, sheet.cells.num_rows))]
    forms = [[normal(cell) for cell in row] for row in rows]
    matches: list[Match] = []
    nearest: tuple[int, Profile, list[str]] | None = None
    for profile in profiles:
        best: Match | None = None
        for index, form in enumerate(forms):
            missing = _missing(profile, form)
            if not missing:
                match = _fit(profile, index, rows[index], form)
                if best is None or match.score > best.score:
                    best = match
            else:
                score = len(profile.headers().keys() & set(form))
                if score >= 2 and (nearest is None or score > nearest[0]):
                    nearest = (score, profile, missing)
        if best is not None:
            matches.append(best)
    if not matches:
        raise FileRefused(_advice(nearest, sheet))
    matches.sort(key=lambda match: -match.score)
    if len(matches) > 1 and matches[0].score == matches[1].score:
        raise FileRefused(
            f"Файл одинаково похож на «{matches[0].profile.title}» и «{matches[1].profile.title}». "
            "Выберите источник сами."
        )
    return matches[0]


def header_candidates(sheet: Sheet) -> int:
    """Return the index of the likeliest header row: the fullest of the first rows with words in it."""
    rows = [sheet.row(index) for index in range(min(_LOOKED_AT, sheet.cells.num_rows))]
    filled = [sum(1 for c in row if c and not c.replace(".", "").isdigit()) for row in rows]
    return filled.index(max(filled)) if filled else 0


def _missing(profile: Profile, form: Sequence[str]) -> list[str]:
    present = set(form)
    missing: list[str] = []
    for name in profile.mandatory:
        column = profile.columns.get(name)
        spellings = column.headers if column is not None else (name,)
        joined = column.joined if column is not None else ()
        if not any(normal(header) in present for header in spellings):
            missing.append(spellings[0])
        missing.extend(header for header in joined if normal(header) not in present)
    return missing


def _fit(profile: Profile, index: int, row: Sequence[str], form: Sequence[str]) -> Match:
    places: dict[str, int] = {}
    for position, name in enumerate(form):
        if name:
            places.setdefault(name, position)
    positions: dict[str, tuple[int, ...]] = {}
    for name, column in profile.columns.items():
        first = next((places[normal(h)] for h in column.headers if normal(h) in places), None)
        if first is not None:
            joined = tuple(places[normal(h)] for h in column.joined if normal(h) in places)
            positions[name] = (first, *joined)
    read = set(profile.headers()) | {normal(header) for header in profile.known}
    ignored = tuple(text for text, name in zip(row, form, strict=True) if name and name not in read)
    score = len(read & set(places))
    return Match(profile, index, positions, tuple(row), ignored, score)


def _advice(nearest: tuple[int, Profile, list[str]] | None, sheet: Sheet) -> str:
    if any(merge.top <= 10 for merge in sheet.merges):
        return (
            "Это похоже на форму с объединённой многострочной шапкой, а не на построчную выгрузку. "
            "Загрузите реестр, где одна строка заголовков и одна строка — одно сообщение, или "
            "сопоставьте столбцы вручную на странице «Загрузка»."
        )
    if nearest is not None:
        _, profile, missing = nearest
        return (
            f"Похоже на «{profile.title}», но не хватает столбцов: {', '.join(missing)}. "
            "Выгрузите файл с ними или сопоставьте столбцы вручную на странице «Загрузка»."
        )
    return (
        "Не нашлось строки со знакомыми заголовками. Проверьте, та ли это выгрузка, или "
        "сопоставьте столбцы вручную на странице «Загрузка»."
    )
