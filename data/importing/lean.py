"""An importer process without pandas: DuckDB loads it (0.9 s) whenever it meets Arrow data."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _NoPandas(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname == "pandas" or fullname.startswith("pandas."):
            raise ModuleNotFoundError("pandas is not used by the importer", name=fullname)
        return None


def without_pandas() -> None:
    """Make ``import pandas`` fail from now on; call it first thing in an importer process."""
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _NoPandas())
