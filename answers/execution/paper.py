"""A plan as a report of execution shows it: every measure with what was done, and the totals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analytics.obligations import Obligation, Status, line_status
from analytics.words import ABSENT, day, number, percent
from answers.execution.owed import NOBODY, Sieve
from answers.execution.words import block_of, due_day, said_of
from answers.plans.rule_choices import SIGNS
from answers.plans.saved import LineState, PlanState

COLUMNS = (
    "№ п/п",
    "Мероприятие",
    "Срок исполнения",
    "Ответственный исполнитель",
    "Информация об исполнении",
    "Статус",
)
NO_SECTION = "Без раздела"
_COUNTED = (Status.DONE, Status.STANDING, Status.AT_WORK, Status.LATE, Status.NOT_YET, Status.DROPPED)  # fmt: skip


@dataclass(frozen=True)
class PaperRow:
    """One measure: the cells of COLUMNS and its section."""

    section: str
    cells: tuple[str, ...]
    status: Status


@dataclass(frozen=True)
class Paper:
    """A report of execution: ``span`` says for which days; totals have Russian headers."""

    title: str
    span: str
    as_of: date
    rows: tuple[PaperRow, ...]
    by_section: pd.DataFrame
    by_executor: pd.DataFrame


def paper_of(state: PlanState, sieve: Sieve, as_of: date) -> Paper:
    """Return the report of a plan for the section and due days that the sieve asks for."""
    lines = [
        one for one in state.lines if sieve.section is None or one.line.section == sieve.section
    ]
    owed = {one.line.key: _within(one, sieve) for one in lines}
    rows = tuple(_row(one, owed[one.line.key]) for one in lines)
    return Paper(
        state.plan.title,
        _span(sieve),
        as_of,
        rows,
        _by_section(rows),
        _by_executor([each for own in owed.values() for each in own]),
    )


def paper_frame(paper: Paper) -> pd.DataFrame:
    """Return the measures of a report as a table with Russian headers."""
    return pd.DataFrame(
        [(one.section or NO_SECTION, *one.cells) for one in paper.rows],
        columns=["Раздел", *COLUMNS],
    )


def whole_frame(
    states: Iterable[PlanState], blocks: Mapping[str, str], sieve: Sieve
) -> pd.DataFrame:
    """Return the measures of all plans in work by block and executor, as a table.

    A measure of several executors stands under each of them.
    """
    rows = [
        {
            "Блок": block_of(name, blocks),
            "Исполнитель": name or NOBODY,
            "План": state.plan.title,
            "№": line.line.number,
            "Мероприятие": line.line.measure,
            "Срок": line.line.term_text or None,
            "Ближайший срок": line.next_due.due if line.next_due else None,
            "Статус": f"{SIGNS[line.status]} {line.status.value}",
            "key": line.line.key,
            "plan": state.plan.id,
        }
        for state in states
        if sieve.plan in (None, state.plan.id)
        for line in state.lines
        if sieve.section in (None, line.line.section) and sieve.status in (None, line.status)
        for name in _executors(line)
        if sieve.executor in (None, name or NOBODY)
    ]
    columns = ["Блок", "Исполнитель", "План", "№", "Мероприятие", "Срок", "Ближайший срок",
               "Статус", "key", "plan"]  # fmt: skip
    frame = pd.DataFrame(rows, columns=columns)
    last = frame["Блок"].eq(block_of("", {}))
    return (
        frame.assign(last=last)
        .sort_values(["last", "Блок", "Исполнитель", "plan"], kind="stable")
        .drop(columns="last")
        .reset_index(drop=True)
    )


def _executors(line: LineState) -> Sequence[str]:
    return list(dict.fromkeys([*(one.executor for one in line.owed)])) or line.line.executors or ("",)  # fmt: skip


def _within(line: LineState, sieve: Sieve) -> list[Obligation]:
    return [
        one
        for one in line.owed
        if (sieve.first is None or one.due >= sieve.first)
        and (sieve.last is None or one.due <= sieve.last)
    ]


def _row(line: LineState, owed: list[Obligation]) -> PaperRow:
    own = line.line
    whole = len(owed) == len(line.owed)
    periods = {"", *(one.period for one in owed)}
    reports = [one for one in line.reports if whole or one.period in periods]
    status = line.status
    if not whole:
        kinds = [one.kind for one in own.rules]
        done = any(one.done_on for one in reports)
        status = line_status(kinds, owed, reported=done, dropped=bool(own.dropped))
    said = "\n".join(part for part in (own.report_text, said_of(reports)) if part)
    late = max((one.days_late for one in owed if one.status is Status.LATE), default=0)
    words = f"{SIGNS[status]} {status.value}"
    if status is Status.LATE:
        words += f" (до {late} дн.)"
    if own.dropped:
        words += f": {own.dropped}"
    cells = (
        own.number,
        own.measure,
        _term(own.term_text, owed),
        "\n".join(own.executors) or ABSENT,
        said or ("снято" if own.dropped else "отчёта нет"),
        words,
    )
    return PaperRow(own.section, cells, status)


def _term(text: str, owed: list[Obligation]) -> str:
    """Return the term as written, with the due day where there is just one and it is not named."""
    days = {due_day(one) for one in owed}
    if len(days) == 1 and text and not days <= {text[-len(one) :] for one in days}:
        return f"{text}; срок {days.pop()}"
    return text or ABSENT


def _span(sieve: Sieve) -> str:
    if sieve.first is None or sieve.last is None:
        return "за весь срок плана"
    if (sieve.first.month, sieve.last.month) == (1, 12):
        return f"за {sieve.first.year} год"
    return f"по срокам с {day(sieve.first)} по {day(sieve.last)}"


def _by_section(rows: Sequence[PaperRow]) -> pd.DataFrame:
    names = list(dict.fromkeys(one.section for one in rows))
    found: list[dict[str, object]] = []
    for name in [*names, None]:
        own = [one for one in rows if name is None or one.section == name]
        counts = {
            f"{SIGNS[status]} {status.value}": sum(one.status is status for one in own)
            for status in _COUNTED
        }
        title = "Всего" if name is None else name or NO_SECTION
        found.append({"Раздел": title, "Мероприятий": len(own), **counts})
    return pd.DataFrame(found)


def _by_executor(owed: Sequence[Obligation]) -> pd.DataFrame:
    names = sorted({one.executor for one in owed})
    found: list[dict[str, object]] = []
    for name in [*names, None]:
        own = [one for one in owed if name is None or one.executor == name]
        done = [one for one in own if one.status is Status.DONE]
        gone = sum(one.status is Status.DROPPED for one in own)
        past = [one for one in own if one.status in (Status.DONE, Status.LATE)]
        title = "Всего" if name is None else name or NOBODY
        found.append(
            {
                "Исполнитель": title,
                "Отчётов по срокам": len(own),
                "● Исполнено": len(done),
                "из них с опозданием": sum(one.days_late > 0 for one in done),
                "▲ Просрочено": len(past) - len(done),
                "◐ ○ Впереди": len(own) - len(past) - gone,
                "Снято": gone,
                "Исполнено из наступивших": f"{percent(100 * len(done) / len(past))}, "
                f"{number(len(done))} из {number(len(past))}"
                if past
                else "сроки не наступили",
            }
        )
    return pd.DataFrame(found)
