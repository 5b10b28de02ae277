"""Dates as people write them."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.cells.moments import (
    Said,
    moment_among_words,
    moment_said,
    parse_moment,
    parse_month,
)
from data.importing.cells.months import month_number

MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
WEEKDAYS = "пн вт среда чт пятница сб воскресенье".split()
moments = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("01.02.2025 14:30", datetime(2025, 2, 1, 14, 30)),
        ("1.2.25", datetime(2025, 2, 1)),
        ("1 февраля 2025 г.", datetime(2025, 2, 1)),
        ("1 февраля 2025 года в 9:05", datetime(2025, 2, 1, 9, 5)),
        ("5\u00a0мая 2025, 23:59:59", datetime(2025, 5, 5, 23, 59, 59)),
        ("2025-02-01T14:30:00", datetime(2025, 2, 1, 14, 30)),
        ("2025-02-01T14:30:00Z", datetime(2025, 2, 1, 14 + 5, 30)),
        ("2025-02-01T20:30:00+03:00", datetime(2025, 2, 1, 20 + 2, 30)),
        ("2025-02-01 20:30:00+03:00 MSK", datetime(2025, 2, 1, 20 + 2, 30)),
        ("2025-02-01T14:30:00.217+05:00", datetime(2025, 2, 1, 14, 30)),
        ("01.02.2025 20:30 МСК", datetime(2025, 2, 1, 20 + 2, 30)),
        ("01.02.2025 23:30 (UTC)", datetime(2025, 2, 2, 23 + 5 - 24, 30)),
        ("01.02.2025 14:30 (UTC+5)", datetime(2025, 2, 1, 14, 30)),
        ("20250201", datetime(2025, 2, 1)),
        ("20250201T143000", datetime(2025, 2, 1, 14, 30)),
        ("2025.2.1", datetime(2025, 2, 1)),
        ("1 февр. 2025, 14:30", datetime(2025, 2, 1, 14, 30)),
        ("01 ФЕВРАЛЯ 2025 года в 9-05", datetime(2025, 2, 1, 9, 5)),
        ("«05» мая 2025 г.", datetime(2025, 5, 5)),
        ("1-го февраля 2025", datetime(2025, 2, 1)),
        ("01-Feb-2025", datetime(2025, 2, 1)),
        ("Feb 1, 2025 2:30 PM", datetime(2025, 2, 1, 14, 30)),
        ("01.02.2025г. в 14 ч. 30 мин.", datetime(2025, 2, 1, 14, 30)),
        ("01.02.2025 г. 14:30", datetime(2025, 2, 1, 14, 30)),
        ("01.02.2025 9.30", datetime(2025, 2, 1, 9, 30)),
        ("01.02.2025 / 14:30", datetime(2025, 2, 1, 14, 30)),
        ("14:30 01.02.2025", datetime(2025, 2, 1, 14, 30)),
        ("01.02.2025\n14:30", datetime(2025, 2, 1, 14, 30)),
        ("01. 02. 2025", datetime(2025, 2, 1)),
        ("01/02/2025", datetime(2025, 2, 1)),
        ("пн, 03.02.2025", datetime(2025, 2, 3)),
        ("понедельник, 3 февраля 2025 г.", datetime(2025, 2, 3)),
        ("03.02.2025 (пн) 9:00", datetime(2025, 2, 3, 9)),
        ("не позднее 1 марта 2025", datetime(2025, 3, 1)),
        ("до 05.02.2025", datetime(2025, 2, 5)),
        ("01.02.2025 24:00", datetime(2025, 2, 2)),
        ("01.02.2025 00:00", datetime(2025, 2, 1)),
        ("29.02.2024", datetime(2024, 2, 29)),
        ("45689,604166667", datetime(2025, 2, 1, 14, 30)),
        ("\u200e01.02.2025\u200f", datetime(2025, 2, 1)),
    ],
)
def test_a_notation_is_read(said: str, meant: datetime) -> None:
    assert parse_moment(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "31.02.2025", "12.13.2026", "01.02.2025 24:01", "01.02.2025 10:60", "0 мая 2025",
        "1 брюмера 2025", "1 ма 2025", "вчера", "", "2025", "1.2.1999", "1.2.2100", "29.02.2025",
        "02/13/2025", "2025-13-01", "01.02", "1 февраля", "01.02.2025, 03.02.2025", "01.02.20255",
        "01.02.2025 1430", "2025-W05-1", "1.02.3", "20250231", "20250201T256000", "30000",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_guessed(said: str) -> None:
    assert parse_moment(said) is None


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("31.02.2025", "в феврале 2025 года 28 дней"),
        ("29.02.2025", "в феврале 2025 года 28 дней"),
        ("31 апреля 2025", "в апреле 2025 года 30 дней"),
        ("32.01.2025", "в январе 2025 года 31 день"),
        ("12.13.2026", "месяца 13 не бывает, а сначала пишется день"),
        ("13.13.2026", "месяца 13 не бывает"),
        ("1 брюмера 2025", "месяца «брюмера» нет"),
        ("1.2.1999", "год 1999 не подходит, нужен от 2000 до 2099"),
        ("01.02.2025 25:70", "времени «25:70» не бывает"),
        ("01.02", "не указан год"),
        ("1 февраля", "не указан год"),
        ("01.02.2025, 03.02.2025", "в ячейке несколько дат"),
        ("вчера", None),
        ("01.02.2025", None),
    ],
)
def test_a_fault_has_its_reason(said: str, fault: str | None) -> None:
    assert moment_said(said).fault == fault


def test_a_moment_among_words() -> None:
    said = "Петрову, 01.02.2025 в 14:30, по телефону"
    assert moment_among_words(said) == datetime(2025, 2, 1, 14, 30)
    assert moment_among_words("Петрову 01.02.2025") is None
    assert moment_among_words("дом 1.2, в 14:30") is None


@given(moments)
def test_words_and_figures_say_the_same(moment: datetime) -> None:
    day = WEEKDAYS[moment.weekday()]
    for said in (
        f"{day}, {moment:%d.%m.%y} {moment.hour}-{moment:%M}",
        f"{moment:%Y/%m/%d %H:%M}",
        f"{moment:%Y-%m-%dT%H:%M}+05:00",
        f"{moment:%d.%m.%Y} г. в {moment.hour} ч {moment.minute} мин",
        f"{moment:%H:%M}, {moment.day} {MONTHS[moment.month - 1][:3]} {moment.year}",
        f"{moment:%d/%m/%Y %I:%M %p}",
    ):
        assert moment_said(said) == Said(moment, timed=True), said
    words = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year} г. {moment:%H:%M}"
    assert parse_moment(words) == parse_moment(f"{moment:%d.%m.%Y %H:%M}") == moment


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("январь 2026", datetime(2026, 1, 1)),
        ("Май 2026 г.", datetime(2026, 5, 1)),
        ("2026-01", datetime(2026, 1, 1)),
        ("01.2026", datetime(2026, 1, 1)),
        ("17.03.2026", datetime(2026, 3, 1)),
        ("за январь 2026 года", datetime(2026, 1, 1)),
        ("янв.26", datetime(2026, 1, 1)),
        ("Jan 2026", datetime(2026, 1, 1)),
        ("2026/01", datetime(2026, 1, 1)),
        ("2026-01-01 00:00:00", datetime(2026, 1, 1)),
        ("13.2026", None),
        ("мартобрь 26", None),
        ("весна 2026", None),
    ],
)
def test_a_month(said: str, meant: datetime | None) -> None:
    assert parse_month(said) == meant


def test_every_month_has_its_number() -> None:
    assert [month_number(word) for word in MONTHS] == list(range(1, 12 + 1))
    assert month_number("марта") == month_number("мая") - 2
    assert month_number("мандат") is None


def test_the_zone_has_no_summer_time() -> None:
    winter, summer = parse_moment("2025-01-15T00:00:00Z"), parse_moment("2025-07-15T00:00:00Z")
    assert winter == datetime(2025, 1, 15) + timedelta(hours=5)
    assert summer == datetime(2025, 7, 15) + timedelta(hours=5)
