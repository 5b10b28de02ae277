"""A wording of a term, in any words of a plan, as rules; what is doubtful goes to a person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from analytics.schedules import conditions, recurrences, terms
from analytics.schedules.pieces import Seasons, pieces
from analytics.schedules.reading import Reading
from analytics.schedules.recurring import recurring_rules
from analytics.schedules.rules import Kind, Rule, Understood
from analytics.schedules.spelling import spelled

LONGEST = 2000  # of a term; a longer cell holds something else
_NOTHING = re.compile(r"[\W_]*")
_DITTO = re.compile(r"[\W_]*(?:то же|та же|тоже|--/+--|-/+-)[\W_]*")
_CHUNKS = re.compile(r"[;\n]+(?![^(]*\))|[,\s(]+(?:далее|затем|в дальнейшем)[\s:-]+", re.IGNORECASE)
_NEXT = re.compile(r"\s*,\s*(?:и\s+)?(?=еже(?:днев|недел|месяч|кварт|полуг|год))", re.IGNORECASE)
NO_YEAR = "год не указан: задайте период плана"
_DEFAULT_SEASONS = Seasons()


@dataclass(frozen=True)
class _Said:
    """Everything found in one wording."""

    dated: list[terms.Term]
    relative: list[conditions.Relative]
    often: recurrences.Recurrence | None
    due_day: recurrences.DueDay | None
    always: bool
    somehow: str
    elsewhere: str
    proviso: str
    hour: str
    once: bool
    season: str
    events: tuple[str, ...]
    unread: str


def understood(
    wording: str,
    *,
    plan_years: tuple[int, ...] = (),
    section_wording: str = "",
    report_day: int | None = None,
    seasons: Seasons = _DEFAULT_SEASONS,
    years_from_terms: bool = False,
) -> Understood:
    """The rules of the wording and what a person must confirm; never an error, whatever the text.

    `plan_years` give a year to terms without one; say `years_from_terms` when they came from
    `years_of`, so that terms that needed them are to be confirmed. An empty wording takes the
    section's. `report_day` is the day of the following period by which reports are due where the
    wording names none. What nobody understood gives one rule of kind unknown.
    """
    if _NOTHING.fullmatch(wording) and not _DITTO.fullmatch(wording):
        if not _NOTHING.fullmatch(section_wording):
            wording = section_wording
        else:
            return _unknown("срок не указан: укажите его")
    if len(wording) > LONGEST:
        return _unknown(f"срок длиннее {LONGEST} знаков не разобран: выберите правило")
    years = tuple(sorted(set(plan_years)))
    rules: list[Rule] = []
    slips: list[str] = []
    for chunk in _chunks(wording):
        text = spelled(chunk)
        if _NOTHING.fullmatch(text.text):
            continue
        slips += [f"«{was}» прочитано как «{read}»" for was, read in text.slips]
        rules += _rules(_said(Reading(text.text, text.folded), seasons), text.text, years)
    if not rules:
        return _unknown(f"срок «{wording.strip()}» не разобран: выберите правило")
    if slips:
        rules = [replace(rule, note=_notes([rule.note, *slips])) for rule in rules]
    rules = [_reported(rule, report_day) for rule in rules]
    doubts = [one for rule in rules if rule.note for one in rule.note.split("; ")]
    if years_from_terms and _needed_years(rules, wording, seasons):
        doubts.append("период плана не указан: взят из сроков плана (" + _listed(years) + ")")
    return Understood(tuple(rules), tuple(dict.fromkeys(doubts)))


def years_of(wordings: Iterable[str], seasons: Seasons = _DEFAULT_SEASONS) -> tuple[int, ...]:
    """The years that the terms of a plan name, in order; school years only when nothing else is."""
    found: set[int] = set()
    school: set[int] = set()
    for wording in wordings:
        text = spelled(wording[:LONGEST])
        for term in terms.dated(Reading(text.text, text.folded), seasons):
            for piece in term.pieces:
                if piece.year is not None:
                    span = piece.span(piece.year)
                    years = range(span.start.year, min(span.end.year, span.start.year + 30) + 1)
                    (school if piece.grain == "school_year" else found).update(years)
    return tuple(sorted(found or school))


def _chunks(wording: str) -> list[str]:
    """The terms that stand one after another: by `;`, «далее», or each with its own «еже…»."""
    chunks: list[str] = []
    for chunk in _CHUNKS.split(wording):
        for part in _NEXT.split(chunk):
            if chunks and part is not chunk and "еже" not in chunks[-1].lower():
                chunks[-1] += f", {part}"
            else:
                chunks.append(part)
    return chunks


def _said(reading: Reading, seasons: Seasons) -> _Said:
    """Reads one wording. The order matters: what is looked for first is not seen by the rest."""
    proviso = conditions.proviso(reading)
    hour = conditions.time_of_day(reading)
    relative: list[conditions.Relative] = []
    while len(relative) < 5 and (one := conditions.relative(reading)):
        relative.append(one)
    due_day = recurrences.due_day(reading)
    elsewhere = conditions.elsewhere(reading)
    often = recurrences.recurrence(reading)
    always = conditions.continuous(reading)
    once = conditions.just_once(reading)
    dated = terms.dated(reading, seasons)
    somehow = conditions.somehow(reading)
    season = conditions.named_period(reading)
    events = conditions.events(reading)
    unread = reading.unread()
    return _Said(
        dated, relative, often, due_day, always, somehow, elsewhere, proviso, hour, once, season,
        events, unread,
    )  # fmt: skip


def _rules(said: _Said, text: str, years: tuple[int, ...]) -> list[Rule]:
    """The rules of what was said, the first one with the doubts that belong to all."""
    rules: list[Rule] = []
    relative = [one for one in said.relative if not (one.period and (said.often or said.dated))]
    ended = next((one for one in said.relative if one not in relative), None)
    named = [one for one in relative if one.period and one.period != "период"]
    if said.always or said.somehow:
        rules += _always(said, years)
    repeated = said.often or (said.due_day and said.due_day.every) or ended or named
    if repeated:
        rules += recurring_rules(
            said.often, said.due_day, ended or next(iter(named), None), said.dated, years
        )
        relative = [one for one in relative if one not in named]
    bounds = said.often or (said.always and len(rules) == 1 and rules[0].end)
    if not bounds:
        rules += [rule for term in said.dated for rule in _dated(term, years)]
    rules += [_relative(one) for one in relative]
    if said.season:
        note = "даты периода не указаны: внесите их"
        rules.append(Rule(Kind.WINDOW, anchor=said.season, note=note))
    rules += [Rule(Kind.EVENT, anchor=words) for words in said.events]
    if said.once and not rules:
        rules.append(_once(years))
    if said.due_day and not repeated:
        rules.append(
            Rule(Kind.UNKNOWN, note=f"в сроке «{text}» назван день, но не сказано, какого месяца")
        )
    if not rules:
        return [_nothing(said, text)]
    notes = [rules[0].note]
    if said.elsewhere:
        notes.append(f"«{said.elsewhere}»: внесите даты из этого документа")
    notes += [f"учтите оговорку «{words}»" for words in (said.proviso, said.hour) if words]
    if said.unread:
        notes.append(f"не разобрано «{said.unread}»")
    return [replace(rules[0], note=_notes(notes)), *rules[1:]]


def _always(said: _Said, years: tuple[int, ...]) -> list[Rule]:
    """Continuous, within the dated term when one is named beside it."""
    note = f"«{said.somehow}» — без срока: принято «постоянно»" if said.somehow else ""
    if said.somehow and (said.often or said.dated):
        return []
    spans = [span for term in said.dated for span in terms.spans(term, years)]
    if len(said.dated) == 1 and spans and said.dated[0].how in ("till", "by"):
        return [Rule(Kind.CONTINUOUS, end=spans[-1].end, note=note)]
    if len(said.dated) == 1 and spans and said.dated[0].grain != "day":
        return [Rule(Kind.CONTINUOUS, start=spans[0].start, end=spans[-1].end, note=note)]
    return [Rule(Kind.CONTINUOUS, note=note)]


def _dated(term: terms.Term, years: tuple[int, ...]) -> list[Rule]:
    """One rule a dated term, or one a year of the plan when it names no year."""
    kind, notes = terms.sort_of(term), [terms.doubt(term)]
    spans = list(terms.spans(term, years))
    if not spans:
        return [Rule(kind, note=_notes([*notes, NO_YEAR]))]
    if term.yearless and len(years) > 1:
        notes.append(f"план на несколько лет: принято в каждом году ({_listed(years)})")
    note = _notes(notes)
    if kind is Kind.PERIODS:
        first, last = min(one.start for one in spans), max(one.end for one in spans)
        return [Rule(kind, start=first, end=last, parts=tuple(spans), note=note)]
    if term.how == "from":
        return [Rule(kind, start=span.start, note=note) for span in spans]
    return [
        Rule(kind, start=None if span.start == span.end else span.start, end=span.end, note=note)
        for span in spans
    ]


def _relative(one: conditions.Relative) -> Rule:
    """N days from something; without saying from what, a person has to."""
    note = "укажите дату события, от которого считается срок"
    if not one.anchor:
        note = "не сказано, от какого события считается срок"
    start = _anchor_day(one.anchor)
    return Rule(
        Kind.RELATIVE, start=start, anchor=one.words, note="" if start else note,
        days=one.days, unit=one.unit, working=one.working,
    )  # fmt: skip


def _anchor_day(anchor: str) -> date | None:
    """The anchor's own day, when it is a full date."""
    found = [piece for piece in pieces(anchor, _DEFAULT_SEASONS) if piece.year is not None]
    if len(found) != 1 or found[0].grain != "day" or found[0].at != (0, len(anchor)):
        return None
    return found[0].span(0).start


def _once(years: tuple[int, ...]) -> Rule:
    """Once, with no day: by the end of the plan, to be confirmed."""
    if not years:
        return Rule(Kind.ONCE, note=NO_YEAR)
    start, end = date(years[0], 1, 1), date(years[-1], 12, 31)
    return Rule(Kind.ONCE, start=start, end=end, note="день не назван: принят конец плана")


def _nothing(said: _Said, text: str) -> Rule:
    """The rule of a wording in which no term was found."""
    if said.elsewhere:
        note = f"сроки стоят в другом документе («{said.elsewhere}»): внесите их"
        return Rule(Kind.UNKNOWN, anchor=said.elsewhere, note=note)
    return Rule(Kind.UNKNOWN, note=f"срок «{text}» не разобран: выберите правило")


def _reported(rule: Rule, report_day: int | None) -> Rule:
    """The rule with the plan's day of reports, when it names no day of its own."""
    own = (rule.due_day, rule.due_month, rule.days) != (None, None, None)
    if (
        report_day is None
        or rule.kind is not Kind.RECURRING
        or own
        or rule.every in ("day", "week")
    ):
        return rule
    return replace(rule, due_day=report_day)


def _needed_years(rules: list[Rule], wording: str, seasons: Seasons) -> bool:
    """Whether some rule has dates though the wording names no year."""
    return not years_of([wording], seasons) and any(rule.start or rule.end for rule in rules)


def _unknown(note: str) -> Understood:
    return Understood((Rule(Kind.UNKNOWN, note=note),), (note,))


def _notes(notes: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(note for note in notes if note))


def _listed(years: tuple[int, ...]) -> str:
    return ", ".join(str(year) for year in years)
