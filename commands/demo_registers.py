"""What people keep in the invented district, kept by the same functions that pages call."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from access.rights import DEMONSTRATION, Right, require
from commands.demo_emergency import keep_emergency, keep_verdicts
from commands.demo_notes import keep_notes, keep_pages
from commands.demo_plans import Document, keep_plans, read_documents
from commands.demo_road_maps import keep_road_maps
from commands.speech import actor, refused, say
from data.home import Home, home_at
from data.journal import live_imports
from data.registers_open import open_registers_of
from data.snapshots import current
from data.uploads import publish
from registers.demonstration import clear, is_kept, mark_kept

_NAMES: Final = {
    "plans": "Планов мероприятий и отчётов",
    "emergencies": "Аварийных ситуаций",
    "road_maps": "Дорожных карт",
    "verdicts": "Выводов о тревогах",
    "notes": "Пометок на графиках",
    "pages": "Официальных страниц",
}


def demo_registers_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Keep plans, road maps and the rest in a home whose demonstration files are imported."""
    require(actor(), Right.CLEAR_DEMO)
    home = home_at(asked.home)
    if not any(entry.detail["demo"] for entry in live_imports(home).values()):
        return refused(
            "В районе нет демонстрационных загрузок, а тревоги и карточка берутся из них. Сначала "
            "загрузите файлы команды demo."
        )
    if is_kept(open_registers_of(home, asked.now)):
        say("Всё уже заведено, ничего не изменено.")
        return {}, 0
    kept = keep_registers(home, read_documents(Path(asked.folder)), asked.now)
    for what, number in kept.items():
        say(f"{_NAMES[what]}: {number}.")
    return kept, 0


def keep_registers(home: Home, documents: Sequence[Document], now: datetime) -> dict[str, int]:
    """Keep everything anew, publish, and return how many of what.

    What an interrupted run left is erased first, so that it can be repeated at any moment.
    """
    engine = open_registers_of(home, now)
    clear(engine, DEMONSTRATION, now=now)
    facts = current(home)
    card = keep_emergency(home, DEMONSTRATION, facts)
    kept = {
        "plans": keep_plans(home, DEMONSTRATION, documents),
        "emergencies": int(card is not None),
        "road_maps": keep_road_maps(home, DEMONSTRATION, card),
        "verdicts": keep_verdicts(home, DEMONSTRATION, facts),
        "notes": keep_notes(home, DEMONSTRATION),
        "pages": keep_pages(home, DEMONSTRATION),
    }
    publish(home, DEMONSTRATION, now)  # measures of road maps are counted by indicator 5
    mark_kept(engine, now=now)
    return kept
