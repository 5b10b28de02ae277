"""The same export written by another hand says the same: every cell in a notation drawn by chance."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Any

import pytest

from data.importing import reading
from data.importing.cells.normal import normal
from data.importing.persons.privacy import places_of
from data.importing.reading_values import Reading
from data.importing.tables.profile import shipped_profiles
from data.importing.tables.sheets import matched_sheet
from data.publishing.matching import Matcher
from data.seeds import shipped_directory
from tests.data import invented
from tests.data.exports import NOW, SALT, csv_file, rows_of

MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
WEEKDAYS = "пн вт ср чт пт сб вс".split()
LATIN = str.maketrans("аеорсхАВЕКМНОРСТХ", "aeopcxABEKMHOPCTX")
PLAIN = (
    "key", "received_at", "due_at", "first_reply_at", "answered_at", "fast_track", "auto_delivery",
    "control_evidence", "resolved", "returned", "repeat", "mark",
)  # fmt: skip
Hand = Callable[[Random, str], str]


def a_date(chance: Random, said: str) -> str:
    if not said:
        return chance.choice(("", "—", "н/д", "нет данных", "NaT"))
    try:
        moment = datetime.strptime(said[:10], "%d.%m.%Y")
    except ValueError:
        return said
    month = MONTHS[moment.month - 1]
    day = chance.choice((
        f"{moment:%d.%m.%Y}", f"{moment.day}.{moment.month}.{moment:%y}", f"{moment:%Y-%m-%d}",
        f"{moment:%d-%m-%Y}", f"{moment.day} {month} {moment.year}", f"{moment:%d.%m.%Y} г.",
        f"«{moment:%d}» {month.upper()} {moment.year} года", f"{moment.day} {month[:3]}. {moment.year}",
        f"{WEEKDAYS[moment.weekday()]}, {moment:%d.%m.%Y}", f"\u200e{moment:%d.%m.%Y}\u00a0",
    ))  # fmt: skip
    if len(said) == 10:
        return day
    hour, minute = int(said[11:13]), said[14:16]
    clock = chance.choice((
        f" {hour}:{minute}", f" {hour:02d}:{minute}:00", f" в {hour}-{minute}", f", {hour}.{minute}",
        f" {hour} ч {int(minute)} мин",
    ))  # fmt: skip
    return day.rstrip() + clock


def a_time(chance: Random, said: str) -> str:
    if not said:
        return chance.choice(("", "—"))
    hour, minute = said.split(":")
    return chance.choice((said, f"{int(hour)}-{minute}", f"{int(hour)}.{minute}", f"{said}:00", f"{hour} ч {minute} мин"))  # fmt: skip


def a_flag(chance: Random, said: str) -> str:
    return chance.choice({
        "да": ("Да", "ДА.", "да ", "yes", "true", "1", "дa"),
        "нет": ("Нет", "НЕТ.", "no", "FALSE", "0", " нет"),
        "": ("", "—", "н/д"),
    }[said])  # fmt: skip


def a_word(chance: Random, said: str) -> str:
    if not said:
        return chance.choice(("", "—", "нет данных", "\u200b"))
    return chance.choice((
        said, said.upper(), said.lower() + ".", said.replace(" ", "\u00a0 "), said.translate(LATIN),
        said.replace("е", "ё", 1) if "е" in said else said, f" {said}\u200b",
    ))  # fmt: skip


def a_place(chance: Random, said: str) -> str:
    bare = re.sub(r"^(пгт|п\.|с\.|г\.) ", "", said)
    kind = said.split()[0] if bare != said else ""
    moved = f"{bare} ({kind})" if kind else said
    return chance.choice(
        (said, said.upper(), moved, said.translate(LATIN), said.replace(" ", "\u00a0"))
    )


def a_number(chance: Random, said: str) -> str:
    if not said:
        return chance.choice(("", "б/н", "—"))
    forms = [said, f"'{said}", f" {said}\u200b", f"{said}."]
    return chance.choice([*forms, f"{said}.0"] if said.isdigit() else forms)


def a_mark(chance: Random, said: str) -> str:
    return chance.choice((said, f"{said},0", f"{said} из 5")) if said else chance.choice(("", "-"))


HANDS: Mapping[str, Hand] = {
    **dict.fromkeys(("Номер инцидента", "Номер сообщения", "№ п/п", "Рег. №", "№ мероприятия"), a_number),
    **dict.fromkeys(("Дата создания", "Дата окончания", "Дата подачи", "Дата ответа", "Срок",
                     "Плановая дата ответа", "Дата", "Дата регистрации", "Месяц",
                     "Период с", "Период по", "Дата исполнения"), a_date),
    **dict.fromkeys(("Время", "Время завершения"), a_time),
    **dict.fromkeys(("Автоматическая маршрутизация", "Ускоренное", "Переподготовка", "Скрыто",
                     "Повторное", "Норма выполнена", "Через ПОС"), a_flag),
    **dict.fromkeys(("Итог", "Статус", "Тип инцидента", "Результат", "Группа тем", "Тема",
                     "Категория", "Подкатегория", "Служба", "Тематика", "Средство контроля"), a_word),
    **dict.fromkeys(("Муниципалитет", "Населенный пункт"), a_place),
    "Оценка": a_mark,
}  # fmt: skip


def disguised(chance: Random, row: Mapping[str, str]) -> list[str]:
    return [HANDS.get(name, lambda _, said: said)(chance, said) for name, said in row.items()]


def read(tmp_path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Reading:
    path = csv_file(tmp_path / "export.csv", [header, *rows], delimiter=";")
    sheet, match = matched_sheet(path, shipped_profiles())
    return reading.read(path, sheet, match, NOW, SALT, places_of(shipped_directory()))


def sense(said: Reading, matcher: Matcher) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for row in rows_of(said):
        place = matcher.place(row["place"])
        subject = matcher.subject(row["topic_group"], row["topic"], row["service"])
        found.append({
            **{name: row[name] for name in PLAIN},
            "executor": normal(row["executor"] or ""),
            "excluded": normal(row["excluded_reason"] or ""),
            "place": (place.settlement, place.locality, place.outside, normal(place.unknown or "")),
            "subject": (subject.block, normal(subject.topic), subject.fast_track),
        })  # fmt: skip
    return found


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(shipped_directory())


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    "source", [invented.incidents, invented.platform, invented.dispatch, invented.appeals]
)
def test_another_hand_says_the_same(tmp_path, matcher, source, seed) -> None:
    chance = Random(seed)
    rows = source(chance, 300)
    header = list(rows[0])
    plain = read(tmp_path, header, [list(row.values()) for row in rows])
    other = read(tmp_path, header, [disguised(chance, row) for row in rows])
    assert [(r.row, r.column) for r in other.refusals] == [
        (r.row, r.column) for r in plain.refusals
    ]
    told, retold = sense(plain, matcher), sense(other, matcher)
    assert len(told) > 200
    for one, two in zip(told, retold, strict=True):
        assert one == two


@pytest.mark.parametrize("table", ["pages", "decisions", "hearings", "measures"])
def test_another_hand_says_the_same_in_reports(tmp_path, table) -> None:
    chance = Random(3)
    rows = invented.reports(chance)[table]
    header = list(rows[0])
    plain = read(tmp_path, header, [list(row.values()) for row in rows])
    other = read(tmp_path, header, [disguised(chance, row) for row in rows])
    assert (plain.refusals, other.refusals) == ((), ())
    assert len(rows_of(plain)) == len(rows)
    for one, two in zip(rows_of(plain), rows_of(other), strict=True):
        for name in one.keys() - {"row_hash"}:
            said, again = one[name], two[name]
            if isinstance(said, str) and isinstance(again, str):
                said, again = normal(said), normal(again)
            assert said == again, name
