"""The three monthly reports: how many rows, how their months are written, how near the plan."""

from collections import Counter
from datetime import date, datetime

import pytest


def test_every_recipient_reports_every_month(table):
    for year, months in ((2024, 12), (2025, 12), (2026, 10)):
        rows = table(f"демо_страницы_{year}")
        assert len(rows) == 45 * months
        assert set(Counter(row["Получатель"] for row in rows).values()) == {months}


def test_months_are_written_in_three_ways(table):
    assert table("демо_страницы_2024")[0]["Месяц"] == date(2024, 1, 1)
    assert table("демо_страницы_2025")[0]["Месяц"] == "январь 2025"
    assert table("демо_страницы_2026")[0]["Месяц"] == "2026-01"


def test_the_norm_is_met_by_the_posts_it_counts(source_rows):
    for row in source_rows("страницы"):
        if row["Норма выполнена"] == "":
            assert row["Постов за месяц"] == ""
        else:
            met = row["Постов за месяц"] >= row["Норма постов"]
            assert row["Норма выполнена"] == ("да" if met else "нет")


def test_about_nine_tenths_of_the_pages_meet_the_norm(source_rows):
    said = Counter(row["Норма выполнена"] for row in source_rows("страницы"))
    assert said["да"] / (said["да"] + said["нет"]) == pytest.approx(0.90, abs=0.04)
    assert said[""] > 0


def test_a_known_number_of_decisions_went_past_the_platform(table):
    for year, past in ((2024, 3), (2025, 0), (2026, 1)):
        said = Counter(row["Через ПОС"] for row in table(f"демо_решения_{year}"))
        assert said["нет"] == past
        assert said["да"] > 35


def test_hearings_on_the_platform_grow_with_the_plan(table):
    for year, share in ((2024, 0.62), (2025, 0.72), (2026, 0.82)):
        rows = [row for row in table(f"демо_слушания_{year}") if row["Вид"] == "публичные слушания"]
        via = sum(row["Через ПОС"] == "да" for row in rows)
        assert via == round(len(rows) * share)


def test_rows_of_the_decisions_and_hearings_are_told_apart_by_their_key(source_rows):
    decisions = [
        (str(r["Дата"]), r["Предмет решения"], r["Территория"]) for r in source_rows("решения")
    ]
    hearings = [
        (r["Дата"], r["Предмет слушаний"], r["Проект акта"]) for r in source_rows("слушания")
    ]
    assert len(set(decisions)) == len(decisions)
    assert len(set(hearings)) == len(hearings)


def test_offices_decide_on_working_days(source_rows):
    for row in source_rows("решения"):
        day = row["Дата"]
        if isinstance(day, str):
            day = datetime.strptime(day, "%d.%m.%Y").date()
        assert day.weekday() < 5
