"""The contract's sections 2 and 3 once more, from rows as a csv holds them, one row at a time.

Dictionaries, loops and datetime only: no SQL, no frames, nothing of the modules under test. The
directories are read from the same reference files, working days from the same package.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import holidays

Row = Mapping[str, str]
Message = dict[str, Any]

UNKNOWN = "не определено"
REFERENCE = Path(__file__).parents[2] / "data" / "reference"
LAST_SECOND = time(23, 59, 59)
NORM_DAYS = {"ПОС": 30, "59-ФЗ": 30}
KINDS = (
    "пгт",
    "г.п.",
    "гп",
    "с.п.",
    "сп",
    "городское поселение",
    "сельское поселение",
    "п.",
    "с.",
    "д.",
    "г.",
)


def reference(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TOPICS = {(row["topic_group"], row["topic"]): row for row in reference("topics.csv")}
GROUPS = {row["topic_group"] for row in reference("topics.csv")}
SERVICES = {r["name"]: r["target"] for r in reference("aliases.csv") if r["kind"] == "service"}
OUTSIDE = {r["name"].lower() for r in reference("aliases.csv") if r["kind"] == "outside"}
POPULATION = {row["settlement"]: int(row["population"]) for row in reference("settlements.csv")}
HOLIDAYS = holidays.country_holidays("RU", years=range(2023, 2029))


def bare(name: str) -> str:
    name = " " + name.lower().replace("ё", "е").strip() + " "
    for kind in KINDS:
        name = name.replace(f" {kind} ", " ")
    return name.strip()


PLACES = {
    bare(r["name"]): (r["target"], UNKNOWN)
    for r in reference("aliases.csv")
    if r["kind"] == "settlement"
}
PLACES |= {bare(name): (name, UNKNOWN) for name in POPULATION}
PLACES |= {
    bare(r["locality"]): (r["settlement"], r["locality"]) for r in reference("localities.csv")
}


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


def place(texts: Iterable[str]) -> tuple[str, str, bool]:
    """Settlement, locality and whether it is another municipality, by the first text that says."""
    for text in texts:
        if bare(text) in PLACES:
            settlement, locality = PLACES[bare(text)]
            # «сп Леуши» is the settlement as a whole, «с. Леуши» or «Леуши» its main village.
            whole = text.split()[0] in ("г.п.", "с.п.", "сп")
            return settlement, UNKNOWN if whole else locality, False
        if bare(text) in OUTSIDE:
            return UNKNOWN, UNKNOWN, True
    return UNKNOWN, UNKNOWN, False


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


def subject(group: str, topic: str) -> dict[str, Any]:
    known = TOPICS.get((group, topic))
    if known is not None:
        mark = known["fast_track_candidate"] == "1"
        return {"block": known["block"], "topic_group": group, "topic": topic, "by_topic": mark}
    named = group if group in GROUPS else UNKNOWN
    return {"block": UNKNOWN, "topic_group": named, "topic": UNKNOWN, "by_topic": None}


def service(name: str) -> dict[str, Any]:
    block = SERVICES.get(name, "Вне блоков") if name else UNKNOWN
    return {"block": block, "topic_group": name or UNKNOWN, "topic": name or UNKNOWN}


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


def dimension(one: Message, name: str) -> Any:
    day: date = one["received_at"].date()
    if name == "day":
        return f"{day}"
    if name == "week":
        return f"{day - timedelta(days=day.weekday())}"
    if name == "month":
        return f"{day:%Y-%m}"
    return one[name]


def counts(
    messages: Iterable[Message],
    by: Sequence[str],
    first: date,
    last: date,
    as_of: date,
    source: str | None,
) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The rows of `counts` by their dimensions."""
    now = day_end(as_of)
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    hours: dict[tuple[Any, ...], list[float]] = {}
    for one in messages:
        received, answered, due = one["received_at"], one["answered_at"], one["due_at"]
        if (
            not first <= received.date() <= last
            or received > now
            or source not in (None, one["source"])
        ):
            continue
        key = tuple(dimension(one, name) for name in by)
        names = "messages excluded answered on_time late pending no_term".split()
        row = found.setdefault(key, dict.fromkeys(names, 0))
        row["messages"] += 1
        row["excluded"] += one["excluded"]
        if answered is not None and answered <= now:
            row["answered"] += 1
            row["on_time" if answered <= due else "late"] += 1
            hours.setdefault(key, []).append((answered - received).total_seconds() / 3600)
        else:
            row["late" if due < now else "pending"] += 1
    for key, row in found.items():
        row["median_hours"] = median(hours[key]) if key in hours else None
    return found


def indicator(
    number: int,
    messages: Iterable[Message],
    reports: Mapping[str, Sequence[Row]],
    first: date,
    last: date,
    as_of: date,
    by: str | None,
) -> dict[Any, list[int]]:
    """{group: [numerator, denominator, unknown]} of one indicator over the days first…last."""
    found: dict[Any, list[int]] = {}

    def add(group: Any, mark: bool | None) -> None:
        row = found.setdefault(group, [0, 0, 0])
        row[0] += mark is True
        row[1] += mark is not None
        row[2] += mark is None

    end = min(last, as_of)
    if number in (3, 4, 7):
        table = {3: "pages", 4: "decisions", 7: "hearings"}[number]
        for row in reports[table]:
            if number == 7 and row["Вид"] not in ("", "публичные слушания"):
                continue
            if first <= moment(row["Месяц" if number == 3 else "Дата"]).date() <= end:
                mark = yes_no(row["Норма выполнена" if number == 3 else "Через ПОС"])
                add(place([row["Территория"]])[0] if number == 4 and by else None, mark)
        return found
    for one in messages:
        answered = one["answered_at"]
        if answered is None or one["excluded"] or not first <= answered.date() <= end:
            continue
        if number == 5:
            mark = one["done_on"] is not None and one["done_on"] <= end
        else:
            mark = one[{1: "fast_track", 2: "auto_delivery", 6: "control_evidence"}[number]]
        add(one[by] if by else None, mark)
    return found


def rating_parts(
    messages: Iterable[Message], first: date, last: date, as_of: date, source: str | None
) -> list[dict[str, Any]]:
    """The counts that the rating is made of, a settlement a row."""
    now, found = day_end(as_of), dict[str, dict[str, Any]]()
    names = (
        "messages on_time late answered resolved_true resolved_known repeat_true repeat_known "
        "returned_true returned_known mark_sum mark_count"
    ).split()
    for one in messages:
        received, answered, due = one["received_at"], one["answered_at"], one["due_at"]
        if (
            not first <= received.date() <= last
            or received > now
            or source not in (None, one["source"])
        ):
            continue
        if one["excluded"]:
            continue
        row = found.setdefault(
            one["settlement"], {"settlement": one["settlement"], **dict.fromkeys(names, 0)}
        )
        row["messages"] += 1
        if answered is not None and answered <= now:
            row["answered"] += 1
            row["on_time" if answered <= due else "late"] += 1
            row["resolved_known"] += one["resolved"] is not None
            row["resolved_true"] += one["resolved"] is True
        elif due < now:
            row["late"] += 1
        for name in ("repeat", "returned"):
            row[f"{name}_known"] += one[name] is not None
            row[f"{name}_true"] += one[name] is True
        if one["mark"] is not None:
            row["mark_sum"] += one["mark"]
            row["mark_count"] += 1
    return list(found.values())
