"""The shipped directories once more: which settlement, block and topic a text of a row means.

Read from the same reference files; nothing of the modules under test.
"""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

UNKNOWN = "не определено"

REFERENCE = Path(__file__).parents[2] / "data" / "reference"

KINDS = (
    "пгт",
    "г.п.",
    "гп",
    "с.п.",
    "сп",
    "городское поселение",
    "сельское поселение",
    "п.",
    "с.",
    "д.",
    "г.",
)


def reference(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TOPICS = {(row["topic_group"], row["topic"]): row for row in reference("topics.csv")}

GROUPS = {row["topic_group"] for row in reference("topics.csv")}

SERVICES = {r["name"]: r["target"] for r in reference("aliases.csv") if r["kind"] == "service"}

OUTSIDE = {r["name"].lower() for r in reference("aliases.csv") if r["kind"] == "outside"}

POPULATION = {row["settlement"]: int(row["population"]) for row in reference("settlements.csv")}


def bare(name: str) -> str:
    name = " " + name.lower().replace("ё", "е").strip() + " "
    for kind in KINDS:
        name = name.replace(f" {kind} ", " ")
    return name.strip()


PLACES = {
    bare(r["name"]): (r["target"], UNKNOWN)
    for r in reference("aliases.csv")
    if r["kind"] == "settlement"
}

PLACES |= {bare(name): (name, UNKNOWN) for name in POPULATION}

PLACES |= {
    bare(r["locality"]): (r["settlement"], r["locality"]) for r in reference("localities.csv")
}


def place(texts: Iterable[str]) -> tuple[str, str, bool]:
    """Settlement, locality and whether it is another municipality, by the first text that says."""
    for text in texts:
        if bare(text) in PLACES:
            settlement, locality = PLACES[bare(text)]
            # «сп Леуши» is the settlement as a whole, «с. Леуши» or «Леуши» its main village.
            whole = text.split()[0] in ("г.п.", "с.п.", "сп")
            return settlement, UNKNOWN if whole else locality, False
        if bare(text) in OUTSIDE:
            return UNKNOWN, UNKNOWN, True
    return UNKNOWN, UNKNOWN, False


def subject(group: str, topic: str) -> dict[str, Any]:
    known = TOPICS.get((group, topic))
    if known is not None:
        mark = known["fast_track_candidate"] == "1"
        return {"block": known["block"], "topic_group": group, "topic": topic, "by_topic": mark}
    named = group if group in GROUPS else UNKNOWN
    return {"block": UNKNOWN, "topic_group": named, "topic": UNKNOWN, "by_topic": None}


def service(name: str) -> dict[str, Any]:
    block = SERVICES.get(name, "Вне блоков") if name else UNKNOWN
    return {"block": block, "topic_group": name or UNKNOWN, "topic": name or UNKNOWN}
