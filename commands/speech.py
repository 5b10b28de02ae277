"""What a command says to a person, on stderr, and who is asking."""

import getpass
import os
import sys
from typing import Any

from access.rights import Actor, command_line_actor

_LISTED = 20  # refusals said one by one


def outcome_words(one: dict[str, Any]) -> str:
    """Return what became of a file as Russian lines: the counts, what to know, what was refused."""
    if one["status"] == "refused":
        return f"{one['file']}: не загружен. {one['reason']}"
    if one["status"] == "unchanged":
        return f"{one['file']}: {one['reason']}"
    counts = (
        f"{one['file']}: {one['title']}, прочитано {one['rows_read']}, принято {one['rows_accepted']} "
        f"(новых {one['rows_new']}, изменённых {one['rows_changed']}, тех же {one['rows_same']}), "
        f"отказано {one['rows_refused']}, пропущено {one['rows_skipped']}"
    )
    refusals = [
        f"  строка {cell['row']}, «{cell['column']}»: {cell['reason']}"
        for cell in one["refusals"][:_LISTED]
    ]
    more = one["rows_refused"] - len(refusals)
    rest = [f"  и ещё отказов: {more}; все они — в журнале загрузок"] if more > 0 else []
    return "\n".join([counts, *(f"  {words}" for words in one["warnings"]), *refusals, *rest])


def refused(reason: str) -> tuple[dict[str, str], int]:
    """Say why a request is refused; return the answer and the exit code."""
    say(reason)
    return {"reason": reason}, 1


def progress(what: str, done: int, total: int) -> None:
    """Say how far the work is."""
    say(f"[{done}/{total}] {what}")


def say(words: str) -> None:
    """Say a line to the person; stdout belongs to the JSON."""
    sys.stderr.write(words + "\n")


def actor() -> Actor:
    """Return the actor of the command line: the user of the system."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # the number of a container's user stands in no list of users
        name = str(os.getuid())
    return command_line_actor(name)
