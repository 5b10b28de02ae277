"""Exports drawn by chance: every source and report, with what real ones do wrong."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

FIRST, LAST = date(2025, 10, 1), date(2026, 3, 18)

PLACES = (
    "пгт Мортка", "Мортка", "п. Ямки", "г.п. Междуреченский", "Междуреченск", "Кондинское",
    "пгт Кондинское", "сп Леуши", "с. Болчары", "Шугур", "Урай", "г. Урай", "Неведомка",
    "Кондинский район", "Кондинский район, другое", "",
)  # fmt: skip
SUBJECTS = (
    ("Благоустройство", "Ямы во дворах"),
    ("Благоустройство", "Борщевик Сосновского"),
    ("Благоустройство", "Неведомая тема"),
    ("Здравоохранение/Медицина", "Диспансеризация"),
    ("Здравоохранение/Медицина", "Просьбы о лечении"),
    ("Общественный транспорт", "Содержание остановок"),
    ("Неведомая группа", "Борьба"),
)
SERVICES = ("Водоканал", "Электросети", "Скорая помощь", "Пожарная часть", "")
MEASURES = ("Засыпка ям", "Покос борщевика")


def day_of(chance: Random) -> date:
    return FIRST + timedelta(days=chance.randrange((LAST - FIRST).days + 1))


def written(moment: datetime, with_time: bool = True) -> str:
    return f"{moment:%d.%m.%Y %H:%M}" if with_time else f"{moment:%d.%m.%Y}"


def received_and_answered(chance: Random, with_time: bool = True) -> tuple[str, str]:
    """A receipt and an answer, at times none, unreadable or before the receipt."""
    received = datetime.combine(day_of(chance), datetime.min.time())
    if with_time:
        received += timedelta(minutes=chance.randrange(24 * 60))
    answered = received + timedelta(hours=chance.choice((1, 20, 24, 25, 100, 240, 400, 800, 1000)))
    said = chance.choices(
        (written(answered, with_time), "", "31.02.2026", written(received - timedelta(days=2))),
        (14, 5, 1, 1),
    )[0]
    return written(received, with_time), said


def incidents(chance: Random, n: int, first: int = 1) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for number in range(first, first + n):
        received, answered = received_and_answered(chance)
        group, topic = chance.choice(SUBJECTS)
        rows.append({
            "Номер инцидента": str(number) if chance.random() > 0.02 else "",
            "Дата создания": received,
            "Дата окончания": answered,
            "Группа тем": group,
            "Тема": topic,
            "Муниципалитет": chance.choice(PLACES),
            "Населенный пункт": chance.choice(PLACES),
            "Исполнитель": chance.choice(("УЖКХ", "Дорожник", "")),
            "Тип инцидента": chance.choice(("Решаемый", "Решаемый", "Не решаемый", "")),
            "Итог": chance.choice(("Решено", "Решено", "Разъяснено", "Не решено", "Отложено", "")),
            "Автоматическая маршрутизация": chance.choice(("да", "нет", "")),
            "Средство контроля": chance.choice(("фото", "ГЛОНАСС", "нет", "")),
        })  # fmt: skip
    return rows


def platform(chance: Random, n: int, first: int = 1) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for number in range(first, first + n):
        received, answered = received_and_answered(chance)
        group, topic = chance.choice(SUBJECTS)
        due = datetime.combine(day_of(chance), datetime.min.time())
        rows.append({
            "Номер сообщения": str(number),
            "Дата подачи": received,
            "Категория": group,
            "Подкатегория": topic,
            "Статус": chance.choice(("Решено", "Дан ответ", "В работе", "Отозвано", "Спам", "Дубль", "Перенаправлено в другой район", "")),
            "Муниципалитет": chance.choice(PLACES),
            "Адрес": chance.choice(PLACES).replace(", другое", "") + ", ул. Титова",
            "Исполнитель": chance.choice(("УЖКХ", "Дорожник", "")),
            "Скрыто": chance.choice(("да", "нет", "нет", "нет", "")),
            "Ускоренное": chance.choice(("да", "нет", "")),
            "Плановая дата ответа": chance.choice((written(due), written(due, False), "", "")),
            "Дата ответа": answered,
            "Оценка": chance.choice(("1", "4", "5", "", "", "7")),
            "Переподготовка": chance.choice(("да", "нет", "")),
            "Мероприятие дорожной карты": chance.choice((*MEASURES, "", "Неведомое")),
        })  # fmt: skip
    return rows


def dispatch(chance: Random, n: int, first: int = 1) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for number in range(first, first + n):
        clock = f"{chance.randrange(24):02d}:{chance.randrange(60):02d}"
        done = f"{chance.randrange(24):02d}:{chance.randrange(60):02d}"
        rows.append({
            # The same numbers come again in the next year.
            "№ п/п": str(1 + number % 50),
            "Дата": f"{day_of(chance):%d.%m.%Y}",
            "Время": chance.choices((clock, "24:00"), (30, 1))[0],
            "Адрес/НП": chance.choice(PLACES).replace(", другое", "") + ", ул. Титова",
            "Содержание": "течь",
            "Служба": chance.choice(SERVICES),
            "Время завершения": chance.choice((done, done, clock, "")),
        })  # fmt: skip
    return rows


def appeals(chance: Random, n: int, first: int = 1) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for number in range(first, first + n):
        received, answered = received_and_answered(chance, with_time=False)
        due = datetime.combine(day_of(chance), datetime.min.time())
        rows.append({
            "Рег. №": f"П-{number}",
            "Дата регистрации": received,
            "Адрес": chance.choice(PLACES).replace(", другое", "") + ", ул. Титова",
            "Вид": chance.choice(("письменное", "виртуальная приёмная")),
            "Вопрос": chance.choice(("о дороге", "1. о воде 2. о газе")),
            "Тематика": chance.choice((*SERVICES, "Жилищно-коммунальная сфера")),
            "Исполнитель": chance.choice(("Аппарат", "")),
            "Срок": chance.choice((written(due, False), "")),
            "Дата ответа": answered,
            "Результат": chance.choice(("поддержано", "не поддержано", "разъяснено", "направлено по компетенции", "оставлено без ответа", "")),
            "Повторное": chance.choice(("да", "нет", "")),
        })  # fmt: skip
    return rows


def reports(chance: Random) -> dict[str, list[dict[str, str]]]:
    """The four reports: pages, decisions, hearings, measures."""
    flags = ("да", "да", "нет", "")
    months = [date(2025, 10 + i, 1) for i in range(3)] + [date(2026, 1 + i, 1) for i in range(3)]
    pages = [
        {
            "Месяц": f"{month:%d.%m.%Y}",
            "Получатель": f"Получатель {i}",
            "Норма выполнена": chance.choice(flags),
        }
        for month in months
        for i in range(8)
    ]
    decisions = [
        {
            "Дата": f"{day_of(chance):%d.%m.%Y}",
            "Предмет решения": f"Решение {i}",
            "Территория": chance.choice(PLACES),
            "Через ПОС": chance.choice(flags),
        }
        for i in range(60)
    ]
    hearings = [
        {
            "Дата": f"{day_of(chance):%d.%m.%Y}",
            "Предмет слушаний": f"Слушания {i}",
            "Вид": chance.choice(("публичные слушания", "общественные обсуждения", "")),
            "Через ПОС": chance.choice(flags),
        }
        for i in range(40)
    ]
    topics = [topic for _, topic in SUBJECTS] + ["Благоустройство", "Здравоохранение/Медицина"]
    measures: list[dict[str, str]] = []
    for i in range(30):
        first, done = day_of(chance), day_of(chance)
        measures.append({
            "№ мероприятия": str(i),
            "Дорожная карта": "Карта 1",
            "Мероприятие": MEASURES[i] if i < len(MEASURES) else f"Мера {i}",
            "Тема": chance.choice(topics) if i >= len(MEASURES) else "Неведомая",
            "Поселение": chance.choice(("Мортка", "г.п. Междуреченский", "Кондинский район", "", "Леуши", "Урай")),
            "Период с": f"{first:%d.%m.%Y}",
            "Период по": f"{first + timedelta(days=chance.randrange(5, 60)):%d.%m.%Y}",
            "Статус": chance.choice(("исполнено", "Исполнено", "в работе")) if i >= len(MEASURES) else "исполнено",
            "Дата исполнения": chance.choice((f"{done:%d.%m.%Y}", f"{done:%d.%m.%Y}", "")) if i >= len(MEASURES) else "10.02.2026",
        })  # fmt: skip
    return {"pages": pages, "decisions": decisions, "hearings": hearings, "measures": measures}


def as_rows(dicts: list[dict[str, str]]) -> list[list[Any]]:
    """Return a header and rows, in an order of columns of their own."""
    header = list(dicts[0])
    return [header, *([row[name] for name in header] for row in dicts)]
