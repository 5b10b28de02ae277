"""The contract's section 2 once more, from rows as a csv holds them, one row at a time.

Dictionaries, loops and datetime only: no SQL, no frames, nothing of the modules under test. Working
days come from the same package.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import holidays

from tests.data.alternative_directories import UNKNOWN, place, service, subject

Row = Mapping[str, str]

Message = dict[str, Any]

LAST_SECOND = time(23, 59, 59)

NORM_DAYS = {"ПОС": 30, "59-ФЗ": 30}

HOLIDAYS = holidays.country_holidays("RU", years=range(2023, 2029))


def moment(text: str) -> datetime:
    """The one notation of generated files: «01.02.2025» or «01.02.2025 14:30»."""
    return datetime.strptime(text, "%d.%m.%Y %H:%M" if ":" in text else "%d.%m.%Y")


def day_end(day: date) -> datetime:
    return datetime.combine(day, LAST_SECOND)


def after_working_days(day: date, n: int) -> datetime:
    while n:
        day += timedelta(days=1)
        transferred = day in HOLIDAYS.weekend_workdays
        n -= transferred or (day.weekday() < 5 and day not in HOLIDAYS)
    return day_end(day)


def first_after(received: datetime, clock: str) -> datetime:
    found = datetime.combine(received.date(), datetime.strptime(clock, "%H:%M").time())
    return found if found >= received else found + timedelta(days=1)


def yes_no(text: str | None) -> bool | None:
    return {"да": True, "нет": False}.get((text or "").lower())


def message(source: str, row: Row) -> Message | None:
    """The message a row speaks of, None where the row is refused."""
    try:
        made = {"ИМ": incident, "ПОС": platform, "ЕДДС": dispatch, "59-ФЗ": appeal}[source](row)
    except ValueError:  # an unreadable date
        return None
    received, answered = made["received_at"], made["answered_at"]
    if not made["key"] or (answered is not None and answered < received):
        return None
    control = (row.get("Средство контроля") or "").lower()
    seen = {"фото": True, "видео": True, "глонасс": True, "камера": True, "нет": False}
    settlement, locality, outside = place(made.pop("places"))
    return {
        "fast_track": None,
        "resolved": None,
        "repeat": None,
        "returned": None,
        "mark": None,
        **made,
        "source": source,
        "settlement": settlement,
        "locality": locality,
        "excluded": made["excluded"] or outside,
        "auto_delivery": yes_no(row.get("Автоматическая маршрутизация")),
        "control_evidence": seen.get(control),
        "measure": row.get("Мероприятие дорожной карты"),
    }


def incident(row: Row) -> Message:
    received, outcome = moment(row["Дата создания"]), row["Итог"]
    is_open = outcome in ("", "Не решено", "Отложено")
    closed = moment(row["Дата окончания"]) if row["Дата окончания"] else None
    about = subject(row["Группа тем"], row["Тема"])
    return {
        "key": row["Номер инцидента"],
        "received_at": received,
        "answered_at": None if is_open else closed,
        "due_at": after_working_days(received.date(), 7),
        "fast_track": about.pop("by_topic"),
        "resolved": None if is_open else outcome == "Решено",
        "excluded": row["Тип инцидента"] == "Не решаемый",
        "places": [row["Населенный пункт"], row["Муниципалитет"]],
        "executor": row["Исполнитель"] or None,
        "raw_topic": row["Тема"],
        "raw_group": row["Группа тем"],
        **about,
    }


def platform(row: Row) -> Message:
    received, fast = moment(row["Дата подачи"]), yes_no(row["Ускоренное"])
    norm = (
        after_working_days(received.date(), 10)
        if fast
        else day_end(received.date() + timedelta(days=30))
    )
    due = row["Плановая дата ответа"]
    if due:
        norm = moment(due) if ":" in due else day_end(moment(due).date())
    about = subject(row["Категория"], row["Подкатегория"])
    about.pop("by_topic")
    status = row["Статус"]
    left = status in ("Отозвано", "Спам", "Дубль", "Перенаправлено в другой район")
    return {
        "key": row["Номер сообщения"],
        "received_at": received,
        "answered_at": moment(row["Дата ответа"]) if row["Дата ответа"] else None,
        "due_at": norm,
        "fast_track": fast,
        "resolved": None if left or not status else status == "Решено",
        "returned": yes_no(row["Переподготовка"]),
        "mark": int(row["Оценка"]) if row["Оценка"] in list("12345") else None,
        "excluded": left or row["Скрыто"] == "да",
        "places": [row["Муниципалитет"], *row["Адрес"].split(", ")],
        "executor": row["Исполнитель"] or None,
        "raw_topic": row["Подкатегория"],
        "raw_group": row["Категория"],
        **about,
    }


def dispatch(row: Row) -> Message:
    day = moment(row["Дата"])
    midnight = row["Время"] == "24:00"  # the end of the day is the beginning of the next
    clock = "00:00" if midnight else row["Время"]
    received = datetime.combine(day.date(), datetime.strptime(clock, "%H:%M").time())
    received += timedelta(days=midnight)
    done = row["Время завершения"]
    return {
        "key": f"{day.year}-{row['№ п/п']}" if row["№ п/п"] else "",
        "received_at": received,
        "answered_at": first_after(received, done) if done else None,
        "due_at": received + timedelta(hours=24),
        "excluded": False,
        "places": row["Адрес/НП"].split(", "),
        "executor": row["Служба"] or None,
        "raw_topic": "",
        "raw_group": "",
        **service(row["Служба"]),
    }


def appeal(row: Row) -> Message:
    received, outcome = moment(row["Дата регистрации"]), row["Результат"]
    due = moment(row["Срок"]).date() if row["Срок"] else received.date() + timedelta(days=30)
    left = outcome in ("направлено по компетенции", "оставлено без ответа")
    return {
        "key": row["Рег. №"],
        "received_at": received,
        "answered_at": moment(row["Дата ответа"]) if row["Дата ответа"] else None,
        "due_at": day_end(due),
        "resolved": None if left or not outcome else outcome == "поддержано",
        "repeat": yes_no(row["Повторное"]),
        "excluded": left,
        "places": row["Адрес"].split(", "),
        "executor": row["Исполнитель"] or None,
        "raw_topic": "",
        "raw_group": "",
        **service(row["Тематика"]),
    }


def in_force(batches: Sequence[tuple[str, Sequence[Row], bool]]) -> list[Message]:
    """The messages that batches (source, rows, replace), one after another, leave in force.

    Inside a file the later row wins; a file that would take back an answer leaves the message alone
    unless it says replace.
    """
    known: dict[tuple[str, str], Message] = {}
    for source, rows, replace in batches:
        said: dict[str, Message] = {}
        for row in rows:
            made = message(source, row)
            if made is not None:
                said[made["key"]] = made
        for key, made in said.items():
            before = known.get((source, key))
            takes_back = before is not None and before["answered_at"] and not made["answered_at"]
            if replace or not takes_back:
                known[source, key] = made
    return list(known.values())


def link(messages: Iterable[Message], measures: Iterable[Row]) -> None:
    """Write to every message `done_on`: the earliest execution of its measures, None without."""
    done = [m for m in measures if m["Статус"].lower() == "исполнено" and m["Дата исполнения"]]
    for one in messages:
        days: list[date] = []
        for measure in done:
            on = moment(measure["Дата исполнения"]).date()
            if one["measure"] is not None:
                if one["measure"] == measure["Мероприятие"]:
                    days.append(on)
                continue
            whole = measure["Поселение"] in ("", "Кондинский район")
            here = whole or place([measure["Поселение"]])[0] == one["settlement"] != UNKNOWN
            about = measure["Тема"] in (one["raw_topic"], one["raw_group"])
            first, last = moment(measure["Период с"]).date(), moment(measure["Период по"]).date()
            if one["raw_topic"] and about and here and first <= one["received_at"].date() <= last:
                days.append(on)
        one["done_on"] = min(days, default=None)
