"""The heat map: order, kinds of cells, what a click carries."""

import numpy as np
import pandas as pd
import pytest

from charts.heatmap import heatmap
from charts.palette import CLOSE, DONE, FAILED, LIGHT

NAN = np.nan


def _frame(rows):
    frame = pd.DataFrame(rows, columns=["row", "column", "value", "count", "text", "status"])
    return frame.assign(hover=frame["row"] + ", " + frame["column"])


# row        column   value  count  text
LOAD = _frame(
    [
        ("Мортка", "ЖКХ", 100, 100, "100", ""),
        ("Мортка", "03.2026", 0, 0, "0", ""),
        ("Алтай", "ЖКХ", 2, 2, "2", ""),
        ("Алтай", "03.2026", NAN, NAN, "", ""),
    ]
)


def test_rows_and_columns_keep_the_order_they_came_in():
    cells = heatmap(LOAD, LIGHT).data[0]
    assert list(cells.y) == ["Мортка", "Алтай"]
    assert list(cells.x) == ["ЖКХ", "03.2026"]


def test_axes_are_categories_so_that_names_like_03_2026_stay_names():
    layout = heatmap(LOAD, LIGHT).layout
    assert (layout.xaxis.type, layout.yaxis.type) == ("category", "category")


def test_zero_missing_few_and_many_look_different():
    figure = heatmap(LOAD, LIGHT)
    assert _shade(figure, 0, 0) == LIGHT.load[-1]  # the most
    assert _shade(figure, 0, 1) == LIGHT.surface  # zero
    assert _shade(figure, 1, 0) == LIGHT.pale  # fewer than three
    assert figure.data[0].z[1][1] is None  # missing
    assert [list(row) for row in figure.data[0].text] == [["100", "0"], ["2", ""]]


def test_only_missing_cells_are_hatched_and_say_so():
    figure = heatmap(LOAD, LIGHT)
    assert [(n.y, n.x, n.text) for n in figure.layout.annotations] == [(1, 1, "нет<br>данных")]
    strokes = figure.layout.shapes[0].path.replace("M", " ").replace("L", " ").split()
    for x, y in (stroke.split(",") for stroke in strokes):
        assert 0.5 < float(x) < 1.5
        assert 0.5 < float(y) < 1.5
    whole = heatmap(LOAD[LOAD["count"].notna()].iloc[:2], LIGHT)
    assert whole.layout.shapes == ()


def test_a_cell_the_frame_does_not_name_is_missing():
    figure = heatmap(LOAD.iloc[:3], LIGHT)
    assert figure.data[0].z[1][1] is None
    assert figure.data[1].text[3] == "Алтай, 03.2026: нет данных"


def test_more_messages_never_look_like_fewer():
    counts = [3, 4, 9, 16, 40, 80, 100]
    rows = [("Мортка", f"к{n}", n, n, str(n), "") for n in counts]
    codes = list(heatmap(_frame(rows), LIGHT).data[0].z[0])
    assert codes == sorted(codes)
    assert codes[0] >= 2
    assert codes[-1] == 1 + len(LIGHT.load)
    # the square root: a quarter of the most is half of the scale
    assert codes[counts.index(16)] == 2 + int(0.4 * len(LIGHT.load))


def test_status_cells_have_their_tint_and_sign():
    rows = [
        ("Мортка", "ЖКХ", 95.0, 40, "95", DONE),
        ("Мортка", "ТКО", 70.0, 40, "70", CLOSE),
        ("Мортка", "Спорт", 10.0, 40, "10", FAILED),
        ("Мортка", "Дороги", 50.0, 2, "50", FAILED),
        ("Мортка", "Культура", NAN, 8, "—", CLOSE),
        ("Мортка", "ЖКУ", NAN, 8, "8", ""),
    ]
    figure = heatmap(_frame(rows), LIGHT, "status")
    assert [_shade(figure, 0, i) for i in range(5)] == [
        LIGHT.tint[DONE], LIGHT.tint[CLOSE], LIGHT.tint[FAILED], LIGHT.pale, LIGHT.pale,
    ]  # fmt: skip
    assert list(figure.data[0].text[0])[:4] == ["● 95", "◐ 70", "▲ 10", "2 сообщ."]
    assert figure.data[0].text[0][5] == "8"  # nothing judged: no sign


def test_few_messages_show_their_count_and_not_their_share():
    assert (
        heatmap(_frame([("М", "Ж", 50.0, 2, "50 %", "")]), LIGHT).data[0].text[0][0] == "2 сообщ."
    )


def test_a_click_carries_row_and_column_over_every_cell():
    figure = heatmap(LOAD, LIGHT)
    squares = figure.data[1]
    assert [list(pair) for pair in squares.customdata] == [
        ["Мортка", "ЖКХ"], ["Мортка", "03.2026"], ["Алтай", "ЖКХ"], ["Алтай", "03.2026"],
    ]  # fmt: skip
    assert [list(pair) for pair in squares.customdata] == [
        [y, x] for y, x in zip(squares.y, squares.x)
    ]
    assert (figure.layout.clickmode, figure.layout.hoverdistance) == ("event+select", -1)
    assert figure.layout.hovermode == "closest"
    assert squares.marker.opacity == squares.selected.marker.opacity == 0
    assert squares.unselected.marker.opacity == 0


def test_names_and_hovers_from_files_stay_text():
    frame = _frame([("<b>М</b>", "Ж", 5, 5, "5", "")])
    figure = heatmap(frame, LIGHT)
    assert figure.layout.yaxis.ticktext[0] == "&lt;b&gt;М&lt;/b&gt;"
    assert figure.data[1].text[0] == "&lt;b&gt;М&lt;/b&gt;, Ж"


@pytest.mark.parametrize("counts", [[0, 0], [1, 2], [NAN, NAN]])
def test_a_map_without_three_messages_anywhere_is_drawn(counts):
    rows = [
        ("Мортка", f"к{i}", n, n, "" if np.isnan(n) else f"{n}", "") for i, n in enumerate(counts)
    ]
    assert len(heatmap(_frame(rows), LIGHT).data[0].z[0]) == 2


def _shade(figure, row, column):
    cells = figure.data[0]
    steps = [colour for _, colour in cells.colorscale][::2]
    return steps[int(cells.z[row][column])]


def test_many_columns_break_their_texts_in_two():
    texts = ["41 из\u00a020", "3,2\u00a0дн.", "12", "104"]
    rows = [("вторник", f"{i} ч", 9.0, 9, texts[i % 4], DONE) for i in range(24)]
    drawn = heatmap(_frame(rows), LIGHT).data[0]
    assert list(drawn.text[0])[:4] == ["41<br>из\u00a020", "3,2<br>дн.", "12", "104"]
    assert list(heatmap(_frame(rows[:4]), LIGHT).data[0].text[0]) == texts
    # Thirteen columns have 69 pixels each: «1 932 из 2 068» goes on two lines, and all with it.
    wide = [*rows[:12], ("вторник", "ЖКХ", 9.0, 1932, "1 932 из\u00a02 068", DONE)]
    assert heatmap(_frame(wide), LIGHT).data[0].text[0][12] == "1 932<br>из\u00a02 068"
