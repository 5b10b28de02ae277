"""Who answers for a concern: the head of its block, once, where the directory names one."""

from datetime import datetime

from access.rights import DEMO_ACTOR, Actor, Right
from answers.emergencies.cards import posts, save_post
from answers.indicators.answerable import answerable
from answers.indicators.attention import Concern
from data.home import home_at
from registers.emergencies.posts import Post, Role

NOW = datetime(2026, 11, 1, 9)


def test_the_heads_of_the_blocks_are_named_once_each(tmp_path):
    home = home_at(tmp_path)
    late = [Concern("overdue", "", block=block) for block in ("ЖКХ", "Вне блоков", "ЖКХ")]
    before = next(one for one in posts(home, DEMO_ACTOR, NOW) if one.block == "ЖКХ")
    save_post(
        home, DEMO_ACTOR, Post(Role.BLOCK_HEAD, "Начальник управления", "Белова И. С.", block="ЖКХ"),
        before, NOW,
    )  # fmt: skip
    said = answerable(home, DEMO_ACTOR, late, NOW)
    assert said == "Отвечает: ЖКХ — Начальник управления, Белова И. С."
    assert answerable(home, DEMO_ACTOR, late[1:2], NOW) == ""
    assert answerable(home, DEMO_ACTOR, [Concern("gap", "", indicator=1)], NOW) == ""
    figures_only = Actor("looker", "Зритель", frozenset({Right.VIEW_FIGURES}))
    assert answerable(home, figures_only, late, NOW) == ""
