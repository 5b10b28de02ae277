"""A thousand invented people come in with files of every source, and none is found afterwards.

Looked through is every letter of the home, of the temporary folder, of what commands print, of
exports.
"""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest

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
from tests.people import Person, applicants, mentions, people
from tests.people_exports import appeals, dispatch, incidents, platform, written
from tests.people_search import kept_texts, who_is_found

ROOT = Path(__file__).parents[1]

NOW = datetime(2026, 11, 12, 9, 30)


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
