"""Each contract of import-linter is broken by the import that it forbids."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import LAYERS, ROOT

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path, module: str, line: str) -> str:
    """Return what import-linter says of an empty project whose one module has one import."""
    for package in (*LAYERS, "demo"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").touch()
    (folder / "ui" / "shell.py").touch()
    (folder / f"{module.replace('.', '/')}.py").write_text(f"{line}\n", "utf-8")
    settings = str(ROOT / "pyproject.toml")
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--config", settings, "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Contracts" in done.stdout, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("data.store", "import answers", "A screen asks answers"),
        ("charts.bars", "import documents", "A screen asks answers"),
        ("access.rights", "import analytics", "A screen asks answers"),
        ("pages.journal", "import ui.shell", "The shell runs pages"),
        ("demo.texts", "import registers", "The invented district knows nothing"),
        ("demo.texts", "import duckdb", "The invented district knows nothing"),
        ("ui.menu", "import demo", "Only the command line asks"),
        ("charts.bars", "import streamlit", "Only screens speak Streamlit"),
        ("ui.cards", "import plotly.graph_objects", "Only charts draw with Plotly"),
        ("answers.counts", "import duckdb", "Only data speaks the SQL of facts"),
        ("answers.counts", "from sqlalchemy import Engine", "Nothing above data touches"),
        ("documents.deck", "import fastexcel", "Only data reads strangers' files"),
        ("data.store", "import openpyxl", "Only documents and the invented district write"),
        ("analytics.terms", "import pyarrow", "Analytics is pure"),
        ("access.rights", "import pandas", "Rights are decided without"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(
    tmp_path: Path, module: str, line: str, contract: str
) -> None:
    said = lint(tmp_path, module, line).splitlines()
    assert [one for one in said if one.startswith(contract) and one.endswith("BROKEN")]


def test_an_allowed_import_keeps_every_contract(tmp_path: Path) -> None:
    assert "0 broken" in lint(tmp_path, "data.store", "import registers, duckdb, analytics")
