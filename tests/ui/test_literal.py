"""Names from files are shown as they are, whatever Markdown would make of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.literal import literal


@pytest.mark.parametrize(
    ("text", "shown"),
    [("ЖКХ", "ЖКХ"), ("**ЖКХ**", r"\*\*ЖКХ\*\*"), (":red[x]", r"\:red\[x\]"), ("$x$", r"\$x\$"),
     ("<b>", r"\<b\>"), ("1. x", r"1\. x"), ("а\n\n# б", r"а \# б"), ("![](x)", r"\!\[\]\(x\)"),
     ("1\u00a0ч\n2", "1\u00a0ч 2")],
)  # fmt: skip
def test_signs_are_made_plain(text, shown):
    assert literal(text) == shown


@given(st.text())
def test_taking_the_backslashes_away_gives_the_words_back(text):
    said = re.sub(r"\\(.)", r"\1", literal(text))
    assert " ".join(said.split()) == " ".join(text.split())
