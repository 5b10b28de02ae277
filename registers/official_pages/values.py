"""Duties to keep an official page as plain values, and how publishing reads them: no libraries."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

LONGEST: Final = 300
LONGEST_PAGE: Final = 500
MOST_POSTS: Final = 1000
_YEARS: Final = range(2000, 2101)


class PageError(Exception):
    """A duty is refused; the text is a Russian sentence with the reason and the remedy."""


@dataclass(frozen=True)
class Duty:
    """Who must keep which page: `posts_norm` posts a month (None: not set), `until` the last day."""

    recipient: str
    page: str = ""
    category: str = ""
    posts_norm: int | None = None
    since: date = date(2024, 11, 25)  # decree 1229
    until: date | None = None
    note: str = ""


def obliged_in(duty: Duty, month: date) -> bool:
    """Whether the duty lasted the whole month: a part of it cannot meet a norm of a month."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return duty.since <= month.replace(day=1) and (duty.until is None or duty.until >= last)


def page_duties(rows: Callable[[str], list[tuple[Any, ...]]]) -> tuple[Duty, ...]:
    """Every duty by recipient and page; `rows` runs a query, days come as ISO texts."""
    found = rows(
        "SELECT recipient, page, category, posts_norm, since, until, note FROM official_pages"
        " ORDER BY recipient, page, id"
    )
    return tuple(
        Duty(
            recipient,
            page,
            category,
            norm,
            date.fromisoformat(since),
            None if until is None else date.fromisoformat(until),
            note,
        )
        for recipient, page, category, norm, since, until, note in found
    )


def tidied(duty: Duty) -> Duty:
    """The duty without needless spaces; raises PageError when it cannot be kept."""
    words = {name: " ".join(getattr(duty, name).split()) for name in _WORDS}
    if not words["recipient"]:
        raise PageError("Не сказано, кто ведёт страницу. Укажите получателя.")
    for name, title in _WORDS.items():
        longest = LONGEST_PAGE if name == "page" else LONGEST
        if len(words[name]) > longest:
            raise PageError(f"{title}: не больше {longest} знаков. Сократите.")
    if duty.posts_norm is not None and not 0 <= duty.posts_norm <= MOST_POSTS:
        raise PageError(f"Норма постов — целое число от 0 до {MOST_POSTS}. Исправьте её.")
    if duty.until is not None and duty.until < duty.since:
        raise PageError(
            f"Конец обязанности ({duty.until:%d.%m.%Y}) раньше начала ({duty.since:%d.%m.%Y}). "
            "Поменяйте даты."
        )
    for day in (duty.since, duty.until):
        if day is not None and day.year not in _YEARS:
            raise PageError(
                f"Дата {day:%d.%m.%Y} не похожа на верную. Укажите день с {_YEARS.start} по "
                f"{_YEARS.stop - 1} год."
            )
    return Duty(**words, posts_norm=duty.posts_norm, since=duty.since, until=duty.until)


_WORDS: Final = {
    "recipient": "Получатель",
    "page": "Страница",
    "category": "Категория",
    "note": "Примечание",
}
