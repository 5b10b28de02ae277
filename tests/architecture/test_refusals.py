"""Whatever the code refuses with, the guide says what to do about it."""

import pytest

from tests.architecture.refusal_texts import beginning, plain, refusal_texts
from tests.architecture.tree import ROOT
from ui.guide import topics
from ui.imports.file_ways import GUIDE

PAGE = plain((ROOT / "docs" / "guide" / f"{GUIDE}.md").read_text("utf-8"))
FOUND = {beginning(text): place for text, place in refusal_texts(ROOT / "data").items()}


def test_enough_is_found_to_mean_anything() -> None:
    assert len(FOUND) > 50


@pytest.mark.parametrize("known", sorted(FOUND))
def test_every_refusal_is_explained(known: str) -> None:
    assert known in PAGE, f"{FOUND[known]}: «{known}» is missing in docs/guide/{GUIDE}.md"


def test_the_page_can_be_opened() -> None:
    assert topics()[GUIDE].title == "Что делать, если файл не загрузился"


def test_a_refusal_nobody_explains_is_found(tmp_path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "words.py").write_text('GONE = "Совсем новый отказ {}. Ждите."\n')
    (tmp_path / "data" / "reader.py").write_text(
        "from data.words import GONE\n"
        "from data import words\n"
        "_REASONS = {'a': 'строка косая; поправьте'}\n"
        "def f(name):\n"
        "    if name:\n"
        "        raise FileRefused(f'Лист «{name}» кривой. Выпрямите.')\n"
        "    raise NotFound(GONE.format(1))\n"
    )
    found = {beginning(text) for text in refusal_texts(tmp_path / "data")}
    assert found == {"лист кривой", "совсем новый отказ", "строка косая"}
