"""The face of a card: figure, plan, gap, «N из M», verdict with its sign."""

import numpy as np
import pandas as pd

from analytics.verdicts import Verdict
from ui.indicators.cards import Card, card_face

MONTHS = pd.DataFrame(
    {
        "month": pd.date_range("2025-10-01", periods=13, freq="MS"),
        "value": [np.nan] + [85.0] * 12,
        "plan": [90.0] * 13,
        "unfinished": [False] * 12 + [True],
    }
)


def _face(**changes):
    values = {
        "indicator": "1", "short_name": "ускоренное решение", "official_name": "Доля сообщений",
        "value": 89.96, "plan": 90.0, "gap": -0.04, "numerator": 2249, "denominator": 2500,
        "verdict": Verdict.LIKELY_MISSED, "unfinished": True, "months": MONTHS, "note": "",
    }  # fmt: skip
    face = card_face(Card(**(values | changes)))
    return face.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_card_says_everything_a_head_asks():
    face = _face(note="нужно ещё 71 из ожидаемых 1 416")
    for words in ("89,96 %", "план 90 % · −0,04 п. п.", "2 249 из 2 500", "◐</span>",
                  "похоже на невыполнено, год не завершён", "нужно ещё 71 из ожидаемых 1 416"):  # fmt: skip
        assert words in face


def test_nothing_is_painted_as_failed_before_the_year_is_over():
    assert "sign-close" in _face(verdict=Verdict.SURELY_MISSED, unfinished=True)
    assert "sign-failed" in _face(verdict=Verdict.SURELY_MISSED, unfinished=False)


def test_no_events_have_no_percent_and_no_gap():
    face = _face(value=None, gap=None, numerator=0, denominator=0, verdict=Verdict.NO_EVENTS)
    assert '<div class="figure">—</div>' in face
    assert "п. п." not in face
    assert "0 из 0" in face
    assert "○" in face


def test_not_applicable_shows_no_numbers_at_all():
    face = _face(
        value=None, gap=None, numerator=None, denominator=None, verdict=Verdict.NOT_APPLICABLE
    )
    assert "не применимо" in face
    assert "из" not in face.replace("показатель", "")
    assert "<img" not in face


def test_the_small_line_says_itself_in_words():
    face = _face()
    assert 'alt="Октябрь 2025 – октябрь 2026. Последнее значение, октябрь 2026: 85,0 %' in face
    assert 'src="data:image/svg+xml,' in face


def test_a_note_is_text():
    assert "&lt;b&gt;" in _face(note="<b>")


def test_an_arrow_stands_beside_the_figure_only_when_there_is_one():
    assert "↘ снижается за год" in _face(arrow="↘ снижается за год")
    assert "move" not in _face()


def test_a_year_without_a_plan_says_so_and_keeps_its_counts():
    face = _face(plan=None, gap=None, verdict=Verdict.NOT_APPLICABLE)
    assert "Плана на этот год нет. 2 249 из 2 500." in face
