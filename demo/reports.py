"""Monthly reports gathered by year: official pages, decisions with residents, hearings."""

from calendar import monthrange
from datetime import date
from random import Random

from demo.district import LAST_DAY, District
from demo.naming import DISTRICT, official_locality, written_locality
from demo.people import STREETS
from demo.seasons import is_office_day
from demo.sheets import MONTH_WORDS, Cell, Row, Sheet, with_blanks

PAGES = (
    "Месяц", "Получатель", "Страница", "Категория", "Постов за месяц", "Норма постов",
    "Ответов в срок", "Норма выполнена",
)  # fmt: skip
DECISIONS = (
    "Дата", "Предмет решения", "Территория", "Форма участия жителей", "Через ПОС", "Реализовано",
)  # fmt: skip
HEARINGS = (
    "Дата", "Предмет слушаний", "Вид", "Проект акта", "Через ПОС", "Ссылка на событие в ПОС",
    "Участников", "Итоговый документ",
)  # fmt: skip

PAGES_MET = {2024: 0.880, 2025: 0.905, 2026: 0.925}
# Decisions that went past the platform in the year; hearings held on it, as a share.
DECISIONS_PAST = {2024: 3, 2025: 0, 2026: 1}
HEARINGS_VIA = {2024: 0.62, 2025: 0.72, 2026: 0.82}
DEPARTMENTS = (
    "Управление образования", "Управление культуры", "Отдел дорожного хозяйства",
    "Управление жилищно-коммунального хозяйства", "Отдел социальной защиты",
    "Отдел физической культуры и спорта", "Управление архитектуры и строительства",
    "Единая дежурно-диспетчерская служба",
)  # fmt: skip
KINDERGARTENS = ("Берёзка", "Капелька", "Лучик", "Огонёк", "Родничок", "Рябинка", "Тополёк")
DECISION_SUBJECTS = (
    "Выбор территории благоустройства", "Место для детской площадки", "Очерёдность ремонта дорог",
    "Название нового сквера", "Размещение контейнерной площадки", "График работы автобуса",
    "Режим освещения улиц", "Участие в отборе инициативных проектов", "Тема праздника посёлка",
)  # fmt: skip
FORMS = ("голосование", "опрос", "обсуждение")
HEARING_SUBJECTS = (
    "Проект бюджета поселения", "Отчёт об исполнении бюджета поселения",
    "Изменения в устав поселения", "Изменения в генеральный план",
    "Изменения в правила землепользования и застройки", "Проект межевания территории",
    "Условно разрешённый вид использования участка", "Схема теплоснабжения",
)  # fmt: skip
OPEN_KINDS = ("публичные слушания", "общественные обсуждения")


def pages(district: District, year: int, rng: Random, stem: str) -> Sheet:
    """One row for each recipient and month; a few recipients have sent nothing."""
    keepers = recipients(district)
    rows: list[Row] = []
    for month in _months(year):
        for number, (recipient, category) in enumerate(keepers, start=1):
            norm = page_norm(category)
            met = rng.random() < PAGES_MET[year]
            silent = rng.random() < 0.012
            posts = norm + rng.randint(0, 14) if met else rng.randint(0, norm - 1)
            rows.append(
                {
                    "Месяц": _written_month(year, month),
                    "Получатель": recipient,
                    "Страница": page_address(number),
                    "Категория": category,
                    "Постов за месяц": None if silent else posts,
                    "Норма постов": norm,
                    "Ответов в срок": None if silent else rng.randint(0, 9),
                    "Норма выполнена": "" if silent else "да" if met else "нет",
                }
            )
    total: Row = {"Месяц": "Итого", "Получатель": f"получателей: {len(keepers)}"}
    title = ("Официальные страницы", f"Отчёт о ведении, {year} год", "Кондинский район")
    return Sheet(stem, PAGES, [*with_blanks(rows, every=len(keepers)), total], title, "Отчёт")


def decisions(district: District, year: int, rng: Random, stem: str) -> Sheet:
    """Four to eight decisions a month; the few of the year that went past the platform."""
    days = [day for month in _months(year) for day in _some_days(rng, year, month, 4, 8)]
    via = _flags(rng, len(days), len(days) - DECISIONS_PAST[year])
    rows: list[Row] = []
    for day, is_via in zip(days, via, strict=True):
        place = rng.choice(district.localities[rng.choice(list(district.population))])
        rows.append(
            {
                "Дата": f"{day:%d.%m.%Y}" if year == 2024 else day,
                "Предмет решения": f"{rng.choice(DECISION_SUBJECTS)}, {official_locality(place)}",
                "Территория": DISTRICT if rng.random() < 0.12 else written_locality(place, rng),
                "Форма участия жителей": rng.choice(FORMS),
                "Через ПОС": "да" if is_via else "нет",
                "Реализовано": "да" if rng.random() < 0.7 else "в работе",
            }
        )
    rows.append({"Дата": "Итого", "Предмет решения": str(len(days))})
    title = ("Кондинский район", f"Решения, принятые с участием жителей, {year} год")
    return Sheet(stem, DECISIONS, rows, title, "Решения")


def hearings(district: District, year: int, rng: Random, stem: str) -> Sheet:
    """One to four hearings a month, three of four of them public hearings proper."""
    days = [day for month in _months(year) for day in _some_days(rng, year, month, 2, 4)]
    kinds = [OPEN_KINDS[rng.random() < 0.22] for _ in days]
    proper = kinds.count(OPEN_KINDS[0])
    via = iter(_flags(rng, proper, round(proper * HEARINGS_VIA[year])))
    rows: list[Row] = []
    for number, (day, kind) in enumerate(zip(days, kinds, strict=True), start=1):
        is_via = next(via) if kind == OPEN_KINDS[0] else rng.random() < 0.9
        settlement = rng.choice(list(district.population))
        subject = rng.choice(HEARING_SUBJECTS)
        where = f", ул. {rng.choice(STREETS)}" if "участка" in subject else ""
        link = f"https://pos.example/events/{year}{number:03d}" if is_via else ""
        rows.append(
            {
                "Дата": day,
                "Предмет слушаний": f"{subject}, {settlement}{where}",
                "Вид": kind,
                "Проект акта": f"проект решения № {number}",
                "Через ПОС": "да" if is_via else "нет",
                "Ссылка на событие в ПОС": link,
                "Участников": rng.randint(4, 90),
                "Итоговый документ": f"заключение № {number} от {day:%d.%m.%Y}",
            }
        )
    title = (f"Публичные слушания и общественные обсуждения, {year} год",)
    return Sheet(stem, HEARINGS, with_blanks(rows, every=15), title, "Слушания")


def page_address(number: int) -> str:
    """The page of the recipient of this number, from 1."""
    return f"https://set.example/kr_{number:03d}"


def page_norm(category: str) -> int:
    """Posts a month that a recipient of the category owes."""
    return 20 if "поселения" in category else 12


def recipients(district: District) -> list[tuple[str, str]]:
    """Everybody who keeps an official page, with the category, in the order of the report."""
    names = list(district.population)
    found = [
        (f"Администрация {district.kinds[name]} {name}", "администрация поселения")
        for name in names
    ]
    found += [(name, "орган администрации района") for name in DEPARTMENTS]
    homes = [official_locality(district.localities[name][0]) for name in names]
    found += [(f"Школа {home}", "школа") for home in homes]
    found += [
        (f"Детский сад «{name}» {home}", "детский сад")
        for name, home in zip(KINDERGARTENS, homes, strict=False)
    ]
    found.append(("Районная больница", "медицина"))
    return found + [(f"Дом культуры {home}", "культура") for home in homes[:9]]


def _months(year: int) -> range:
    return range(1, (LAST_DAY.month if year == LAST_DAY.year else 12) + 1)


def _some_days(rng: Random, year: int, month: int, least: int, most: int) -> list[date]:
    month_days = (date(year, month, n) for n in range(1, monthrange(year, month)[1] + 1))
    open_days = [day for day in month_days if is_office_day(day)]
    return sorted(rng.sample(open_days, rng.randint(least, most)))


def _written_month(year: int, month: int) -> Cell:
    """A native date in the first year, words in the second, «2026-01» in the third."""
    if year == 2024:
        return date(year, month, 1)
    return f"{MONTH_WORDS[month - 1]} {year}" if year == 2025 else f"{year}-{month:02d}"


def _flags(rng: Random, count: int, true: int) -> list[bool]:
    flags = [True] * true + [False] * (count - true)
    rng.shuffle(flags)
    return flags
