"""Marks of notes: where they stand on both kinds of axes, what they say, and that none hides another."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from answers.trends.annotations import Note
from charts.annotations import mark
from charts.palette import LIGHT

MONTHS = list(pd.date_range("2026-01-01", "2026-04-01", freq="MS"))


def marked(*notes, by_place=False):
    return mark(go.Figure(), notes, MONTHS, LIGHT, by_place=by_place)


def numbers(figure):
    return [note.text for note in figure.layout.annotations]


def test_a_day_stands_on_a_date_axis_with_its_words():
    figure = marked(Note(1, date(2026, 2, 15), date(2026, 2, 15), "Новая форма <b>учёта</b>"))
    assert numbers(figure) == ["<b>1</b>"]
    assert figure.layout.annotations[0].x == "2026-02-15"
    assert figure.layout.annotations[0].hovertext == (
        "15.02.2026<br>Новая форма &lt;b&gt;учёта&lt;/b&gt;"
    )
    assert [shape.type for shape in figure.layout.shapes] == ["line"]


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2026, 1, 1), -0.5),
        (date(2026, 2, 15), 1 - 0.5 + 14 / 28),
        (date(2026, 4, 30), 3 - 0.5 + 29 / 31),
        (date(2025, 12, 1), -0.5),  # before the chart: at its edge
    ],
)
def test_a_day_stands_within_the_slot_of_its_month(day, place):
    figure = marked(Note(1, day, date(2026, 5, 20), "идёт"), by_place=True)
    assert figure.layout.annotations[0].x == pytest.approx(place)
    strip = next(shape for shape in figure.layout.shapes if shape.type == "rect")
    assert (strip.x0, strip.x1) == (pytest.approx(place), 3.5)


def test_close_marks_stand_above_one_another_and_the_chart_makes_room():
    near = [Note(n, date(2026, 2, n), date(2026, 2, n), "было") for n in (1, 2, 3)]
    far = Note(4, date(2026, 4, 1), date(2026, 4, 1), "стало")
    figure = marked(*near, far)
    assert [note.yshift for note in figure.layout.annotations] == [2, 22, 42, 2]
    assert figure.layout.margin.t == 36 + 40


def test_nothing_to_mark_leaves_the_figure_alone():
    assert marked() == go.Figure()
    note = Note(1, date(2026, 2, 1), date(2026, 2, 1), "было")
    assert mark(go.Figure(), [note], [], LIGHT) == go.Figure()
