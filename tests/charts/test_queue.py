"""What waits, as bars: the three parts add up, most overdue on top."""

import pandas as pd

from charts.palette import CLOSE, FAILED, LIGHT
from charts.queue import MOST, queue_bars

NAN = float("nan")
# name            overdue soon only_repeat waiting repeat days_late
GROUPS = pd.DataFrame(
    [("ЖКХ", 12, 3, 1, 16, 4, 41.0), ("<b>Дороги</b>", 0, 2, 0, 2, 0, NAN)],
    columns=["name", "overdue", "soon", "only_repeat", "waiting", "repeat", "days_late"],
)


def test_the_parts_stand_in_order_and_the_end_says_the_sum():
    figure = queue_bars(GROUPS, LIGHT)
    assert [bar.name for bar in figure.data] == [
        "▲ просрочено", "◐ срок вот-вот", "только повторные",
    ]  # fmt: skip
    assert [list(bar.x) for bar in figure.data] == [[12, 0], [3, 2], [1, 0]]
    assert [bar.marker.color for bar in figure.data][:2] == [
        LIGHT.status[FAILED],
        LIGHT.status[CLOSE],
    ]
    assert len({bar.marker.pattern.shape for bar in figure.data}) == 3, "also in black and white"
    assert [(note.x, note.text) for note in figure.layout.annotations] == [(16, "16"), (2, "2")]
    assert figure.layout.barmode == "stack"
    assert figure.layout.yaxis.autorange == "reversed"


def test_hover_is_a_sentence_and_names_are_no_markup():
    first, second = queue_bars(GROUPS, LIGHT).data[0].hovertext
    assert first.replace("\xa0", " ") == (
        "ЖКХ: просрочено 12, самое долгое — 41 день,<br>срок вот-вот у 3, обратились повторно 4"
    )
    assert second.startswith("&lt;b&gt;Дороги&lt;/b&gt;: просроченных нет")
    assert list(queue_bars(GROUPS, LIGHT).data[0].y)[1] == "&lt;b&gt;Дороги&lt;/b&gt;"


def test_a_long_list_is_cut_to_what_can_be_read():
    many = pd.concat([GROUPS.head(1).assign(name=f"Блок {i}") for i in range(MOST + 5)])
    assert len(queue_bars(many, LIGHT).data[0].y) == MOST
