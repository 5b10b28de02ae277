"""What all figures share: local words, no tools from outside, text that stays text."""

from datetime import date

from charts.canvas import CONFIG, canvas, month_ticks, safe, wrapped
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
