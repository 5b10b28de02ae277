"""The demonstration's road maps: three of them, and gone with the demonstration."""

from datetime import date
from pathlib import Path

from access.rights import DEMO_ACTOR
from answers.road_maps.cards import approval_words, progress, road_maps, versions
from commands.demo_road_maps import keep_road_maps
from data import uploads
from data.home import home_at
from data.registers_open import open_registers_of
from registers.directories.reading import directory
from tests.data.exports import NOW

TODAY = date(2026, 10, 31)


def test_three_are_kept(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    assert keep_road_maps(home, DEMO_ACTOR, 7) == 3
    known = road_maps(home, DEMO_ACTOR, NOW)
    assert [one.number for one in known] == ["ДК-2026-13", "ДК-2026-12", "ДК-2025-12"]
    assert [progress(one, TODAY).words for one in known] == [
        "исполнено 1 из 3, просрочено 1", "исполнено 3 из 3", "исполнено 3 из 3",
    ]  # fmt: skip
    assert [approval_words(one.newest) for one in known] == [
        "согласована",
        "утверждена",
        "утверждена",
    ]
    assert [one.emergency for one in known] == [None, 7, None]
    assert len(versions(home, DEMO_ACTOR, known[0].id, NOW)) == 2
    named = directory(open_registers_of(home, NOW))
    topics = {name for topic in named.topics for name in (topic.topic, topic.topic_group)}
    places = {one.name for one in named.settlements}
    for one in known:
        assert one.demo
        assert one.newest.plan.topic in topics
        assert one.newest.plan.settlement in places


def test_they_go_with_the_demonstration(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    keep_road_maps(home, DEMO_ACTOR)
    uploads.clear_demo(home, DEMO_ACTOR, NOW)
    assert road_maps(home, DEMO_ACTOR, NOW) == ()
