"""What is kept between reruns hangs on the line, what is asked, the snapshot, the eyes, the theme."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

import pytest

from access.rights import DEMO_ACTOR
from charts.palette import DARK, LIGHT, Palette
from ui.cached import drawn, recalled


@dataclass(frozen=True)
class _Facts:
    path: str
    number: int
    published_at: datetime = datetime(2026, 11, 20, 9, 0)


@dataclass(frozen=True)
class _Here:
    facts: _Facts
    actor: object = DEMO_ACTOR
    colours: Palette = LIGHT


@pytest.mark.parametrize("keep", [recalled, drawn])
def test_what_is_kept_is_made_once_of_the_same(keep, tmp_path) -> None:
    here = _Here(_Facts(str(tmp_path / keep.__name__), 7))
    made = count(1)

    def ask(where: _Here, *asked: object) -> int:
        return keep(lambda: next(made), where, *asked)

    other = {
        "asked": ask(here, "Мортка", None),
        "snapshot": ask(replace(here, facts=replace(here.facts, number=8)), "Мортка"),
        "eyes": ask(replace(here, actor=replace(DEMO_ACTOR, rights=frozenset())), "Мортка"),
        "line": keep(lambda: next(made), here, "Мортка"),
    }
    assert ask(here, "Мортка") == 5
    assert ask(here, "Мортка") == 5
    assert list(other.values()) == [1, 2, 3, 4]


def test_a_figure_is_drawn_anew_in_another_theme(tmp_path) -> None:
    here = _Here(_Facts(str(tmp_path), 7))
    made = count(1)
    said = [drawn(lambda: next(made), replace(here, colours=one)) for one in (LIGHT, DARK, LIGHT)]
    assert said == [1, 2, 1]
