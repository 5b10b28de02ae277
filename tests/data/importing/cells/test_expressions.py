"""What the database reads by itself says what Python says of the same text."""

from datetime import datetime, timedelta

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.cells import expressions as cells
from data.importing.cells.clocks import length_said
from data.importing.cells.moments import moment_said

# The notations that exports are full of, as strftime writes them.
NOTATIONS = (
    "%d.%m.%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S", "%Y-%m-%d", "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y", "%d/%m/%Y %H:%M",
)  # fmt: skip
moments = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)


def value(expression: str, text: str):
    row = duckdb.execute(f"SELECT {expression} FROM (SELECT ? AS said)", [text]).fetchone()
    assert row is not None
    return row[0]


def fast(text: str, **settings: bool) -> datetime | None:
    moment = cells.fast_moment("said", (), **settings)
    return value(cells.sane(moment), text)


@given(moments, st.sampled_from(NOTATIONS))
def test_both_readers_read_a_usual_notation_alike(moment: datetime, notation: str) -> None:
    said = moment.strftime(notation)
    found = moment_said(said)
    assert fast(said) == found.moment == datetime.strptime(said, notation)
    assert value(cells.has_time("said", native=False), said) == found.timed == ("%H" in notation)


@given(st.text(alphabet="0123456789./-: ТTгян", max_size=20))
def test_what_both_read_they_read_alike(said: str) -> None:
    quick, slow = fast(said), moment_said(said).moment
    assert None in (quick, slow) or quick == slow


@pytest.mark.parametrize(
    "said",
    ["31.02.2025", "12.13.2026", "01.02.2025 24:01", "25", "1.2.1999", "01.02.2100", "2025", "02/13/2025"],
)  # fmt: skip
def test_what_is_no_date_is_left_over(said: str) -> None:
    assert fast(said) is None


def test_a_zone_is_left_over() -> None:
    for said in ("2025-02-01T14:30+03", "2025-02-01T14:30:00Z", "2025-02-01 14:30:00+03:00"):
        assert fast(said) is None


def test_days_of_excel_are_counted_from_two_dates() -> None:
    assert fast("45689.5") == datetime(2025, 2, 1, 12)
    assert fast("44227.5", date1904=True) == datetime(2025, 2, 1, 12)


def test_a_column_with_the_month_first() -> None:
    assert fast("02/13/2025 10:00", month_first=True) == datetime(2025, 2, 13, 10)
    assert fast("02/01/2025", month_first=True) == datetime(2025, 2, 1)
    assert fast("02.01.2025", month_first=True) == datetime(2025, 1, 2)


def test_own_formats_replace_the_usual_ones() -> None:
    moment = cells.fast_moment("said", ("%m/%d/%Y",))
    assert value(moment, "02/13/2025") == datetime(2025, 2, 13)
    assert value(moment, "2025-02-13 00:00:00") == datetime(2025, 2, 13)
    assert value(moment, "13.02.2025") is None


def test_a_typed_date_at_midnight_has_no_time() -> None:
    native, written = cells.has_time("said", native=True), cells.has_time("said", native=False)
    assert not value(native, "2025-02-01 00:00:00")
    assert value(written, "2025-02-01 00:00:00")
    assert value(native, "01.02.2025 00:00:00")
    assert value(native, "45689.5")
    assert not value(native, "45689")


def test_day_and_month_are_exchanged_where_that_makes_a_date() -> None:
    exchanged = cells.swapped("said", "CAST(said AS TIMESTAMP)")
    assert value(exchanged, "2025-01-02 10:30:00") == datetime(2025, 2, 1, 10, 30)
    assert value(exchanged, "2025-01-13 00:00:00") == datetime(2025, 1, 13)


@given(st.integers(0, 3_000), st.integers(0, 86_399))
def test_both_readers_read_a_length_alike(days: int, seconds: int) -> None:
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    for said in (
        f"{days} days {hours:02d}:{minutes:02d}:{rest:02d}.217000",
        f"{days * 24 + hours}:{minutes:02d}:{rest:02d}",
    ):
        assert value(cells.duration("said"), said) == timedelta(days=days, seconds=seconds)
        assert length_said(said) == days * 86_400 + seconds


@pytest.mark.parametrize(
    ("typed", "took"),
    [
        ("1899-12-31 02:30:00", timedelta(hours=2, minutes=30)),
        ("1900-01-01 02:30:00", timedelta(hours=26, minutes=30)),
        # Excel believes in the 29th of February 1900.
        ("1900-03-10 01:00:00", timedelta(days=70, hours=1)),
        ("1904-01-02 02:30:00", timedelta(hours=26, minutes=30)),
    ],
)
def test_a_typed_length_comes_as_a_date(typed: str, took: timedelta) -> None:
    assert value(cells.duration("said"), typed) == took


@pytest.mark.parametrize(
    "said", ["быстро", "26:75", "5", "-1 days 23:00:00", "2025-02-01 00:00:00", ""]
)
def test_what_is_no_length_is_left_over(said: str) -> None:
    assert value(cells.duration("said"), said) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1 234,5", 1234.5), ("86,4 %", 86.4), ("0.864", 0.864), ("1\u00a0234\u2009567", 1234567),
        ("−5", -5), ("-5.25", -5.25), ("н/д", None), ("nan", None), ("inf", None), ("12 (5)", None),
    ],
)  # fmt: skip
def test_a_decimal(said: str, meant: float | None) -> None:
    assert value(cells.decimal("said"), said) == meant
