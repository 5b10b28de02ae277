from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from access.rights import Actor
from registers.audit import entries, note, record
from registers.database import writing


def test_the_newest_entries_come_first(empty: Engine, editor: Actor, now: datetime) -> None:
    for hour in range(3):
        record(empty, editor, "Опубликовано", f"версия {hour}", "", now=now + timedelta(hours=hour))
    assert [(entry.at, entry.actor, entry.subject) for entry in entries(empty, 2)] == [
        (now + timedelta(hours=2), "sidorov", "версия 2"),
        (now + timedelta(hours=1), "sidorov", "версия 1"),
    ]


def test_a_note_goes_with_its_change_or_not_at_all(
    empty: Engine, editor: Actor, now: datetime
) -> None:
    def edit_that_fails() -> None:
        with writing(empty) as session:
            note(session, editor, "Правка", "не состоялась", "", now=now)
            session.flush()
            raise RuntimeError("disk")

    with pytest.raises(RuntimeError, match="disk"):
        edit_that_fails()
    assert entries(empty, 10) == ()


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("звонить +7 (900) 123-45-67 вечером", "звонить [скрыто] вечером"),
        ("89001234567", "[скрыто]"),
        ("почта ivan.petrov@mail.example, ответ", "почта [скрыто], ответ"),
        ("демо_ИМ_20261031_120000.xlsx", "демо_ИМ_20261031_120000.xlsx"),
        ("население: 4152 → 4100", "население: 4152 → 4100"),
        ("ОКТМО 71816163000", "ОКТМО 71816163000"),
        ("я" * 5000, "я" * 1000),
    ],
)
def test_contacts_do_not_get_into_the_audit(
    empty: Engine, editor: Actor, now: datetime, words: str, kept: str
) -> None:
    record(empty, editor, "Правка", words, words, now=now)
    [entry] = entries(empty, 1)
    assert (entry.subject, entry.detail) == (kept, kept)
