"""What all figures share: local words, no tools from outside, text that stays text."""

from datetime import date

import pytest

from charts.canvas import CONFIG, canvas, count_axis, month_ticks, safe, wrapped
from charts.palette import LIGHT


def test_the_browser_gets_russian_words_inline():
    russian = CONFIG["locales"][CONFIG["locale"]]["format"]
    assert russian["shortMonths"][0] == "янв"
    assert russian["decimal"] == ","
    assert len(russian["days"]) == len(russian["shortDays"]) == 7
    assert CONFIG["displayModeBar"] is False


def test_numbers_on_axes_have_a_comma_and_a_thin_space():
    assert canvas(LIGHT, 200).layout.separators == ",\u202f"


def test_month_ticks_name_the_year_once():
    months = [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
    assert month_ticks(months) == ["ноя<br>2025", "дек", "янв<br>2026", "фев"]


def test_long_names_are_wrapped_and_never_cut():
    assert wrapped("Социальная защита", 12) == "Социальная<br>защита"
    assert wrapped("Здравоохранение", 12) == "Здраво-<br>охранение"
    assert wrapped("Строительство", 12) == "Строи-<br>тельство"
    assert wrapped("ЖКХ", 12) == "ЖКХ"
    assert wrapped("А-1234567890-1234567890", 12) == "А-1234567890-1234567890"


def test_html_in_a_name_is_text():
    assert safe("<b>Мортка</b> & Ко\nряд") == "&lt;b&gt;Мортка&lt;/b&gt; &amp; Ко<br>ряд"


@pytest.mark.parametrize("top", [0, 1, 4, float("nan")])
def test_a_handful_is_marked_one_by_one(top):
    figure = canvas(LIGHT, 100)
    count_axis(figure, top)
    axis = figure.layout.yaxis
    assert axis.dtick == 1
    assert axis.range[0] == 0
    assert axis.range[1] > max(1, top)


def test_larger_counts_leave_the_marks_to_the_picture():
    figure = canvas(LIGHT, 100)
    count_axis(figure, 5, ticks=3)
    assert figure.layout.yaxis.dtick is None
    assert figure.layout.yaxis.range is None
    assert (figure.layout.yaxis.rangemode, figure.layout.yaxis.nticks) == ("tozero", 3)
