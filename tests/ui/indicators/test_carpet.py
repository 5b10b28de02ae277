"""A cell of the carpet: sign, share, gap, «N из M», and four kinds of nothing that differ."""

from dataclasses import replace

import pytest

from answers.indicators.cards import Standing
from charts.palette import status
from ui.indicators.carpet import _cell, sentence

NOW = Standing(
    1110, 1443, 692, 76.92, 90.0, -13.08, 74.7, 79.0, 0.68,
    verdict="не выполнено уверенно", unfinished=True,
)  # fmt: skip


def cell(**changes):
    face = _cell(replace(NOW, **changes), "Мортка, имя", "passport?indicator=1")
    return face.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_cell_says_its_share_its_gap_and_its_counts_and_leads_on():
    face = cell()
    for words in ("◐", "76,9 %", ">−13,1<", "1 110 из 1 443", 'href="passport?indicator=1"'):
        assert words in face
    assert 'class="cell-close"' in face
    assert (
        'title="Мортка, имя: 76,9 %, 1 110 из 1 443, отметка неизвестна у 692; план 90 %, разрыв '
        '−13,1 п. п.; не выполнено уверенно, год не завершён"'
    ) in face


def test_a_finished_year_is_painted_as_it_ended():
    assert 'class="cell-failed"' in cell(unfinished=False)
    assert 'class="cell-done"' in cell(verdict="выполнено уверенно", unfinished=False)


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_than_three_are_pale_without_a_percent(count):
    face = cell(numerator=count, denominator=count, value=100.0, verdict="мало данных")
    assert 'class="few"' in face
    assert "%" not in face
    assert f"всего {count}" in face
    assert 'class="cell-nodata"' in cell(numerator=3, denominator=3, verdict="мало данных")


def test_nothing_and_not_applicable_differ_and_lead_nowhere():
    nothing = cell(numerator=0, denominator=0, value=None, verdict="нет событий")
    lacking = cell(numerator=None, denominator=None, value=None, verdict="не применимо")
    assert "○ нет событий" in nothing
    assert ">–<" in lacking
    assert "не применимо" in lacking
    assert "href" not in nothing + lacking


def test_a_sentence_is_text():
    shown = status(NOW.verdict, NOW.unfinished)
    assert sentence(NOW, "<b>", shown).startswith("<b>: ")
    assert "<b>:" not in _cell(NOW, "<b>", "x")
