"""Dates as people write them."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.moments import parse_moment, parse_month
from data.importing.months import month_number

MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
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
    ],
)
def test_a_notation_is_read(said: str, meant: datetime) -> None:
    assert parse_moment(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "31.02.2025", "12.13.2026", "01.02.2025 24:01", "01.02.2025 10:60", "0 мая 2025",
        "1 брюмера 2025", "1 ма 2025", "вчера", "", "2025", "1.2.1999", "1.2.2100", "29.02.2025",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_guessed(said: str) -> None:
    assert parse_moment(said) is None


@given(moments)
def test_words_and_figures_say_the_same(moment: datetime) -> None:
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
