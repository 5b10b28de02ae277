"""The card's small line: where its points lie and what its title says."""

import re
from urllib.parse import unquote

import numpy as np
import pandas as pd

from charts.sparkline import HEIGHT, PAD, WIDTH, sparkline


def _frame(values, plans, unfinished=False):
    months = pd.date_range(end="2026-10-01", periods=len(values), freq="MS")
    frame = pd.DataFrame({"month": months, "value": values, "plan": plans}, dtype=object)
    frame = frame.astype({"value": float, "plan": float})
    return frame.assign(unfinished=[False] * (len(values) - 1) + [unfinished])


def _svg(frame):
    return unquote(sparkline(frame).address)


def test_the_ends_of_the_line_are_the_ends_of_the_scale():
    #             60 is the floor of the scale, 80 its ceiling: both are round tens
    line = sparkline(_frame([60, 70, 80], [70, 70, 70]))
    svg = unquote(line.address)
    points = re.search(r'points="([^"]+)"', svg).group(1)
    assert points == " ".join(
        [f"{PAD:.1f},{HEIGHT - PAD:.1f}", f"{WIDTH / 2:.1f},{HEIGHT / 2:.1f}",
         f"{WIDTH - PAD:.1f},{PAD:.1f}"]
    )  # fmt: skip
    assert "Шкала от 60 до 80 %" in line.words


def test_the_plan_steps_between_two_months():
    svg = _svg(_frame([60, 70, 80], [70, 80, 80]))
    step = PAD + (WIDTH - 2 * PAD) / 4  # half-way between the first month and the second
    assert f'd="M4.0 {HEIGHT / 2:.1f}H{step:.1f}V{PAD:.1f}H' in svg


def test_a_month_without_events_breaks_the_line():
    svg = _svg(_frame([60, np.nan, 70, 80], [70] * 4))
    assert len(re.findall("<polyline", svg)) == 2


def test_the_title_says_the_last_value_its_plan_and_that_the_month_runs():
    words = sparkline(_frame([60, 89.96], [90, 90], True)).words
    assert words.replace("\u00a0", " ") == (
        "Сентябрь 2026 – октябрь 2026. Последнее значение, октябрь 2026: 89,96 %, план 90 % "
        "(месяц не завершён). Шкала от 60 до 90 %."
    )


def test_only_a_running_month_has_a_hollow_end():
    assert 'class="end hollow"' in _svg(_frame([60, 70], [70, 70], True))
    assert 'class="end"' in _svg(_frame([60, 70], [70, 70], False))


def test_the_scale_stays_inside_0_and_100_and_is_never_narrow():
    assert "Шкала от 80 до 100 %" in sparkline(_frame([95, 100], [100, 100])).words
    assert "Шкала от 0 до 20 %" in sparkline(_frame([5, 5], [np.nan, np.nan])).words


def test_no_data_is_said_and_not_drawn():
    line = sparkline(_frame([np.nan, np.nan], [90, 90]))
    assert line.words == "За 13 месяцев данных нет."
    assert "polyline" not in unquote(line.address)


def test_the_image_is_an_address_safe_inside_an_attribute():
    address = sparkline(_frame([60, 70], [70, 70])).address
    assert address.startswith("data:image/svg+xml,")
    assert not set(address) & set("\"'<> ")


def test_a_change_of_method_is_a_dotted_line_between_two_months():
    frame = _frame([60, 70, 80], [70, 70, 70]).assign(method=[1, 1, 2])
    between = PAD + (WIDTH - 2 * PAD) * 3 / 4  # half-way from the second month to the third
    assert f'class="change" d="M{between:.1f} 0V{HEIGHT:g}"' in _svg(frame)
    assert "Порядок расчёта сменился с 10.2026." in sparkline(frame).words
    same = frame.assign(method=2)
    assert 'class="change"' not in _svg(same)
    assert "сменился" not in sparkline(same).words
