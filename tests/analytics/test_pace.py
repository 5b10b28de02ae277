"""The pace along a growing plan, and where there is none."""

import pytest

from analytics.pace import pace


def test_the_pace_is_the_part_of_the_path_and_no_ratio_of_growth_rates():
    # 50 in 2024, 80 planned for 2030, so 60 for 2026; the fact of 2026 is 58.
    assert pace(50, 58, 50, 60) == pytest.approx(0.8)
    flattering = ((58 / 50) ** (1 / 2) - 1) / ((80 / 50) ** (1 / 6) - 1)
    assert flattering == pytest.approx(0.945378, abs=5e-7)


@pytest.mark.parametrize(
    ("value", "expected"), [(60, 1), (65, 1.5), (50, 0), (45, -0.5)]
)  # fmt: skip
def test_on_the_path_ahead_standing_and_backwards(value, expected):
    assert pace(50, value, 50, 60) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("base", "first_plan", "plan"),
    [(70, 90, 90), (60, 50, 60), (75, 50, 60)],  # flat; reached by the base; passed by it
)
def test_without_a_path_there_is_no_pace(base, first_plan, plan):
    assert pace(base, 80, first_plan, plan) is None
