"""Columns of dates that can be read in two ways: found here, decided by a person, never guessed.

Until somebody answers, the day comes first, as Russian dates are written; the answer is kept in the
section [formats] of the profile and is not asked for again.
"""

import re
from dataclasses import dataclass
from datetime import date

from data.importing.cells.distinct import Look
from data.importing.tables.fields import DATED, TABLES

_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
# By chance five honest dates fall on the first twelve days once in a hundred columns.
_FEW_TYPED, _FEW_WRITTEN = 5, 3
_SLASHED = r"^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?:\D|$)"
_WRITTEN = r"^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?:\D|$)"


@dataclass(frozen=True)
class Choice:
    """One way to read a column: the key of [formats] that keeps it, and what the example then is."""

    key: str
    means: str


@dataclass(frozen=True)
class Ask:
    """A question about the dates of one column.

    ``kind`` is «slashes» (02/01/2025) or «typed» (cells that Excel has made dates month first);
    ``rows`` counts the dates that change with the answer. The first choice is what was read.
    """

    field: str
    column: str
    kind: str
    example: str
    rows: int
    choices: tuple[Choice, Choice]

    @property
    def words(self) -> str:
        """Return the question as a Russian warning with its remedy."""
        read, other = self.choices
        return (
            f"Столбец «{self.column}»: «{self.example}» можно прочесть как {read.means} и как "
            f"{other.means}. Прочитано первое, таких строк {self.rows}. Если верно второе, выберите "
            f"это на странице «Загрузка» или укажите в сопоставлении [formats] "
            f'{other.key} = ["{self.field}"].'
        )


def asks_about(look: Look) -> tuple[Ask, ...]:
    """Return the questions about a sheet that its profile does not answer yet, in the order of fields."""
    profile = look.profile
    names = [
        name
        for name, kind in TABLES[profile.table].items()
        if kind in DATED and look.has(name) and not profile.dates
    ]
    found: list[Ask] = []
    for name, (slashed, typed, written) in zip(names, _notations(look, names), strict=True):
        if slashed and name not in (*profile.day_first, *profile.month_first):
            found += _about_slashes(look, name)
        mixed = look.native and typed >= _FEW_TYPED and written >= _FEW_WRITTEN
        if mixed and name not in (*profile.typed_as_is, *profile.typed_month_first):
            found += _about_typed(look, name)
    return tuple(found)


def _notations(look: Look, names: list[str]) -> list[tuple[int, int, int]]:
    """Return, for each column, how many cells have a slash, are typed dates, and are other texts."""
    counts = ", ".join(
        f"count(*) FILTER (contains(_{name}, '/')), count(*) FILTER (_{name}[5] = '-'), "
        f"count(*) FILTER (_{name}[5] <> '-')"
        for name in names
    )
    row = look.connection.execute(f"SELECT {counts} FROM raw").fetchone() if names else ()
    said = row or ()
    return [(said[i], said[i + 1], said[i + 2]) for i in range(0, len(said), 3)]


def _about_slashes(look: Look, name: str) -> list[Ask]:
    """02/01/2025: a question unless some date in the column can only begin with the day."""
    column = f"_{name}"
    row = look.connection.execute(
        f"""SELECT count(*) FILTER (a > 12 AND b <= 12), count(*) FILTER (a <= 12 AND a <> b),
            min(said) FILTER (a <= 12 AND b <= 12 AND a <> b)
        FROM (SELECT {column} AS said, try_cast(regexp_extract({column}, '{_SLASHED}', 1) AS INTEGER) AS a,
            try_cast(regexp_extract({column}, '{_SLASHED}', 2) AS INTEGER) AS b
            FROM raw WHERE contains({column}, '/') AND regexp_matches({column}, '{_SLASHED}'))"""
    ).fetchone()
    if row is None or row[0] or not row[1] or row[2] is None:
        return []
    day, month, year = (int(part) for part in re.findall(r"\d+", row[2])[:3])
    year += 2000 if year < 100 else 0
    choices = (
        Choice("day_first", _said(year, month, day)),
        Choice("month_first", _said(year, day, month)),
    )
    return [Ask(name, _header(look, name), "slashes", row[2], row[1], choices)]


def _about_typed(look: Look, name: str) -> list[Ask]:
    """Excel with American settings makes «01.02.2025» the 2nd of January and leaves «13.02.2025» text.

    Then every typed day is at most 12 and every written one above; honest columns are not so.
    """
    column, typed = f"_{name}", f"_{name}[5] = '-' AND length(_{name}) = 19"
    row = look.connection.execute(
        f"""SELECT count(*) FILTER (typed), max(day(moment)) FILTER (typed),
            count(*) FILTER (NOT typed), min(first) FILTER (NOT typed),
            min(moment) FILTER (typed AND day(moment) <> month(moment)),
            count(*) FILTER (typed AND day(moment) <> month(moment))
        FROM (SELECT {typed} AS typed, _{name}_read AS moment,
            try_cast(regexp_extract({column}, '{_WRITTEN}', 1) AS INTEGER) AS first
            FROM raw WHERE {typed} OR regexp_matches({column}, '{_WRITTEN}'))"""
    ).fetchone()
    if row is None or row[0] < _FEW_TYPED or row[2] < _FEW_WRITTEN or row[4] is None:
        return []
    if row[1] > 12 or row[3] <= 12:
        return []
    seen: date = row[4]
    choices = (
        Choice("typed_as_is", _said(seen.year, seen.month, seen.day)),
        Choice("typed_month_first", _said(seen.year, seen.day, seen.month)),
    )
    example = f"{seen:%d.%m.%Y}"
    return [Ask(name, _header(look, name), "typed", example, row[5], choices)]


def _header(look: Look, name: str) -> str:
    return look.match.headers[look.match.positions[name][0]]


def _said(year: int, month: int, day: int) -> str:
    return f"{day} {_MONTHS.split()[month - 1]} {year}"
