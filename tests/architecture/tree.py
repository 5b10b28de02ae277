"""The files of the project, as the architecture tests see them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

LAYERS = (
    "pages",
    "ui",
    "commands",
    "charts",
    "documents",
    "answers",
    "data",
    "registers",
    "access",
    "analytics",
)
PACKAGES = (*LAYERS, "demo", "benchmarks")
SCRIPTS = ("app.py", "cli.py")

# What is git-ignored or not ours; the walk needs no git, which a bare machine may lack.
_ELSEWHERE = {".git", ".venv", ".hypothesis", ".pytest_cache", ".ruff_cache", "__pycache__"}
_ELSEWHERE |= {".import_linter_cache", "var", "screenshots", "node_modules"}


def files(*suffixes: str) -> Iterator[Path]:
    """Yield every file of the project, or only those with one of the suffixes."""
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if path.is_dir():
                if path.name not in _ELSEWHERE:
                    folders.append(path)
            elif not suffixes or path.suffix in suffixes:
                yield path


def code() -> list[Path]:
    """Return the Python files that are the product: packages and scripts, without tests."""
    return [path for path in files(".py") if place(path).split("/")[0] in (*PACKAGES, *SCRIPTS)]


def folders() -> set[str]:
    """Return the names of all folders that hold a file of the project."""
    return {part for path in files() for part in path.relative_to(ROOT).parts[:-1]}


def place(path: Path) -> str:
    """Return the path as people write it: relative to the repository, with slashes."""
    return path.relative_to(ROOT).as_posix()


def imported(source: str) -> set[str]:
    """Return the dotted names a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names
