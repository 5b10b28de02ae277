"""Commands that look after a home: check, mend, restore."""

import argparse
from typing import TYPE_CHECKING, Any

from commands.speech import actor, refused, say

if TYPE_CHECKING:
    from datetime import datetime

    from data.home import Home


def settle_first(home: "Home", now: "datetime") -> None:
    """Complete or drop what an earlier command left undone, and say so."""
    from data import unfinished
    from data.errors import UserError

    if not unfinished.anything(home):
        return
    from data.importing.settling import settle_if_needed

    try:
        for words in settle_if_needed(home, now):
            say(words)
    except UserError:
        return  # the command meets the same and refuses with the reason


def check_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Check everything whole; with --repair mend what loses nothing."""
    from data.importing.lean import without_pandas

    without_pandas()
    from data.home import home_at
    from data.restoring import NO_COPY
    from data.upkeep import looked_through, mended, missing_words

    look = mended if asked.repair else looked_through
    found = look(home_at(asked.home), actor(), asked.now)
    for words in [*found["done"], *found["problems"]]:
        say(words)
    if found["offer"]:
        say(f"Целая копия: {found['offer']['copy']}. Восстановить: «cli.py restore --yes».")
        for words in missing_words(found["offer"]["missing"]):
            say(f"  В ней нет: {words}.")
    elif "store" in found["parts"]:
        say(NO_COPY)
    problems = found["problems"]
    say("Всё в порядке." if not problems else f"Найдено неполадок: {len(problems)}.")
    answer = {"ok": not problems, "problems": problems}
    return answer | ({"done": found["done"]} if asked.repair else {}), int(bool(problems))


def restore_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Put the latest good copy in the place of the store; without --yes only say what it would lose."""
    from data.importing.lean import without_pandas

    without_pandas()
    from data.home import home_at
    from data.importing.isolation import in_child
    from data.restoring import NO_COPY, as_said, offer
    from data.upkeep import missing_words, put_back

    home = home_at(asked.home)
    if asked.yes:
        answer = put_back(home, actor(), asked.now, asked.copy)
        for words in answer["done"]:
            say(words)
    else:
        found = in_child(lambda: None if (one := offer(home, asked.copy)) is None else as_said(one))
        if found is None:
            return refused(NO_COPY)
        answer = found
        say(f"Копия {found['copy']}, загрузок {found['batches']}. Восстановить: добавьте --yes.")
    for words in missing_words(answer["missing"]):
        say(f"Нужно загрузить снова: {words}.")
    return answer, 0
