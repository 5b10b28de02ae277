"""A home with one drawn plan in work, for the tests of how plans are carried out."""

from datetime import datetime

from access.rights import DEMO_ACTOR
from answers.execution.owed import Owed, owed_in, watched
from answers.plans.drafts import Draft, draft_of
from answers.plans.saved import PlanState, save, saving_of
from data.home import Home
from data.plans.lines import ReadLine, ReadPlan

NOW = datetime(2025, 5, 20, 10, 0)
TODAY = NOW.date()


def drafted(
    home: Home, *lines: ReadLine, kind: str = "plan", title: str = "План на 2025 год"
) -> Draft:
    """Return drawn lines as they are understood."""
    return draft_of(home, DEMO_ACTOR, ReadPlan(title, kind, lines, ()), "план.docx", NOW)


def kept(home: Home, *lines: ReadLine) -> int:
    """Save drawn lines as a plan and return its number."""
    draft = drafted(home, *lines)
    return save(home, DEMO_ACTOR, draft, saving_of(home, DEMO_ACTOR, draft, None, NOW), NOW)


def state(home: Home) -> PlanState:
    """Return the one plan as it stands today."""
    (one,) = watched(home, DEMO_ACTOR, TODAY, NOW)
    return one


def owed(home: Home) -> tuple[Owed, ...]:
    """Return everything that is owed as of today."""
    return owed_in(watched(home, DEMO_ACTOR, TODAY, NOW))
