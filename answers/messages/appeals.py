"""The quarterly summary of appeals under 59-ФЗ: never added to messages, shown by itself."""

from dataclasses import dataclass

import pandas as pd

from access.rights import Actor, Right, require
from data.queries.appeals import appeals_quarters
from data.snapshots import Facts

# What the workbooks of the regions say below a heading of their own, in the order of the form.
# A file may cut a word short («Направлено по компетенци»), so beginnings are compared.
_FLOW, _FORMS = "количество поступивших обращений", "распределение обращений по формам"
_QUESTIONS, _RESULTS = "количество вопросов", "результаты рассмотрения"
_THEMES = (
    "Государство, общество, политика",
    "Социальная сфера",
    "Экономика",
    "Оборона, безопасность, законность",
    "Жилищно-коммунальная сфера",
)
_OUTCOMES = (
    "Разъяснено",
    "Поддержано",
    "Не поддержано",
    "Дан ответ автору",
    "Оставлено без ответа",
    "Направлено по компетенц",
    "На рассмотрении",
)
_FLOW_PARTS = ("всего", "повторные", "коллективные", "взято на контроль")
_FORM_PARTS = ("письменная", "электронная", "устная")
KINDS = ("flow", "form", "questions", "theme", "results", "outcome", "other")


@dataclass(frozen=True)
class Appeals:
    """The summary by quarters.

    ``rows``: quarter («2019-Q3»), kind (one of KINDS), name (short), measure (as the workbook
    writes it), value, unit, whole (what the value is a part of: all appeals for the flow and the
    forms, all questions for the themes, all results for the outcomes; NaN for a whole itself),
    year_ago (the same measure four quarters before, NaN when that quarter is not loaded).
    In the order of the form, quarter by quarter. ``quarters`` from old to new.
    """

    quarters: tuple[str, ...]
    rows: pd.DataFrame

    def of(self, kind: str, quarter: str) -> pd.DataFrame:
        """Return the rows of one kind in one quarter."""
        return self.rows[(self.rows["kind"] == kind) & (self.rows["quarter"] == quarter)]


def appeals(facts: Facts, actor: Actor) -> Appeals:
    """Return the summary of every quarter that workbooks hold. Needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    rows = appeals_quarters(facts)[["quarter", "measure", "value", "unit"]]
    placed = [_placed(str(measure)) for measure in rows["measure"]]
    rows["kind"] = [kind for kind, _, _ in placed]
    rows["name"] = [name for _, name, _ in placed]
    rows["position"] = [KINDS.index(kind) * 100 + position for kind, _, position in placed]
    rows = rows.sort_values(["quarter", "position", "measure"], ignore_index=True)
    rows["whole"] = _wholes(rows)
    rows["year_ago"] = _year_ago(rows)
    columns = ["quarter", "kind", "name", "measure", "value", "unit", "whole", "year_ago"]
    return Appeals(tuple(dict.fromkeys(rows["quarter"].tolist())), rows[columns])


def _placed(measure: str) -> tuple[str, str, int]:
    """The kind of a measure, its short name and its place within the kind."""
    head, _, tail = (part.strip() for part in measure.partition(" / "))
    said = head.lower()
    if said.startswith(_FLOW):
        return "flow", tail or head, _position(tail, _FLOW_PARTS)
    if said.startswith(_FORMS):
        return "form", tail or head, _position(tail, _FORM_PARTS)
    if said.startswith(_QUESTIONS):
        return "questions", head, 0
    if said.startswith(_RESULTS):
        return "results", head, 0
    for kind, names in (("theme", _THEMES), ("outcome", _OUTCOMES)):
        place = _position(head, names)
        if place < len(names):
            return kind, head, place
    return "other", measure, 0


def _position(name: str, names: tuple[str, ...]) -> int:
    said = name.lower()
    found = (i for i, known in enumerate(names) if said.startswith(known.lower()))
    return next(found, len(names))


def _wholes(rows: pd.DataFrame) -> pd.Series:
    """What each value is a part of, in the same quarter."""
    totals = {
        "all": rows[_is_whole(rows)],
        "questions": rows[rows["kind"] == "questions"],
        "results": rows[rows["kind"] == "results"],
    }
    of = {"flow": "all", "form": "all", "theme": "questions", "outcome": "results"}
    found = pd.Series(float("nan"), index=rows.index)
    for kind, whole in of.items():
        by_quarter = totals[whole].groupby("quarter")["value"].first()
        own = rows["kind"] == kind
        found[own] = rows.loc[own, "quarter"].map(by_quarter).astype(float)
    return found.mask(_is_whole(rows))


def _is_whole(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Where «all appeals» stand."""
    pairs = zip(rows["kind"].tolist(), rows["name"].tolist())
    said = [kind == "flow" and str(name).lower() == "всего" for kind, name in pairs]
    return pd.Series(said, index=rows.index, dtype=bool)


def _year_ago(rows: pd.DataFrame) -> pd.Series:
    values = {(row.quarter, row.measure): row.value for row in rows.itertuples()}
    pairs = zip(rows["quarter"].tolist(), rows["measure"].tolist())
    found = [values.get((_four_back(quarter), measure)) for quarter, measure in pairs]
    return pd.Series(found, index=rows.index, dtype=float)


def _four_back(quarter: str) -> str:
    year, rest = quarter.split("-", 1)
    return f"{int(year) - 1}-{rest}"
