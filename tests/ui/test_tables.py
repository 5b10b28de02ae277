"""Tables: Russian figures to the right, what is absent, totals apart, nothing that runs."""

import numpy as np
import pandas as pd
import pytest

from analytics.verdicts import Verdict
from ui.tables import Column, table_markup


def _cells(frame, columns, **more):
    markup = table_markup(frame, columns, **more).replace("\u00a0", " ").replace("\u202f", " ")
    body = markup.split("<tbody>")[1].split("</tbody>")[0]
    return [
        [cell.split("</td>")[0].split(">", 1)[1] for cell in row.split("<td")[1:]]
        for row in body.split("<tr")[1:]
    ]


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [("text", "Мортка", "Мортка"), ("whole", 1204, "1 204"), ("decimal", 12.345, "12,3"),
     ("percent", 86.4321, "86,4 %"), ("plan", 90.0, "90 %"), ("points", -3.6, "−3,6 п. п."),
     ("change", 12.0, "+12 %"), ("hours", 76.0, "3 дн. 4 ч"),
     ("day", pd.Timestamp(2026, 10, 31), "31.10.2026"),
     ("moment", pd.Timestamp(2026, 10, 31, 9, 5), "31.10.2026 09:05"),
     ("flag", True, "да"), ("flag", False, "нет")],
)  # fmt: skip
def test_every_kind_is_written_in_russian_and_absent_is_a_dash(kind, value, shown):
    frame = pd.DataFrame({"x": pd.Series([value, None], dtype=object)})
    assert _cells(frame, [Column("x", "Х", kind)]) == [[shown], ["—"]]


@pytest.mark.parametrize("nothing", [None, np.nan, pd.NaT, pd.NA])
def test_whatever_stands_for_nothing_is_a_dash(nothing):
    frame = pd.DataFrame({"x": pd.Series([nothing], dtype=object)})
    assert _cells(frame, [Column("x", "Х", "whole")]) == [["—"]]


def test_figures_stand_to_the_right_and_words_to_the_left():
    frame = pd.DataFrame({"a": ["Мортка"], "b": [1]})
    markup = table_markup(frame, [Column("a", "Поселение"), Column("b", "Сообщений", "whole")])
    assert '<th scope="col">Поселение</th><th scope="col" class="right">Сообщений</th>' in markup
    assert '<td>Мортка</td><td class="right">1</td>' in markup


def test_a_rounded_percent_does_not_contradict_the_plan_beside_it():
    frame = pd.DataFrame({"value": [89.96], "plan": [90.0]})
    assert _cells(frame, [Column("value", "Факт", "percent", against="plan")]) == [["89,96 %"]]
    assert _cells(frame, [Column("value", "Факт", "percent")]) == [["90,0 %"]]


def test_rows_keep_their_order_and_the_total_stands_last_and_apart():
    frame = pd.DataFrame({"a": ["Шугур", "Алтай"], "n": [2, 5]})
    columns = [Column("a", "Поселение"), Column("n", "Сообщений", "whole")]
    assert _cells(frame, columns, total={"a": "Район", "n": 7}) == [
        ["Шугур", "2"], ["Алтай", "5"], ["Район", "7"],
    ]  # fmt: skip
    assert table_markup(frame, columns, total={"a": "Район"}).count('<tr class="total">') == 1


def test_the_own_row_is_marked_and_no_other():
    frame = pd.DataFrame({"a": ["Шугур", "Алтай"]})
    markup = table_markup(frame, [Column("a", "Поселение")], own=("a", "Алтай"))
    assert markup.count('<tr class="own"><td>Алтай') == markup.count('class="own"') == 1


def test_a_verdict_has_its_sign_and_an_unfinished_year_is_not_failed():
    frame = pd.DataFrame({"v": [Verdict.SURELY_MISSED.value] * 2, "unfinished": [True, False]})
    open_, closed = [row[0] for row in _cells(frame, [Column("v", "Вердикт", "verdict")])]
    assert "◐" in open_
    assert "год не завершён" in open_
    assert "▲" in closed


def test_a_bar_is_as_long_as_its_value_and_never_longer_than_its_place():
    frame = pd.DataFrame({"x": [45.67, 130.0, -4.0]})
    markup = table_markup(frame, [Column("x", "Балл", "bar")])
    assert [f"width:{w}%" in markup for w in ("45.7", "100.0", "0.0")] == [True] * 3


def test_values_and_addresses_from_files_stay_text():
    frame = pd.DataFrame({"a": ["<script>x</script>"], "to": ['messages?block="><b>']})
    markup = table_markup(frame, [Column("a", "<i>П</i>", link="to")])
    assert "<script>" not in markup
    assert "<i>" not in markup
    assert 'href="messages?block=&quot;&gt;&lt;b&gt;"' in markup


def test_no_rows_say_so():
    assert "Строк нет" in table_markup(pd.DataFrame({"a": []}), [Column("a", "А")])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("▲ просрочено", '<span class="sign-failed">▲</span>\u00a0просрочено'),
        ("●", '<span class="sign-done">●</span>'),
        ("ниже ▲ плана", "ниже ▲ плана"),
        ("▲<b>", "▲&lt;b&gt;"),
    ],
)
def test_a_sign_before_words_has_the_colour_of_its_status(written, shown):
    table = table_markup(pd.DataFrame({"a": [written]}), [Column("a", "А")])
    assert f"<td>{shown}</td>" in table


def test_a_unit_in_the_header_is_not_repeated_in_the_rows():
    row = pd.DataFrame({"gap": [-3.6], "value": [89.96], "plan": [90.0]})
    gap, value = (
        Column("gap", "Разрыв, п. п.", "points"),
        Column("value", "Факт, %", "percent", "plan"),
    )
    markup = table_markup(row, [gap, value, Column("plan", "План", "plan")])
    assert all(f">{shown}<" in markup for shown in ("−3,6", "89,96", "90\u00a0%"))
