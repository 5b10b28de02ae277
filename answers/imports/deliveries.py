"""Who has sent which month, how late, and the reminder to those who have not."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from access.rights import Actor, Right, require
from analytics.completeness import DUE_DAY, Delivery, completeness
from analytics.words import day, month
from data.queries.quality import batches_sent
from data.snapshots import Facts

AT_ONCE = "получено при первой загрузке"


@dataclass(frozen=True)
class Deliveries:
    """The months each source owes.

    ``table``: source, month, deadline, sent_on, state (a Delivery or AT_ONCE), days_late, by source
    and month. ``missing`` of them have not come, ``late`` came late. ``reminders`` are texts to
    send, by source.
    """

    table: pd.DataFrame
    missing: int
    late: int
    reminders: tuple[tuple[str, str], ...]


def deliveries(facts: Facts, actor: Actor, today: date, due_day: int = DUE_DAY) -> Deliveries:
    """Return who has sent what by ``today``; needs Right.VIEW_FIGURES.

    A source owes every month from its first one on. A month counts as sent by the first batch that
    came after its end and reaches into it. What was due before the source's first batch came in with
    the history, so it is not called late.
    """
    require(actor, Right.VIEW_FIGURES)
    batches = batches_sent(facts)
    if not len(batches):
        return Deliveries(completeness(_sent([]), {}, today, due_day), 0, 0, ())
    sent: list[tuple[str, date, date]] = []
    began: dict[str, date] = {}
    first_batch: dict[str, date] = {}
    for row in batches.to_dict(orient="records"):
        source, came = str(row["source"]), row["sent_on"].date()
        first, last = row["first"].date(), row["last"].date()
        began[source] = min(first, began.get(source, first))
        first_batch[source] = min(came, first_batch.get(source, came))
        sent += [(source, one, came) for one in _months(first, last) if came >= _following(one)]
    table = completeness(_sent(sent), began, today, due_day)
    history = [
        state in (Delivery.LATE, Delivery.IN_TIME) and deadline < first_batch[source]
        for source, state, deadline in zip(table["source"], table["state"], table["deadline"])
    ]
    table["state"] = table["state"].astype(object).mask(pd.Series(history, dtype=bool), AT_ONCE)
    table["days_late"] = table["days_late"].mask(pd.Series(history, dtype=bool), 0)
    missing = table[table["state"] == Delivery.MISSING]
    return Deliveries(
        table,
        len(missing),
        int((table["state"] == Delivery.LATE).sum()),
        tuple(
            (str(source), _reminder(str(source), rows, today))
            for source, rows in missing.groupby("source", sort=True)
        ),
    )


def _reminder(source: str, rows: pd.DataFrame, today: date) -> str:
    months = ", ".join(month(one) for one in rows["month"])
    oldest = min(rows["deadline"])
    return (
        f"Напоминание на {day(today)}. В муниципальный центр управления не поступила выгрузка "
        f"«{source}» за {months}. Срок передачи истёк {day(oldest)}. Пожалуйста, передайте файл; если "
        "за эти месяцы событий не было, сообщите об этом."
    )


def _sent(rows: list[tuple[str, date, date]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["source", "month", "sent_on"])


def _months(first: date, last: date) -> list[date]:
    found, one = list[date](), first.replace(day=1)
    while one <= last:
        found.append(one)
        one = _following(one)
    return found


def _following(one: date) -> date:
    return (one.replace(day=1) + timedelta(days=31)).replace(day=1)
