"""What takes long to make is made once a run, whichever worker asks first."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder of this worker's own with all that ``make`` puts into an empty one.

    One worker makes, the others wait and take copies. ``name`` stands for what is made.
    """
    folder = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    made, draft = folder / f"{name}-made", folder / f"{name}-draft"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(draft, ignore_errors=True)  # whoever began it has failed
            draft.mkdir()
            make(draft)
            draft.rename(made)
    return Path(shutil.copytree(made, factory.mktemp(name) / name))
