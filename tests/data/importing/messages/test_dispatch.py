"""ЕДДС: numbering restarts each year, a time alone is the first such moment at or after receipt."""

from datetime import date, datetime, time

import pytest

from tests.data.exports import reading_of, rows_of, xlsx_file
from tests.data.importing.messages.rows import EDDS, one, read_drawn, refusal


def test_a_dispatch_number_is_of_its_year(tmp_path) -> None:
    reading = read_drawn(
        tmp_path,
        EDDS,
        "1|31.12.2024|23:50|а|||",
        "1|01.01.2025|0:10|б|||",
        "2|01.01.2025|1:10|в|||",
    )
    assert [row["key"] for row in rows_of(reading)] == ["2024-1", "2025-1", "2025-2"]


def test_the_number_of_a_dispatch_is_of_the_year_written_in_the_date(tmp_path) -> None:
    row = one(tmp_path, EDDS, "7|31.12.2024|24:00|течь|||")
    assert (row["key"], row["received_at"]) == ("2024-7", datetime(2025, 1, 1))


@pytest.mark.parametrize(
    ("done", "answered"),
    [
        ("14:30", datetime(2025, 2, 1, 14, 30)),
        ("23:59", datetime(2025, 2, 1, 23, 59)),
        ("14:29", datetime(2025, 2, 2, 14, 29)),
        ("0:00", datetime(2025, 2, 2)),
        ("03.02.2025 08:00", datetime(2025, 2, 3, 8)),
        ("", None),
    ],
)
def test_a_time_alone_is_the_first_such_moment(tmp_path, done, answered) -> None:
    row = one(tmp_path, EDDS, f"1|01.02.2025|14:30|течь|{done}|{done}|Водоканал")
    assert row["received_at"] == datetime(2025, 2, 1, 14, 30)
    assert row["answered_at"] == row["first_reply_at"] == answered
    assert (row["resolved"], row["service"], row["topic_group"]) == (None, "Водоканал", None)


@pytest.mark.parametrize(
    ("handed", "replied"),
    [
        ("Петрову, 14:45", datetime(2025, 2, 1, 14, 45)),
        ("01:00 бригаде", datetime(2025, 2, 2, 1)),
        ("Петрову", None),
        ("", None),
    ],
)
def test_the_time_of_handing_over_stands_among_words(tmp_path, handed, replied) -> None:
    row = one(tmp_path, EDDS, f"1|01.02.2025|14:30|течь||{handed}|Водоканал")
    assert row["first_reply_at"] == replied


def test_a_call_and_its_end_in_one_minute(tmp_path) -> None:
    row = one(tmp_path, EDDS, "1|01.02.2025|14:30:20|течь|14:30||")
    assert row["answered_at"] == datetime(2025, 2, 1, 14, 30, 20)


def test_seconds_that_are_written_count(tmp_path) -> None:
    row = one(tmp_path, EDDS, "1|01.02.2025|14:30:20|течь|14:30:10||")
    assert row["answered_at"] == datetime(2025, 2, 2, 14, 30, 10)


@pytest.mark.parametrize("clock", ["24:01", "25:70", "12:60", "полдень", "112:30"])
def test_a_time_that_cannot_be_is_refused(tmp_path, clock) -> None:
    row, column, value, reason = refusal(tmp_path, EDDS, f"1|01.02.2025|{clock}|течь|||")
    assert (row, column, value) == (2, "Время", clock)
    assert "не читается" in reason
    _, column, value, _ = refusal(tmp_path, EDDS, f"1|01.02.2025|12:00|течь|{clock}||")
    assert (column, value) == ("Время завершения", clock)


def test_typed_dates_and_times_of_the_dispatch(tmp_path) -> None:
    header = [cell.strip() for cell in EDDS.split("|")]
    path = xlsx_file(
        tmp_path / "edds.xlsx",
        [header, [7, date(2025, 2, 1), time(14, 30), "течь", time(1, 15), "Петрову 14:40", "112"]],
    )
    (row,) = rows_of(reading_of(path))
    assert row["key"] == "2025-7"
    assert row["received_at"] == datetime(2025, 2, 1, 14, 30)
    assert row["answered_at"] == datetime(2025, 2, 2, 1, 15)
    assert row["first_reply_at"] == datetime(2025, 2, 1, 14, 40)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (
            "ХМАО, Кондинский р-н, пгт Мортка, ул. Путейская, 1",
            "ХМАО | Кондинский р-н | пгт Мортка",
        ),
        ("Мортка ул.Путейская д.1 кв.2", "Мортка"),
        ("Мортка, Луговой переулок, 5", "Мортка"),
        ("Мортка, Кондинское шоссе, д. 3", "Мортка"),
        ("628200, пгт\u00a0Мортка; мкр. Лесной, 4", "пгт\u00a0Мортка".replace("\u00a0", " ")),
        ("Урай, СНТ Дальний, 7", "Урай"),
        ("пер. Луговой", None),
        ("", None),
    ],
)
def test_an_address_leaves_its_place_without_streets(tmp_path, address, place) -> None:
    row = one(tmp_path, EDDS + "|Адрес/НП", f"1|01.02.2025|10:00|течь||||{address}")
    assert row["place"] == place
