"""An importer process without libraries that others load behind its back.

DuckDB loads pandas (0.9 s) whenever it meets Arrow data, Arrow loads numpy (0.1 s) when it is there;
neither needs them.
"""

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _Without(MetaPathFinder):
    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname.split(".")[0] in self._names:
            raise ModuleNotFoundError(f"{fullname} is not used by the importer", name=fullname)
        return None


def without(*names: str) -> None:
    """Make the libraries fail to import from now on; call it first thing in an importer process.

    Also keeps Arrow from reserving a gigabyte of addresses at once, most of what a file may take.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    absent = [name for name in names if name not in sys.modules]
    if absent:
        sys.meta_path.insert(0, _Without(absent))


def without_pandas() -> None:
    """Make ``import pandas`` fail from now on."""
    without("pandas")
