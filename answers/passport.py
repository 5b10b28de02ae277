"""The passport of an indicator: what it is, what was left out, and the rows behind the number."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from access.rights import Actor, Right, require
from analytics.definitions import Indicator
from answers.achievement_table import indicator_of
from answers.cards import Standing, last_day, standings
from answers.messages import MOST_SAVED, PAGE, Listing, message_list, message_table, numbered
from data.queries.messages import Part, RowsAsked, excluded_reasons
from data.queries.reports import report_count, report_page
from data.queries.selection import Selection
from data.queries.tally import tally
from data.snapshots import Facts, indicators

PARTS: Mapping[Part, str] = {
    "numerator": "Числитель",
    "missed": "Не вошли в числитель",
    "denominator": "Знаменатель",
    "unknown": "Отметка неизвестна",
    "excluded": "Исключены",
}

# Columns of the reports: name in the snapshot → Russian header.
REPORT_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "page_months": {
        "month": "Месяц", "recipient": "Получатель", "page": "Страница", "category": "Категория",
        "posts": "Постов", "norm": "Норма", "met": "Норма выполнена",
    },
    "decisions": {
        "date": "Дата", "subject": "Предмет решения", "territory": "Территория",
        "settlement": "Поселение", "form": "Форма участия", "via_pos": "Через ПОС",
    },
    "hearings": {
        "date": "Дата", "subject": "Предмет слушаний", "kind": "Вид", "act": "Проект акта",
        "participants": "Участников", "via_pos": "Через ПОС",
    },
}  # fmt: skip
ORIGIN: Mapping[str, str] = {
    "batch_id": "Загрузка",
    "row_number": "Строка файла",
    "file_name": "Файл",
}


@dataclass(frozen=True)
class Passport:
    """An indicator and its number from ``date_from`` (1 January) to ``date_to``.

    ``excluded`` is (reason, messages) of what was answered in the period and left out of the base,
    most first; ``parts`` how many rows stand behind each part that has a meaning here.
    """

    indicator: Indicator
    standing: Standing
    date_from: date
    date_to: date
    excluded: tuple[tuple[str, int], ...]
    parts: Mapping[Part, int]


def passport(facts: Facts, actor: Actor, chosen: Selection, key: int | str) -> Passport:
    """Return the passport of the indicator (number or code as in an address).

    Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    one = indicator_of(indicators(facts), key)
    asked = _year_of(chosen)
    found = tally(facts, [one], (), asked)
    now = standings(found, [one], chosen)[one.key]
    reasons: tuple[tuple[str, int], ...] = ()
    parts: dict[Part, int] = {}
    if now.applies:
        if one.table == "messages":
            rows = excluded_reasons(facts, _messages(one, asked, "excluded"))
            reasons = tuple(zip(rows["reason"].tolist(), rows["messages"].tolist()))
            excluded = sum(n for _, n in reasons)
        else:
            excluded = report_count(facts, one, asked, "excluded")
        numerator, denominator = now.numerator or 0, now.denominator or 0
        parts = {
            "numerator": numerator,
            "missed": denominator - numerator,
            "denominator": denominator,
            "unknown": now.unknown or 0,
            "excluded": excluded,
        }
    return Passport(
        indicator=one,
        standing=now,
        date_from=asked.date_from or asked.as_of,
        date_to=asked.date_to or asked.as_of,
        excluded=reasons,
        parts=parts,
    )


def passport_rows(
    facts: Facts, actor: Actor, chosen: Selection, key: int | str, part: Part, page: int = 1
) -> Listing:
    """Return page ``page`` of the rows behind a part of the indicator, newest first.

    Rows of messages as in answers.messages; rows of reports have the columns of REPORT_COLUMNS and
    ORIGIN. Needs Right.VIEW_MESSAGES.
    """
    require(actor, Right.VIEW_MESSAGES)
    one = indicator_of(indicators(facts), key)
    asked = _year_of(chosen)
    if one.table == "messages":
        return message_list(facts, actor, _messages(one, asked, part), page)
    total = report_count(facts, one, asked, part)
    page, pages = numbered(page, total)
    rows = report_page(facts, one, asked, part, (page - 1) * PAGE, PAGE)
    return Listing(total, page, pages, rows)


def passport_table(
    facts: Facts, actor: Actor, chosen: Selection, key: int | str, part: Part
) -> pd.DataFrame:
    """Return all the rows of the part (the newest MOST_SAVED) under Russian headers.

    Needs Right.EXPORT and Right.VIEW_MESSAGES.
    """
    require(actor, Right.EXPORT)
    require(actor, Right.VIEW_MESSAGES)
    one = indicator_of(indicators(facts), key)
    asked = _year_of(chosen)
    if one.table == "messages":
        return message_table(facts, actor, _messages(one, asked, part))
    rows = report_page(facts, one, asked, part, 0, MOST_SAVED)
    named = {**REPORT_COLUMNS[one.table], **ORIGIN}
    return rows[list(named)].rename(columns=dict(named))


def _year_of(chosen: Selection) -> Selection:
    end = last_day(chosen)
    return replace(chosen, date_from=date(end.year, 1, 1), date_to=end)


def _messages(one: Indicator, asked: Selection, part: Part) -> RowsAsked:
    return RowsAsked(asked, moment="answered", indicator=one, part=part)
