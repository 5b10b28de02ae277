"""When messages come: years, months, weekdays, hours; which subjects belong to which season."""

from datetime import date, timedelta
from functools import cache

from demo.district import FIRST_DAY, LAST_DAY, Subject

YEARS = {2024: 0.90, 2025: 1.00, 2026: 1.12}
MONTHS = (1.08, 1.06, 1.10, 1.14, 1.10, 0.90, 0.84, 0.92, 1.04, 1.00, 1.00, 1.02)
WEEKDAYS = {
    "ИМ": (1.15, 1.10, 1.05, 1.05, 1.05, 0.80, 0.80),
    "ПОС": (1.20, 1.15, 1.10, 1.10, 1.05, 0.65, 0.60),
    "ЕДДС": (1.00, 0.97, 0.97, 0.98, 1.02, 1.05, 1.05),
    "59-ФЗ": (1.25, 1.15, 1.05, 1.05, 0.95, 0.0, 0.0),
}
_DAYTIME = (1, 1, 0, 0, 0, 1, 2, 5, 8, 10, 10, 9, 8, 8, 8, 8, 8, 9, 10, 10, 9, 7, 4, 2)
HOURS = {
    "ИМ": _DAYTIME,
    "ПОС": _DAYTIME,
    "ЕДДС": (3, 2, 2, 2, 2, 3, 5, 7, 8, 8, 7, 7, 6, 6, 6, 6, 7, 8, 9, 9, 8, 7, 6, 4),
    "59-ФЗ": (0, 0, 0, 0, 0, 0, 0, 0, 2, 8, 10, 10, 6, 2, 9, 9, 7, 2, 0, 0, 0, 0, 0, 0),
}
OFFICE_CLOSED = {(1, day) for day in range(1, 9)} | {
    (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4),
}  # fmt: skip

SNOW, ROADS, WATER = {11, 12, 1, 2, 3}, {4, 5}, {4, 5}
SCHOOL, HEAT, GREEN = {8, 9}, {9, 10, 11, 12, 1, 2, 3, 4, 5}, {6, 7, 8}
# Words in a subject's name, its months, the factor inside them and outside.
SEASONAL = (
    (("снег", "налед", "сосульк"), SNOW, 2.0, 0.03),
    (("Подтоп", "Затопление подъездов", "Ливнев"), WATER, 3.0, 0.25),
    (("Ямы", "выбоины", "Ремонт дороги", "разметка", "ремонт дорог"), ROADS, 2.6, 0.7),
    (("отоплени", "Котельная"), HEAT, 1.3, 0.05),
    (("газон", "насаждени", "Борщевик", "порубочных"), GREEN, 2.5, 0.3),
    (("лагеря",), {5, 6, 7}, 3.0, 0.3),
)


def days() -> list[date]:
    """Every day of the demonstration, first to last."""
    return [FIRST_DAY + timedelta(n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]


def day_weight(source: str, day: date) -> float:
    """How many messages the day brings beside other days of the same source."""
    if source == "59-ФЗ" and not is_office_day(day):
        return 0.0
    return YEARS[day.year] * MONTHS[day.month - 1] * WEEKDAYS[source][day.weekday()]


def is_office_day(day: date) -> bool:
    """Whether offices are open: a weekday that is no national holiday."""
    return day.weekday() < 5 and (day.month, day.day) not in OFFICE_CLOSED


def progress(day: date) -> float:
    """0 on the first day, 1 on the last: what improves over the years grows along it."""
    return (day - FIRST_DAY).days / (LAST_DAY - FIRST_DAY).days


@cache
def subject_season(subject: Subject, month: int) -> float:
    """The factor of a subject in a month."""
    factor = 1.0
    for words, months, inside, outside in SEASONAL:
        if any(word in subject.name for word in words):
            factor *= inside if month in months else outside
    if subject.block == "Образование" and "отоплени" not in subject.name:
        factor *= 2.4 if month in SCHOOL else 0.8
    return factor
