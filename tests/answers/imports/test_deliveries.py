"""Who has sent what, on a home whose batches came on chosen days."""

from datetime import date, datetime
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from analytics.completeness import Delivery
from answers.imports.deliveries import AT_ONCE, deliveries
from data.engines import duck
from data.home import Home, home_at
from data.snapshots import current
from tests.data.exports import csv_file, drawn, take_in

POS = "Номер сообщения|Дата подачи|Категория|Статус\n"
EDDS = "№ п/п|Дата|Время|Содержание\n"


def sent(home: Home, folder: Path, day: datetime, text: str) -> None:
    path = csv_file(folder / f"{day:%Y%m%d}_{len(text)}.csv", drawn(text))
    outcome = take_in(home, path, now=day)[0]
    assert outcome["status"] == "imported", outcome


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("sent")
    home = home_at(folder / "home")
    # January and February come together in March: they are history. March in time, May late,
    # April never; June on its last day, before it was over.
    sent(home, folder, datetime(2026, 3, 20, 9), f"{POS}1|10.01.2026|Б|\n2|11.02.2026|Б|")
    sent(home, folder, datetime(2026, 4, 3, 9), f"{POS}3|10.03.2026|Б|")
    sent(home, folder, datetime(2026, 6, 9, 9), f"{POS}4|10.05.2026|Б|\n5|12.05.2026|Б|")
    sent(home, folder, datetime(2026, 6, 30, 9), f"{POS}6|10.06.2026|Б|")
    sent(home, folder, datetime(2026, 6, 4, 9), f"{EDDS}1|10.05.2026|10:00|Дым")
    yield current(home)
    duck.close_all()


def test_each_month_owed_has_its_state(facts):
    answer = deliveries(facts, DEMO_ACTOR, date(2026, 7, 8))
    table = answer.table
    found = {
        (row["source"], row["month"].month): (row["state"], row["days_late"])
        for row in table.to_dict(orient="records")
    }
    assert found == {
        ("ЕДДС", 5): (Delivery.IN_TIME, 0),
        ("ЕДДС", 6): (Delivery.MISSING, 3),
        ("ПОС", 1): (AT_ONCE, 0),
        ("ПОС", 2): (AT_ONCE, 0),
        ("ПОС", 3): (Delivery.IN_TIME, 0),
        ("ПОС", 4): (Delivery.MISSING, (date(2026, 7, 8) - date(2026, 5, 5)).days),
        ("ПОС", 5): (Delivery.LATE, 4),
        ("ПОС", 6): (Delivery.MISSING, 3),
    }
    assert (answer.missing, answer.late) == (3, 1)


def test_reminders_name_the_months_and_the_deadline(facts):
    reminders = dict(deliveries(facts, DEMO_ACTOR, date(2026, 7, 8)).reminders)
    assert set(reminders) == {"ЕДДС", "ПОС"}
    assert "«ПОС» за апрель 2026, июнь 2026. Срок передачи истёк 05.05.2026" in reminders["ПОС"]
    assert deliveries(facts, DEMO_ACTOR, date(2026, 7, 5)).reminders[0][0] == "ПОС"


def test_before_the_day_it_is_awaited(facts):
    table = deliveries(facts, DEMO_ACTOR, date(2026, 7, 5)).table
    june = table[[one.month == 6 for one in table["month"]]]
    assert set(june["state"]) == {Delivery.AWAITED}


def test_an_empty_home_owes_nothing(tmp_path):
    answer = deliveries(current(home_at(tmp_path / "none")), DEMO_ACTOR, date(2026, 7, 8))
    assert (len(answer.table), answer.missing, answer.reminders) == (0, 0, ())


def test_a_right_is_needed(facts):
    with pytest.raises(AccessDenied):
        deliveries(facts, Actor("nobody", "Никто", frozenset()), date(2026, 7, 8))
