"""What import-linter cannot hold: the two scripts, and third parties that were never declared."""

import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.architecture.tree import LAYERS, PACKAGES, ROOT, code, imported, place

NOT_FOR_THE_COMMAND_LINE = {"charts", "pages", "plotly", "streamlit", "ui", "app"}
NOT_FOR_THE_SERVER = {"cli", "commands", "demo", "benchmarks"}


def tops(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path.read_text("utf-8"))}


def declared(requirements: str) -> set[str]:
    lines = (ROOT / requirements).read_text("utf-8").splitlines()
    names = (re.match(r"[A-Za-z0-9_.-]+", line) for line in lines)
    return {_same_name(name.group()) for name in names if name}


def _same_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_command_line_needs_no_screen() -> None:
    typed = [ROOT / "cli.py", *(path for path in code() if place(path).startswith("commands/"))]
    assert {name for path in typed for name in tops(path)} & NOT_FOR_THE_COMMAND_LINE == set()


def test_the_server_knows_no_invented_district() -> None:
    assert tops(ROOT / "app.py") & NOT_FOR_THE_SERVER == set()


def test_no_package_imports_a_script() -> None:
    scripts = {"app", "cli", "tests", "benchmarks"}
    inside = [path for path in code() if place(path).split("/")[0] in (*LAYERS, "demo")]
    assert {place(path) for path in inside if tops(path) & scripts} == set()


def test_starting_the_command_line_loads_neither_screens_nor_frames() -> None:
    heavy = "{'streamlit', 'plotly', 'pandas', 'scipy'}"
    program = f"import sys, cli; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_every_third_party_is_declared() -> None:
    ours = {*PACKAGES, "app", "cli", *sys.stdlib_module_names}
    distributions = packages_distributions()
    served = declared("requirements.in")
    measured = served | declared("requirements-dev.in")  # benchmarks drive a browser, as tests do
    undeclared = {
        (place(path), name)
        for path in code()
        for name in tops(path) - ours
        if not {_same_name(one) for one in distributions.get(name, [name])}
        & (measured if place(path).startswith("benchmarks/") else served)
    }
    assert undeclared == set(), "add it to requirements.in and run `make lock`"


def test_imports_are_found_wherever_they_stand() -> None:
    source = "import a.b\ndef f():\n    from c import d\nfrom . import near\n"
    assert imported(source) == {"a.b", "c", "c.d"}
