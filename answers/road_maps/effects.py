"""What a road map changed: messages before and after, against places where nothing was done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from access.rights import Actor, Right, require
from analytics.effects import Effect, effect
from analytics.words import counted, day, number, plural
from data.home import Home
from data.queries.counts import message_counts
from data.queries.selection import Selection
from data.queries.subjects import subjects
from data.registers_open import open_registers_of
from data.snapshots import Facts
from registers.road_maps.effect_settings import (
    EffectSettings,
    effect_settings,
    save_effect_settings,
)
from registers.road_maps.values import RoadMap

_MESSAGES = ("сообщение", "сообщения", "сообщений")


@dataclass(frozen=True)
class Span:
    """Days first…last, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    @property
    def words(self) -> str:
        """«01.02.2026 – 28.02.2026»."""
        return f"{day(self.first)} – {day(self.last)}"


@dataclass(frozen=True)
class RoadMapEffect:
    """The effect in ``words`` with how it was counted in ``detail``.

    ``found``, ``before`` and ``after`` are None while there is nothing to compare; ``control``
    names the series beside; ``subject`` is the group of topics or else the topic that was counted.
    """

    words: str
    detail: str
    found: Effect | None = None
    before: Span | None = None
    after: Span | None = None
    control: str = ""
    subject: tuple[str | None, str | None] = (None, None)


def works(one: RoadMap) -> Span:
    """Return the days of the work: from the first start to the last execution or planned end.

    Where measures name no days, the period of the messages stands in for them.
    """
    plan = one.newest.plan
    kept = [m for m in plan.measures if one.execution(m).status != "dropped"]
    starts = [m.starts for m in kept if m.starts is not None]
    ends = [end for m in kept if (end := one.execution(m).done_on or m.ends) is not None]
    first, last = min(starts, default=plan.period_from), max(ends, default=plan.period_to)
    return Span(first, max(first, last))


def road_map_effect(
    facts: Facts, actor: Actor, home: Home, one: RoadMap, now: datetime
) -> RoadMapEffect:
    """Return what became of the road map's messages; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return judged(facts, one, effect_settings(open_registers_of(home, now)))


def settings(home: Home, actor: Actor, now: datetime) -> EffectSettings:
    """Return how effects are judged; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return effect_settings(open_registers_of(home, now))


def save_settings(home: Home, actor: Actor, typed: EffectSettings, now: datetime) -> None:
    """Change how effects are judged; needs Right.EDIT_DIRECTORIES, raises SettingError."""
    save_effect_settings(open_registers_of(home, now), actor, typed, now=now)


def judged(facts: Facts, one: RoadMap, settings: EffectSettings) -> RoadMapEffect:
    """Return the effect under the settings."""
    plan = one.newest.plan
    if not plan.topic:
        return RoadMapEffect(
            "Эффект не посчитать: у карты не указана тема сообщений.",
            "Выберите тему на вкладке «Форма».",
        )
    span = works(one)
    passed = (facts.data_date - span.last).days
    if passed < settings.least_days:
        ended = "ещё идут" if passed <= 0 else f"завершены {day(span.last)}"
        return RoadMapEffect(
            f"Судить рано: работы {ended}, данные есть по {day(facts.data_date)}.",
            f"Сравнение появится, когда после завершения пройдёт "
            f"{counted(settings.least_days, 'день', 'дня', 'дней')}.",
        )
    length = min(settings.days, passed)
    before = Span(span.first - timedelta(length), span.first - timedelta(1))
    after = Span(span.last + timedelta(1), span.last + timedelta(length))
    subject = _subject(facts, plan.topic)
    ours = [_count(facts, s, subject, plan.settlement) for s in (before, after)]
    if plan.settlement:
        wider, control = subject, "в других поселениях по той же теме"
    else:
        wider, control = (None, None), "в районе по другим темам"
    beside = [_count(facts, s, wider, "") - n for s, n in zip((before, after), ours, strict=True)]
    found = effect(ours[0], ours[1], beside[0], beside[1], settings.least)
    detail = (
        f"{counted(ours[0], *_MESSAGES)} за {counted(length, 'день', 'дня', 'дней')} до начала "
        f"работ ({before.words}) и {number(ours[1])} за столько же после завершения "
        f"({after.words})"
    )
    detail += f"; {control} — {number(beside[0])} и {number(beside[1])}."
    if not found.controlled:
        detail += " Сравнить с ними нельзя: их слишком мало."
    words = effect_words(found, settings.least)
    return RoadMapEffect(words, detail, found, before, after, control, subject)


def effect_words(found: Effect, least: int) -> str:
    """Return the finding as a sentence, with the interval where there is something to say."""
    if found.ratio is None or found.low is None or found.high is None:
        return (
            f"Сообщений слишком мало, чтобы судить: {number(found.before)} до и "
            f"{number(found.after)} после, нужно хотя бы {number(least)} вместе."
        )
    if found.finding == "same":
        if found.after == found.before:
            return "Число сообщений не изменилось."
        said = "Снижение неотличимо" if found.after < found.before else "Рост неотличим"
        return f"{said} от обычных колебаний."
    fewer = found.finding == "fewer"
    ratio, low, high = (
        (_inverse(found.ratio), _inverse(found.high), _inverse(found.low))
        if fewer
        else (found.ratio, found.low, found.high)
    )
    way = "меньше" if fewer else "больше"
    beside = ", если учесть изменение вокруг" if found.controlled else ""
    if high == float("inf"):
        return f"Сообщений стало {way} не менее чем в {_times(low)}{beside}."
    interval = f"({_shown(low)}–{_shown(high)})"
    return f"Сообщений стало {way} в {_times(ratio)} {interval}{beside}."


def _times(ratio: float) -> str:
    return f"{_shown(ratio)} {plural(round(ratio, 1), 'раз', 'раза', 'раз')}"


def _shown(ratio: float) -> str:
    """Return the ratio with one digit, more where one digit would make 1 of it."""
    digits = next(digits for digits in range(1, 9) if digits == 8 or round(ratio, digits) != 1)
    return number(ratio, 0 if round(ratio, 1) % 1 == 0 and digits == 1 else digits)


def _inverse(ratio: float) -> float:
    return 1 / ratio if ratio else float("inf")


def _subject(facts: Facts, topic: str) -> tuple[str | None, str | None]:
    """Return the group or else the topic, by whichever the facts know."""
    known = subjects(facts)
    for column in ("topic_group", "topic"):
        same = known[column][known[column].str.lower() == topic.lower()]
        if len(same):
            name = str(same.iloc[0])
            return (name, None) if column == "topic_group" else (None, name)
    return None, topic


def _count(
    facts: Facts, span: Span, subject: tuple[str | None, str | None], settlement: str
) -> int:
    asked = Selection(
        facts.data_date,
        span.first,
        span.last,
        settlement=settlement or None,
        topic_group=subject[0],
        topic=subject[1],
    )
    row = message_counts(facts, [], asked).iloc[0]
    return int(row["messages"] - row["excluded"])
