"""Looking after a home: settle, check, mend, restore. For the importer's process and the command line.

Every answer is plain values: ``done`` and ``problems`` are Russian sentences, ``parts`` the damaged
parts, ``offer`` the copy that would be restored (``restoring.as_said``) when the store is bad.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from access.rights import Actor, Right, require
from data.check import problems
from data.errors import UserError
from data.home import Home
from data.importing.isolation import in_child
from data.importing.settling import settle_if_needed
from data.inspection.problem import Problem
from data.repair import repair
from data.restoring import as_said, offer, restore


def looked_through(home: Home, actor: Actor, now: datetime) -> dict[str, Any]:
    """See to what was cut off and check everything; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    try:
        done = settle_if_needed(home, now)
    except UserError:  # a store that cannot be opened is what the check is about to tell
        done = []
    return _answer(home, done, problems(home))


def mended(home: Home, actor: Actor, now: datetime) -> dict[str, Any]:
    """Mend what loses nothing and check again; needs Right.PUBLISH."""
    done, left = repair(home, actor, now)
    return _answer(home, done, left)


def put_back(home: Home, actor: Actor, now: datetime, name: str | None = None) -> dict[str, Any]:
    """Restore the latest good copy, or the named one, and check; needs Right.RESTORE.

    The answer has ``missing`` too: the batches to be uploaded again.
    """
    found = restore(home, actor, now, name)
    at = datetime.fromisoformat(found["at"])
    done = (
        f"Хранилище восстановлено из копии от {at:%d.%m.%Y %H:%M}, повреждённое лежит в папке "
        f"«{found['aside']}»."
    )
    return {**_answer(home, [done], problems(home)), "missing": found["missing"]}


def missing_words(missing: Sequence[dict[str, Any]]) -> list[str]:
    """Return a line for each batch that a copy lacks."""
    return [f"№ {one['batch_id']}, файл «{one['file']}», строк {one['rows']}" for one in missing]


def _answer(home: Home, done: list[str], found: Sequence[Problem]) -> dict[str, Any]:
    parts = sorted({problem.part for problem in found})
    offered = in_child(lambda: _offered(home)) if "store" in parts else None
    words = [problem.words for problem in found]
    return {"done": done, "problems": words, "parts": parts, "offer": offered}


def _offered(home: Home) -> dict[str, Any] | None:
    found = offer(home)
    return None if found is None else as_said(found)
