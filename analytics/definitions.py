"""What a target indicator is: the passport, the plan and what is counted, checked on entry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, cast

from analytics.entries import (
    DefinitionError,
    choice,
    condition_words,
    is_whole,
    known_fields,
    subtable,
    text,
    texts,
)
from analytics.facts import (
    BOOLEAN_FACTS,
    DATED_FACTS,
    DIMENSIONS,
    FLAG_CONDITIONS,
    WORD_CONDITIONS,
)

FIRST_PLAN_YEAR, LAST_PLAN_YEAR = 2024, 2030
PLAN_DECIMALS = 4
UNKNOWN_RULES = ("leave_out", "not_counted")

_FIELDS = frozenset(
    {
        "number",
        "code",
        "short_name",
        "official_name",
        "act",
        "unit",
        "formula",
        "numerator_words",
        "denominator_words",
        "excluded_words",
        "note",
        "minimum_n",
        "plan",
        "count",
    }
)
_COUNT_FIELDS = frozenset(
    {"table", "base", "where", "numerator", "dated", "unknown", "dimensions", "kept_reasons"}
)


@dataclass(frozen=True)
class MethodChange:
    """From `day` on another version counts: its number, and whether the past was recounted by it."""

    day: date
    version: int
    recounted: bool


@dataclass(frozen=True)
class Indicator:
    """One target indicator as in force. `plan`: year → percent; words are Russian sentences.

    `base` conditions must all hold; `where` lists words of which one must match, or blank.
    Exactly one of `numerator` (a yes/no fact) and `dated` (a date fact) is given. A row with one of
    `kept_reasons` counts as not excluded.

    `version` counts from `valid_from`; `earlier` are the versions that count the days before it, the
    newest first (the last one all the past). `changes`: where the way of counting changed, in time.
    """

    number: int | None
    code: str
    short_name: str
    official_name: str
    act: str
    unit: str
    formula: str
    numerator_words: str
    denominator_words: str
    excluded_words: tuple[str, ...]
    note: str
    minimum_n: int
    plan: Mapping[int, float]
    table: str
    base: Mapping[str, bool | tuple[str, ...]]
    where: Mapping[str, tuple[str, ...]]
    numerator: str | None
    dated: str | None
    unknown: str
    dimensions: tuple[str, ...]
    kept_reasons: tuple[str, ...] = ()
    version: int = 1
    valid_from: date = date.min
    earlier: tuple["Indicator", ...] = ()
    changes: tuple[MethodChange, ...] = ()

    @property
    def key(self) -> int | str:
        """The number in the decree, or the code of an added indicator."""
        return self.code if self.number is None else self.number

    def method_on(self, day: date) -> int:
        """The number of the version that counts what happened on the day."""
        every = (self, *self.earlier)
        return next((one.version for one in every if one.valid_from <= day), every[-1].version)


def parse_indicator(values: Mapping[str, object]) -> Indicator:
    """The indicator a TOML file describes (see indicators/README.md).

    Raises DefinitionError on an unknown field or fact, a missing or impossible plan, an expression.
    """
    known_fields(values, _FIELDS, "")
    number = values.get("number")
    if number is not None and (not is_whole(number) or cast(int, number) < 1):
        raise DefinitionError(
            "number", "нужно целое число от 1", "Укажите номер из акта или уберите поле"
        )
    code = text(values, "code")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", code):
        raise DefinitionError(
            "code", f"«{code}» не похоже на код", "Возьмите латинские буквы, цифры и «_»"
        )
    if values.get("unit") != "%":
        raise DefinitionError("unit", "единица может быть только «%»", 'Напишите unit = "%"')
    minimum_n = values.get("minimum_n")
    if not is_whole(minimum_n) or cast(int, minimum_n) < 1:
        raise DefinitionError("minimum_n", "нужно целое число от 1", "Обычно это 10")
    return Indicator(
        number=cast(int | None, number),
        code=code,
        short_name=text(values, "short_name"),
        official_name=text(values, "official_name"),
        act=text(values, "act"),
        unit="%",
        formula=text(values, "formula"),
        numerator_words=text(values, "numerator_words"),
        denominator_words=text(values, "denominator_words"),
        excluded_words=texts(values.get("excluded_words"), "excluded_words"),
        note=text(values, "note") if "note" in values else "",
        minimum_n=cast(int, minimum_n),
        plan=_plan(subtable(values, "plan")),
        **_count(subtable(values, "count")),
    )


class _Count(TypedDict):
    table: str
    base: Mapping[str, bool | tuple[str, ...]]
    where: Mapping[str, tuple[str, ...]]
    numerator: str | None
    dated: str | None
    unknown: str
    dimensions: tuple[str, ...]
    kept_reasons: tuple[str, ...]


def _plan(values: Mapping[str, object]) -> dict[int, float]:
    plan: dict[int, float] = {}
    for year, percent in values.items():
        field = f"plan.{year}"
        if not re.fullmatch(r"\d{4}", str(year)):
            raise DefinitionError(field, "год не похож на год", "Запишите его четырьмя цифрами")
        if isinstance(percent, bool) or not isinstance(percent, int | float):
            raise DefinitionError(field, "план — не число", "Напишите число от 0 до 100")
        if not 0 <= percent <= 100:
            raise DefinitionError(field, f"план {percent} вне 0–100 %", "Исправьте значение")
        if round(percent, PLAN_DECIMALS) != percent:
            raise DefinitionError(
                field, "слишком много знаков после запятой", f"Оставьте не больше {PLAN_DECIMALS}"
            )
        plan[int(year)] = float(percent)
    last = max([LAST_PLAN_YEAR, *plan])
    missing = [str(year) for year in range(FIRST_PLAN_YEAR, last + 1) if year not in plan]
    if missing:
        raise DefinitionError(
            "plan", f"нет плана на {', '.join(missing)}", "Впишите значение на каждый год"
        )
    return dict(sorted(plan.items()))


def _count(values: Mapping[str, object]) -> _Count:
    known_fields(values, _COUNT_FIELDS, "count.")
    table = choice(values.get("table"), "count.table", tuple(BOOLEAN_FACTS))
    numerator, dated = values.get("numerator"), values.get("dated")
    if (numerator is None) == (dated is None):
        raise DefinitionError(
            "count.numerator", "нужно ровно одно из numerator и dated", "Оставьте одно поле"
        )
    if numerator is not None:
        numerator = choice(numerator, "count.numerator", BOOLEAN_FACTS[table])
    if dated is not None:
        dated = choice(dated, "count.dated", DATED_FACTS[table])
    unknown = choice(values.get("unknown"), "count.unknown", UNKNOWN_RULES)
    if dated is not None and unknown != "not_counted":
        # A date that is absent says «not done yet», so it can never be told from an unknown one.
        raise DefinitionError(
            "count.unknown", "у даты не бывает неизвестного", 'Напишите unknown = "not_counted"'
        )
    dimensions = texts(values.get("dimensions"), "count.dimensions")
    for dimension in dimensions:
        choice(dimension, "count.dimensions", DIMENSIONS)
    kept = values.get("kept_reasons")
    if kept is not None and table != "messages":
        raise DefinitionError(
            "count.kept_reasons", "причины исключения есть только у сообщений", "Уберите это поле"
        )
    return {
        "table": table,
        "base": _base(subtable(values, "base", "count."), table),
        "where": _where(subtable(values, "where", "count.") if "where" in values else {}, table),
        "numerator": numerator,
        "dated": dated,
        "unknown": unknown,
        "dimensions": dimensions,
        "kept_reasons": condition_words(kept, "count.kept_reasons") if kept else (),
    }


def _base(values: Mapping[str, object], table: str) -> dict[str, bool | tuple[str, ...]]:
    base: dict[str, bool | tuple[str, ...]] = {}
    for fact, wanted in values.items():
        field = f"count.base.{fact}"
        choice(fact, field, FLAG_CONDITIONS[table] + WORD_CONDITIONS[table])
        if fact in FLAG_CONDITIONS[table]:
            if not isinstance(wanted, bool):
                raise DefinitionError(field, "нужно true или false", "Исправьте условие")
            base[fact] = wanted
        else:
            base[fact] = condition_words(wanted, field)
    return base


def _where(values: Mapping[str, object], table: str) -> dict[str, tuple[str, ...]]:
    where: dict[str, tuple[str, ...]] = {}
    for fact, wanted in values.items():
        field = f"count.where.{fact}"
        choice(fact, field, WORD_CONDITIONS[table])
        where[fact] = condition_words(wanted, field)
    return where
