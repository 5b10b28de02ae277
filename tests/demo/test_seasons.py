"""Weights of days: weekends, holidays, years, and the season of a subject."""

from datetime import date

from demo.district import Subject
from demo.seasons import day_weight, days, is_office_day, progress, subject_season


def test_the_demonstration_runs_to_the_last_of_october():
    calendar = days()
    assert (calendar[0], calendar[-1]) == (date(2024, 1, 1), date(2026, 10, 31))
    assert len(calendar) == 366 + 365 + 304
    assert (progress(calendar[0]), progress(calendar[-1])) == (0, 1)


def test_offices_rest_on_weekends_and_holidays():
    assert not is_office_day(date(2026, 3, 7))
    assert not is_office_day(date(2026, 1, 6))
    assert is_office_day(date(2026, 3, 5))
    assert day_weight("59-ФЗ", date(2026, 1, 6)) == 0
    assert day_weight("ИМ", date(2026, 1, 6)) > 0


def test_a_subject_has_its_months():
    snow = Subject("ЖКХ", "Наледь и сосульки на кровле", True, "ЖКХ")
    plain = Subject("ЖКХ", "Ремонт подъездов", False, "ЖКХ")
    assert subject_season(snow, 1) > 10 * subject_season(snow, 7) > 0
    assert subject_season(plain, 1) == subject_season(plain, 7) == 1
