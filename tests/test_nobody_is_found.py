"""A thousand invented people come in with files of every source, and none is found afterwards.

What «found» means: a surname in any of its cases (unless it is an ordinary word too), a surname or
patronymic beside a first name, a telephone, mail, handle, number of a profile, passport, СНИЛС or
flat, in any letter of the home, of the temporary folder, of what commands print, of exports.
"""

import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
import xlsxwriter

from access.rights import DEMO_ACTOR
from answers.imports.journal import batch_refusals, journal
from answers.messages.listing import message_table, message_texts
from data import uploads
from data.engines import duck
from data.home import Home, home_at
from data.queries.messages import RowsAsked, rows_page
from data.queries.selection import Selection
from data.snapshots import current
from documents.workbook import table_workbook
from tests.people import ORDINARY, Person, applicants, mentions, people

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 12, 9, 30)
PLACES = ("пгт Мортка", "п. Половинка", "Луговой", "с. Леуши", "Междуреченский")
Row = list[Any]


def written(path: Path, sheets: dict[str, list[Row]]) -> Path:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, cell in enumerate(row):
                    if cell == "#Н/Д":
                        sheet.write_formula(i, j, "=NA()", None, "#N/A")
                    else:
                        sheet.write(i, j, cell)
    return path


def incidents(crowd: list[Person], first: int = 1) -> list[Row]:
    header = "Номер инцидента|Дата создания|Группа тем|Тема|Населенный пункт|Улица|Исполнитель|Итог|Текст инцидента|1ый ответ ПИ|Автор"
    rows: list[Row] = [
        [f"Ответственный за выгрузку {crowd[0].surname[0]} {crowd[0].initials}"],
        [*header.split("|"), f"Со слов {crowd[1].surname[1]} {crowd[1].initials}"],
    ]
    for number, one in enumerate(crowd, start=first):
        said = list(mentions(one))
        rows.append([
            str(number), "01.02.2026 10:00", "Благоустройство", "Ямы во дворах",
            PLACES[number % len(PLACES)], "Карла Маркса", f"УЖКХ, {one.surname[0]} {one.initials}",
            "Решено", said[number % len(said)], f"{one.name[0]} {one.father}, ответ дан",
            list(applicants(one))[number % 4],
        ])  # fmt: skip
    bad = crowd[2]
    rows.append(
        ["900001", f"{bad.surname[0]} {bad.initials}, 8{bad.phone}", "Б", "", "", "", "", "Решено"]
    )
    rows.append(["", "01.02.2026", "Б", "", "", "", "", "Решено", next(mentions(bad))])
    rows.append(["900002", "#Н/Д", "Б", "", "", "", "", "Решено", next(mentions(bad))])
    return rows


def platform(crowd: list[Person]) -> list[Row]:
    header = (
        "Номер сообщения|Дата подачи|Категория|Подкатегория|Статус|Текст|Адрес|Исполнитель|Оценка"
    )
    rows: list[Row] = [header.split("|")]
    for number, one in enumerate(crowd, start=1):
        said = list(mentions(one))
        rows.append([
            str(number), "01.02.2026 10:00", "Благоустройство", "Ямы во дворах", "Решено",
            said[number % len(said)],
            f"п. Половинка, ул. Лесная, д. 5, кв. {one.flat}, {one.surname[0]} {one.name[0]}",
            "Администрация", f"{one.name[0]} {one.surname[0]}" if number % 50 == 0 else "5",
        ])  # fmt: skip
    return rows


def dispatch(crowd: list[Person]) -> str:
    lines = ["№ п/п;Дата;Время;От кого;Телефон;Адрес/НП;Содержание;Служба"]
    for number, one in enumerate(crowd, start=1):
        said = next(text for text in list(mentions(one))[number % 9 :] if ";" not in text)
        who = list(applicants(one))[number % 4]
        lines.append(
            f"{number};01.02.2026;10:00;{who};8{one.phone};{one.surname[0]} {one.initials}, "
            f"Мортка, Лесная 5-{one.flat};{said};Водоканал"
        )
    lines.append(f"9001;{crowd[0].phone};10:00;;;;т;Водоканал")
    return "\r\n".join(lines)


def appeals(crowd: list[Person]) -> list[Row]:
    rows: list[Row] = [
        "Рег. №|Дата регистрации|Заявитель|Адрес|Вид|Вопрос|Тематика|Исполнитель|Результат".split(
            "|"
        )
    ]
    for number, one in enumerate(crowd, start=1):
        said = list(mentions(one))
        rows.append([
            f"П-{number}", "01.02.2026", f"{one.surname[0]} {one.name[0]} {one.father}",
            f"Мортка, ул. Лесная, д. 1, квартира {one.flat}", "письменное",
            f"1. {said[number % 14]} 2. {said[(number + 5) % 14]}", "Экономика",
            f"{one.surname[0]} {one.initials}", "разъяснено",
        ])  # fmt: skip
    return rows


@pytest.fixture(scope="module")
def crowd() -> list[Person]:
    return people(20261112)


@pytest.fixture(scope="module")
def left(crowd: list[Person], tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Path, str]:
    """Return the home, the temporary folder and all that was printed or exported."""
    folder = tmp_path_factory.mktemp("crowd")
    temporary = folder / "temporary"
    temporary.mkdir()
    home = home_at(folder / "home")
    one, two = crowd[0], crowd[1]
    files = [
        written(folder / f"Обращения {one.surname[1]} {one.initials}.xlsx", {
            f"{two.surname[0]} {two.initials}": incidents(crowd[:300]),
            f"Лист {crowd[3].surname[1]}": [["пусто"]],
        }),
        written(folder / "pos.xlsx", {"Лист1": platform(crowd[300:550])}),
        written(folder / "59.xlsx", {"Лист1": appeals(crowd[800:])}),
        folder / "edds.csv",
        written(folder / "не выгрузка.xlsx", {
            f"{two.surname[0]}": [[text] for text in mentions(two)]
        }),
    ]  # fmt: skip
    files[3].write_text(dispatch(crowd[550:800]), encoding="cp1251")
    env = {
        **os.environ, "SVODKA_HOME": str(home.path), "SVODKA_BACKUPS": "1",
        "TMPDIR": str(temporary), "PYTHONUTF8": "1",
    }  # fmt: skip

    def command(*words: str) -> str:
        run = subprocess.run(
            [sys.executable, "cli.py", *words, "--json"],
            cwd=ROOT, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        for path in files:  # whoever types the name of a file sees it again
            run.stdout, run.stderr = (
                text.replace(str(path), "").replace(path.name, "")
                for text in (run.stdout, run.stderr)
            )
        return run.stdout + "\n" + run.stderr

    said = [command("import", str(files[0])), command("import", *map(str, files), "--yes")]
    statuses = [one["status"] for one in json.loads(said[1].split("\n")[0])]
    assert statuses == ["imported"] * 4 + ["refused"]
    said.append(command("undo", "2"))
    again = written(folder / "ещё.xlsx", {"Лист1": incidents(crowd[:200], first=5001)})
    name = f"Жалоба {one.surname[1]} {one.initials}.xlsx"
    asked = uploads.preview(home, DEMO_ACTOR, [(name, again.read_bytes())] * 2, NOW)
    done = uploads.confirm(home, DEMO_ACTOR, asked[:1], NOW)
    said += [json.dumps([asked, done], ensure_ascii=False, default=str)]
    said += [command(*words) for words in (
        ("check",), ("batches",), ("counts", "--by", "executor"),
        ("counts", "--by", "settlement,topic"), ("import", str(files[0]), "--yes", "--replace"),
    )]  # fmt: skip
    said += exported(home)
    duck.close_all()
    return home, temporary, "\n".join(said)


def exported(home: Home) -> Iterator[str]:
    facts = current(home)
    chosen = Selection(as_of=date(2026, 11, 12), date_from=date(2026, 1, 1))
    table = message_table(facts, DEMO_ACTOR, RowsAsked(chosen))
    assert len(table) > 900
    yield unpacked(table_workbook(DEMO_ACTOR, table, "Сообщения", []))
    rows = rows_page(facts, RowsAsked(chosen), 0, 100)
    keys = list(rows[["source", "external_id"]].itertuples(index=False, name=None))
    yield message_texts(facts, DEMO_ACTOR, home, keys, NOW).to_json(force_ascii=False)
    for batch in journal(home, DEMO_ACTOR):
        refused = batch_refusals(home, DEMO_ACTOR, batch.number)
        yield unpacked(table_workbook(DEMO_ACTOR, refused, batch.file, []))


def unpacked(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as book:
        return " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


def kept_texts(folder: Path) -> Iterator[str]:
    """Yield every text of every file: values of databases and Arrow files, and all plain bytes."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        # Words and numbers as they lie in the bytes, whatever the format.
        yield b"\n".join(set(_READABLE.findall(content))).decode()
        if content[8:12] == b"DUCK":
            yield from database_texts(path)
        elif content.startswith(b"SQLite"):
            with sqlite3.connect(path) as connection:
                yield "\n".join(connection.iterdump())
        elif content.startswith(b"ARROW1"):
            yield str(pa.ipc.open_file(str(path)).read_all().to_pylist())


def database_texts(path: Path) -> Iterator[str]:
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
        ).fetchall()
        for (table,) in tables:
            rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
            yield "\n".join({cell for row in rows for cell in row if isinstance(cell, str)})


_READABLE = re.compile(rb"(?:[\xd0\xd1][\x80-\xbf]|[ -~]){6,}")
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_HANDLE = re.compile(r"\bbox\d+@[\w.]+|\buser_\d+|\bid\d+|\b7\d{7}\b")
_FLAT = re.compile(r"(?:кв\D{0,12}|5-|5/)(\d{4})\b")
_INITIALS = (
    re.compile(r"([А-Яа-яЁё-]+)[ \xa0][А-ЯЁ]\.[ \xa0]?[А-ЯЁ]\."),
    re.compile(r"[А-ЯЁ]\.[ \xa0]?[А-ЯЁ]\.[ \xa0]?([А-Яа-яЁё-]+)"),
)
_NUMBER = re.compile(r"\d(?:[ ()\xa0-]{0,2}\d){8,}")


def who_is_found(texts: Iterable[str], crowd: list[Person]) -> set[str]:
    """Return what is found of the people, in words and numbers."""
    surnames = {form.lower() for one in crowd for form in one.surname}
    surnames -= {word.lower() + end for word in ORDINARY for end in ("", "а", "у", "ой")}
    beside = {form.lower() for one in crowd for form in (*one.surname, one.father.split()[0])}
    names = {form.lower() for one in crowd for form in one.name}
    numbers = {n for one in crowd for n in (one.phone, one.passport, one.snils)}
    handles = {h for one in crowd for h in (one.mail, one.handle, f"id{one.network}", one.network)}
    flats = {one.flat for one in crowd}
    found: set[str] = set()
    for text in texts:
        words = [word.lower() for word in _WORD.findall(text)]
        found |= surnames.intersection(words)
        found |= {
            f"{a} {b}"
            for a, b in pairwise(words)
            if (a in names and b in beside) or (a in beside and b in names)
        }
        initialled = (word for pattern in _INITIALS for word in pattern.findall(text))
        found |= {word for word in initialled if word.lower() in beside}
        for run in set(_NUMBER.findall(text)):
            digits = re.sub(r"\D", "", run)
            pieces = {digits[i : i + n] for n in (10, 11) for i in range(len(digits) - n + 1)}
            found |= numbers & pieces
        found |= handles.intersection(_HANDLE.findall(text))
        found |= flats.intersection(_FLAT.findall(text.lower()))
    return found


def test_the_search_finds_whom_it_should(crowd: list[Person]) -> None:
    """What looks for people must find each of them in what was written."""
    for one in crowd[:30]:
        for sentence in (*mentions(one), *list(applicants(one))[:3]):
            assert who_is_found([sentence], crowd), sentence


def test_nobody_is_found_in_the_home(crowd: list[Person], left: tuple[Home, Path, str]) -> None:
    assert who_is_found(kept_texts(left[0].path), crowd) == set()


def test_nobody_is_found_in_what_was_said_and_exported(
    crowd: list[Person], left: tuple[Home, Path, str]
) -> None:
    assert who_is_found([left[2]], crowd) == set()


def test_nothing_is_left_in_the_temporary_folder(left: tuple[Home, Path, str]) -> None:
    assert [path.name for path in left[1].rglob("*") if path.is_file()] == []


def test_the_rest_of_the_texts_is_still_there(left: tuple[Home, Path, str]) -> None:
    texts = "\n".join(kept_texts(left[0].path))
    for kept in (
        "у соседей тоже нет воды", "Дорогу не чистят", "Снег убрать обещал", "просит вывезти мусор",
        "НЕ ДОЗВОНИЛАСЬ", "Карла Маркса", "ул. Лесная", "Половинка", "Луговой",
    ):  # fmt: skip
        assert kept in texts
