"""The figures of a district counted straight from its export files, with pandas and by the rules.

A second opinion on the whole way from a file to an answer: nothing of the product is called, only
the directories of the district are read. It knows the spellings that the demonstration holds.
"""

import csv
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
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
PLANS = {
    1: {2024: 90, 2025: 90, 2026: 90},
    2: {2024: 70, 2025: 72, 2026: 74},
    3: {2024: 90, 2025: 90, 2026: 90},
    4: {2024: 100, 2025: 100, 2026: 100},
    5: {2024: 70, 2025: 72, 2026: 74},
    6: {2024: 50, 2025: 55, 2026: 60},
    7: {2024: 60, 2025: 70, 2026: 80},
}
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
    headers = [_plain(cell) for cell in lines[top]]
    return [
        dict(zip(headers, line))
        for line in lines[top + 1 :]
        if any(line) and not next(filter(None, line)).startswith("Итого")
    ]


def counts(known: pd.DataFrame, as_of: datetime) -> dict[str, dict[str, int]]:
    """Return {settlement: counts} of the messages received up to the end of the day ``as_of``."""
    end = as_of + END
    here = known[known["received"] <= end]
    answered = here["answered"].notna() & (here["answered"] <= end)
    has_due = here["due"].notna()
    table = pd.DataFrame(
        {
            "messages": 1,
            "excluded": here["excluded"].astype(int),
            "answered": answered.astype(int),
            "on_time": (answered & has_due & (here["answered"] <= here["due"])).astype(int),
            "late": (
                has_due
                & (
                    (answered & (here["answered"] > here["due"]))
                    | (~answered & (here["due"] < end))
                )
            ).astype(int),
            "pending": (~answered & has_due & (here["due"] >= end)).astype(int),
            "no_term": (~has_due).astype(int),
        }
    )
    summed = table.groupby(here["settlement"]).sum()
    return {str(name): {k: int(n) for k, n in row.items()} for name, row in summed.iterrows()}


def kept_measures(registers: Path) -> list[dict[str, str]]:
    """Return the measures of road maps that people keep, shaped as the rows of a report."""
    with closing(sqlite3.connect(registers)) as base:
        base.row_factory = sqlite3.Row
        plans = {
            row["road_map"]: row
            for row in base.execute(
                "SELECT v.*, r.number AS name, strftime('%d.%m.%Y', period_from) AS since,"
                " strftime('%d.%m.%Y', period_to) AS until FROM road_map_versions v JOIN road_maps r"
                " ON r.id = v.road_map WHERE r.withdrawn_at IS NULL ORDER BY version"
            )
        }
        done = {
            (row["road_map"], row["number"]): row
            for row in base.execute(
                "SELECT *, strftime('%d.%m.%Y', done_on) AS day FROM road_map_executions ORDER BY id"
            )
        }
        return [
            {
                "дорожная карта": plan["name"],
                "№ мероприятия": row["number"],
                "тема": row["topic"] or plan["topic"],
                "поселение": row["settlement"] or plan["settlement"],
                "период с": plan["since"],
                "период по": plan["until"],
                "статус": "исполнено" if told and told["status"] == "done" else "в работе",
                "дата исполнения": (told and told["day"]) or "",
            }
            for row in base.execute("SELECT * FROM road_map_measures ORDER BY road_map, position")
            if (plan := plans.get(row["road_map"])) and plan["version"] == row["version"]
            for told in [done.get((row["road_map"], row["number"]))]
        ]


def indicators(
    files: Iterable[Path],
    known: pd.DataFrame,
    first: datetime,
    last: datetime,
    kept: Iterable[dict[str, str]] = (),
) -> dict[int, dict[str, float | str | None]]:
    """Return {number: figures} of the period from ``first`` to ``last``, both days included.

    A measure ``kept`` by people stands in place of a reported one of the same map and number.
    """
    files, end = list(files), last + END
    base = known[known["answered"].between(first, end) & ~known["excluded"]]
    shares = {1: _share(base["fast"]), 2: _share(base["delivered"]), 6: _share(base["evidence"])}
    reported = report(files, "дорожные").to_dict("records")
    measures = {(one["дорожная карта"], one["№ мероприятия"]): one for one in [*reported, *kept]}
    done = [one for one in measures.values() if one["статус"] == "исполнено"]
    shares[5] = _share(pd.Series([_covered(row, done, last) for row in base.to_dict("records")]))
    pages, decisions = report(files, "страницы"), report(files, "решения")
    hearings = report(files, "слушания")
    hearings = hearings[hearings["вид"] == "публичные слушания"]
    for number, table, dates, mark in (
        (3, pages, pages["месяц"].map(_month), "норма выполнена"),
        (4, decisions, decisions["дата"].map(_moment), "через пос"),
        (7, hearings, hearings["дата"].map(_moment), "через пос"),
    ):
        shares[number] = _share(table[mark][dates.between(first, end)].map(YES_NO.get))
    return {n: _judged(*shares[n], PLANS[n][first.year]) for n in sorted(shares)}


def wilson(x: int, n: int) -> tuple[float, float]:
    """Return the limits of Wilson's 95 % interval in percents (Newcombe 1998, method 3)."""
    z, p = 1.959963984540054, x / n
    middle, half = 2 * x + z * z, z * (z * z + 4 * x * (1 - p)) ** 0.5
    return 100 * (middle - half) / (2 * (n + z * z)), 100 * (middle + half) / (2 * (n + z * z))


def _share(marks: pd.Series) -> tuple[int, int, int]:
    """Return how many are true, known and unknown."""
    said = [mark for mark in marks if mark is True or mark is False]
    return sum(said), len(said), len(marks) - len(said)


def _judged(x: int, n: int, unknown: int, plan: int) -> dict[str, float | str | None]:
    value = 100 * x / n if n else None
    return {
        "numerator": x,
        "denominator": n,
        "unknown": unknown,
        "value": value,
        "plan": plan,
        "gap": None if value is None else value - plan,
        "verdict": _verdict(x, n, unknown, plan),
    }


def _verdict(x: int, n: int, unknown: int, plan: int) -> str:
    if n == 0:
        return "нет событий"
    if n < unknown:
        return "мало данных"
    if plan == 100:
        return "выполнено уверенно" if x == n else "не выполнено уверенно"
    if n < 10:
        return "мало данных"
    low, high = wilson(x, n)
    if 100 * x >= plan * n:
        return "выполнено уверенно" if low >= plan else "похоже на выполнено"
    return "похоже на невыполнено" if high >= plan else "не выполнено уверенно"


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
    settlement, outside = _place(row.pop("places"))
    marks = {
        "delivered": YES_NO.get(_first(cells, "автоматическая маршрутизация")),
        "evidence": EVIDENCE.get(_first(cells, "средство контроля").lower()),
    }
    ended = row.pop("ended") in SET_ASIDE.get(source, set())
    row |= {"source": source, "settlement": settlement, "excluded": outside or ended}
    return row | marks


def _im(cells: dict[str, str]) -> dict[str, object]:
    received = _moment(cells["дата создания"])
    answered = _moment(_first(cells, "дата окончания", "дата закрытия", "датазакрытия"))
    topic = (cells["группа тем"], cells["тема"])
    return {
        "id": cells["номер инцидента"],
        "received": received,
        "answered": None if _plain(cells["итог"]) in OPEN else answered,
        "due": received and _working_days_after(received, 7),
        "fast": FAST.get(topic),
        "group": topic[0],
        "topic": topic[1],
        "places": (cells["населенный пункт"], cells["муниципалитет"]),
        "ended": _plain(cells["тип инцидента"]),
    }


def _pos(cells: dict[str, str]) -> dict[str, object]:
    hidden = cells["скрыто"] == "да"
    return {
        "id": cells["номер сообщения"],
        "received": _moment(cells["дата подачи"]),
        "answered": _moment(cells["дата ответа"]),
        "due": _end_of_day(cells["плановая дата ответа"]),
        "fast": YES_NO.get(_first(cells, "ускоренное", "ускоренное (да/нет)")),
        "group": cells["категория"],
        "topic": cells["подкатегория"],
        "places": (cells["муниципалитет"], cells["адрес"]),
        "ended": "спам" if hidden else _plain(cells["статус"]),
    }


def _edds(cells: dict[str, str]) -> dict[str, object]:
    received = _moment(f"{cells['дата']} {cells['время']}")
    answered = None
    if received and cells["время завершения"]:
        answered = _moment(f"{cells['дата']} {cells['время завершения']}")
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
        "received": _moment(cells["дата регистрации"]),
        "answered": _moment(cells["дата ответа"]),
        "due": _end_of_day(cells["срок"]),
        "fast": None,
        "group": "",
        "topic": "",
        "places": (cells["адрес"],),
        "ended": cells["результат"],
    }


def _covered(row: dict[str, object], done: list[dict[str, str]], last: datetime) -> bool:
    """Say whether a measure of the topic or its group, done by ``last``, covers the message."""
    return any(
        measure["тема"] in (row["topic"], row["group"])
        and (
            _plain(measure["поселение"]) in ("", DISTRICT)
            or _place((measure["поселение"],))[0] == row["settlement"]
        )
        and _moment(measure["период с"]) <= row["received"] <= _end_of_day(measure["период по"])
        and _moment(measure["дата исполнения"]) <= last
        for measure in done
        if row["topic"]
    )


def _place(texts: Iterable[str]) -> tuple[str, bool]:
    """Return the settlement and whether the place lies outside the district."""
    for part in (part for text in texts for part in text.split(",")):
        words = _plain(part).replace(".", "").replace("/", " ").split()
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


def _end_of_day(text: str) -> datetime | None:
    day = _moment(text)
    return day and day + END


def _month(text: str) -> datetime:
    word, _, year = text.partition(" ")
    if word in MONTHS:
        return datetime(int(year), MONTHS.index(word) + 1, 1)
    return datetime.strptime(text[:7], "%Y-%m")


def _moment(text: str) -> datetime | None:
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


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower().replace("ё", "е")


def _reference(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _known_places() -> dict[str, str]:
    found = {_plain(row["settlement"]): row["settlement"] for row in _reference("settlements.csv")}
    for row in _reference("localities.csv"):
        found[_plain(row["locality"].partition(" ")[2])] = row["settlement"]
    for row in _reference("aliases.csv"):
        if row["kind"] == "settlement":
            found[_plain(row["name"])] = row["target"]
    return found


CALENDAR = holidays.country_holidays("RU", years=range(2024, 2028))
PLACES = _known_places()
OUTSIDE = {_plain(row["name"]) for row in _reference("aliases.csv") if row["kind"] == "outside"}
FAST = {
    (row["topic_group"], row["topic"]): row["fast_track_candidate"] == "1"
    for row in _reference("topics.csv")
}
