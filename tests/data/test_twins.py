"""Likely twins among published messages: how many may be asked about at once."""

from datetime import date

import pytest

from access.rights import DEMO_ACTOR
from data import twins as twins_module
from data.errors import UserError
from data.home import Home
from data.queries.selection import Selection
from data.twins import twins
from tests.data.exports import csv_file, drawn, published, take_in_here

IM = """Номер инцидента|Дата создания|Группа тем|Тема|Итог
1|01.02.2025|Б|Т|
2|03.02.2025|Б|Т|"""


def test_too_many_are_not_compared(home: Home, tmp_path, monkeypatch) -> None:
    take_in_here(home, csv_file(tmp_path / "a.csv", drawn(IM)))
    facts = published(home)
    monkeypatch.setattr(twins_module, "MOST_ASKED", 1)
    two_days = Selection(facts.data_date, date(2025, 2, 1), date(2025, 2, 3))
    with pytest.raises(UserError, match="всех 2 сообщений слишком долго"):
        twins(facts, DEMO_ACTOR, two_days)
    assert twins(facts, DEMO_ACTOR, Selection(facts.data_date, *[date(2025, 2, 3)] * 2)) == []
