"""The table of seven indicators over the years of the plan."""

import pandas as pd

from ui.indicators.plan_table import plan_table_markup

ABSENT = {"numerator": None, "denominator": None, "value": None, "verdict": None}


def row(key, name, year, plan, unfinished=False, **more):
    said = {"indicator": key, "name": name, "year": year, "plan": plan, "unfinished": unfinished}
    return {**said, **ABSENT, **more}


def shown(*rows):
    frame = pd.DataFrame(list(rows))
    return plan_table_markup(frame, lambda key, year: f"passport?indicator={key}&period={year}")


def test_a_finished_year_shows_sign_fact_counts_and_plan():
    text = shown(
        row(1, "ускоренное решение", 2025, 90.0, numerator=8996, denominator=10_000, value=89.96,
            verdict="похоже на невыполнено")
    )  # fmt: skip
    assert "1. Ускоренное решение" in text
    assert 'href="passport?indicator=1&amp;period=2025"' in text  # why this number
    assert "89,96\xa0%" in text  # 90,0 would contradict the verdict
    assert "8\u202f996 из 10\u202f000" in text
    assert "план 90\xa0%" in text
    assert "◐" in text


def test_a_year_ahead_has_its_plan_only():
    text = shown(row(1, "имя", 2030, 90.0))
    assert "план 90\xa0%" in text
    assert " из " not in text


def test_nothing_counted_and_not_applicable_are_words_and_no_zero():
    empty = shown(row(1, "имя", 2024, 90.0, numerator=0, denominator=0, verdict="нет событий"))
    assert "нет событий" in empty
    assert "0 из 0" not in empty
    lacking = shown(row(1, "имя", 2024, 90.0, verdict="не применимо"))
    assert "не применимо" in lacking


def test_a_name_is_text_and_no_markup():
    assert "<script>" not in shown(row("own", "<script>alert(1)</script>", 2024, 90.0))


def test_what_is_ahead_stands_in_its_year_with_its_limits():
    ahead = {"forecast": 74.44, "forecast_low": 74.016, "forecast_high": 74.85}
    text = shown(
        row(1, "имя", 2026, 74.0, unfinished=True, numerator=6137, denominator=8242, value=74.46,
            verdict="похоже на выполнено", **ahead),
        row(1, "имя", 2027, 76.0, **ahead),
        row(1, "имя", 2028, 78.0, forecast=float("nan")),
    )  # fmt: skip
    assert "к 31.12 74,4\xa0%" in text
    assert 'title="С вероятностью 95 % от 74,02\xa0% до 74,8\xa0%"' in text or "от 74,02" in text
    assert text.count("прогноз 74,4\xa0%") == 1
