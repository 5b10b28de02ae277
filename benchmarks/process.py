"""Runs a command as a fresh process and says what it took, its own children included."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.pairs import Run

ROOT = Path(__file__).parents[1]
STOPWATCH = Path(__file__).parent / "stopwatch.py"
# Some build machines forbid compiled modules; a server has them, so every run may keep them.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


class CommandFailed(Exception):
    """The command ended with an error; the text is what it said."""


def run(*arguments: str | Path) -> tuple[Run, str]:
    """Run the arguments with this very Python; return what it took and what it printed."""
    command = [sys.executable, *map(str, arguments)]
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        done = subprocess.run(
            [sys.executable, "-S", str(STOPWATCH), result.name, *command],
            cwd=ROOT,
            env=ENVIRONMENT,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise CommandFailed(f"{command}: {done.stderr[-2000:]}")
        return Run(**json.loads(Path(result.name).read_text("utf-8"))), done.stdout
