"""The measured figures as a page of docs."""

import os
import platform
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.goals import Outcome, judge
from benchmarks.pairs import WIDEST_SPREAD

HEAD = (
    "| # | First ÷ second | Data | Ratio | min – max | must | aim | Verdict "
    "| CPU ratio | Wall, s | CPU, s | Peak, MB |"
)


def page(outcomes: Sequence[Outcome], day: date, machine: str) -> str:
    """Return the whole page in Markdown."""
    lines = [
        "# Benchmarks",
        "",
        f"Measured on {day:%Y-%m-%d} by `make bench`; written by it, edit nothing here.",
        f"Machine: {machine}.",
        "",
        HEAD,
        "|" + "---|" * (HEAD.count("|") - 1),
        *(_row(outcome) for outcome in outcomes),
        "",
        "Both sides of a ratio run in turns, A B A B, each a fresh process, after equal results were",
        "checked. The ratio is taken in every pair; the table gives the median over pairs with its",
        f"range. A range above {WIDEST_SPREAD:.0%} of the median is measured again, and if it stays,",
        "called inconclusive. Wall, CPU and peak memory are of the first and of the second side.",
        "",
    ]
    return "\n".join(lines)


def machine() -> str:
    """Return the processor, cores, memory and Python of this machine in words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {system}, "
        f"Python {platform.python_version()}"
    )


def _row(outcome: Outcome) -> str:
    goal, found = outcome.goal, outcome.comparison
    sign = "≥" if goal.at_least else "≤"
    cells = (
        goal.number,
        f"{goal.first} ÷ {goal.second}",
        f"{outcome.size}, {found.pairs} pairs",
        f"**{found.ratio:.2f}**",
        f"{found.low:.2f} – {found.high:.2f}",
        f"{sign} {goal.must:g}",
        f"{sign} {goal.aim:g}",
        judge(outcome),
        f"{found.cpu_ratio:.2f}",
        f"{found.first.wall:.2f} / {found.second.wall:.2f}",
        f"{found.first.cpu:.2f} / {found.second.cpu:.2f}",
        f"{found.first.peak_mb:.0f} / {found.second.peak_mb:.0f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()
