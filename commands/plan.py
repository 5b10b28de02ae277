"""Commands about plans of measures: import one, and what is owed by those in work."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from access.rights import Actor
from answers.execution.importing import laid, saved, told_words, year_of
from answers.execution.owed import watched
from answers.plans.as_json import plan_json
from answers.plans.drafts import Draft, draft_of
from answers.plans.saved import Saving, obligation_rows, same_plan, save, saving_of
from commands.speech import actor, refused, say
from data.file_names import readable
from data.home import Home, home_at
from data.plans.reading import read_plan
from registers.plans.values import PlanError


def plan_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Do `plan import` or `plan obligations`."""
    return _import(asked) if asked.plan_command == "import" else _obligations(asked)


def kept(home: Home, who: Actor, draft: Draft, now: datetime) -> tuple[int, Saving]:
    """Save a draft as a new plan or as a version of the one it is; return the plan and what changed.

    Raises PlanError.
    """
    saving = saving_of(home, who, draft, same_plan(home, who, draft, now), now)
    return save(home, who, draft, saving, now), saving


def _import(asked: argparse.Namespace) -> tuple[Any, int]:
    """Read a plan and show what was understood; with --yes save it."""
    path, home = Path(asked.file), home_at(asked.home)
    if not path.is_file():
        return refused(f"Файла «{readable(asked.file)}» нет. Проверьте имя и папку.")
    draft = draft_of(home, actor(), read_plan(path, path.name), readable(path.name), asked.now)
    say(f"{draft.title}: строк {len(draft.lines)}, ждут решения человека {len(draft.waiting)}.")
    for one in draft.waiting:
        say(f"  {', '.join(one.numbers)}: «{one.text}» — {one.reason}")
    if asked.plan is not None:
        return _reported(asked, home, draft)
    if not asked.yes:
        say("Это предпросмотр. Чтобы сохранить план, повторите с --yes.")
        return plan_json(draft), 0
    try:
        number, saving = kept(home, actor(), draft, asked.now)
    except PlanError as error:
        return refused(str(error))
    for words in saving.changes:
        say(f"  {words}")
    what = "изменений нет" if saving.plan and not saving.changes else "сохранён"
    say(f"План № {number}: {what}.")
    return plan_json(draft), 0


def _reported(asked: argparse.Namespace, home: Home, draft: Draft) -> tuple[Any, int]:
    """Lay a report of execution upon its plan; with --yes save what it says."""
    states = watched(home, actor(), asked.now.date(), asked.now)
    state = next((one for one in states if one.plan.id == asked.plan), None)
    if state is None:
        return refused(f"Плана № {asked.plan} на контроле нет. Проверьте номер в --plan.")
    today = asked.now.date()
    what = laid(actor(), draft, state, asked.year or year_of(draft, today), today)
    say(f"Отчёт за {what.year} год по плану «{what.title}»:")
    for one in what.told:
        say(f"  {one.said.number}: {told_words(one)}")
    for line in what.silent:
        say(f"  {line.line.number}: в отчёте ничего нет")
    if not asked.yes:
        say("Это предпросмотр. Чтобы сохранить отчёт, повторите с --yes.")
        return plan_json(draft), 0
    try:
        count = saved(home, actor(), what, asked.now)
    except PlanError as error:
        return refused(str(error))
    say(f"Сохранено отчётов: {count}.")
    return plan_json(draft), 0


def _obligations(asked: argparse.Namespace) -> tuple[Any, int]:
    """Answer who owes a report for which period, by the end of today."""
    if asked.date_from and asked.date_to and asked.date_from > asked.date_to:
        return refused("Начало периода позже его конца. Проверьте --from и --to.")
    rows = obligation_rows(home_at(asked.home), actor(), asked.now, asked.date_from, asked.date_to)
    for row in rows:
        late = f", дней просрочки {row['days_late']}" if row["days_late"] else ""
        who = row["executor"] or "исполнитель не назван"
        say(f"{row['due']} {row['number']} {who}, {row['period']}: {row['status']}{late}")
    return rows, 0
