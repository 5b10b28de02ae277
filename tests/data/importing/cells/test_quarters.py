"""Quarters as people write them."""

import pytest

from data.importing.cells.quarters import quarter_said


@pytest.mark.parametrize(
    "said",
    [
        "1 кв 2026", "1-й квартал 2026 г.", "I квартал 2026 года", "первый квартал 2026", "2026 Q1",
        "2026 г., 1 квартал", "Q1 2026", "1\u00a0кв.\u00a02026",
    ],
)  # fmt: skip
def test_a_quarter(said: str) -> None:
    assert quarter_said(said) == "2026-Q1"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("II кв. 2025", "2025-Q2"),
        ("третий квартал 2025", "2025-Q3"),
        ("IV квартал 2025", "2025-Q4"),
    ],
)
def test_the_other_quarters(said: str, meant: str) -> None:
    assert quarter_said(said) == meant


@pytest.mark.parametrize(
    "said", ["5 кв 2026", "0 кв 2026", "2026", "1 кв", "полугодие 2026", "", "12 кв 2026"]
)
def test_what_is_no_quarter(said: str) -> None:
    assert quarter_said(said) is None
