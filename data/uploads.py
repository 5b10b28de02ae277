"""What a page may ask of the importer: each call starts a process of its own, see ``data.runs``.

Pages live in a process with threads and many viewers, and never open the store. ``begin_…`` return
at once with the identity of a run; the others wait for the answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from access.rights import Actor, Right, require
from data import runs
from data.home import Home
from data.plans.lines import ReadPlan
from data.plans.reading import from_json as plan_from_json
from data.registers_open import open_registers_of
from data.runs import ImporterBroken as ImporterBroken  # what every call here may raise


@dataclass(frozen=True)
class Asked:
    """How a file is to be read: by a named profile or a mapping's text, else by its headers.

    ``sheet`` names the sheet to read, else the first that fits.
    """

    profile: str | None = None
    mapping: str | None = None
    replace: bool = False
    sheet: str | None = None


def begin_preview(
    home: Home,
    actor: Actor,
    files: Sequence[tuple[str, bytes]],
    now: datetime,
    asked: Sequence[Asked],
) -> str:
    """Start looking through (name, content), each ``asked`` in its way; return the run.

    The answer is an outcome (contract.md, section 4) for each, with status «preview» and
    ``preview`` when it can be confirmed. Needs Right.IMPORT.
    """
    require(actor, Right.IMPORT)
    return runs.start(home, actor, "preview", now, files, asked=[asdict(one) for one in asked])


def begin_confirm(
    home: Home, actor: Actor, previews: Sequence[Mapping[str, Any]], now: datetime, of: str = ""
) -> str:
    """Start importing what a preview answered; return the run. Needs Right.IMPORT.

    The answer is an outcome for each. Status «asks again» means that other data came in meanwhile:
    the outcome is a new preview. With an answer the run ``of`` the previews is forgotten.
    """
    require(actor, Right.IMPORT)
    listed = [one["preview"] for one in previews]
    names = [one["file"] for one in previews]
    return runs.start(home, actor, "confirm", now, previews=listed, names=names, of=of)


def begin_inbox(home: Home, actor: Actor, now: datetime) -> str:
    """Start importing what waits in the inbox; return the run. Needs Right.IMPORT."""
    require(actor, Right.IMPORT)
    return runs.start(home, actor, "inbox", now)


def preview(
    home: Home,
    actor: Actor,
    files: Sequence[tuple[str, bytes]],
    now: datetime,
    asked: Asked | None = None,
) -> list[dict[str, Any]]:
    """Look through files, all asked in one way, and wait for the outcomes; needs Right.IMPORT."""
    identity = begin_preview(home, actor, files, now, [asked or Asked()] * len(files))
    return runs.waited_for(home, actor, identity)


def confirm(
    home: Home, actor: Actor, previews: Sequence[Mapping[str, Any]], now: datetime
) -> list[dict[str, Any]]:
    """Import what was previewed and wait for the outcomes; needs Right.IMPORT."""
    return runs.waited_for(home, actor, begin_confirm(home, actor, previews, now))


def peek(
    home: Home,
    actor: Actor,
    file: tuple[str, bytes],
    now: datetime,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
) -> dict[str, Any]:
    """Return the first rows of a file for mapping by hand, see ``peeking.peek``.

    Raises UserError when the file is no table. Needs Right.IMPORT.
    """
    require(actor, Right.IMPORT)
    identity = runs.start(home, actor, "peek", now, [file], sheet=sheet, header_row=header_row)
    return runs.waited_for(home, actor, identity)


def read_plan(home: Home, actor: Actor, file: tuple[str, bytes], now: datetime) -> ReadPlan:
    """Return what a document holds, see ``plans.reading``; needs Right.EDIT_PLANS.

    Raises UserError when it is no plan.
    """
    require(actor, Right.EDIT_PLANS)
    return plan_from_json(
        runs.waited_for(home, actor, runs.start(home, actor, "plan", now, [file]))
    )


def undo(home: Home, actor: Actor, batch: int, now: datetime) -> dict[str, Any]:
    """Take a batch back and publish; needs Right.UNDO. Returns batch_id and snapshot."""
    require(actor, Right.UNDO)
    return runs.waited_for(home, actor, runs.start(home, actor, "undo", now, batch=batch))


def publish(home: Home, actor: Actor, now: datetime) -> int:
    """Publish with the directories as they are now and return the snapshot; needs Right.PUBLISH."""
    require(actor, Right.PUBLISH)
    return int(runs.waited_for(home, actor, runs.start(home, actor, "publish", now)))


def clear_demo(home: Home, actor: Actor, now: datetime) -> int:
    """Take back every demonstration batch and return how many; needs Right.CLEAR_DEMO.

    What it keeps in the registers goes first, so that what is published knows nothing of it.
    """
    from registers.demonstration import clear  # SQLAlchemy, which no other call here needs

    require(actor, Right.CLEAR_DEMO)
    clear(open_registers_of(home, now), actor, now=now)
    return int(runs.waited_for(home, actor, runs.start(home, actor, "clear_demo", now)))


def check(home: Home, actor: Actor, now: datetime) -> dict[str, Any]:
    """Check everything whole and return ``upkeep.looked_through``; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return runs.waited_for(home, actor, runs.start(home, actor, "check", now))


def repair(home: Home, actor: Actor, now: datetime) -> dict[str, Any]:
    """Mend what loses nothing and return ``upkeep.mended``; needs Right.PUBLISH."""
    require(actor, Right.PUBLISH)
    return runs.waited_for(home, actor, runs.start(home, actor, "repair", now))


def restore(home: Home, actor: Actor, now: datetime) -> dict[str, Any]:
    """Restore the latest good copy and return ``upkeep.put_back``; needs Right.RESTORE."""
    require(actor, Right.RESTORE)
    return runs.waited_for(home, actor, runs.start(home, actor, "restore", now))
