"""Rules of the house that no linter knows: each takes a source text and names the bad lines."""

import ast
import re

_CLOCKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("Timestamp", "now"),
    ("Timestamp", "today"),
}
_SQL_CLOCK = re.compile(
    r"\b(?:current_date|current_time|current_timestamp|localtimestamp)\b"
    r"|\b(?:now|today|get_current_timestamp)\(\)",
    re.IGNORECASE,
)
_BROAD = {"Exception", "BaseException"}
_MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|work|tmp|mnt)/|\.\./\.\w")


def clock_readings(source: str) -> list[int]:
    """Return the lines that ask what time it is, in Python or in SQL."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and (_owner(node), node.attr) in _CLOCKS:
            lines.add(node.lineno)
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            lines |= {node.lineno for alias in node.names if ("time", alias.name) in _CLOCKS}
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and _SQL_CLOCK.search(node.value)
        ):
            lines.add(node.lineno)
    return sorted(lines)


def swallowed_exceptions(source: str) -> list[int]:
    """Return the lines of handlers that catch everything and do not raise again."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ExceptHandler)
        and _catches_everything(node.type)
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
    ]


def file_openings(source: str) -> list[int]:
    """Return the lines that open a file or import what does."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "open":
                lines.add(node.lineno)
        elif isinstance(node, ast.Attribute):
            if node.attr in {"read_csv", "read_excel", "read_parquet", "to_csv", "to_excel"}:
                lines.add(node.lineno)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names}
            if isinstance(node, ast.ImportFrom):
                names = {node.module or ""}
            if names & {"io", "os", "pathlib", "shutil", "sqlite3", "subprocess", "tempfile"}:
                lines.add(node.lineno)
    return sorted(lines)


def machine_paths(text: str) -> list[int]:
    """Return the lines that name a folder of somebody's own machine, or a hidden one beside ours."""
    return [number for number, line in enumerate(text.splitlines(), 1) if _MACHINE.search(line)]


def _owner(node: ast.Attribute) -> str:
    """Return the last name before the attribute: `pd.Timestamp.now` belongs to Timestamp."""
    if isinstance(node.value, ast.Attribute):
        return node.value.attr
    return node.value.id if isinstance(node.value, ast.Name) else ""


def _catches_everything(caught: ast.expr | None) -> bool:
    if caught is None:
        return True
    each = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(isinstance(one, ast.Name) and one.id in _BROAD for one in each)
