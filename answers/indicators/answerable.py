"""Who answers for what needs attention: the heads of its sector blocks, in words."""

from collections.abc import Iterable
from datetime import datetime

from access.rights import Actor, Right, may
from answers.emergencies.cards import posts
from answers.indicators.attention import Concern
from data.home import Home
from registers.emergencies.posts import Role, posts_for


def answerable(home: Home, actor: Actor, concerns: Iterable[Concern], now: datetime) -> str:
    """Return «Отвечают: ЖКХ — Начальник управления ЖКХ, Белова И. С.», a block once.

    Empty where the directory of posts names nobody, and for who may not see persons (needs
    Right.VIEW_MESSAGES).
    """
    blocks = list(dict.fromkeys(one.block for one in concerns if one.block is not None))
    if not blocks or not may(actor, Right.VIEW_MESSAGES):
        return ""
    known = posts(home, actor, now)
    said: list[str] = []
    for block in blocks:
        head = next(one for one in posts_for(known, block) if one.role is Role.BLOCK_HEAD)
        if head.title:
            said.append(
                f"{block} — {', '.join(word for word in (head.title, head.person) if word)}"
            )
    if not said:
        return ""
    return f"{'Отвечают' if len(said) > 1 else 'Отвечает'}: {'; '.join(said)}"
