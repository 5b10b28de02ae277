from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor
from registers.audit import entries
from registers.data_settings import save_pages_by_register
from registers.excerpt import read_excerpt
from registers.official_pages.duties import add_pages, change_page, official_pages, remove_page
from registers.official_pages.values import Duty, PageError, obliged_in, tidied

SCHOOL = Duty("Школа № 1", "https://set.example/1", "школа", 12, date(2026, 1, 1))
CLUB = Duty("Клуб", since=date(2026, 2, 15))


def test_duties_come_back_tidy_with_who_and_when(
    empty: Engine, editor: Actor, now: datetime
) -> None:
    assert (
        add_pages(empty, editor, [replace(SCHOOL, recipient="  Школа   № 1 "), CLUB], now=now) == 2
    )
    found = official_pages(empty)
    assert [one.duty for one in found] == [CLUB, SCHOOL]
    assert {(one.author, one.at) for one in found} == {(editor.name, now)}
    assert [one.action for one in entries(empty, 2)] == ["Добавлена официальная страница"] * 2


def test_a_change_and_a_removal_are_in_the_audit(
    empty: Engine, editor: Actor, now: datetime
) -> None:
    add_pages(empty, editor, [SCHOOL], now=now)
    number = official_pages(empty)[0].id
    ended = replace(SCHOOL, until=date(2026, 6, 30), posts_norm=None)
    change_page(empty, editor, number, ended, now=now)
    change_page(empty, editor, number, ended, now=now)  # nothing new, no line
    assert official_pages(empty)[0].duty == ended
    remove_page(empty, editor, number, now=now)
    assert official_pages(empty) == ()
    said = entries(empty, 5)
    assert [one.action.split()[0] for one in said] == ["Удалена", "Изменена", "Добавлена"]
    assert "норма 12 в месяц" in said[1].detail
    assert "по 30.06.2026" in said[1].detail
    with pytest.raises(PageError, match="уже нет"):
        remove_page(empty, editor, number, now=now)


def test_one_page_has_one_duty_a_day(empty: Engine, editor: Actor, now: datetime) -> None:
    add_pages(empty, editor, [replace(SCHOOL, until=date(2026, 3, 31))], now=now)
    with pytest.raises(PageError, match="уже есть"):
        add_pages(empty, editor, [CLUB, replace(SCHOOL, since=date(2026, 3, 31))], now=now)
    assert len(official_pages(empty)) == 1, "all or none"
    add_pages(empty, editor, [replace(SCHOOL, since=date(2026, 4, 1))], now=now)
    add_pages(empty, editor, [replace(SCHOOL, page="другая")], now=now)
    assert len(official_pages(empty)) == 3


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (Duty("  "), "кто ведёт"),
        (replace(SCHOOL, category="к" * 301), "не больше 300"),
        (replace(SCHOOL, posts_norm=-1), "Норма постов"),
        (replace(SCHOOL, until=date(2025, 12, 31)), "раньше начала"),
        (replace(SCHOOL, since=date(1026, 1, 1)), "не похожа"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_remedy(bad: Duty, why: str) -> None:
    with pytest.raises(PageError, match=why):
        tidied(bad)


@given(
    st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.dates(date(2025, 1, 1), date(2026, 12, 31))
)
def test_a_month_is_owed_when_every_day_of_it_is(one: date, other: date) -> None:
    duty = Duty("Школа", since=min(one, other), until=max(one, other))
    for month in (date(2025, 2, 1), date(2026, 2, 1), date(2026, 7, 1)):
        following = (month.replace(day=28) + (date(2025, 1, 5) - date(2025, 1, 1))).replace(day=1)
        days = range(month.toordinal(), following.toordinal())
        lasts = all(duty.since.toordinal() <= day <= duty.until.toordinal() for day in days)  # type: ignore[union-attr]
        assert obliged_in(duty, month) is lasts


def test_publishing_reads_duties_only_when_they_count(
    tmp_path, editor: Actor, now: datetime
) -> None:
    from registers.database import open_registers

    engine = open_registers(tmp_path / "registers.sqlite3")
    duty = replace(SCHOOL, until=date(2026, 12, 31))
    add_pages(engine, editor, [duty, CLUB], now=now)
    assert read_excerpt(tmp_path / "registers.sqlite3").page_duties == ()
    save_pages_by_register(engine, editor, True, now=now)
    assert read_excerpt(tmp_path / "registers.sqlite3").page_duties == (CLUB, duty)
    engine.dispose()


def test_rights(empty: Engine, now: datetime) -> None:
    nobody = Actor("nobody", "Никто", frozenset())
    for call in (
        lambda: add_pages(empty, nobody, [SCHOOL], now=now),
        lambda: change_page(empty, nobody, 1, SCHOOL, now=now),
        lambda: remove_page(empty, nobody, 1, now=now),
    ):
        with pytest.raises(AccessDenied):
            call()
