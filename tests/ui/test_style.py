"""The style sheet asks nobody outside and has every colour it names."""

import re

from charts.palette import DARK, LIGHT
from ui.style import _SHEET, _style

SHEET = _SHEET.read_text("utf-8")


def test_nothing_is_fetched():
    assert "url(" not in _style()
    assert "@import" not in _style()
    assert "http" not in _style()


def test_every_variable_that_is_used_is_defined():
    used = set(re.findall(r"var\(--([\w-]+)\)", SHEET))
    defined = set(re.findall(r"--([\w-]+):", _style()))
    assert used
    assert used <= defined


def test_light_and_dark_take_their_own_palette():
    light, dark = _style().split("@media (prefers-color-scheme: dark)", 1)
    assert f"--accent:{LIGHT.accent};" in light
    assert f"--accent:{DARK.accent};" in dark


def test_the_sheet_cannot_close_its_tag():
    assert _style().count("</style>") == 1
