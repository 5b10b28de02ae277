"""Commands that answer figures; «today» is the as-of unless another day is named."""

import argparse
from collections.abc import Callable
from typing import Any

from analytics.words import percent
from answers.counts import count_rows
from answers.indicators.rows import indicator_rows
from answers.ratings.rating import rating_rows
from commands.speech import actor, refused, say
from data.home import Home, home_at
from data.queries.choices import names_seen
from data.queries.selection import Selection
from data.snapshots import current


def indicators_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Answer the seven indicators against their plan."""
    as_of = asked.as_of or asked.now.date()
    year, month = asked.month or (asked.year or as_of.year, None)
    rows = indicator_rows(_home(asked), actor(), year, month, as_of, asked.by)
    for row in rows:
        say(_indicator_words(row, asked.by))
    return rows, 0


def counts_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Answer counts and terms of messages."""
    return _rows(asked, lambda home, chosen: count_rows(home, actor(), chosen, asked.by))


def rating_command(asked: argparse.Namespace) -> tuple[Any, int]:
    """Answer the rating of settlements."""
    return _rows(asked, lambda home, chosen: rating_rows(home, actor(), chosen))


def _rows(asked: argparse.Namespace, answer: Callable[..., Any]) -> tuple[Any, int]:
    as_of = asked.as_of or asked.now.date()
    if asked.date_from and asked.date_from > (asked.date_to or as_of):
        return refused("Начало периода позже его конца. Проверьте --from, --to и --as-of.")
    chosen = Selection(
        as_of=as_of,
        date_from=asked.date_from,
        date_to=asked.date_to,
        source=asked.source,
    )
    home = _home(asked)
    rows = answer(home, chosen)
    if not rows and asked.source is not None:
        known = names_seen(current(home), "source")
        if asked.source not in known:
            named = f" Есть: {', '.join(known)}." if known else ""
            say(f"Источника «{asked.source}» в данных нет.{named}")
    for number, row in enumerate(rows):
        if number == 0:
            say("; ".join(_TITLES.get(name, name) for name in map(str, row)))
        say("; ".join(_plain(value) for value in row.values()))
    return rows, 0


def _home(asked: argparse.Namespace) -> Home:
    home = home_at(asked.home)
    if not home.store.exists() and not home.registers.exists():
        say(
            f"В папке {home.path} ничего не было: это пустой район. Проверьте --home, если данные есть."
        )
    return home


def _indicator_words(row: dict[str, Any], by: str | None) -> str:
    of = f", {row[by]}" if by and row[by] is not None else ""
    if row["numerator"] is None:
        return f"{row['indicator']}{of}: {row['verdict']}"
    value = "" if row["value"] is None else percent(row["value"], row["plan"], digits=2) + " "
    counted = f"({row['numerator']} из {row['denominator']})"
    return f"{row['indicator']}{of}: {value}{counted}, {row['verdict']}"


def _plain(value: Any) -> str:
    if value is None:
        return "нет данных"
    if isinstance(value, bool):
        return "да" if value else "нет"
    return f"{value:.2f}".replace(".", ",") if isinstance(value, float) else str(value)


_TITLES = {
    "settlement": "поселение", "locality": "населённый пункт", "month": "месяц", "week": "неделя с",
    "day": "день", "block": "блок", "topic_group": "группа тем", "topic": "тема",
    "source": "источник", "executor": "исполнитель", "messages": "сообщений",
    "excluded": "не учитывается", "answered": "с ответом", "on_time": "в срок", "late": "просрочено",
    "pending": "срок не наступил", "no_term": "без срока", "median_hours": "медиана, ч",
    "rated": "в рейтинге", "place": "место", "place_low": "место от", "place_high": "место до",
    "k": "К", "t": "Т", "q": "Q", "score": "балл",
}  # fmt: skip
