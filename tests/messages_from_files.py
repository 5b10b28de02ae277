"""The messages of a district read straight from its export files, with pandas and by the rules.

A second opinion on the way from a file to a message: nothing of the product is called, only the
directories of the district are read. It knows the spellings that the demonstration holds.
"""

import csv
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import holidays
import pandas as pd

REFERENCE = Path(__file__).parents[1] / "data" / "reference"

UNKNOWN = "не определено"

DISTRICT = "кондинский район"

END = timedelta(hours=23, minutes=59, seconds=59)

KINDS = set("пгт гп сп г с п д село поселок деревня город городское сельское поселение".split())

MONTHS = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()

FORMATS = (
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f",
    "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y",
)  # fmt: skip

EVIDENCE = {"фото": True, "видео": True, "глонасс": True, "камера": True, "нет": False}

YES_NO = {"да": True, "нет": False}

SET_ASIDE = {
    "ИМ": {"не решаемый"},
    "ПОС": {"отозвано", "спам", "дубль", "перенаправлено"},
    "59-ФЗ": {"направлено по компетенции", "оставлено без ответа"},
}

OPEN = {"", "не решено", "отложено"}


def messages(files: Iterable[Path], today: datetime) -> pd.DataFrame:
    """Return one row a message: source, id, moments, settlement, marks, topic and exclusion."""
    taken = [
        row
        for path in files
        if (source := path.stem.split("_")[1]) in ("ИМ", "ПОС", "ЕДДС", "59-ФЗ")
        for cells in rows_of(path)
        if (row := _message(source, cells, today)) is not None
    ]
    return pd.DataFrame(taken).drop_duplicates(["source", "id"], keep="last")


def report(files: Iterable[Path], kind: str) -> pd.DataFrame:
    """Return the rows of all the reports whose names hold ``kind``, as texts."""
    return pd.DataFrame([row for path in files if kind in path.stem for row in rows_of(path)])


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return rows below the header as {simple header: text}, without blank rows and totals."""
    if path.suffix == ".csv":
        table = pd.read_csv(path, sep=";", encoding="cp1251", header=None, dtype=str)
    else:
        table = pd.read_excel(path, header=None, dtype=str, engine="openpyxl")
    lines = [[str(cell).strip() for cell in line] for line in table.fillna("").to_numpy()]
    top = next(i for i, line in enumerate(lines) if sum(cell != "" for cell in line) >= 5)
    headers = [simple(cell) for cell in lines[top]]
    return [
        dict(zip(headers, line))
        for line in lines[top + 1 :]
        if any(line) and not next(filter(None, line)).startswith("Итого")
    ]


def _message(source: str, cells: dict[str, str], today: datetime) -> dict[str, object] | None:
    """Return a message, None for a row to refuse."""
    read = {"ИМ": _im, "ПОС": _pos, "ЕДДС": _edds, "59-ФЗ": _fz59}[source]
    try:
        row = read(cells)
    except ValueError:  # a date that does not exist
        return None
    received, answered = row["received"], row["answered"]
    if not row["id"] or received is None or received > today + END:
        return None
    if answered is not None and answered < received:
        return None
    settlement, outside = place(row.pop("places"))
    marks = {
        "delivered": YES_NO.get(_first(cells, "автоматическая маршрутизация")),
        "evidence": EVIDENCE.get(_first(cells, "средство контроля").lower()),
    }
    ended = row.pop("ended") in SET_ASIDE.get(source, set())
    row |= {"source": source, "settlement": settlement, "excluded": outside or ended}
    return row | marks


def _im(cells: dict[str, str]) -> dict[str, object]:
    received = moment(cells["дата создания"])
    answered = moment(_first(cells, "дата окончания", "дата закрытия", "датазакрытия"))
    topic = (cells["группа тем"], cells["тема"])
    return {
        "id": cells["номер инцидента"],
        "received": received,
        "answered": None if simple(cells["итог"]) in OPEN else answered,
        "due": received and _working_days_after(received, 7),
        "fast": FAST.get(topic),
        "group": topic[0],
        "topic": topic[1],
        "places": (cells["населенный пункт"], cells["муниципалитет"]),
        "ended": simple(cells["тип инцидента"]),
    }


def _pos(cells: dict[str, str]) -> dict[str, object]:
    hidden = cells["скрыто"] == "да"
    return {
        "id": cells["номер сообщения"],
        "received": moment(cells["дата подачи"]),
        "answered": moment(cells["дата ответа"]),
        "due": end_of_day(cells["плановая дата ответа"]),
        "fast": YES_NO.get(_first(cells, "ускоренное", "ускоренное (да/нет)")),
        "group": cells["категория"],
        "topic": cells["подкатегория"],
        "places": (cells["муниципалитет"], cells["адрес"]),
        "ended": "спам" if hidden else simple(cells["статус"]),
    }


def _edds(cells: dict[str, str]) -> dict[str, object]:
    received = moment(f"{cells['дата']} {cells['время']}")
    answered = None
    if received and cells["время завершения"]:
        answered = moment(f"{cells['дата']} {cells['время завершения']}")
        answered += timedelta(days=answered < received)
    return {
        "id": cells["№ п/п"] and f"{received:%Y}-{cells['№ п/п']}",
        "received": received,
        "answered": answered,
        "due": received and received + timedelta(hours=24),
        "fast": None,
        "group": "",
        "topic": "",
        "places": (cells["адрес/нп"],),
        "ended": "",
    }


def _fz59(cells: dict[str, str]) -> dict[str, object]:
    return {
        "id": cells["рег. №"],
        "received": moment(cells["дата регистрации"]),
        "answered": moment(cells["дата ответа"]),
        "due": end_of_day(cells["срок"]),
        "fast": None,
        "group": "",
        "topic": "",
        "places": (cells["адрес"],),
        "ended": cells["результат"],
    }


def place(texts: Iterable[str]) -> tuple[str, bool]:
    """Return the settlement and whether the place lies outside the district."""
    for part in (part for text in texts for part in text.split(",")):
        words = simple(part).replace(".", "").replace("/", " ").split()
        name = " ".join(word for word in words if word not in KINDS)
        if name in PLACES:
            return PLACES[name], False
        if name in OUTSIDE:
            return UNKNOWN, True
    return UNKNOWN, False


def _working_days_after(moment: datetime, count: int) -> datetime:
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    while count:
        day += timedelta(days=1)
        count -= CALENDAR.is_working_day(day)
    return day + END


def end_of_day(text: str) -> datetime | None:
    day = moment(text)
    return day and day + END


def month_start(text: str) -> datetime:
    word, _, year = text.partition(" ")
    if word in MONTHS:
        return datetime(int(year), MONTHS.index(word) + 1, 1)
    return datetime.strptime(text[:7], "%Y-%m")


def moment(text: str) -> datetime | None:
    """Return the moment, None for a blank cell; raises ValueError for one that is no date."""
    if not text:
        return None
    for wanted in FORMATS:
        try:
            return datetime.strptime(text, wanted)
        except ValueError:
            continue
    raise ValueError(text)


def _first(cells: dict[str, str], *headers: str) -> str:
    return next((cells[header] for header in headers if header in cells), "")


def simple(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower().replace("ё", "е")


def _reference(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _known_places() -> dict[str, str]:
    found = {simple(row["settlement"]): row["settlement"] for row in _reference("settlements.csv")}
    for row in _reference("localities.csv"):
        found[simple(row["locality"].partition(" ")[2])] = row["settlement"]
    for row in _reference("aliases.csv"):
        if row["kind"] == "settlement":
            found[simple(row["name"])] = row["target"]
    return found


CALENDAR = holidays.country_holidays("RU", years=range(2024, 2028))

PLACES = _known_places()

OUTSIDE = {simple(row["name"]) for row in _reference("aliases.csv") if row["kind"] == "outside"}

FAST = {
    (row["topic_group"], row["topic"]): row["fast_track_candidate"] == "1"
    for row in _reference("topics.csv")
}
