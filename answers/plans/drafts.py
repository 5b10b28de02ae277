"""A document as a plan to be saved: what each line was understood as, and what waits for a person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from access.rights import Actor, Right, require
from analytics.calendar import WorkCalendar, working_days
from analytics.execution_words import dropped, is_non_answer, no_events
from analytics.executors import Match, co_executors, fold, group, matched, split
from analytics.obligations import DoneBy, Given, Status, line_status, obligations
from analytics.schedules import Due, Rule, Seasons, due_dates, understood, years_of
from data.home import Home
from data.plans.lines import ReadLine, ReadPlan
from data.registers_open import open_registers_of
from registers.plans.bodies import bodies, spellings
from registers.plans.settings import plan_settings
from registers.plans.values import PlanLine
from registers.settings import calendar_overrides

SHOWN_DUES = 24
_LONGEST = 4000  # of the text of a measure that is searched for partners
_FIRST, _LAST = 1990, 2100  # years of other terms are slips of the pen


@dataclass(frozen=True)
class Ground:
    """What every line is understood upon: the directory, the calendar, the day of today.

    ``moves``: a due day that is not working moves to the next working one.
    """

    spellings: Mapping[str, str]
    calendar: WorkCalendar
    moves: bool
    since: date
    until: date
    as_of: date


@dataclass(frozen=True)
class DraftLine:
    """A line with its next due dates, its executors against the directory and partners in the text."""

    line: PlanLine
    dues: tuple[Due, ...]
    matches: tuple[Match, ...]
    partners: tuple[str, ...]
    status: Status


@dataclass(frozen=True)
class Waiting:
    """What a person must settle: ``about`` is «term» or «executor»; ``numbers`` are lines."""

    about: str
    numbers: tuple[str, ...]
    text: str
    reason: str
    suggestion: str | None = None


@dataclass(frozen=True)
class Draft:
    """A plan as read and understood, not saved yet; ``notes`` are said of it as a whole."""

    title: str
    kind: str
    file_name: str
    years: tuple[int, ...]
    lines: tuple[DraftLine, ...]
    notes: tuple[str, ...]
    waiting: tuple[Waiting, ...]


def draft_of(home: Home, actor: Actor, read: ReadPlan, file_name: str, now: datetime) -> Draft:
    """Return what a document means by the directories in force; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    seasons = _seasons(home, now)
    titled = _years([read.title], seasons)
    told = _years((one.term_text for one in read.lines), seasons)
    years = titled or told
    ground = ground_of(home, [*years, *told], now)
    lines = tuple(
        drafted(_understood(one, read.kind, years, seasons, from_terms=not titled), ground, years)
        for one in read.lines
    )
    lines = _with_keys(lines)
    notes = list(read.notes)
    if not titled and years:
        notes.append(
            f"период плана в названии не указан: взят из сроков ({', '.join(map(str, years))})"
        )
    return Draft(read.title, read.kind, file_name, years, lines, tuple(notes), waiting_of(lines))


def corrected(
    home: Home, actor: Actor, draft: Draft, line: PlanLine | None, now: datetime
) -> Draft:
    """Return the draft with a line as a person settled it, by the directory as it is now.

    Without a line only the directory is asked anew. Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    days = [day for one in draft.lines for rule in one.line.rules for day in (rule.start, rule.end)]
    ground = ground_of(home, [*draft.years, *(day.year for day in days if day)], now)
    lines = tuple(
        drafted(line if line and one.line.key == line.key else one.line, ground, draft.years)
        for one in draft.lines
    )
    return replace(draft, lines=lines, waiting=waiting_of(lines))


def ground_of(home: Home, years: Iterable[int], now: datetime) -> Ground:
    """Return what lines of these years are understood upon; without years, this and the next."""
    engine = open_registers_of(home, now)
    listed = sorted(set(years)) or [now.year, now.year + 1]
    first, last = listed[0], listed[-1] + 1
    calendar = working_days(range(first - 1, last + 2), calendar_overrides(engine))
    return Ground(
        spellings(bodies(engine)),
        calendar,
        plan_settings(engine).moves,
        date(first, 1, 1),
        date(last, 12, 31),
        now.date(),
    )


def drafted(line: PlanLine, ground: Ground, years: Sequence[int] = ()) -> DraftLine:
    """Return a line with what follows from it: due dates, matches, status."""
    dues = dues_of(line.rules, ground)
    matches = matched(line.executors, ground.spellings)
    executors = tuple(one.body or one.name for one in matches)
    line = replace(line, executors=executors)
    partners = tuple(
        one
        for one in co_executors(line.measure[:_LONGEST])
        if fold(one) not in set(map(fold, executors))
    )
    given = said_in(line, years)
    owed = obligations(dues, (), given, ground.as_of, dropped=bool(line.dropped))
    status = line_status(
        [one.kind for one in line.rules], owed, reported=bool(given), dropped=bool(line.dropped)
    )
    return DraftLine(line, dues, matches, partners, status)


def dues_of(rules: Iterable[Rule], ground: Ground, most: int = SHOWN_DUES) -> tuple[Due, ...]:
    """Return the due dates of all rules in their order, at most ``most``."""
    working = ground.calendar if ground.moves else _always
    found = {
        (one.due, one.period): one
        for rule in rules
        for one in due_dates(rule, working, ground.since, ground.until, most)
    }
    return tuple(found[key] for key in sorted(found))[:most]


def said_in(line: PlanLine, years: Sequence[int]) -> tuple[Given, ...]:
    """Return what the report standing in the document itself makes done: all of its last year."""
    year = years[-1] if years else None
    if not line.report_text or line.dropped or is_non_answer(line.report_text, year=year):
        return ()
    return (Given("", "", date(year or _FIRST, 1, 1), dated=False),)


def waiting_of(lines: Iterable[DraftLine]) -> tuple[Waiting, ...]:
    """Return what a person must settle: terms line by line, then each unknown executor once."""
    listed = list(lines)
    found = [
        Waiting("term", (one.line.number,), one.line.term_text, "; ".join(_once(one.line.doubts)))
        for one in listed
        if one.line.doubts and not one.line.dropped
    ]
    unknown: dict[str, tuple[Match, list[str]]] = {}
    for one in listed:
        for match in one.matches:
            if match.body is None:
                unknown.setdefault(match.name, (match, []))[1].append(one.line.number)
    for name, (match, numbers) in unknown.items():
        found.append(Waiting("executor", tuple(numbers), name, _why(match), match.suggestion))
    return tuple(found)


def _understood(
    read: ReadLine, kind: str, years: tuple[int, ...], seasons: Seasons, *, from_terms: bool
) -> PlanLine:
    found = understood(
        read.term_text,
        plan_years=years,
        section_wording=read.section_term,
        seasons=seasons,
        years_from_terms=from_terms,
    )
    gone = dropped(read.report_text) if read.report_text else None
    notes = list(read.notes)
    if read.report_text and no_events(read.report_text):
        notes.append("в отчёте сказано, что событий не было: исполнено, событий 0")
    year = years[-1] if years else None
    empty = is_non_answer(read.report_text, year=year) if kind == "report" else None
    if empty and not gone:
        notes.append(f"отчёт не говорит, что сделано: {empty}")
    return PlanLine(
        key="",
        number=read.number,
        section=read.section,
        measure=read.measure,
        term_text=read.term_text,
        executors_text=read.executors_text,
        report_text=read.report_text,
        place=read.place,
        notes=tuple(notes),
        rules=found.rules,
        executors=split(read.executors_text),
        done_by=DoneBy.ALL,
        doubts=_once(found.to_confirm),
        dropped=gone or "",
    )


def _with_keys(lines: Sequence[DraftLine]) -> tuple[DraftLine, ...]:
    """Give every line a key of its own: its number, with a count where numbers repeat."""
    taken: dict[str, int] = {}
    found: list[DraftLine] = []
    for one in lines:
        name = one.line.number or "б/н"
        taken[name] = taken.get(name, 0) + 1
        key = name if taken[name] == 1 else f"{name}#{taken[name]}"
        found.append(replace(one, line=replace(one.line, key=key)))
    return tuple(found)


def _always(_day: date) -> bool:
    """Every day may be a due one where due days do not move."""
    return True


def _once(doubts: Iterable[str]) -> tuple[str, ...]:
    """Return the doubts, each said once: those of two rules often share one."""
    return tuple(dict.fromkeys(one for said in doubts for one in said.split("; ")))


def _seasons(home: Home, now: datetime) -> Seasons:
    said = plan_settings(open_registers_of(home, now))
    return Seasons(heating=(said.heating_first, said.heating_last))


def _years(wordings: Iterable[str], seasons: Seasons) -> tuple[int, ...]:
    return tuple(year for year in years_of(wordings, seasons) if _FIRST <= year <= _LAST)


def _why(match: Match) -> str:
    if match.suggestion:
        said = f"в справочнике нет; похоже на «{match.suggestion}» ({match.likeness:.0f} %)"
    else:
        said = "исполнителя нет в справочнике: добавьте его или выберите из известных"
    named = group(match.name)
    return f"{said}; это группа («{named}»): уточните состав" if named else said
