"""Runs a command as a fresh process and says what it took, its own children included."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

from benchmarks.pairs import Run

ROOT = Path(__file__).parents[1]
# Some build machines forbid compiled modules; a server has them, so every run may keep them.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


class CommandFailed(Exception):
    """The command ended with an error; the text is what it said."""


def run(*arguments: str | Path) -> tuple[Run, str]:
    """Run the arguments with this very Python; return what it took and what it printed."""
    command = [sys.executable, *map(str, arguments)]
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env=ENVIRONMENT, stdout=said, stderr=complained
        )
        # wait4 and not wait: it alone tells the processor time and the memory of the child.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise CommandFailed(f"{command}: {_text(complained)[-2000:]}")
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), _text(said)


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", errors="replace")
