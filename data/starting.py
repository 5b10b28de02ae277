"""The start of the server: what was cut off is seen to and everything is read whole, beside the pages."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from data.home import Home

PROJECT = Path(__file__).parents[1]
_QUIETLY = 10  # niceness: pages come first


def begin(home: Home, now: datetime) -> None:
    """Start looking through a home that was ever used, in a process that outlives nobody's page."""
    if home.journal.exists():
        process = subprocess.Popen(
            [sys.executable, "-m", "data.starting", str(home.path), now.isoformat()],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        # A process that nobody waits for would stay in the table of processes.
        threading.Thread(target=process.wait, daemon=True).start()


def look_through(home: Home, now: datetime) -> None:
    """Complete or drop what was cut off, check everything, and build a bad version anew.

    What is wrong with the store is left for pages to tell (``trouble``).
    """
    from data.check import problems
    from data.errors import UserError
    from data.importing.isolation import in_child
    from data.importing.settling import settle
    from data.repair import versions_mended

    with suppress(UserError):  # the check tells what is wrong with the store
        in_child(lambda: settle(home, now))
    parts = {problem.part for problem in problems(home)}
    if "snapshot" in parts and not parts & {"store", "registers"}:
        in_child(lambda: versions_mended(home, now))


def main() -> None:
    """Look through the home named on the command line, at the moment named beside it."""
    from data.home import home_at
    from data.importing.lean import without_pandas

    without_pandas()
    os.nice(_QUIETLY)
    look_through(home_at(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))


if __name__ == "__main__":
    main()
