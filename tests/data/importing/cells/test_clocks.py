"""Times of day and lengths of time as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.cells.clocks import clock_among_words, clock_said, length_said

HOUR, DAY = 3600, 86_400
HALF_PAST_TWO = 14 * HOUR + 30 * 60


@pytest.mark.parametrize(
    "said",
    [
        "14:30", "14.30", "14-30", "14 30", "14,30", "14 ч 30 мин", "14ч30м", "14 ч. 30 мин.",
        "14:30 ч.", "14:30:00", "14:30:00.217", "2:30 PM", "в 14:30", "14:30.",
        "1899-12-31 14:30:00", "1904-01-01 14:30:00", "2025-02-01 14:30:00", "0.604166667",
        "0,604166667", "\u200e14:30\u00a0",
    ],
)  # fmt: skip
def test_a_time_of_day(said: str) -> None:
    assert clock_said(said) == HALF_PAST_TWO


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("9.05", 9 * HOUR + 5 * 60),
        ("14 ч.", 14 * HOUR),
        ("00:00", 0),
        ("24:00", DAY),
        ("12:00 am", 0),
        ("14:30:07", HALF_PAST_TWO + 7),
        ("0.5", DAY // 2),
    ],
)
def test_other_times(said: str, meant: int) -> None:
    assert clock_said(said) == meant


def test_a_typed_quarter_of_a_day_is_no_quarter_past_midnight() -> None:
    assert (clock_said("0.25", native=True), clock_said("0.25")) == (6 * HOUR, 25 * 60)


@pytest.mark.parametrize(
    "said",
    [
        "24:01", "25:10", "12:60", "112:30", "13:00 pm", "полдень", "5", "1430", "0:5", "", "01.02.25",
        "26:30:15",
    ],
)  # fmt: skip
def test_what_is_no_time_is_not_guessed(said: str) -> None:
    assert clock_said(said) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Петрову, 14:30", HALF_PAST_TWO),
        ("14:30 бригаде", HALF_PAST_TWO),
        ("Петрову 14.30", HALF_PAST_TWO),
        ("в 14-30 дежурному", HALF_PAST_TWO),
        ("бригада 5 в 14 ч 30 мин", HALF_PAST_TWO),
        ("пост 25:70, потом 14:30", HALF_PAST_TWO),
        ("Петрову", None),
        ("01.02", None),  # a date
        ("т. 3-25-41", None),
        ("8 902 814-55-66", None),
        ("ул. Титова, 12-15", None),
    ],
)
def test_a_time_among_words(said: str, meant: int | None) -> None:
    assert clock_among_words(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "1 д. 2 ч. 30 мин.", "1 день 2 часа 30 минут", "1 дн 2:30", "26:30", "26:30:00", "P1DT2H30M",
        "1 day, 2:30:00", "1 days 02:30:00.000000", "1.02:30:00", "1.104166667", "1,104166667",
        "1 сут. 2 час. 30 мин.", "1д2ч30м", "26 ч 30 мин", "1590 мин",
    ],
)  # fmt: skip
def test_a_length_of_time(said: str) -> None:
    assert length_said(said) == DAY + 2 * HOUR + 30 * 60


@pytest.mark.parametrize(
    "said", ["быстро", "5", "26.5", "26:75", "26:30:99", "-1 day, 23:00:00", "P", "", "1 год"]
)
def test_what_is_no_length_is_not_guessed(said: str) -> None:
    assert length_said(said) is None


@given(st.integers(0, DAY - 1))
def test_every_time_of_day_in_every_notation(seconds: int) -> None:
    hours, minutes, rest = seconds // HOUR, seconds // 60 % 60, seconds % 60
    assert clock_said(f"{hours}:{minutes:02d}:{rest:02d}") == seconds
    whole = seconds - rest
    for said in (
        f"{hours:02d}.{minutes:02d}",
        f"{hours}-{minutes:02d}",
        f"{hours} ч {minutes} мин",
    ):
        assert clock_said(said, native=hours == 0 and "." in said and said[0] != "0") == whole


@given(st.integers(0, 400), st.integers(0, DAY - 1))
def test_every_length_in_every_notation(days: int, seconds: int) -> None:
    hours, minutes, rest = seconds // HOUR, seconds // 60 % 60, seconds % 60
    total = days * DAY + seconds
    assert length_said(f"{days} days {hours:02d}:{minutes:02d}:{rest:02d}.217000") == total
    assert length_said(f"{days * 24 + hours}:{minutes:02d}:{rest:02d}") == total
    assert length_said(f"{days} д. {hours} ч. {minutes} мин. {rest} сек.") == total
    assert length_said(f"P{days}DT{hours}H{minutes}M{rest}S") == total
