"""A small district drawn by chance: rows of a ПОС export, and a home that has imported them."""

import csv
import random
from datetime import date, datetime, time, timedelta
from pathlib import Path

from access.rights import DEMO_ACTOR
from data.home import Home, home_at
from data.importing.importer import Job, import_files
from tests.data import invented
from tests.data.exports import csv_file

NOW = datetime(2026, 11, 12, 9, 30)
FIRST, LAST = date(2024, 1, 1), date(2026, 10, 20)
# place in the file → settlement in the directory
PLACES = {
    "пгт Мортка": "Мортка",
    "с. Леуши": "Леуши",
    "п. Шугур": "Шугур",
    "пгт Междуреченский": "Междуреченский",
    "": "не определено",
}
# category, topic in the file → block in the directory
TOPICS = {
    ("Благоустройство", "Ямы во дворах"): "ЖКХ",
    ("Благоустройство", "Борщевик Сосновского"): "ЖКХ",
    ("Мусор/Свалки/ТКО", "Уборка/Вывоз мусора"): "ТКО",
    ("Чего-то нет", "Незнакомая тема"): "не определено",
}


def drawn_rows(seed: int, count: int) -> list[dict[str, str]]:
    """Return rows of a ПОС export: dates in three years, open, late, repeated, marked, hidden."""
    chance = random.Random(seed)
    rows = []
    for number in range(1, count + 1):
        received = datetime.combine(
            FIRST + timedelta(days=int((LAST - FIRST).days * chance.random() ** 0.7)),
            time(chance.randrange(24), chance.randrange(60)),
        )
        due = received.date() + timedelta(days=chance.choice((10, 30)))
        answered = received + timedelta(hours=chance.expovariate(1 / 400))
        is_open = answered > datetime.combine(LAST, time(23)) or chance.random() < 0.1
        place = chance.choices(list(PLACES), (8, 4, 1, 12, 2))[0]
        category, topic = chance.choices(list(TOPICS), (6, 3, 4, 1))[0]
        rows.append(
            {
                "Номер сообщения": f"П-{number}",
                "Дата подачи": f"{received:%d.%m.%Y %H:%M}",
                "Категория": category,
                "Подкатегория": topic,
                "Муниципалитет": place,
                "Статус": "В работе" if is_open else chance.choice(("Решено", "Разъяснено")),
                "Плановая дата ответа": f"{due:%d.%m.%Y}",
                "Дата ответа": "" if is_open else f"{answered:%d.%m.%Y %H:%M}",
                "Оценка": chance.choice(("", "", "1", "3", "5")) if not is_open else "",
                "Переподготовка": chance.choice(("да", "нет", "")),
                "Скрыто": "да" if chance.random() < 0.05 else "нет",
            }
        )
    return rows


def home_of(folder: Path, rows: list[dict[str, str]]) -> Home:
    """Return a home in ``folder`` that has imported the rows."""
    home = home_at(folder / "home")
    path = folder / "pos.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return imported(home, path)


def home_of_everything(folder: Path) -> Home:
    """Return a home in ``folder`` with every source and every report, drawn by chance."""
    chance = random.Random(1229)
    sources = (invented.incidents, invented.platform, invented.dispatch, invented.appeals)
    files = [make(chance, 160) for make in sources] + list(invented.reports(chance).values())
    home = home_at(folder / "home")
    paths = [
        csv_file(folder / f"{number}.csv", invented.as_rows(rows))
        for number, rows in enumerate(files)
    ]
    return imported(home, *paths)


def imported(home: Home, *paths: Path) -> Home:
    """Import files into the home, with one publishing; fails when one is refused."""
    jobs = [Job(path, path.name) for path in paths]
    for said in import_files(home, jobs, DEMO_ACTOR, NOW, lambda *_: None):
        assert said["status"] == "imported", said["reason"]
    return home
