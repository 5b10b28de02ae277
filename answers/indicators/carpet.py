"""The carpet: every settlement against every indicator, with the verdict in each cell."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

import pandas as pd

from access.rights import Actor, Right, require
from analytics import achievement
from analytics.definitions import Indicator
from analytics.verdicts import Verdict
from analytics.words import capital, counted, number
from answers.indicators.cards import JUDGED, MISSED, Standing, last_day, standing_of, standings
from answers.places import in_place
from data.queries.rating_parts import populations
from data.queries.selection import Selection
from data.queries.tally import applies, tally
from data.snapshots import Facts, indicators

UNKNOWN = "не определено"
MOST_NAMED = 3


@dataclass(frozen=True)
class Carpet:
    """The settlements by the indicators, counted from 1 January to ``date_to``.

    ``settlements`` are in order: most indicators below their plans first, then most events, what is
    not known last. ``cells``: (settlement, indicator) → where it stands; ``district``: indicator →
    the whole, what is not known included.
    """

    date_from: date
    date_to: date
    indicators: tuple[Indicator, ...]
    settlements: tuple[str, ...]
    cells: dict[tuple[str, int | str], Standing]
    district: dict[int | str, Standing]

    def of(self, settlement: str) -> tuple[Standing, ...]:
        """Return the cells of a settlement in the order of the indicators."""
        return tuple(self.cells[settlement, one.key] for one in self.indicators)


def carpet(facts: Facts, actor: Actor, chosen: Selection) -> Carpet:
    """Return the carpet of the year in which the period ends, to the end of its last month.

    Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    every = indicators(facts)
    end = last_day(chosen)
    asked = replace(chosen, date_from=date(end.year, 1, 1), date_to=end)
    divided = [one for one in every if applies(one, ["settlement"], chosen)]
    found = tally(facts, divided, ["settlement"], asked)
    district = standings(tally(facts, every, (), asked), every, chosen)
    names = _names(facts, found, chosen)
    cells = {(name, one.key): _empty(one, divided, end) for name in names for one in every}
    if divided:
        rows = achievement.cumulative_by_month(
            found, divided, end.year, chosen.as_of, ["settlement"]
        )
        rows = rows[rows["month"] == f"{end:%Y-%m}"]
        for row in rows.to_dict(orient="records"):
            key = (cast("str", row["settlement"]), cast("int | str", row["indicator"]))
            cells[key] = standing_of(row, unfinished=_unfinished(end))
    ordered = sorted(names, key=lambda name: _order(name, every, cells))
    return Carpet(date(end.year, 1, 1), end, every, tuple(ordered), cells, district)


def carpet_table(answer: Carpet) -> pd.DataFrame:
    """Return every cell and the district as rows with Russian headers, to be saved."""
    rows: list[dict[str, Any]] = []
    for name in (*answer.settlements, "Район"):
        for one in answer.indicators:
            now = answer.district[one.key] if name == "Район" else answer.cells[name, one.key]
            rows.append(
                {
                    "Поселение": name, "№": one.key, "Показатель": one.short_name,
                    "Числитель": now.numerator, "Знаменатель": now.denominator,
                    "Отметка неизвестна": now.unknown, "Факт, %": now.value, "План, %": now.plan,
                    "Разрыв, п. п.": now.gap, "От, %": now.low, "До, %": now.high,
                    "Вывод": now.verdict,
                }
            )  # fmt: skip
    return pd.DataFrame(rows)


def of_carpet(answer: Carpet) -> str:
    """Return what the carpet says: who has most indicators below their plans."""
    below = {name: _below(answer.of(name)) for name in answer.settlements if name != UNKNOWN}
    judged = {name: sum(one.verdict in JUDGED for one in answer.of(name)) for name in below}
    if not any(judged.values()):
        return "О показателях поселений судить рано: данных мало"
    most = max(below.values())
    if not most:
        return "Ни в одном поселении нет показателей ниже плана"
    worst = [name for name in answer.settlements if below.get(name) == most]
    said = counted(most, "показатель", "показателя", "показателей")
    if len(worst) == 1:
        where = in_place(worst[0]) or f"поселение {worst[0]}:"
        return f"{capital(where)} ниже плана {said} из {number(judged[worst[0]])}"
    each = "по одному показателю" if most == 1 else f"по {said}"
    if len(worst) > MOST_NAMED:
        among = sum(count > 0 for count in judged.values())
        return f"Ниже плана {each} в {number(len(worst))} поселениях из {number(among)}"
    *first, last = worst
    return f"{', '.join(first)} и {last}: {each} ниже плана — больше, чем у остальных"


def _names(facts: Facts, found: pd.DataFrame, chosen: Selection) -> list[str]:
    """Everybody of the directory, so that silence is seen; a foreign district's own only."""
    if chosen.settlement is not None:
        return [chosen.settlement]
    seen = {str(name) for name in found["settlement"].unique()} if len(found) else set[str]()
    directory = set(populations(facts))
    return sorted(seen | directory if seen & directory or not seen else seen)


def _empty(one: Indicator, divided: list[Indicator], end: date) -> Standing:
    """A cell with nothing behind it: no events, or an indicator that has no settlements."""
    known = one in divided
    none = 0 if known else None
    return Standing(
        none, none, none, None, one.plan.get(end.year) if known else None, None, None, None, None,
        verdict=(Verdict.NO_EVENTS if known else Verdict.NOT_APPLICABLE).value,
        unfinished=_unfinished(end),
    )  # fmt: skip


def _unfinished(end: date) -> bool:
    return (end.month, end.day) != (12, 31)


def _below(cells: tuple[Standing, ...]) -> int:
    return sum(one.verdict in MISSED for one in cells)


def _order(
    name: str, every: tuple[Indicator, ...], cells: dict[tuple[str, int | str], Standing]
) -> tuple[bool, int, int, str]:
    own = tuple(cells[name, one.key] for one in every)
    return (name == UNKNOWN, -_below(own), -sum(one.denominator or 0 for one in own), name)
