"""A report of execution that came as a document, laid line by line upon its plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from access.rights import Actor, Right, require
from analytics.execution_words import Fact, dropped, facts, is_non_answer, no_events
from analytics.plan_changes import Stands, aligned
from analytics.words import counted, number
from answers.execution.reports import Typed, report
from answers.plans.drafts import Draft
from answers.plans.saved import GONE, LineState, PlanState, correct
from data.home import Home
from registers.plans.values import PlanLine, PlanReport


@dataclass(frozen=True)
class Told:
    """What a document says of one measure. ``line`` is the plan's, None when it has none like it.

    ``empty`` is why the text does not say what was done; ``dropped`` the words that the measure is
    no more; ``nothing`` that no events came. ``periods`` are those of the plan that the report
    covers: ("",) is the whole of it, none when no period of the line ended in its year.
    """

    said: PlanLine
    line: LineState | None
    periods: tuple[str, ...]
    facts: tuple[Fact, ...]
    empty: str | None = None
    dropped: str | None = None
    nothing: bool = False
    known: bool = False  # the very same report stands already


@dataclass(frozen=True)
class Laid:
    """A document against its plan: what it tells, the plan's lines that it does not tell of."""

    plan: int
    title: str
    year: int
    told: tuple[Told, ...]
    silent: tuple[LineState, ...]


def laid(actor: Actor, draft: Draft, state: PlanState, year: int, today: date) -> Laid:
    """Return what a document says of a plan's measures in a year; needs Right.VIEW_FIGURES.

    Lines are one measure when number and text are alike, or the text alone is the same.
    """
    require(actor, Right.VIEW_FIGURES)
    lines = {one.line.key: one for one in state.lines if one.line.dropped != GONE}
    pairs = aligned(
        [_stands(one.line) for one in lines.values()], [_stands(one.line) for one in draft.lines]
    )
    told = tuple(
        _told(one.line, lines[was.key] if was else None, year, today)
        for one, was in zip(draft.lines, pairs.was, strict=True)
    )
    silent = tuple(lines[one.key] for one in pairs.gone if not lines[one.key].line.dropped)
    return Laid(state.plan.id, state.plan.title, year, told, silent)


def year_of(draft: Draft, today: date) -> int:
    """Return the year a report is most likely of: the last it names that is not ahead."""
    return max((one for one in draft.years if one <= today.year), default=today.year - 1)


def saved(home: Home, actor: Actor, what: Laid, now: datetime) -> int:
    """Save what a document tells as reports of execution and return how many.

    The day of execution is not known from such a document: the report counts as done, and neither
    as punctual nor as late. A text that says nothing is kept and makes nothing done. A measure
    that is no more is dropped, with the reason, which needs Right.EDIT_PLANS; all else needs
    Right.REPORT_EXECUTION. Raises PlanError.
    """
    require(actor, Right.REPORT_EXECUTION)
    if any(one.dropped for one in what.told):
        require(actor, Right.EDIT_PLANS)
    count = 0
    day = min(date(what.year, 12, 31), now.date())
    for one in what.told:
        if one.line is None or one.known or not one.said.report_text:
            continue
        if one.dropped and not one.line.line.dropped:
            gone = replace(one.line.line, dropped=one.dropped)
            correct(home, actor, what.plan, gone, now, why=one.dropped)
        # What is said of a time that is not over, or says nothing, is kept as words.
        done = day if one.periods and not one.empty and not one.dropped else None
        for period in one.periods or ("",):
            typed = Typed("", period, done, one.said.report_text, dated=False)
            report(home, actor, what.plan, one.line.line.key, typed, now)
            count += 1
    return count


def told_words(one: Told) -> str:
    """Return what follows from a line of the document, as a person reads it."""
    if one.line is None:
        return "▲ такой строки в плане нет: отчёт не сохранится"
    if one.known:
        return "— этот отчёт уже введён"
    if one.dropped:
        return f"— снимается с исполнения: {one.dropped}"
    if one.empty:
        return f"▲ не отчёт: {one.empty}"
    if not one.periods:
        return "◐ период ещё не закончился: сохранится как сведения о ходе работы"
    said = "● исполнено, событий не было" if one.nothing else "● исполнено"
    if one.periods == ("",):
        return said
    return f"{said}: {counted(len(one.periods), 'период', 'периода', 'периодов')}"


def facts_words(found: Sequence[Fact], year: int) -> str:
    """Return the numbers of a report, those of other years said to be so."""
    return "; ".join(
        f"{number(one.number, 0 if one.number == int(one.number) else 1)} {one.unit}"
        + (f" ({one.year})" if one.year not in (None, year) else "")
        for one in found
    )


def _told(said: PlanLine, line: LineState | None, year: int, today: date) -> Told:
    text = said.report_text
    gone = dropped(text)
    before = _before(line.reports, year) if line else None
    empty = None if gone else is_non_answer(text, before, year)
    known = line is not None and any(one.text == text.strip() for one in line.reports)
    periods = _periods(line, year, today) if line else ()
    return Told(said, line, periods, facts(text), empty, gone, no_events(text), known)


def _before(reports: Sequence[PlanReport], year: int) -> str | None:
    """Return what was reported last for an earlier year."""
    texts = [one.text for one in reports if one.done_on and one.done_on.year < year]
    return texts[-1] if texts else None


def _periods(line: LineState, year: int, today: date) -> tuple[str, ...]:
    """Return the periods of a line that ended in a year by today; ("",) when they are all it has."""
    dues = line.dues
    own = [one for one in dues if one.end.year == year and one.end <= today]
    if len(own) == len(dues):
        return ("",)
    return tuple(dict.fromkeys(one.period for one in own))


def _stands(line: PlanLine) -> Stands:
    return Stands(line.key, line.number, line.measure, line.term_text, line.executors)
