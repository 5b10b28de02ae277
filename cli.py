"""The command line: what scheduled jobs and checks rely on (contract.md, section 4).

Words go to stderr, with --json one JSON document goes to stdout and nothing else. Exit 0: done;
1: a file or request refused, with a Russian reason; 2: wrong usage; 130: Ctrl+C. Modules are imported by the
command that needs them: a file that is already in is answered before any library is loaded.
"""

import argparse
import importlib
import io
import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from access.rights import AccessDenied
from commands.arguments import parser
from commands.speech import refused
from data.errors import UserError, disk_words
from data.home import home_at
from data.importing.isolation import ChildDied, ChildFailed

ZONE = ZoneInfo("Asia/Yekaterinburg")
FIGURES = ("indicators", "counts", "rating")
UPKEEP = ("check", "restore")
INTERRUPTED = 130  # as shells have it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Russian words under any locale
            stream.reconfigure(encoding="utf-8")
    typed = parser()
    # Defaults go here: the parsers share the two options, and a default of one would be all's.
    now = datetime.now(ZONE).replace(tzinfo=None, microsecond=0)
    asked = typed.parse_args(arguments, argparse.Namespace(home=None, json=False, now=now))
    if asked.command == "import" and bool(asked.files) == asked.inbox:
        typed.error("назовите файлы или --inbox")
    module, name = "commands.imports", asked.command.replace("-", "_")
    if asked.command in FIGURES:
        module = "commands.figures"
    elif asked.command in UPKEEP:
        module = "commands.upkeep"
    elif asked.command in ("plan", "surges", "demo-registers"):
        module = f"commands.{name}"
    try:
        answer, code = _carried(asked, module, f"{name}_command")
    except OSError as error:  # also met while a bug of a child is written to the log
        where = f" Место: {error.filename}" if error.filename else ""
        answer, code = refused(disk_words(error) + where)
    except KeyboardInterrupt:
        answer, code = refused("Прервано. Загруженное цело. Повторите команду, когда будет нужно.")
        code = INTERRUPTED
    return _written(answer) or code if asked.json else code


def _written(answer: Any) -> int:
    """Write the JSON document; return 1 when nobody takes it: a closed pipe or a full disk."""
    document = json.dumps(answer, ensure_ascii=False, default=str, allow_nan=False)
    try:
        sys.stdout.write(document + "\n")
        sys.stdout.flush()
    except OSError:
        # What is left in the buffer would be tried once more, and fail, at the interpreter's end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        refused("Ответ некому отдать: вывод закрыт или на диске нет места. Повторите команду.")
        return 1
    return 0


def _carried(asked: argparse.Namespace, module: str, name: str) -> tuple[Any, int]:
    try:
        return getattr(importlib.import_module(module), name)(asked)
    except (UserError, AccessDenied) as error:
        return refused(str(error))
    except (ChildDied, ChildFailed) as error:
        return _failed(asked, error)


def _failed(asked: argparse.Namespace, error: Exception) -> tuple[dict[str, str], int]:
    """Give the code under which a bug met by a child is logged."""
    from data.logbook import record_error

    at = asked.now.isoformat()
    code = record_error(home_at(asked.home), str(error), at, doing=asked.command)
    return refused(f"Не получилось из-за ошибки в программе. Передайте администратору код {code}.")


if __name__ == "__main__":
    sys.exit(main())
