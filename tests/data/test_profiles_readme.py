"""The one annotated example of a profile is read and imports what it promises."""

import re
from datetime import datetime

import pandas as pd

from access.rights import DEMO_ACTOR
from data import uploads
from data.engines import duck
from data.home import home_at
from data.importing.tables.fields import TABLES
from data.importing.tables.profile import FOLDER, parse_profile
from data.snapshots import current

NOW = datetime(2026, 11, 22, 10, 0)
FILE = """№ заявки;Принято;Время;Закрыто;Посёлок;О чём;Чем кончилось;Подробности;Кто звонил;Дежурный
А-1;02/10/2026;09:30;02/11/2026;Нижний;Вода;Готово, проверено;Звоните 8 (912) 000-00-01;Иванов И. И.;Я
А-2;02/12/2026;10:00;;Нижний;Вода;В РАБОТЕ;;;Я
А-3;02/13/2026;11:00;02/14/2026;Верхний;Свет;спам;;;Я
"""


def example() -> str:
    found = re.findall(r"```toml\n(.*?)```", (FOLDER / "README.md").read_text("utf-8"), re.DOTALL)
    assert len(found) == 1
    return found[0]


def test_the_example_imports_as_it_says() -> None:
    home = home_at()
    seen = uploads.preview(
        home, DEMO_ACTOR, [("диспетчер.csv", FILE.encode())], NOW, uploads.Asked(mapping=example())
    )
    assert [(one["status"], one["rows_accepted"], one["warnings"]) for one in seen] == [
        ("preview", 3, [])
    ]
    uploads.confirm(home, DEMO_ACTOR, seen, NOW)
    rows = duck.fetch(
        current(home).path,
        "SELECT external_id, source, received_at, answered_at IS NOT NULL AS answered, resolved, "
        "settlement, topic, excluded_reason, due_at FROM facts ORDER BY external_id",
    )
    assert rows["source"].unique().tolist() == ["Диспетчерская"]
    assert rows["received_at"].tolist() == [
        pd.Timestamp(2026, 2, 10, 9, 30),
        pd.Timestamp(2026, 2, 12, 10, 0),
        pd.Timestamp(2026, 2, 13, 11, 0),
    ]
    assert rows["answered"].tolist() == [True, False, True]
    assert bool(rows["resolved"][0])
    assert rows["settlement"].tolist() == ["Нижний", "Нижний", "Верхний"]
    assert rows["topic"].tolist() == ["Вода", "Вода", "Свет"]
    assert rows["excluded_reason"][2] == "спам"
    assert rows["due_at"][0] == pd.Timestamp(2026, 3, 12, 23, 59, 59)


def test_every_table_but_the_quarterly_one_is_named() -> None:
    said = (FOLDER / "README.md").read_text("utf-8")
    assert [name for name in TABLES if name not in said] == ["appeals_quarters"]
    assert parse_profile(example(), "x").id == "dispatcher"
