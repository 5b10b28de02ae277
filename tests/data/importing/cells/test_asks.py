"""Dates of two readings are asked about once, and never guessed."""

from datetime import datetime
from pathlib import Path

import pytest

from data.errors import MappingError
from data.importing.tables.profile import parse_profile
from tests.data.exports import csv_file, reading_of, rows_of, xlsx_file

HEADER = ["Номер", "Поступило", "Срок"]
MAPPING = """
[profile]
title = "Диспетчерская"
[columns]
external_id = "Номер"
received_at = "Поступило"
due_at = "Срок"
"""


def read(tmp_path: Path, *received: object, formats: str = "", native: bool = False):
    write = xlsx_file if native else csv_file
    rows = [HEADER, *([str(n), said, ""] for n, said in enumerate(received))]
    path = write(tmp_path / ("a.xlsx" if native else "a.csv"), rows)
    return reading_of(path, MAPPING + formats)


def moments(reading) -> list[datetime]:
    return [row["received_at"] for row in rows_of(reading)]


def test_slashes_are_read_day_first_and_asked_about(tmp_path) -> None:
    reading = read(tmp_path, "03/04/2025 10:00", "05/05/2025", "01.02.2025")
    assert moments(reading)[0] == datetime(2025, 4, 3, 10)
    (ask,) = reading.asks
    assert (ask.field, ask.column, ask.kind, ask.rows) == ("received_at", "Поступило", "slashes", 1)
    assert ask.example == "03/04/2025 10:00"
    assert [(c.key, c.means) for c in ask.choices] == [
        ("day_first", "3 апреля 2025"),
        ("month_first", "4 марта 2025"),
    ]
    assert ask.words in reading.warnings
    assert "month_first" in ask.words


def test_the_answer_is_remembered_in_the_profile(tmp_path) -> None:
    american = read(
        tmp_path, "03/04/2025", "03/13/2025", formats='[formats]\nmonth_first = ["received_at"]'
    )
    assert american.asks == ()
    assert moments(american) == [datetime(2025, 3, 4), datetime(2025, 3, 13)]
    russian = read(tmp_path, "03/04/2025", formats='[formats]\nday_first = ["received_at"]')
    assert (russian.asks, moments(russian)) == ((), [datetime(2025, 4, 3)])
    own = read(tmp_path, "03/04/2025", formats='[formats]\ndates = ["%m/%d/%Y"]')
    assert (own.asks, moments(own)) == ((), [datetime(2025, 3, 4)])


def test_a_month_first_column_reads_the_odd_notations_so_too(tmp_path) -> None:
    reading = read(
        tmp_path,
        "02/13/2025 02:30:00 PM",
        "2/3/25",
        formats='[formats]\nmonth_first = ["received_at"]',
    )
    assert moments(reading) == [datetime(2025, 2, 13, 14, 30), datetime(2025, 2, 3)]


def test_a_day_after_the_twelfth_answers_by_itself(tmp_path) -> None:
    reading = read(tmp_path, "03/04/2025", "13/04/2025")
    assert reading.asks == ()
    assert moments(reading) == [datetime(2025, 4, 3), datetime(2025, 4, 13)]


def test_a_column_that_speaks_both_ways_is_refused_row_by_row(tmp_path) -> None:
    reading = read(tmp_path, "03/04/2025", "13/04/2025", "04/13/2025")
    assert moments(reading) == [datetime(2025, 4, 3), datetime(2025, 4, 13)]
    (refusal,) = reading.refusals
    assert (refusal.row, refusal.value) == (4, "04/13/2025")
    assert "месяца 13 не бывает, а сначала пишется день" in refusal.reason


def test_an_american_column_is_asked_about_and_what_cannot_be_is_refused(tmp_path) -> None:
    reading = read(tmp_path, "03/04/2025", "04/13/2025")
    assert len(reading.asks) == 1
    assert [refusal.value for refusal in reading.refusals] == ["04/13/2025"]


@pytest.mark.parametrize("said", ["01.02.2025", "05/05/2025", "2025/02/01", "01-02-2025"])
def test_other_dates_are_not_asked_about(tmp_path, said) -> None:
    assert read(tmp_path, said).asks == ()


SWAPPED = [datetime(2025, month, 2, 10) for month in (1, 3, 4, 5, 6)]  # written 01.02, 03.02 …
WRITTEN = ["13.02.2025 10:00", "14.02.2025 10:00", "15.02.2025 10:00"]


def test_dates_that_excel_has_read_month_first_are_asked_about(tmp_path) -> None:
    reading = read(tmp_path, *SWAPPED, *WRITTEN, native=True)
    assert moments(reading)[:5] == SWAPPED
    (ask,) = reading.asks
    assert (ask.kind, ask.rows, ask.example) == ("typed", 5, "02.01.2025")
    assert [(c.key, c.means) for c in ask.choices] == [
        ("typed_as_is", "2 января 2025"),
        ("typed_month_first", "1 февраля 2025"),
    ]


def test_the_answer_exchanges_typed_dates_alone(tmp_path) -> None:
    formats = '[formats]\ntyped_month_first = ["received_at"]'
    reading = read(tmp_path, *SWAPPED, *WRITTEN, native=True, formats=formats)
    days = [moment.day for moment in moments(reading)]
    assert (reading.asks, days) == ((), [1, 3, 4, 5, 6, 13, 14, 15])
    assert {moment.month for moment in moments(reading)} == {2}
    kept = read(
        tmp_path,
        *SWAPPED,
        *WRITTEN,
        native=True,
        formats='[formats]\ntyped_as_is = ["received_at"]',
    )
    assert (kept.asks, moments(kept)[:5]) == ((), SWAPPED)


def test_honest_columns_of_both_kinds_are_not_asked_about(tmp_path) -> None:
    honest = [datetime(2025, 2, day) for day in (1, 2, 3, 4, 20)]
    assert read(tmp_path, *honest, *WRITTEN, native=True).asks == ()
    assert read(tmp_path, *SWAPPED, "01.02.2025", *WRITTEN, native=True).asks == ()
    assert read(tmp_path, *SWAPPED[:2], *WRITTEN, native=True).asks == ()


def test_a_format_of_what_is_no_date_is_refused() -> None:
    with pytest.raises(MappingError, match="не дата"):
        parse_profile(MAPPING + '[formats]\nmonth_first = ["external_id"]', "own")
    with pytest.raises(MappingError, match="список полей"):
        parse_profile(MAPPING + '[formats]\nday_first = "received_at"', "own")
