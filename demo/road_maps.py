"""Road maps of the invented district: measures by topic, settlement and two months."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from demo.district import EXPORTED_AT, District
from demo.executors import department
from demo.naming import DISTRICT
from demo.sheets import Row, Sheet, with_blanks

COLUMNS = (
    "№ мероприятия", "Дорожная карта", "Мероприятие", "Тема", "Поселение", "Период с",
    "Период по", "Исполнитель", "Статус", "Дата исполнения",
)  # fmt: skip
GROUPS = (
    "Благоустройство", "ЖКХ", "Дороги", "Мусор/Свалки/ТКО", "Электроснабжение",
    "Здравоохранение/Медицина", "Образование", "Общественный транспорт", "Связь и телевидение",
    "Социальное обслуживание и защита", "Газ и топливо",
)  # fmt: skip
# How often a measure is carried out at all.
DONE = {2024: 0.87, 2025: 0.93, 2026: 0.97}
TOPICS_A_MAP = 2
WORKS = (
    "Обследование и устранение замечаний по теме «{0}»",
    "Внеочередные работы по теме «{0}»",
    "Проверка подрядчика и приёмка работ: {0}",
)
EMERGENCIES = {
    2025: ("Куминский", "Подтопление территории", date(2025, 5, 12), date(2025, 6, 30)),
    2026: (
        "Мортка",
        "Ненадлежащее качество или отсутствие отопления",
        date(2026, 1, 14),
        date(2026, 2, 28),
    ),
}


def sheet(district: District, year: int, rng: Random, stem: str) -> Sheet:
    """The measures of a year's road maps as known on the day of the export."""
    rows = [
        row
        for number, group in enumerate(GROUPS, start=1)
        for row in _map(district, year, number, group, rng)
    ]
    if year in EMERGENCIES:
        rows += _emergency(year, len(GROUPS) + 1, rng)
    title = ("Кондинский район", f"Мероприятия дорожных карт, {year} год")
    return Sheet(stem, COLUMNS, with_blanks(rows, every=60), title, "Мероприятия")


def _map(district: District, year: int, number: int, group: str, rng: Random) -> Iterator[Row]:
    """One road map: a measure of the group every two months, and some for its frequent topics."""
    topics = [topic for topic in district.topics if topic.group == group]
    block = topics[0].block
    frequent = [topic.name for topic in topics if topic.fast] or [topic.name for topic in topics]
    place = 0
    for month in range(1, 12, 2):
        first, last = date(year, month, 1), date(year, month + 1, monthrange(year, month + 1)[1])
        chosen = rng.sample(frequent[:5], min(TOPICS_A_MAP, len(frequent[:5])))
        wanted = [(group, rng.choice(("", "", DISTRICT)))]
        wanted += [(name, rng.choice(["", *district.population])) for name in chosen]
        for theme, settlement in wanted:
            place += 1
            yield _measure(
                rng, f"{number}.{place}", f"ДК-{year}-{number:02d}", theme, settlement,
                first, last, department(block),
            )  # fmt: skip


def _emergency(year: int, number: int, rng: Random) -> Iterator[Row]:
    settlement, theme, first, last = EMERGENCIES[year]
    for place in (1, 2, 3):
        yield _measure(
            rng, f"{number}.{place}", f"ДК-{year}-{number:02d}", theme, settlement,
            first, last, f"Администрация г.п. {settlement}",
        )  # fmt: skip


def _measure(
    rng: Random, number: str, road_map: str, theme: str, settlement: str,
    first: date, last: date, executor: str,
) -> Row:  # fmt: skip
    length = (last - first).days
    done_on = first + timedelta(round(length * rng.uniform(0.2, 1.05)))
    exported = EXPORTED_AT.date()
    done = rng.random() < DONE[first.year] and done_on <= exported
    return {
        "№ мероприятия": number,
        "Дорожная карта": road_map,
        "Мероприятие": rng.choice(WORKS).format(theme),
        "Тема": theme,
        "Поселение": settlement,
        "Период с": first,
        "Период по": last,
        "Исполнитель": executor,
        "Статус": "исполнено" if done else "просрочено" if last < exported else "в работе",
        "Дата исполнения": done_on if done else None,
    }
