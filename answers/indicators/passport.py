"""The passport of an indicator: what it is, what was left out, and the rows behind the number."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from access.rights import Actor, Right, require
from analytics.achievement import over_years
from analytics.definitions import Indicator
from answers.indicators.achievement_table import indicator_of
from answers.indicators.cards import Standing, applicable, last_day, standing_of, standings
from answers.messages.listing import (
    MOST_SAVED,
    PAGE,
    Listing,
    message_list,
    message_table,
    numbered,
)
from data.queries.files_behind import APART, files_behind
from data.queries.messages import Part, RowsAsked, excluded_reasons
from data.queries.reports import report_count, report_page
from data.queries.selection import Selection
from data.queries.tally import tally
from data.snapshots import Facts, indicators

YEAR, OWN = "year", "own"
"""What a figure covers: the year to the period's end, or the period alone."""
QUARTER = 3

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
    """An indicator and its number from ``date_from`` to ``date_to``, counted by ``versions``.

    ``versions`` are (number, first day) of the versions that count these days, the newest first;
    ``files`` what the rows of the figure come from: columns batch_id, file_name, numerator, missed,
    unknown, excluded (rows in each part), most rows first. ``own``: the days are the period alone,
    not the year so far.

    ``excluded`` is (reason, messages) of what was answered in the period and left out of the base,
    most first; ``parts`` how many rows stand behind each part that has a meaning here.
    """

    indicator: Indicator
    standing: Standing
    date_from: date
    date_to: date
    excluded: tuple[tuple[str, int], ...]
    parts: Mapping[Part, int]
    versions: tuple[tuple[int, date], ...]
    files: pd.DataFrame
    own: bool


def passport(
    facts: Facts, actor: Actor, chosen: Selection, key: int | str, span: str = YEAR
) -> Passport:
    """Return the passport of the indicator (number or code as in an address).

    Counted from 1 January to the end of the period's last month, or with the span OWN the period
    alone when it is a month or a quarter. Needs Right.VIEW_FIGURES.
    """
    require(actor, Right.VIEW_FIGURES)
    one = indicator_of(indicators(facts), key)
    asked = _days_of(chosen, span)
    found = tally(facts, [one], (), asked)
    now = _standing(found, one, chosen, span)
    files = pd.DataFrame()
    reasons: tuple[tuple[str, int], ...] = ()
    parts: dict[Part, int] = {}
    if now.applies:
        if one.table == "messages":
            rows = excluded_reasons(facts, _messages(one, asked, "excluded"))
            reasons = tuple(zip(rows["reason"].tolist(), rows["messages"].tolist()))
            excluded = sum(n for _, n in reasons)
        else:
            excluded = report_count(facts, one, asked, "excluded")
        files = files_behind(facts, one, asked)
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
        versions=_versions(one, asked),
        files=files,
        own=span == OWN and grain_of(chosen) != "year",
    )


def passport_rows(
    facts: Facts,
    actor: Actor,
    chosen: Selection,
    key: int | str,
    part: Part,
    page: int = 1,
    span: str = YEAR,
) -> Listing:
    """Return page ``page`` of the rows behind a part of the indicator, newest first.

    Rows of messages as in answers.messages.listing; rows of reports have the columns of REPORT_COLUMNS and
    ORIGIN. Needs Right.VIEW_MESSAGES.
    """
    require(actor, Right.VIEW_MESSAGES)
    one = indicator_of(indicators(facts), key)
    asked = _days_of(chosen, span)
    if one.table == "messages":
        return message_list(facts, actor, _messages(one, asked, part), page)
    total = report_count(facts, one, asked, part)
    page, pages = numbered(page, total)
    rows = report_page(facts, one, asked, part, (page - 1) * PAGE, PAGE)
    return Listing(total, page, pages, rows)


def passport_table(
    facts: Facts, actor: Actor, chosen: Selection, key: int | str, part: Part, span: str = YEAR
) -> pd.DataFrame:
    """Return all the rows of the part (the newest MOST_SAVED) under Russian headers.

    Needs Right.EXPORT and Right.VIEW_MESSAGES.
    """
    require(actor, Right.EXPORT)
    require(actor, Right.VIEW_MESSAGES)
    one = indicator_of(indicators(facts), key)
    asked = _days_of(chosen, span)
    if one.table == "messages":
        return message_table(facts, actor, _messages(one, asked, part))
    rows = report_page(facts, one, asked, part, 0, MOST_SAVED)
    named = {**REPORT_COLUMNS[one.table], **ORIGIN}
    return rows[list(named)].rename(columns=dict(named))


def whole_table(
    facts: Facts, actor: Actor, chosen: Selection, key: int | str, span: str = YEAR
) -> pd.DataFrame:
    """Return exactly the rows behind the figure, its part named in the first column.

    Numerator, the rest of the denominator, unknown marks and what is excluded, the newest
    MOST_SAVED of each. Needs Right.EXPORT and Right.VIEW_MESSAGES.
    """
    parts: list[pd.DataFrame] = []
    for part in APART:
        rows = passport_table(facts, actor, chosen, key, part, span)
        rows.insert(0, "Часть числа", PARTS[part])
        parts.append(rows)
    return pd.concat([rows for rows in parts if len(rows)] or parts[:1], ignore_index=True)


def grain_of(chosen: Selection) -> str:
    """Return «month» or «quarter» when the period is one, else «year»."""
    first, last = chosen.date_from, chosen.date_to
    if first is None or last is None or first.day != 1 or (last + timedelta(days=1)).day != 1:
        return "year"
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months == QUARTER and first.month % QUARTER == 1:
        return "quarter"
    return "month" if months == 1 else "year"


def _standing(found: pd.DataFrame, one: Indicator, chosen: Selection, span: str) -> Standing:
    grain = grain_of(chosen) if span == OWN else "year"
    if grain == "year" or not applicable([one], chosen):
        return standings(found, [one], chosen)[one.key]
    end = last_day(chosen)
    rows = over_years(found, [one], [end.year], chosen.as_of, grain)
    if grain == "month":
        rows = rows[rows["month"] == f"{end:%Y-%m}"]
    else:
        rows = rows[rows["quarter"] == (end.month + 2) // 3]
    row = rows.iloc[0].to_dict()
    return standing_of(row, unfinished=bool(row["unfinished"]))


def _versions(one: Indicator, asked: Selection) -> tuple[tuple[int, date], ...]:
    """The versions that count a day of the period, the newest first."""
    counting: list[tuple[int, date]] = []
    for version in (one, *one.earlier):
        if asked.date_to is None or version.valid_from <= asked.date_to:
            counting.append((version.version, version.valid_from))
            if asked.date_from is not None and version.valid_from <= asked.date_from:
                break
    last = (one, *one.earlier)[-1]
    return tuple(counting) or ((last.version, last.valid_from),)


def _days_of(chosen: Selection, span: str) -> Selection:
    end = last_day(chosen)
    first = date(end.year, 1, 1)
    if span == OWN and grain_of(chosen) != "year" and chosen.date_from is not None:
        first = chosen.date_from
    return replace(chosen, date_from=first, date_to=end)


def _messages(one: Indicator, asked: Selection, part: Part) -> RowsAsked:
    return RowsAsked(asked, moment="answered", indicator=one, part=part)
