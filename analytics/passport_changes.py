"""What changed between two versions of a passport, in Russian words."""

from collections.abc import Mapping

from analytics.definitions import Indicator
from analytics.facts import DIMENSIONS, FACT_NAMES
from analytics.words import plan_percent

_TEXTS = {
    "official_name": "полное название",
    "short_name": "краткое название",
    "act": "основание",
    "formula": "формула словами",
    "numerator_words": "числитель словами",
    "denominator_words": "знаменатель словами",
    "excluded_words": "что не входит, словами",
    "note": "примечание",
}
_TABLES = {
    "messages": "сообщения",
    "page_months": "отчёт об официальных страницах",
    "decisions": "отчёт о решениях",
    "hearings": "отчёт о публичных слушаниях",
}
_UNKNOWN = {"leave_out": "не входит в знаменатель", "not_counted": "считается как «нет»"}


def changes(before: Indicator, after: Indicator) -> tuple[str, ...]:
    """What differs, a line each: «наименьшее число для вывода: было 10, стало 20»; () when nothing."""
    lines = [
        _line("номер", _said(before.number), _said(after.number)),
        _line("считаются", _TABLES[before.table], _TABLES[after.table]),
        _line("числитель", _counted(before), _counted(after)),
        _line("в знаменателе", condition_words(before.base), condition_words(after.base)),
        _line("только слова", condition_words(before.where), condition_words(after.where)),
        _line("неизвестная отметка", _UNKNOWN[before.unknown], _UNKNOWN[after.unknown]),
        _line(
            "не исключаются по причинам",
            ", ".join(before.kept_reasons),
            ", ".join(after.kept_reasons),
        ),
        _line("разбивки", _dimensions(before), _dimensions(after)),
        _line("наименьшее число для вывода", str(before.minimum_n), str(after.minimum_n)),
        *_plan(before.plan, after.plan),
        *(
            f"изменено: {words}"
            for name, words in _TEXTS.items()
            if getattr(before, name) != getattr(after, name)
        ),
    ]
    return tuple(line for line in lines if line)


def condition_words(conditions: Mapping[str, bool | tuple[str, ...]]) -> str:
    """Conditions as a person says them: «отвечено: да; блок: ЖКХ или Дороги»."""
    said: list[str] = []
    for name, wanted in conditions.items():
        if isinstance(wanted, bool):
            said.append(f"{FACT_NAMES[name]}: {'да' if wanted else 'нет'}")
        else:
            said.append(f"{FACT_NAMES[name]}: {' или '.join(wanted)}")
    return "; ".join(said)


def _line(what: str, before: str, after: str) -> str:
    if before == after:
        return ""
    return f"{what}: было «{before or 'ничего'}», стало «{after or 'ничего'}»"


def _counted(one: Indicator) -> str:
    return FACT_NAMES[one.numerator or one.dated or ""]


def _dimensions(one: Indicator) -> str:
    return ", ".join(FACT_NAMES[name] for name in DIMENSIONS if name in one.dimensions)


def _plan(before: Mapping[int, float], after: Mapping[int, float]) -> list[str]:
    return [
        _line(f"план {year} года", _percent(before, year), _percent(after, year))
        for year in sorted({*before, *after})
    ]


def _percent(plan: Mapping[int, float], year: int) -> str:
    return plan_percent(plan[year]) if year in plan else ""


def _said(number: int | None) -> str:
    return "" if number is None else str(number)
