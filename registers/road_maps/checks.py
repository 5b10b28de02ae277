"""What a road map must be: texts made tidy, and refusals with the reason and the remedy."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, fields, replace
from datetime import date
from typing import Final, TypeVar

from registers.road_maps.values import (
    KINDS,
    STATUSES,
    Execution,
    Form,
    Measure,
    Person,
    Plan,
    RoadMapError,
)

YEARS: Final = range(2000, 2101)
LONGEST: Final = 2000
LONGEST_NUMBER: Final = 100
MOST_MEASURES: Final = 100

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_Texts = TypeVar("_Texts", Form, Person, Measure)


def tidy_plan(plan: Plan) -> Plan:
    """Return the plan without stray spaces and signs that no document can hold; checked.

    Raises RoadMapError with the reason and the remedy.
    """
    tidied = replace(
        plan,
        form=replace(
            _tidied(plan.form),
            curator=_tidied(plan.form.curator),
            head=_tidied(plan.form.head),
            staff=_tidied(plan.form.staff),
        ),
        topic=tidy(plan.topic),
        settlement=tidy(plan.settlement),
        measures=tuple(_tidied(one) for one in plan.measures),
    )
    _check(tidied)
    return tidied


def tidy(text: str) -> str:
    """Return the text without outer spaces and unseen signs; line breaks stay."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def tidy_number(number: str) -> str:
    """Return the number of a road map or measure as it is kept; raises RoadMapError."""
    found = " ".join(tidy(number).split())
    if not found:
        raise RoadMapError("Номер пуст. Укажите номер, например «ДК-2026-14».")
    if len(found) > LONGEST_NUMBER:
        raise RoadMapError(f"Номер длиннее {LONGEST_NUMBER} знаков. Сократите его.")
    return found


def check_execution(known: Execution, today: date) -> None:
    """A measure is done on a day, not later than today; one that is not done has no such day."""
    if known.status == "done" and known.done_on is None:
        raise RoadMapError(
            "Мероприятие отмечено исполненным без даты. Укажите, когда оно исполнено."
        )
    if known.status != "done" and known.done_on is not None:
        raise RoadMapError(
            f"Дата исполнения есть, а статус — «{STATUSES[known.status]}». Поставьте «исполнено» "
            "или уберите дату."
        )
    if known.done_on is not None and known.done_on.year < YEARS.start:
        raise RoadMapError(
            f"Дата исполнения {known.done_on:%d.%m.%Y} не похожа на верную. Проверьте год."
        )
    if known.done_on is not None and known.done_on > today:
        raise RoadMapError(
            f"Дата исполнения {known.done_on:%d.%m.%Y} ещё не наступила. Отметьте исполнение в "
            "тот день или позже."
        )


def _tidied(value: _Texts) -> _Texts:
    texts = {
        one.name: tidy(getattr(value, one.name))
        for one in fields(value)
        if isinstance(getattr(value, one.name), str)
    }
    return replace(value, **texts)


def _check(plan: Plan) -> None:
    if plan.kind not in KINDS:
        raise RoadMapError("Вид дорожной карты не выбран. Выберите форму 1 или форму 2.")
    if not plan.form.problem:
        raise RoadMapError(
            "Проблема не названа. Напишите её одной строкой: она встанет в заголовок."
        )
    if plan.period_to < plan.period_from:
        raise RoadMapError(
            f"Период сообщений кончается ({plan.period_to:%d.%m.%Y}) раньше, чем начинается "
            f"({plan.period_from:%d.%m.%Y}). Поменяйте даты."
        )
    if len(plan.measures) > MOST_MEASURES:
        raise RoadMapError(
            f"Мероприятий {len(plan.measures)}, в карте помещается {MOST_MEASURES}. Разделите карту."
        )
    days = [plan.period_from, plan.period_to]
    for one in plan.measures:
        _check_measure(one)
        days += [day for day in (one.starts, one.ends) if day is not None]
    for day in days:
        if day.year not in YEARS:
            raise RoadMapError(
                f"Дата {day:%d.%m.%Y} не похожа на верную. Укажите день с {YEARS.start} по "
                f"{YEARS.stop - 1} год."
            )
    twice = _first_twice([one.number for one in plan.measures])
    if twice is not None:
        raise RoadMapError(f"Номер мероприятия «{twice}» стоит дважды. Дайте каждому свой номер.")
    for text in _texts(plan):
        if len(text) > LONGEST:
            raise RoadMapError(
                f"Текст «{text[:40]}…» длиннее {LONGEST} знаков. Сократите его или разделите."
            )


def _check_measure(one: Measure) -> None:
    if not one.number or not one.measure:
        named = one.measure or one.number or "без названия"
        raise RoadMapError(
            f"У мероприятия «{named[:60]}» нет номера или названия. Впишите оба или удалите строку."
        )
    tidy_number(one.number)
    if one.starts and one.ends and one.ends < one.starts:
        raise RoadMapError(
            f"Мероприятие {one.number} завершается ({one.ends:%d.%m.%Y}) раньше, чем начинается "
            f"({one.starts:%d.%m.%Y}). Поменяйте даты."
        )


def _first_twice(numbers: Sequence[str]) -> str | None:
    seen = Counter(number.lower() for number in numbers)
    return next((number for number in numbers if seen[number.lower()] > 1), None)


def _texts(plan: Plan) -> list[str]:
    parts: list[object] = [plan.topic, plan.settlement]
    for one in (plan.form.curator, plan.form.head, plan.form.staff, *plan.measures):
        parts += astuple(one)
    parts += [getattr(plan.form, one.name) for one in fields(plan.form)]
    return [part for part in parts if isinstance(part, str)]
