"""The table of docs/plan-terms.md says what the program does, for every wording of the documents."""

import re
from datetime import date
from pathlib import Path

import pytest

from analytics.calendar import working_days
from analytics.schedules import Kind, due_dates, in_words, understood

GUIDE = (Path(__file__).parents[3] / "docs" / "plan-terms.md").read_text("utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in GUIDE.splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| Как написано"))
]
CALENDAR = working_days(range(2017, 2036))


def years_of_plan(cell):
    """«2020–2021» → (2020, 2021), «—» → ()."""
    named = [int(year) for year in re.findall(r"\d{4}", cell)]
    return tuple(range(named[0], named[-1] + 1)) if named else ()


def first_dates(rules, years):
    """The first three days as the table writes them."""
    since, until = (
        date(min(years, default=2025) - 3, 1, 1),
        date(max(years, default=2025) + 7, 12, 31),
    )
    if not years and rules[0].kind is Kind.RECURRING:
        since = date(2025, 2, 1)  # such a rule has no beginning
    found = [one for rule in rules for one in due_dates(rule, CALENDAR, since, until, 3)]
    words = [
        f"{one.wanted:%d.%m.%Y}" + (f" → {one.due:%d.%m.%Y}" if one.due != one.wanted else "")
        for one in found[:3]
    ]
    return ", ".join(words) or "—"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_table_says_what_is_computed(row):
    wording, years, rule, dates, confirm = row
    plan = years_of_plan(years)
    found = understood("" if wording == "(пусто)" else wording, plan_years=plan)
    assert "; ещё: ".join(in_words(one) for one in found.rules) == rule
    assert first_dates(found.rules, plan) == dates
    assert ("; ".join(found.to_confirm) or "—") == confirm


def test_the_table_is_long_enough_to_mean_anything():
    assert len(ROWS) > 100
    assert sum(row[4] == "—" for row in ROWS) > 60


def term_cells(folder):
    """The term of every dated line of the four plans, by the plainest reading of their texts."""
    for name in ("khmao-plan-safe-technology-culture", "nevinnomyssk-report-2020-anticorruption"):
        lines = (folder / f"{name}.txt").read_text("utf-8").split("\n")
        for at, line in enumerate(lines):
            if re.fullmatch(r"\t\d+\.(?:\d+\.?)?\s*", line) and lines[at + 2].startswith("\t"):
                yield lines[at + 2]
    smolensk = (folder / "smolensk-measures-2020-2021-juveniles.txt").read_text("utf-8")
    yield from re.findall(r"^\d+\.\t[^\t]*\t([^\t]+)\t", smolensk, re.MULTILINE)
    one_row = (folder / "nefteyugansk-plan-2024-fraud-prevention.txt").read_text("utf-8")
    for cell in re.findall(r"^\d\.\d\t[^\t]*\t([^\t]+)\t", one_row, re.MULTILINE):
        # the page cuts one of these cells in two
        yield cell if cell.endswith(")") else f"{cell} месяца следующего за отчетным)"


def test_every_term_of_the_documents_is_in_the_table(shared):
    # Needs the five source documents beside the project; skipped only where there are none.
    cells = [re.sub(r"\s+", " ", cell).strip() for cell in term_cells(shared / "documents")]
    sections = [cell for cell in cells if len(cell) > 130]  # numbered headings of sections
    terms = [cell for cell in cells if cell not in sections]
    assert len(terms) == 96
    assert set(terms) <= {row[0] for row in ROWS}
