"""Notes on the charts and the register of official pages of the invented district."""

from datetime import date, datetime
from typing import Final

from access.rights import Actor
from answers.imports.official_pages import add_pages
from answers.trends.annotations import MESSAGES
from data.home import Home
from data.registers_open import open_registers_of
from demo.district import load
from demo.files import REFERENCE
from demo.reports import page_address, page_norm, recipients
from registers.annotations import annotate
from registers.official_pages.values import Duty

_NOTES: Final = (
    (date(2025, 5, 12), date(2025, 5, 18), "Паводок в г.п. Куминский", (MESSAGES,),
     datetime(2025, 5, 20, 9)),
    (date(2026, 1, 14), date(2026, 1, 15), "Остановка котельной в г.п. Мортка", (MESSAGES,),
     datetime(2026, 1, 16, 9)),
    (date(2025, 7, 1), date(2025, 7, 1), "Дорожная служба начала прикладывать фото к ответам",
     ("indicator_automated_control",), datetime(2025, 7, 2, 9)),
)  # fmt: skip
_ENTERED = datetime(2025, 1, 15, 12)
_FORGOTTEN: Final = "Дом культуры"  # the last of them reports and nobody put it into the register
_SILENT: Final = Duty(
    "Музей истории района", "https://set.example/kr_900", "культура", 12, date(2024, 11, 25)
)
_CLOSED: Final = Duty(
    "Служба заказчика (реорганизована)", "https://set.example/kr_901",
    "орган администрации района", 12, date(2024, 11, 25), date(2025, 12, 31),
)  # fmt: skip


def keep_notes(home: Home, actor: Actor) -> int:
    """Put the notes on the charts and return how many."""
    for first, last, text, charts, at in _NOTES:
        annotate(open_registers_of(home, at), actor, first, last, text, charts, now=at)
    return len(_NOTES)


def keep_pages(home: Home, actor: Actor) -> int:
    """Fill the register of official pages and return how many are in it.

    Against the reports one is forgotten, one never reports, and the duty of one has ended.
    """
    duties = [
        Duty(name, page_address(number), category, page_norm(category), date(2024, 11, 25))
        for number, (name, category) in enumerate(recipients(load(REFERENCE)), start=1)
    ]
    forgotten = max(n for n, one in enumerate(duties) if one.recipient.startswith(_FORGOTTEN))
    kept = [*duties[:forgotten], *duties[forgotten + 1 :], _SILENT, _CLOSED]
    return add_pages(home, actor, kept, _ENTERED)
