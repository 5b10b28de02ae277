"""The heating failure of the invented district as people lived through it: alarm, card, log, verdicts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from access.rights import Actor
from analytics.false_alarms import AlarmVerdict
from answers.emergencies.cards import (
    add_line,
    close,
    draft_of,
    edit_posts,
    open_card,
    road_map_ready,
    standing,
)
from answers.surges.alarms import Alarm, alarms
from answers.surges.ledger import judge
from data.home import Home
from data.snapshots import Facts
from registers.emergencies.posts import Role
from registers.emergencies.values import Category, Kind, Outcome

PLACE, BLOCK = "Мортка", "ЖКХ"
DAYS = (date(2026, 1, 14), date(2026, 1, 16))
_PROBLEM = "Нет отопления в многоквартирных домах г.п. Мортка: остановилась котельная"
_PERSONS: Final = {
    Role.CURATOR: ("Лебедев Алексей Николаевич", "8 900 000-00-05"),
    Role.HEAD: ("Никитина Ольга Павловна", "8 900 000-00-06"),
    Role.COORDINATOR: ("Орлов Павел Ильич", "8 900 000-00-03"),
    Role.BLOCK_CURATOR: ("Соколов Андрей Викторович", "8 900 000-00-01"),
    Role.BLOCK_HEAD: ("Белова Ирина Сергеевна", "8 900 000-00-02"),
}
_OPENED = datetime(2026, 1, 14, 9, 10)
_READY = datetime(2026, 1, 14, 17, 0)
_CLOSED = datetime(2026, 1, 15, 17, 40)
# Every two hours, as the decree has it; the report of the night of the 15th came late.
_REPORTS: Final = (
    (14, 11, 5, "Бригада на котельной: остановился сетевой насос, котлы целы. Без тепла 34 дома."),
    (14, 13, 0, "Запускают резервный котёл. Открыт пункт обогрева в доме культуры."),
    (14, 14, 55, "Резервный котёл набирает давление. В квартирах от +12 до +15 °C."),
    (14, 16, 50, "Тепло подано в 9 домов из 34. Школа и детский сад закрыты на день."),
    (14, 18, 50, "Тепло подано в 12 домов. Найден свищ на вводе, участок отключён."),
    (14, 20, 45, "Свищ заваривают. Пожилых жителей обходят соцработники, 7 человек в пункте обогрева."),
    (14, 22, 45, "Участок включён. Тепло подано в 18 домов."),
    (15, 0, 40, "Давление держится. Новый насос в дороге, ожидают к утру."),
    (15, 2, 40, "Без изменений: тепло в 18 домах, бригада на месте."),
    (15, 5, 50, "Насос привезли. Доклад с опозданием: на котельной не было связи."),
    (15, 7, 45, "Насос ставят на место. В школе занятия на дому."),
    (15, 9, 45, "Насос установлен, идёт проверка."),
    (15, 11, 40, "Насос запущен. Тепло подано в 25 домов."),
    (15, 13, 40, "Тепло подано в 31 дом, стравливают воздух из стояков."),
    (15, 15, 35, "Тепло подано во все 34 дома, температура растёт."),
    (15, 17, 30, "В квартирах от +18 °C, жалоб из домов нет."),
)  # fmt: skip
_RESULT = (
    "Отопление восстановлено во всех 34 домах. Срок в 24 часа нарушен: запасного насоса в посёлке не "
    "было, его везли ночью. В дорожную карту внесены замена насоса и перерасчёт платы."
)


def keep_emergency(home: Home, actor: Actor, facts: Facts) -> int | None:
    """Open the card from its alarm, lead it to its end and return its number.

    None when the data raise no such alarm: too few messages were written.
    """
    found = _grown(facts, actor, PLACE, BLOCK, *DAYS)
    if found is None:
        return None
    draft = draft_of(facts, actor, found.key)
    urgent = [
        one.first_message_at
        for one in alarms(facts, actor, found.first_day, found.first_day)
        if one.word and one.settlement == PLACE and one.first_message_at
    ]
    known = replace(
        draft,
        category=Category.THREAT,
        problem=_PROBLEM,
        occurred_at=min([*urgent, _OPENED]) if urgent else min(draft.occurred_at, _OPENED),
    )
    card = open_card(home, actor, known, _OPENED)
    seen = standing(home, actor, card, _OPENED).card
    posts = [
        replace(one, person=_PERSONS[one.role][0], phone=_PERSONS[one.role][1])
        for one in seen.posts
        if one.title and one.role in _PERSONS
    ]
    edit_posts(home, actor, seen, posts, datetime(2026, 1, 14, 9, 20))
    told = datetime(2026, 1, 14, 9, 25)
    notice = "Куратору Центра и руководителю блока сообщено по телефону."
    add_line(home, actor, card, Kind.NOTICE, notice, told, told)
    for day, hour, minute, text in _REPORTS:
        at = datetime(2026, 1, day, hour, minute)
        if at >= _READY and standing(home, actor, card, at).card.road_map_at is None:
            road_map_ready(home, actor, card, _READY, _READY)
        add_line(home, actor, card, Kind.REPORT, text, at, at)
    seen = standing(home, actor, card, _CLOSED).card
    close(home, actor, seen, Outcome.RESOLVED, _RESULT, _CLOSED)
    return card


def keep_verdicts(home: Home, actor: Actor, facts: Facts) -> int:
    """Say of three alarms, where the data raise them, whether they were right; return how many."""
    heat = _grown(facts, actor, PLACE, BLOCK, *DAYS)
    flood = _grown(facts, actor, "Куминский", BLOCK, date(2025, 5, 12), date(2025, 5, 14))
    chance = _grown(facts, actor, "Болчары", "Вне блоков", date(2025, 9, 1), date(2025, 9, 7))
    right, wrong = AlarmVerdict.CONFIRMED, AlarmVerdict.FALSE
    said: Sequence[tuple[Alarm | None, AlarmVerdict, date | None, str, datetime]] = (
        (flood, right, date(2025, 5, 13), "Подтопление: из поселения сообщили на следующий день.",
         datetime(2025, 5, 19, 10)),
        (chance, wrong, None, "Общей причины нет: сообщения о разном.", datetime(2025, 9, 3, 10)),
        (heat, right, date(2026, 1, 15), "Остановка котельной; открыта карточка.",
         datetime(2026, 1, 20, 10)),
    )  # fmt: skip
    given = [one for one in said if one[0] is not None]
    for found, verdict, known_on, note, at in said:
        if found is not None:
            judge(home, actor, found, verdict, known_on, note, at)
    return len(given)


def _grown(
    facts: Facts, actor: Actor, place: str, block: str, first: date, last: date
) -> Alarm | None:
    """Return the first sharp growth of the place and block that began within the days."""
    found = [
        one
        for one in alarms(facts, actor, first, last)
        if one.word is None and (one.settlement, one.block) == (place, block)
    ]
    return min(found, key=lambda one: one.first_day, default=None)
