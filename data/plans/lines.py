"""Rows of a document into the lines of a plan: split rows joined, sections and headers apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from data.errors import FileRefused
from data.plans.artefacts import has_marks, one_line, plain
from data.plans.blocks import Block, Row, Words
from data.plans.headers import (
    EXECUTORS,
    MEASURE,
    NUMBER,
    REPORT,
    TERM,
    Columns,
    columns_of,
    counts_columns,
    term_of,
    with_both_ends,
)
from data.plans.numbers import as_number, number_and_text, repaired
from data.plans.reported import holds_reports
from data.plans.titles import forms_of, is_report, title_of

NO_TABLE = (
    "В документе нет таблицы плана: не найдена шапка со столбцами «Мероприятие» и «Срок» или "
    "«Ответственный исполнитель». Загрузите сам план или отчёт о его исполнении; если это он, "
    "подпишите столбцы и загрузите снова."
)
ONLY_FORMS = (
    "Это не план мероприятий, а {}: ни одного мероприятия со сроком или исполнителем в нём нет. "
    "Загрузите заполненный план; дорожные карты ведут на отдельной странице."
)
JOINED = "строка разорвана концом страницы и склеена"
CLEANED = "убраны следы редактора"
UNNUMBERED = "у строки нет номера"
RENUMBERED = "номер исправлен: таблица сочла его числом"

_SIGNATURE = re.compile(r"(?:^|[\s/_])[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]+\s*$|_{5,}")
_STAMP = re.compile(r"(?:УТВЕРЖДАЮ|УТВЕРЖД[ЕЁ]Н|СОГЛАСОВАНО)")
_ANNEX = re.compile(r"приложение(?:\s*№?\s*\d+)?\b(?!.*[.!?]$)", re.IGNORECASE)
_LONGEST_SIGNATURE = 250
_SECTION = re.compile(r"^(?:раздел\s+)?(?:[IVXLХІ]+|\d{1,2})\s*[.)]\s+\S", re.IGNORECASE)
_OWN_START = re.compile(r"^[«\"(]?[А-ЯЁA-Z0-9]")
_HEADING = 300


@dataclass(frozen=True)
class ReadLine:
    """One measure as it stands in a document; ``section_term`` is the term said of its section.

    ``executors_text`` and ``report_text`` keep their line breaks, the others are one line.
    """

    number: str
    section: str
    measure: str
    term_text: str
    executors_text: str
    report_text: str
    section_term: str
    place: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ReadPlan:
    """A document as read; ``kind`` is «plan» or «report», ``notes`` are said of it as a whole."""

    title: str
    kind: str
    lines: tuple[ReadLine, ...]
    notes: tuple[str, ...]


@dataclass
class _Open:
    """What has been met so far: the columns in force, the section, the lines."""

    columns: Columns | None = None
    header: Row | None = None
    section: str = ""
    section_term: str = ""
    heading: bool = False  # the last thing met was a heading outside the table
    above: list[Words] = field(default_factory=list[Words])
    lines: list[ReadLine] = field(default_factory=list[ReadLine])
    found: bool = False  # whether any header was met


def plan_of(blocks: Sequence[Block], otherwise: str) -> ReadPlan:
    """Return the lines of a document; raises FileRefused when it holds no plan.

    ``otherwise`` is the title when none stands above the table.
    """
    seen = _Open()
    last = max((i for i, one in enumerate(blocks) if isinstance(one, Row)), default=-1)
    for place, block in enumerate(blocks[: last + 1]):
        if isinstance(block, Words):
            _words(seen, block)
        else:
            _row(seen, block, blocks[place + 1 :])
    if not seen.found:
        raise FileRefused(NO_TABLE)
    if not any(one.term_text or one.executors_text or one.report_text for one in seen.lines):
        raise FileRefused(ONLY_FORMS.format(forms_of(blocks)))
    return _plan(seen, title_of(seen.above, otherwise))


def _plan(seen: _Open, title: str) -> ReadPlan:
    lines, notes = list(seen.lines), list[str]()
    report = is_report(title)
    if not any(one.report_text for one in lines) and holds_reports(
        [one.executors_text for one in lines], said=report
    ):
        lines = [replace(one, report_text=one.executors_text, executors_text="") for one in lines]
        notes.append(
            "столбец исполнителей содержит отчёт об исполнении: исполнители в документе не названы"
        )
    kind = "report" if report or any(one.report_text for one in lines) else "plan"
    return ReadPlan(title, kind, tuple(lines), tuple(notes))


def _words(seen: _Open, words: Words) -> None:
    said = one_line(plain(words.text))
    if _ANNEX.match(said):  # whatever table follows is another one
        seen.columns = seen.header = None
        seen.above = seen.above if seen.lines else []
    elif seen.columns is None:
        if not seen.lines:
            seen.above.append(words)
    elif not said or _SIGNATURE.search(said):
        return
    elif seen.heading:
        seen.section = f"{seen.section} {said}"
    elif _SECTION.match(said) or (_OWN_START.match(said) and len(said) <= _HEADING):
        seen.section, seen.section_term, seen.heading = said, "", True
    elif seen.lines:
        _go_on(seen, {MEASURE: said})


def _row(seen: _Open, row: Row, below: Sequence[Block]) -> None:
    columns = columns_of(row.cells)
    if columns is not None:
        if seen.header is not None and seen.columns is not None and _same(seen.header, row):
            return
        seen.columns, seen.header, seen.found = columns, row, True
        return
    cells = [one_line(plain(cell)) for cell in row.cells]
    filled = [cell for cell in cells if cell]
    if not filled:
        return
    if seen.columns is None or seen.header is None:
        if not seen.lines:
            seen.above.extend(Words(cell, row.place) for cell in row.cells if cell.strip())
        return
    both = with_both_ends(seen.columns, row.cells) if row.table == seen.header.table else None
    if both is not None:
        seen.columns = both
        return
    signed = len(one_line(" ".join(filled))) <= _LONGEST_SIGNATURE
    if (
        _STAMP.match(filled[0])
        or counts_columns(row.cells)
        or (signed and _SIGNATURE.search(" ".join(filled)))
    ):
        return
    wider = any(cells[len(seen.header.cells) :])
    if wider or (row.table != seen.header.table and len(row.cells) != len(seen.header.cells)):
        return  # another table, and not one of a plan
    _told(seen, row, below)


def _told(seen: _Open, row: Row, below: Sequence[Block]) -> None:
    """Take in a row below the header: a heading, a line, or the rest of the line above."""
    said = _said(seen, row)
    heading = _heading(seen, row, said, below)
    if heading is not None:
        seen.section, seen.section_term, seen.heading = heading, said[TERM], True
        return
    number, seen.heading = said[NUMBER], False
    own = _OWN_START.match(said[MEASURE]) and said[TERM] and said[EXECUTORS]
    numbered = seen.columns is not None and NUMBER in seen.columns
    begins = bool(number) or (bool(said[MEASURE]) and (bool(own) or not numbered))
    if not begins and seen.lines:
        _go_on(seen, said)
    elif said[MEASURE]:
        _begin(seen, row, said)


def _begin(seen: _Open, row: Row, said: dict[str, str]) -> None:
    number, notes = said[NUMBER], list[str]()
    if number and seen.lines:
        number, wrong = repaired(number, seen.lines[-1].number)
        notes += [RENUMBERED] if wrong else []
    if not number:
        notes.append(UNNUMBERED)
    if any(has_marks(cell) for cell in row.cells):
        notes.append(CLEANED)
    for role in (TERM, EXECUTORS):  # a cell merged downwards is seen beside each line
        said[role] = said[role] or _above(seen, row, role)
    seen.lines.append(
        ReadLine(
            number=number,
            section=seen.section,
            measure=said[MEASURE],
            term_text=one_line(said[TERM]),
            executors_text=said[EXECUTORS],
            report_text=said[REPORT],
            section_term=seen.section_term,
            place=row.place,
            notes=tuple(notes),
        )
    )


def _go_on(seen: _Open, said: dict[str, str]) -> None:
    """Add the texts to the last line: the end of a page split it."""
    line = seen.lines[-1]
    notes = line.notes if JOINED in line.notes else (*line.notes, JOINED)
    seen.lines[-1] = replace(
        line,
        measure=_joined(line.measure, said.get(MEASURE, "")),
        term_text=_joined(line.term_text, said.get(TERM, "")),
        executors_text=_joined(line.executors_text, said.get(EXECUTORS, "")),
        report_text=_joined(line.report_text, said.get(REPORT, ""), "\n"),
        notes=notes,
    )


def _said(seen: _Open, row: Row) -> dict[str, str]:
    """Return what the row says by role, cleaned; a number in front of the measure is taken off."""
    columns = seen.columns or {}
    said: dict[str, str] = {}
    for role in (NUMBER, MEASURE, TERM, EXECUTORS, REPORT):
        cells = [plain(row.cells[i]) for i in columns.get(role, ()) if i < len(row.cells)]
        said[role] = term_of(cells) if role == TERM else "; ".join(filter(None, cells))
    said[MEASURE] = one_line(said[MEASURE])
    number = as_number(said[NUMBER])
    if number is None:  # words in the column of numbers
        number, rest = number_and_text(said[NUMBER])
        said[MEASURE] = said[MEASURE] or one_line(rest)
    if not number:
        number, said[MEASURE] = number_and_text(said[MEASURE])
    said[NUMBER] = number
    return said


def _heading(seen: _Open, row: Row, said: dict[str, str], below: Sequence[Block]) -> str | None:
    """Return the words of a section's heading, or None when the row is none."""
    filled = [cell for cell in (one_line(plain(cell)) for cell in row.cells) if cell]
    number = said[NUMBER]
    if said[EXECUTORS] or said[REPORT] or not said[MEASURE]:
        return None
    if len(filled) == 1 and plain(row.cells[0]) and not _begins_low(filled[0]):
        return filled[0]
    if not number:
        return None
    following = _next_number(seen, below)
    roman = not number[0].isdigit()
    if roman or following.startswith(f"{number}."):
        return f"{number}. {said[MEASURE]}"
    return None


def _next_number(seen: _Open, below: Sequence[Block]) -> str:
    for block in below:
        if isinstance(block, Row) and columns_of(block.cells) is None:
            number = _said(seen, block)[NUMBER]
            if number:
                return number
    return ""


def _above(seen: _Open, row: Row, role: str) -> str:
    places = (seen.columns or {}).get(role, ())
    return "; ".join(text for i in places if i < len(row.above) and (text := plain(row.above[i])))


def _joined(one: str, other: str, by: str = " ") -> str:
    return f"{one}{by}{other}" if one and other else one or other


def _begins_low(text: str) -> bool:
    return text[:1].islower()


def _same(one: Row, other: Row) -> bool:
    return [one_line(cell).lower() for cell in one.cells] == [
        one_line(cell).lower() for cell in other.cells
    ]
