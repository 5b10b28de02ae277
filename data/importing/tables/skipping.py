"""Which rows below a header are no messages and no lines of a report, and what each of them is.

A row with a number and a date is never skipped. Only rows that lack one of them come here, so a
clean export costs one query.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from data.importing.tables import kinds
from data.importing.tables.fields import NUMBERED, REQUIRED
from data.importing.tables.headers import form
from data.importing.tables.profile import Profile
from data.importing.tables.recognition import Match, fits
from data.reader.sheet import Merge

_WIDE = 3  # columns from which merged cells are a line across the table
_NEAR = 3  # rows below the header in which units and numbers of columns stand
_HEADING = 100  # characters of a heading at most
_FEW = 4  # cells of a signature: position, line, name, telephone


@dataclass(frozen=True)
class Table:
    """What the rules need to know of the table around a row.

    ``key`` is the column of the number (of a report: of the name), ``date_columns`` those of the
    date; ``dated`` says of a text whether it is like a date; ``last_good`` is the last row with
    both; ``shapes`` how numbers of good rows are built; ``usual`` how many cells they fill;
    ``wordy`` are the columns of free texts, of which one alone may be all that is left of a message;
    ``dateless`` says that another name stands for the date.
    """

    match: Match
    profiles: Sequence[Profile]
    merges: Sequence[Merge]
    key: int
    date_columns: frozenset[int]
    dated: Callable[[str], bool]
    last_good: int = 0
    shapes: frozenset[str] = frozenset()
    wordy: frozenset[int] = frozenset()
    dateless: bool = False
    usual: float = 0

    def has_date(self, row: Sequence[str]) -> bool:
        """Return whether the row has what is like a date, where a date belongs."""
        return all(self.dated(row[place]) for place in self.date_columns)

    def complete(self, row: Sequence[str]) -> bool:
        """Return whether the row has a number and a date."""
        return bool(row[self.key]) and self.has_date(row)


def usual_fill(rows: Sequence[Sequence[str]]) -> float:
    """Return how many cells a row of the table fills, by the middle of those given."""
    return median(sum(map(bool, row)) for row in rows) if rows else 0


def kinds_of(rows: Mapping[int, Sequence[str]], table: Table) -> dict[int, str]:
    """Return {row number: kind} of the rows to be skipped; the others are lines of the table.

    From the row of ``OTHER_TABLE`` on nothing belongs to the table.
    """
    found: dict[int, str] = {}
    tops, bottoms = _spans(
        (merge.top, merge.bottom) for merge in table.merges if merge.right - merge.left + 1 >= _WIDE
    )
    end = table.last_good
    for number, row in rows.items():
        above = bisect_right(tops, number) - 1
        kind = _kind(number, row, table, above >= 0 and number <= bottoms[above])
        if number == end + 1 and kind == kinds.UNDER and _goes_on(row, table):
            kind = None
        if number == end + 1 and kind is None:
            end = number
        if kind is not None:
            found[number] = kind
        if kind == kinds.OTHER_TABLE:
            break
    return found


def _spans(spans: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return the first and the last rows of ``spans``, those that meet joined.

    What a file calls merged may reach further than any sheet: rows are never counted one by one.
    """
    tops: list[int] = []
    bottoms: list[int] = []
    for top, bottom in sorted(spans):
        if bottoms and top <= bottoms[-1]:
            bottoms[-1] = max(bottoms[-1], bottom)
        else:
            tops.append(top)
            bottoms.append(bottom)
    return tops, bottoms


def _kind(number: int, row: Sequence[str], table: Table, merged: bool) -> str | None:
    filled = [(place, text) for place, text in enumerate(row) if text]
    texts = [text for _, text in filled]
    if not filled:
        return kinds.BLANK
    if _repeats_header(texts, table.match):
        return kinds.HEADER
    if _heads_other_table(row, texts, table):
        return kinds.OTHER_TABLE
    near = number <= table.match.header_row + 1 + _NEAR
    # Under a header that a page break repeats the numbers of all the columns stand again.
    if (near or len(texts) == sum(map(bool, table.match.headers))) and kinds.is_numbering(texts):
        return kinds.NUMBERING
    key, dated = row[table.key], table.has_date(row)
    if key and dated:
        return _kind_of_complete(number, key, texts, table)
    dated = dated and not table.dateless
    if (near or table.match.profile.table == "appeals_quarters") and kinds.is_units(texts):
        return kinds.UNITS
    if _is_total(key, filled):
        return kinds.TOTAL
    return _kind_of_few(number, filled, key, dated, table, merged)


def _kind_of_complete(number: int, key: str, texts: Sequence[str], table: Table) -> str | None:
    """Return the kind of a row with a number and a date that only look like these."""
    numbered = REQUIRED[table.match.profile.table][0] in NUMBERED
    # «Всего лишь парк» may be the subject of a hearing, and is never the number of a message.
    if kinds.is_total(key) or (numbered and kinds.begins_as_total(key)):
        return kinds.TOTAL
    if len(texts) > _FEW or is_id(key, table):
        return None
    if table.dateless and any(map(kinds.is_footer, texts)):
        return kinds.FOOTER
    after = table.last_good and number > table.last_good
    # «Выгружено: 05.03.2025»
    return kinds.FOOTER if after and (kinds.is_footer(key) or key.endswith(":")) else None


def _kind_of_few(
    number: int,
    filled: Sequence[tuple[int, str]],
    key: str,
    dated: bool,
    table: Table,
    merged: bool,
) -> str | None:
    """Return the kind of a row that lacks a number or a date and is no total."""
    texts = [text for _, text in filled]
    if not dated and (not key or "%" in key or not is_id(key, table)):
        if kinds.is_percent_row(texts):
            return kinds.PERCENT
        if not key and all(map(kinds.is_number, texts)):
            return kinds.TOTAL
    read = {place for places in table.match.positions.values() for place in places}
    if not any(place in read for place, _ in filled):
        return kinds.NOTE
    if kinds.is_page_number(texts[0]) and len(texts) == 1:
        return kinds.FOOTER
    after = table.last_good and number > table.last_good
    signed = len(texts) <= _FEW and any(kinds.is_footer(text) for text in texts)
    if signed and (after or not table.last_good) and not is_id(key, table):
        return kinds.FOOTER
    few = len(texts) <= max(2, table.usual / 2)
    if after and few and not dated and not (key and is_id(key, table)):
        return kinds.UNDER
    if not dated and _is_section(filled[0], table, merged and len(texts) == 1):
        if len(texts) == 1:
            return kinds.SECTION
        # «пгт Мортка … 12»: the line over a group, with its count. A full row is a line whose name
        # or quarter is wrong, and must be refused aloud.
        if few and filled[0][0] == table.key and all(map(kinds.is_number, texts[1:])):
            return kinds.TOTAL
    return None


def _goes_on(row: Sequence[str], table: Table) -> bool:
    """Return whether a row right under the last line may be one more that lost its number.

    Another question of the same appeal: cells of the table, the first of them blank.
    """
    read = {place for places in table.match.positions.values() for place in places}
    return not row[table.key] and sum(bool(row[place]) for place in read) > 1


def is_id(text: str, table: Table) -> bool:
    """Return whether a text is built as the numbers of the good rows are."""
    return bool(text) and kinds.shape(text) in table.shapes


def _is_total(key: str, filled: Sequence[tuple[int, str]]) -> bool:
    """Return whether the first words of a row announce a total; a bare number may stand before."""
    words = [text for _, text in filled if not kinds.is_number(text)]
    if key and kinds.begins_as_total(key):
        return True
    return bool(words) and kinds.is_total(words[0]) and words[0] in [t for _, t in filled[:2]]


def _is_section(cell: tuple[int, str], table: Table, merged: bool) -> bool:
    place, text = cell
    if merged:
        return True
    words = any(sign.isalpha() for sign in text)
    plain = not any(sign.isdigit() for sign in text) or " " in text
    # A journal may have the day over the calls of that day.
    heading = (words and plain) or (not words and table.dated(text))
    leftmost = next(index for index, header in enumerate(table.match.headers) if header)
    if place == table.key:
        return heading and not is_id(text, table)
    return heading and place == leftmost and place not in table.wordy and len(text) <= _HEADING


def _repeats_header(texts: Sequence[str], match: Match) -> bool:
    names = {form(part) for header in match.headers for part in (header, *header.split(" / "))}
    same = sum(1 for text in texts if form(text) in names)
    return same >= 2 and same * 2 > len(texts)


def _heads_other_table(row: Sequence[str], texts: Sequence[str], table: Table) -> bool:
    if len(texts) < 3 or sum(any(sign.isdigit() for sign in text) for text in texts) > 1:
        return False
    return any(fits(row, profile) for profile in table.profiles)


def counts_of(found: Mapping[int, str]) -> dict[str, int]:
    """Return how many rows there are of each kind, most first."""
    return dict(Counter(found.values()).most_common())
