"""The settings as plain values with their defaults, and how they look as JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from math import isfinite
from typing import Any, Final

NORMS: Final = "norms"
NORMS_EARLIER: Final = "norms_earlier"
RATING_WEIGHTS: Final = "rating_weights"
CALENDAR_OVERRIDES: Final = "calendar_overrides"
MINIMUM_N: Final = "minimum_n"
ORIGINALS_DAYS: Final = "originals_days"
EMERGENCY_TERMS: Final = "emergency_terms"
ROAD_MAP_EFFECTS: Final = "road_map_effects"
EXPORTS_DUE_DAY: Final = "exports_due_day"
OUTSIDE_FIGURES: Final = frozenset(
    {EXPORTS_DUE_DAY, ORIGINALS_DAYS, EMERGENCY_TERMS, ROAD_MAP_EFFECTS}
)
"""Settings that no published figure depends on."""

DEFAULT_MINIMUM_N: Final = 10
LONGEST_ORIGINALS_DAYS: Final = 3660
MOST_SHRINKAGE: Final = 1000
MOST_MONTHLY: Final = 1000


class SettingError(Exception):
    """A setting is refused; the text is a Russian sentence with the reason and the remedy."""


@dataclass(frozen=True)
class Norms:
    """Terms of a final answer where the file gives no date of its own."""

    im_working_days: int = 7
    pos_calendar_days: int = 30
    pos_fast_working_days: int = 10
    edds_hours: int = 24
    fz59_calendar_days: int = 30


@dataclass(frozen=True)
class NormsSince:
    """The norms of what is received from a day on, until the next ones; date.min: of all the past."""

    since: date
    norms: Norms


@dataclass(frozen=True)
class RatingWeights:
    """What the parts of a rating weigh; within each group only the ratio counts.

    The axes: quantity, timeliness, substance; inside substance: resolved, not repeated, not
    returned, the mark. Then three numbers the formula leans on: how many invented messages of the
    district's share join each, how many messages a month make a place, which percentile of
    messages per resident is the worst.
    """

    k: float = 0.2
    t: float = 0.4
    q: float = 0.4
    resolved: float = 0.5
    repeat: float = 0.2
    returned: float = 0.15
    mark: float = 0.15
    shrinkage: float = 10
    monthly_minimum: float = 2
    quantity_percentile: float = 90


@dataclass(frozen=True)
class EmergencyTerms:
    """How long the road map and the liquidation may take, and how often a report is due."""

    term_hours: int = 24
    report_hours: int = 2


def check_norms(norms: Norms) -> None:
    """Every norm is a whole number of days or hours, from 1 to a year of hours."""
    for name, value in asdict(norms).items():
        if not 1 <= value <= 366 * (24 if name == "edds_hours" else 1):
            raise SettingError(
                f"Норма срока {value} не подходит: нужно целое число дней от 1 до 366 (для ЕДДС — "
                "часов от 1 до 8784)."
            )


def check_rating_weights(weights: RatingWeights) -> None:
    """No weight is negative, something in each group has one, and the three numbers make sense."""
    axes = (weights.k, weights.t, weights.q)
    inner = (weights.resolved, weights.repeat, weights.returned, weights.mark)
    if not _weigh(axes) or not _weigh(inner):
        raise SettingError(
            "Веса рейтинга не подходят: каждый должен быть числом не меньше нуля, и хотя бы один — "
            "больше нуля, и среди трёх частей балла, и внутри решения по существу. Например: 0,2; "
            "0,4; 0,4."
        )
    if not 0 <= weights.shrinkage <= MOST_SHRINKAGE:
        raise SettingError(
            f"Сдвиг малых к районной доле {weights.shrinkage:g} не подходит: нужно число сообщений от "
            f"0 (не сдвигать) до {MOST_SHRINKAGE}."
        )
    if not 0 <= weights.monthly_minimum <= MOST_MONTHLY:
        raise SettingError(
            f"Наименьшее число сообщений в месяц {weights.monthly_minimum:g} не подходит: нужно число "
            f"от 0 до {MOST_MONTHLY}."
        )
    if not 1 <= weights.quantity_percentile <= 100:
        raise SettingError(
            f"Процентиль числа сообщений {weights.quantity_percentile:g} не подходит: нужно число от 1 "
            "до 100. Обычно это 90."
        )


def _weigh(weights: tuple[float, ...]) -> bool:
    return all(isfinite(one) and one >= 0 for one in weights) and sum(weights) > 0


def check_minimum_n(minimum_n: int) -> None:
    """At least one event is needed for a verdict."""
    if minimum_n < 1:
        raise SettingError(
            f"Наименьшее число событий для вывода — {minimum_n}. Нужно целое число от 1."
        )


def check_emergency_terms(terms: EmergencyTerms) -> None:
    """Both are whole hours, and a report comes before the end."""
    if not (1 <= terms.report_hours <= terms.term_hours <= 24 * 30):
        raise SettingError(
            f"Сроки не подходят: {terms.term_hours} ч и {terms.report_hours} ч. Оба нужны в целых "
            "часах от 1 до 720, доклады — не реже, чем кончается срок."
        )


def check_originals_days(days: int) -> None:
    """Originals are kept for no time at all or for so many days."""
    if not 0 <= days <= LONGEST_ORIGINALS_DAYS:
        raise SettingError(
            f"Срок хранения исходных файлов {days} не подходит: нужно целое число дней от 0 "
            f"(не хранить) до {LONGEST_ORIGINALS_DAYS}."
        )


def norms_from(stored: str | None) -> Norms:
    """The norms that were saved last, by the stored JSON; what it does not name keeps its default."""
    return Norms(**_known(Norms, stored))


def norms_since_from(stored: str | None, earlier: str | None) -> tuple[NormsSince, ...]:
    """The norms by the day of receipt, the newest first; the last ones hold for all the past.

    ``stored`` is the JSON of NORMS, ``earlier`` that of NORMS_EARLIER.
    """
    since = json.loads(stored or "{}").get("since", date.min.isoformat())
    newest = NormsSince(date.fromisoformat(since), norms_from(stored))
    older = [
        NormsSince(date.fromisoformat(one["since"]), norms_from(json.dumps(one)))
        for one in json.loads(earlier or "[]")
    ]
    *later, oldest = (newest, *(one for one in older if one.since < newest.since))
    return (*later, replace(oldest, since=date.min))


def norms_json(norms: Norms, since: date) -> str:
    """The norms and their first day as JSON; those of all the past name no day."""
    return json.dumps(asdict(norms) | ({} if since == date.min else {"since": since.isoformat()}))


def norms_earlier_json(earlier: Sequence[NormsSince]) -> str:
    """Earlier norms as JSON, the newest first."""
    return json.dumps([asdict(one.norms) | {"since": one.since.isoformat()} for one in earlier])


def rating_weights_from(stored: str | None) -> RatingWeights:
    """The weights in force by the stored JSON; what it does not name keeps its default."""
    return RatingWeights(**_known(RatingWeights, stored))


def calendar_overrides_from(stored: str | None) -> dict[date, bool]:
    """Days that differ from the production calendar: True is a working day."""
    return {date.fromisoformat(day): works for day, works in json.loads(stored or "{}").items()}


def minimum_n_from(stored: str | None) -> int:
    """The least number of events for a verdict."""
    return DEFAULT_MINIMUM_N if stored is None else json.loads(stored)


def emergency_terms_from(stored: str | None) -> EmergencyTerms:
    """The terms of an emergency by the stored JSON; what it does not name keeps its default."""
    return EmergencyTerms(**_known(EmergencyTerms, stored))


def originals_days_from(stored: str | None) -> int:
    """How many days originals are kept; 0 means not at all."""
    return 0 if stored is None else json.loads(stored)


def calendar_overrides_json(overrides: Mapping[date, bool]) -> str:
    """The overrides as JSON in the order of days, so that equal ones are equal texts."""
    return json.dumps({day.isoformat(): overrides[day] for day in sorted(overrides)})


def _known(
    kind: type[Norms] | type[RatingWeights] | type[EmergencyTerms], stored: str | None
) -> dict[str, Any]:
    # A newer version may have stored a field this one does not have.
    values = json.loads(stored or "{}")
    return {field.name: values[field.name] for field in fields(kind) if field.name in values}
