"""Dated terms of a wording: which days it names, for which years, and what is doubtful in them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics.schedules.pieces import LAST, Piece, Seasons, joined, pieces
from analytics.schedules.reading import Reading
from analytics.schedules.rule_words import OF_MONTH
from analytics.schedules.rules import Kind, Span

_WITHIN = re.compile(r"\b(?:в течени[еи]|в период|на протяжении|весь|всего)\s+(?:всего\s+)?$")
_END_OF = re.compile(
    r"\b(?:(?:до|к|не позднее|не позже|в срок до|на)\s+)?(?:кон(?:ц[ауе]|ец)|окончани[яею]|завершени[яею]|исхода)"
    r"\s+$"
)
_BEGIN_OF = re.compile(r"\b(?:до|к)\s+начал[ау]\s+$")
_BY = re.compile(r"\b(?:не позднее|не позже|срок[:\s-]+|в срок по)\s*$")
_TILL = re.compile(r"\b(?:в срок до|до|к)\s*$")
_FROM = re.compile(r"\b(?:в период\s+)?(?:начиная с|не ранее|с|со)\s*$")
_LAW = re.compile(r"(?:\bот|№|n)\s*$")
_HYPHEN = re.compile(r"\s*-\s*$")
_TO = re.compile(r"\s*,?\s*(?:по|до)\s*(?:конца\s*)?$")
_ASIDE = re.compile(r"\s*[(:]?\s*")
_BRACKET = re.compile(r"\s*\(\s*")
_LIST = re.compile(r"[\s,;/]*(?:и|а также)?\s*$")


@dataclass(frozen=True)
class Term:
    """Pieces that were named together, and how: within, by, till, begin, from or plain."""

    pieces: tuple[Piece, ...]
    how: str

    @property
    def grain(self) -> str:
        """What was named."""
        return self.pieces[0].grain

    @property
    def yearless(self) -> bool:
        """Whether some piece needs the plan's year."""
        return any(piece.year is None for piece in self.pieces)


def dated(reading: Reading, seasons: Seasons) -> list[Term]:
    """The dated terms in order; crossed out."""
    found: list[tuple[Piece, str]] = []
    for piece in pieces(reading.left, seasons):
        before = reading.left[: piece.at[0]]
        how, start = _how(before)
        if how == "law" or (piece.grain == "whole_year" and how not in ("within", "end", "begin")):
            continue
        if found and found[-1][0].at[1] <= piece.at[0]:
            last, way = found[-1]
            gap = reading.left[last.at[1] : piece.at[0]]
            if _HYPHEN.fullmatch(gap) or (way == "from" and _TO.fullmatch(gap)):
                found[-1] = (joined(last, piece), "within")
                continue
        way = "within" if how == "from" and piece.grain == "range" else how
        found.append((replace(piece, at=(start, piece.at[1])), way))
    terms = _grouped(found, reading.left)
    for piece, _ in found:
        reading.take(*piece.at)
    return terms


def spans(term: Term, plan_years: tuple[int, ...]) -> Iterator[Span]:
    """The days of the term, each plan year anew where the words give no year."""
    for year in plan_years if term.yearless else (0,):
        for piece in term.pieces:
            try:
                span = piece.span(year)
            except ValueError:  # 29 February of a common year
                span = Span(*(date(year, 3, 1) - timedelta(days=1),) * 2)
            yield _bounded(span, term)


def sort_of(term: Term) -> Kind:
    """Once for a day or one named period, window for what lasts, periods for a list."""
    if len(term.pieces) > 1:
        return Kind.PERIODS
    if term.how == "from":
        return Kind.WINDOW
    if term.how in ("by", "till", "end", "begin"):
        return Kind.ONCE
    lasting = ("range", "years", "heating", "season", "school_year", "whole_year")
    return Kind.WINDOW if term.how == "within" or term.grain in lasting else Kind.ONCE


def doubt(term: Term) -> str:
    """What a person has to confirm in the term itself, "" when nothing."""
    if term.how == "from":
        return "назван только день начала: укажите, до какого дня"
    if term.grain in ("heating", "season", "school_year"):
        what = {
            "heating": "отопительный период", "season": "время года", "school_year": "учебный год",
        }[term.grain]  # fmt: skip
        first, last = term.pieces[0].first, term.pieces[0].last
        return f"{what} считается с {_words(first)} по {_words(last)}"
    if term.how == "till" and term.grain not in ("day", "range"):
        return (
            "сказано «до» или «к» без слова «конца»: принят последний день перед названным сроком"
        )
    return ""


def _bounded(span: Span, term: Term) -> Span:
    """A deadline is one day: before the named time after «до», else its last one."""
    if term.how == "begin" or (term.how == "till" and term.grain not in ("day", "range")):
        day = span.start - timedelta(days=1)
        return Span(day, day)
    return span


def _how(before: str) -> tuple[str, int]:
    """How the next piece is named, and where the words that say so begin."""
    for how, pattern in (
        ("law", _LAW), ("within", _WITHIN), ("end", _END_OF), ("begin", _BEGIN_OF), ("by", _BY),
        ("till", _TILL), ("from", _FROM),
    ):  # fmt: skip
        if found := pattern.search(before):
            return how, found.start()
    return "", len(before)


def _grouped(found: list[tuple[Piece, str]], text: str) -> list[Term]:
    """Neighbours of one sort make a list, and a year said once holds for all of them."""
    terms: list[Term] = []
    end = 0
    for piece, how in _with_years(_of_one_year(found, text), text):
        if terms and _LIST.fullmatch(text[end : piece.at[0]]) and _alike(terms[-1], piece, how):
            terms[-1] = replace(terms[-1], pieces=(*terms[-1].pieces, piece))
        else:
            terms.append(Term((piece,), how))
        end = max(end, piece.at[1])
    return terms


def _alike(term: Term, piece: Piece, how: str) -> bool:
    return term.grain == piece.grain and how in ("", term.how) and term.how != "from"


def _of_one_year(found: list[tuple[Piece, str]], text: str) -> list[tuple[Piece, str]]:
    """«2025 год (сентябрь)», «сентябрь (2025 год)»: the year belongs to the month."""
    result: list[tuple[Piece, str]] = []
    for piece, how in found:
        last, way = result[-1] if result else (piece, how)
        gap = text[last.at[1] : piece.at[0]]
        if result and last.grain == "year" and piece.year is None and _ASIDE.fullmatch(gap):
            result[-1] = (replace(piece, year=last.year, at=(last.at[0], piece.at[1])), how)
        elif result and piece.grain == "year" and last.year is None and _BRACKET.fullmatch(gap):
            result[-1] = (replace(last, year=piece.year, at=(last.at[0], piece.at[1])), way)
        else:
            result.append((piece, how))
    return result


def _with_years(found: list[tuple[Piece, str]], text: str) -> list[tuple[Piece, str]]:
    """«январь, июль 2025»: the pieces of a list take the next year that is said."""
    result: list[tuple[Piece, str]] = []
    later: tuple[Piece, str] | None = None
    for piece, how in reversed(found):
        if later and piece.year is None and piece.grain == later[0].grain:
            gap = text[piece.at[1] : later[0].at[0]]
            if later[0].year is not None and _LIST.fullmatch(gap):
                piece = replace(piece, year=later[0].year)
        later = (piece, how)
        result.append(later)
    return _forward(result[::-1], text)


def _forward(found: list[tuple[Piece, str]], text: str) -> list[tuple[Piece, str]]:
    """«декабрь 2025, март»: what follows in a list takes the year before it, or the next one."""
    result: list[tuple[Piece, str]] = []
    for piece, how in found:
        if (
            result
            and piece.year is None
            and result[-1][0].year
            and piece.grain == result[-1][0].grain
        ):
            last = result[-1][0]
            if _LIST.fullmatch(text[last.at[1] : piece.at[0]]):
                piece = replace(piece, year=(last.year or 0) + (piece.first < last.first))
        result.append((piece, how))
    return result


def _words(day: tuple[int, int]) -> str:
    month, number = day
    if number == LAST:
        number = monthrange(2025, month)[1]
    return f"{number} {OF_MONTH[month - 1]}"
