"""Colours mean what they say, and can be read."""

import pytest

from analytics.verdicts import Verdict
from charts.palette import CLOSE, DARK, DONE, FAILED, LIGHT, NODATA, palette, status


@pytest.mark.parametrize(
    ("verdict", "unfinished", "key", "sign"),
    [
        (Verdict.SURELY_MET, False, DONE, "●"),
        (Verdict.SURELY_MET, True, DONE, "●"),
        (Verdict.LIKELY_MET, False, CLOSE, "◐"),
        (Verdict.LIKELY_MISSED, False, CLOSE, "◐"),
        (Verdict.LIKELY_MISSED, True, CLOSE, "◐"),
        (Verdict.SURELY_MISSED, False, FAILED, "▲"),
        (Verdict.SURELY_MISSED, True, CLOSE, "◐"),
        (Verdict.LITTLE_DATA, True, NODATA, "○"),
        (Verdict.NO_EVENTS, False, NODATA, "○"),
        (Verdict.NOT_APPLICABLE, False, NODATA, "–"),
    ],
)
def test_every_verdict_has_its_sign(verdict, unfinished, key, sign):
    shown = status(verdict, unfinished)
    assert (shown.key, shown.sign) == (key, sign)
    assert shown.words.startswith(verdict)
    assert ("год не завершён" in shown.words) == (unfinished and key != NODATA)


def test_no_verdict_is_forgotten_and_a_stranger_is_refused():
    assert all(status(verdict, unfinished=False).sign for verdict in Verdict)
    with pytest.raises(ValueError, match="прекрасно"):
        status("прекрасно", unfinished=False)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(colours):
    for text in (colours.ink, colours.muted, colours.accent):
        assert _contrast(text, colours.surface) >= 4.5
        assert _contrast(text, colours.pale) >= 4.5
    for sign in colours.status.values():  # a sign is a graphic: 3 : 1
        assert _contrast(sign, colours.surface) >= 3
    for cell in (*colours.load, *colours.tint.values(), colours.pale):
        ink = "#FFFFFF" if _dark(cell) else "#444444"  # what Plotly picks inside a cell
        assert _contrast(ink, cell) >= 4.5, cell


def test_the_steps_of_load_go_one_way():
    for colours, way in ((LIGHT, 1), (DARK, -1)):
        brightness = [way * _luminance(shade) for shade in colours.load]
        assert brightness == sorted(brightness, reverse=True)


def test_the_theme_chooses_the_palette():
    assert palette("dark") is DARK
    assert palette("light") is palette(None) is LIGHT


def _rgb(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _luminance(colour: str) -> float:
    parts = [c / 255 for c in _rgb(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _dark(colour: str) -> bool:
    r, g, b = _rgb(colour)
    return (299 * r + 587 * g + 114 * b) / 1000 < 128
