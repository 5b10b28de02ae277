"""One drawn district for all answers: its facts, and the same messages as plain Python values."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import pandas as pd
import pytest

from data.engines import duck
from data.home import home_at
from data.snapshots import Facts, current
from tests.made_once import made_once
from tests.small_home import PLACES, TOPICS, drawn_rows, home_of, home_of_everything

UNKNOWN = "не определено"


@dataclass(frozen=True)
class Message:
    """A row of the drawn export as a person reads it."""

    received: datetime
    answered: datetime | None
    due: datetime
    settlement: str
    block: str
    topic_group: str
    topic: str
    excluded: bool


@dataclass(frozen=True)
class Drawn:
    """The facts of a home and the messages that were imported into it."""

    facts: Facts
    messages: tuple[Message, ...]


@pytest.fixture(scope="session")
def drawn(tmp_path_factory) -> Drawn:
    rows = drawn_rows(seed=1229, count=1500)
    folder = made_once(tmp_path_factory, "drawn", lambda empty: home_of(empty, rows))
    return Drawn(current(home_at(folder / "home")), tuple(_read(row) for row in rows))


def _read(row: dict[str, str]) -> Message:
    answered = row["Дата ответа"]
    subject = (row["Категория"], row["Подкатегория"])
    known = TOPICS[subject] != UNKNOWN
    return Message(
        received=_moment(row["Дата подачи"]),
        answered=_moment(answered) if answered else None,
        due=datetime.combine(
            datetime.strptime(row["Плановая дата ответа"], "%d.%m.%Y"), time(23, 59, 59)
        ),
        settlement=PLACES[row["Муниципалитет"]],
        block=TOPICS[subject],
        topic_group=subject[0] if known else UNKNOWN,
        topic=subject[1] if known else UNKNOWN,
        excluded=row["Скрыто"] == "да",
    )


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%d.%m.%Y %H:%M")


@pytest.fixture(scope="session")
def invented_facts(tmp_path_factory) -> Facts:
    """Return the facts of a home with every source and report, drawn by chance."""
    return current(home_at(made_once(tmp_path_factory, "everything", home_of_everything) / "home"))


@pytest.fixture(scope="session")
def rows(invented_facts) -> list[dict[str, Any]]:
    """Return the facts of ``invented_facts`` as plain values: absent is None."""
    return plain_table(invented_facts, "facts")


_DAYS = {"received_day", "received_month", "answered_month", "road_map_done_on", "month", "date"}


def plain_table(facts: Facts, table: str) -> list[dict[str, Any]]:
    """Return a table of a snapshot as dictionaries of plain values."""
    frame = duck.fetch(facts.path, f"SELECT * FROM {table}")
    return [
        {
            str(name): _plain(value).date() if name in _DAYS and _plain(value) else _plain(value)
            for name, value in row.items()
        }
        for row in frame.to_dict(orient="records")
    ]


def _plain(value: Any) -> Any:
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    return value.item() if hasattr(value, "item") else value
