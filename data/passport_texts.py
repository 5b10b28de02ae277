"""Passports as text: taking a variant of the formula, changing single fields, starting a new one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import tomlkit

from analytics.definitions import FIRST_PLAN_YEAR, LAST_PLAN_YEAR, Indicator
from data.definitions import parsed
from data.seeds import REFERENCE

_VARIANTS = REFERENCE / "passport_variants.toml"


@dataclass(frozen=True)
class Variant:
    """A formula that a passport may take: its title and the fields it replaces."""

    title: str
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Edits:
    """What a form changes; None leaves the field as it is. ``variant`` is a title."""

    variant: str | None = None
    kept_reasons: tuple[str, ...] | None = None
    minimum_n: int | None = None
    plan: Mapping[int, float] | None = None


def variants(code: str) -> tuple[Variant, ...]:
    """Return the variants of the formula of an indicator, the usual one first; often none."""
    return tuple(
        Variant(one["title"], {name: value for name, value in one.items() if name != "title"})
        for one in _shipped().get(code, [])
    )


def variant_of(text: str) -> str | None:
    """Return the title of the variant that a passport counts by; None when by its own."""
    one = parsed(text)
    for variant in variants(one.code):
        if _method(parsed(_with_variant(text, variant))) == _method(one):
            return variant.title
    return None


def edited(text: str, edits: Edits) -> str:
    """Return the passport with the edits; its comments and order stay."""
    if edits.variant is not None:
        chosen = {one.title: one for one in variants(parsed(text).code)}
        text = _with_variant(text, chosen[edits.variant])
    document: Any = tomlkit.parse(text)
    if edits.kept_reasons is not None:
        if edits.kept_reasons:
            document["count"]["kept_reasons"] = list(edits.kept_reasons)
        else:
            document["count"].pop("kept_reasons", None)
    if edits.minimum_n is not None:
        document["minimum_n"] = edits.minimum_n
    for year, percent in (edits.plan or {}).items():
        document["plan"][str(year)] = int(percent) if percent == int(percent) else percent
    return tomlkit.dumps(document)


def specimen(code: str, short_name: str, official_name: str, fact: str, plan: float) -> str:
    """Return the text of a new indicator of messages: answered ones with ``fact`` of all known."""
    document = tomlkit.document()
    for name, value in (
        ("code", code),
        ("short_name", short_name),
        ("official_name", official_name),
        ("act", "Показатель района; основание впишите сюда"),
        ("unit", "%"),
        ("formula", "Числитель делится на знаменатель и умножается на 100."),
        ("numerator_words", f"отвеченные сообщения: {short_name}"),
        ("denominator_words", "отвеченные в отчётном периоде сообщения с известной отметкой"),
        ("excluded_words", ["Спам, дубли, скрытые и отозванные сообщения."]),
        ("minimum_n", 10),
    ):
        document.add(name, value)  # pyright: ignore[reportArgumentType]
    years = tomlkit.table()
    for year in range(FIRST_PLAN_YEAR, LAST_PLAN_YEAR + 1):
        years.add(str(year), int(plan) if plan == int(plan) else plan)
    document.add("plan", years)
    count = tomlkit.table()
    count.add("table", "messages")
    base = tomlkit.inline_table()
    base.update({"answered": True, "excluded": False})
    count.add("base", base)
    count.add("numerator", fact)
    count.add("unknown", "leave_out")
    count.add("dimensions", ["settlement", "block", "source"])
    document.add("count", count)
    return tomlkit.dumps(document)


@cache
def _shipped() -> Mapping[str, list[dict[str, Any]]]:
    return tomllib.loads(_VARIANTS.read_text(encoding="utf-8"))


def _with_variant(text: str, variant: Variant) -> str:
    document: Any = tomlkit.parse(text)
    for name, value in variant.fields.items():
        if name != "count":
            document[name] = value
            continue
        for field, counted in value.items():
            document["count"][field] = _inline(counted) if isinstance(counted, dict) else counted
    return tomlkit.dumps(document)


def _inline(values: dict[str, Any]) -> Any:
    table = tomlkit.inline_table()
    table.update(values)
    return table


def _method(one: Indicator) -> tuple[object, ...]:
    """What a variant decides; the reasons kept are the analyst's own."""
    return one.table, dict(one.base), dict(one.where), one.numerator, one.dated, one.unknown
