"""The register of official pages against the reports: who keeps the norm, who fell out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from access.rights import Actor, Right, require
from analytics.words import counted, month, percent
from data.home import Home
from data.queries.official_pages import compared, page_months
from data.queries.selection import Selection
from data.registers_open import open_registers_of
from data.snapshots import Facts
from registers import data_settings
from registers.official_pages import duties as register
from registers.official_pages.duties import OfficialPage
from registers.official_pages.values import Duty, obliged_in

MET, MISSED, UNKNOWN = "норма выполнена", "норма не выполнена", "отметки нет"
SILENT, FREE, NO_REPORT = "нет в отчёте", "в этом месяце не обязан", "отчёта нет"


@dataclass(frozen=True)
class Count:
    """Numerator and denominator of indicator 3 over the period, and its value in percents."""

    met: int
    known: int

    @property
    def words(self) -> str:
        """«91,2 % (31 из 34)»."""
        if not self.known:
            return "нет событий"
        return f"{percent(100 * self.met / self.known)} ({self.met} из {self.known})"


@dataclass(frozen=True)
class PagesState:
    """The register in the light of the reports of the period.

    ``last`` is the newest month with a report, None without any. ``table``, a row a duty: id,
    recipient, page, category, posts_norm, since, until, note, standing (in ``last``), met_months,
    owed_months (whole months of duty among those reported), silent_months. ``unlisted``: recipient,
    page, category, norm, months, last of who is reported and not in the register. ``doubts``:
    recipient, month, posts, norm (of the register) where «выполнена» stands beside fewer posts.
    ``by_report`` and ``by_register`` are the two ways to count, ``in_force`` whether the second is.
    """

    last: date | None
    months: tuple[date, ...]
    table: pd.DataFrame
    unlisted: pd.DataFrame
    doubts: pd.DataFrame
    by_report: Count
    by_register: Count
    in_force: bool

    @property
    def silent(self) -> int:
        """How many recipients must keep a page and are not in the newest report."""
        fell_out = self.table[self.table["standing"] == SILENT]
        return int(fell_out["recipient"].nunique())

    @property
    def title(self) -> str:
        """The conclusion in words."""
        if not len(self.table):
            return "Реестр официальных страниц пуст"
        if self.last is None:
            return "Отчётов об официальных страницах за этот период нет"
        if not self.silent:
            return f"Все, кто обязан, есть в отчёте за {month(self.last)}"
        who = counted(self.silent, "получатель", "получателя", "получателей")
        return f"Нет в отчёте за {month(self.last)}: {who} из {len(self._owing())}"

    def _owing(self) -> set[str]:
        return set(self.table.loc[self.table["standing"] != FREE, "recipient"])


def official_pages(
    home: Home, actor: Actor, facts: Facts, chosen: Selection, now: datetime
) -> PagesState:
    """Return the register against the reports of the period; needs Right.VIEW_FIGURES.

    Source, settlement and block do not apply to pages and narrow nothing.
    """
    require(actor, Right.VIEW_FIGURES)
    engine = open_registers_of(home, now)
    kept = register.official_pages(engine)
    rows = page_months(facts, chosen)
    said = rows[rows["reported"]].reset_index(drop=True)
    months = tuple(sorted({one.date() for one in said["month"]}))
    known = said[said["met"].notna()]
    by_report = Count(int((known["met"] == True).sum()), len(known))  # noqa: E712 - may be unknown
    silent = _silent(kept, said, months)
    return PagesState(
        last=months[-1] if months else None,
        months=months,
        table=_table(kept, said, months),
        unlisted=_unlisted(kept, said),
        doubts=_doubts(kept, said),
        by_report=by_report,
        by_register=Count(by_report.met, by_report.known + len(silent)),
        in_force=data_settings.pages_by_register(engine),
    )


def add_pages(home: Home, actor: Actor, duties: Sequence[Duty], now: datetime) -> int:
    """Add duties to the register; needs Right.EDIT_DIRECTORIES, raises PageError."""
    return register.add_pages(open_registers_of(home, now), actor, duties, now=now)


def change_page(home: Home, actor: Actor, number: int, duty: Duty, now: datetime) -> None:
    """Write a duty anew; needs Right.EDIT_DIRECTORIES, raises PageError."""
    register.change_page(open_registers_of(home, now), actor, number, duty, now=now)


def remove_page(home: Home, actor: Actor, number: int, now: datetime) -> None:
    """Take out a duty put in by mistake; needs Right.EDIT_DIRECTORIES, raises PageError."""
    register.remove_page(open_registers_of(home, now), actor, number, now=now)


def count_by_register(home: Home, actor: Actor, on: bool, now: datetime) -> None:
    """Choose how indicator 3 counts the silent ones; needs Right.EDIT_DIRECTORIES."""
    data_settings.save_pages_by_register(open_registers_of(home, now), actor, on, now=now)


def duties_of(unlisted: pd.DataFrame) -> list[Duty]:
    """Return what the register would hold of who is reported: in duty from the first report on."""
    return [
        Duty(
            str(row["recipient"]), str(row["page"] or ""), str(row["category"] or ""),
            None if pd.isna(row["norm"]) else int(row["norm"]), row["first"].date(),
            note="из отчёта",
        )
        for row in unlisted.to_dict(orient="records")
    ]  # fmt: skip


def _table(
    kept: Sequence[OfficialPage], said: pd.DataFrame, months: Sequence[date]
) -> pd.DataFrame:
    met: dict[tuple[str, date], list[bool | None]] = {}
    for row in said.to_dict(orient="records"):
        value = None if row["met"] is None or pd.isna(row["met"]) else bool(row["met"])
        met.setdefault((row["folded"], row["month"].date()), []).append(value)
    rows: list[dict[str, object]] = []
    for one in kept:
        name = compared(one.duty.recipient)
        owed = [month for month in months if obliged_in(one.duty, month)]
        standings = [_standing(met.get((name, month))) for month in owed]
        last = NO_REPORT if not months else FREE
        if months and owed and owed[-1] == months[-1]:
            last = standings[-1]
        duty = {name: getattr(one.duty, name) for name in Duty.__dataclass_fields__}
        rows.append(
            {
                "id": one.id, **duty, "standing": last, "owed_months": len(owed),
                "met_months": standings.count(MET), "silent_months": standings.count(SILENT),
            }
        )  # fmt: skip
    columns = ["id", *Duty.__dataclass_fields__, "standing", "owed_months", "met_months",
               "silent_months"]  # fmt: skip
    order = {SILENT: 0, MISSED: 1, UNKNOWN: 2, MET: 3, NO_REPORT: 4, FREE: 5}
    table = pd.DataFrame(rows, columns=columns)
    ranks = table["standing"].map(order)
    return table.assign(rank=ranks).sort_values(["rank", "recipient"]).drop(columns="rank")


def _standing(values: list[bool | None] | None) -> str:
    """A recipient with several pages meets the norm when every one of them does."""
    if values is None:
        return SILENT
    if False in values:
        return MISSED
    return UNKNOWN if None in values else MET


def _silent(
    kept: Sequence[OfficialPage], said: pd.DataFrame, months: Sequence[date]
) -> set[tuple[date, str]]:
    reported = set(zip([one.date() for one in said["month"]], said["folded"]))
    owed = {
        (month, compared(one.duty.recipient))
        for month in months
        for one in kept
        if obliged_in(one.duty, month)
    }
    return owed - reported


def _unlisted(kept: Sequence[OfficialPage], said: pd.DataFrame) -> pd.DataFrame:
    listed = {compared(one.duty.recipient) for one in kept}
    stray = said[~said["folded"].isin(listed)]
    return (
        stray.groupby("folded", sort=False)
        .agg(
            recipient=("recipient", "last"),
            page=("page", "last"),
            category=("category", "last"),
            norm=("norm", "last"),
            months=("month", "nunique"),
            first=("month", "min"),
            last=("month", "max"),
        )
        .sort_values("recipient")
        .reset_index(drop=True)
    )


def _doubts(kept: Sequence[OfficialPage], said: pd.DataFrame) -> pd.DataFrame:
    norms = {
        compared(one.duty.recipient): one.duty.posts_norm
        for one in kept
        if one.duty.posts_norm is not None
    }
    asked = said.assign(norm=said["folded"].map(norms).astype(float))
    few = (asked["met"] == True) & (asked["posts"].astype(float) < asked["norm"])  # noqa: E712
    return asked.loc[few.fillna(False), ["recipient", "month", "posts", "norm"]].reset_index(
        drop=True
    )
