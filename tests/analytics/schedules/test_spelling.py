"""Slips, artefacts and look-alike letters of wordings."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.schedules import Kind, understood
from analytics.schedules.spelling import spelled

# as it stands, as it is read, slips
WORDINGS = [
    ("законодатель-ством", "законодательством", 0),
    ("законодатель- ством", "законодательством", 0),
    ("законодатель¬ством", "законодательством", 0),
    ("май – сентябрь", "май-сентябрь", 0),
    ("план-график", "план-график", 0),
    ("Ханты-Мансийск", "Ханты-Мансийск", 0),
    ("Eжемеcячно", "Ежемесячно", 0),  # Latin E and c
    ("П О С Т О Я Н Н О", "ПОСТОЯННО", 0),
    ("[bookmark: _GoBack]<p>Ⅳ квартал</p>", "IV квартал", 0),
    ("в\u00a0течение  года", "в течение года", 0),
    ("ежеквартольно", "ежеквартально", 1),
    ("четвертом квартале", "четвертом квартале", 0),
    ("последний рабочий день", "последний рабочий день", 0),
    ("отчетные периоды", "отчетные периоды", 0),
]


@pytest.mark.parametrize(("wording", "read", "slips"), WORDINGS)
def test_a_wording_is_read_as_it_was_meant(wording, read, slips):
    found = spelled(wording)
    assert (found.text, len(found.slips)) == (read, slips)


@given(st.text())
def test_the_folded_wording_keeps_every_place(wording):
    found = spelled(wording)
    assert len(found.text) == len(found.folded)


@pytest.mark.parametrize(
    "piece",
    [
        "по плану ",
        "в установленный ",
        "до 10 числа месяца, ",
        "в течение ",
        "раз в ",
        "I, II и ",
        "1.1.",
        "(«",
    ],
)
def test_a_cell_of_a_whole_page_takes_no_time(piece):
    begun = time.process_time()
    understood((piece * 1000)[:2000], plan_years=(2025,))
    assert time.process_time() - begun < 2


def test_a_page_is_no_term():
    found = understood("в течение 2025 года " * 200)
    assert found.rules[0].kind is Kind.UNKNOWN
    assert found.to_confirm
