"""«Загрузка» and imports that outlive it: other tabs, other people, the inbox, questions."""

import fcntl
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from access.rights import ALL_RIGHTS, DEMO_ACTOR, Actor
from answers.imports.mappings import save_mapping
from data import inbox, runs, uploads
from data.home import Home, home_at
from data.mappings import Draft
from tests.data.drawn import HEADER, TOPIC, im, stray
from tests.pages.conftest import Opener
from tests.pages.test_upload import pressed, settled, with_files, words

NOW = datetime(2026, 11, 22, 10, 0)
IVANOVA = Actor("ivanova", "Иванова", ALL_RIGHTS)
JANUARY = im("1;10.01.2026 09:00;12.01.2026 09:00;пгт Мортка;Решено")


def title(page: AppTest) -> str:
    return page.title[0].value.replace("\xa0", " ")


@contextmanager
def at_work(home: Home, actor: Actor, action: str, *lines: dict[str, object]) -> Iterator[str]:
    """Stand in for an importer at work; afterwards it has been cut off, unless a line says more."""
    identity = "20261122100000-0000000a"
    folder = home.uploads / identity
    folder.mkdir(parents=True)
    job = {
        "action": action,
        "now": NOW.isoformat(),
        "actor": {"name": actor.name, "title": actor.title},
        "names": ["январь.csv"],
    }
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
    with (folder / "progress.jsonl").open("ab") as progress:
        fcntl.flock(progress, fcntl.LOCK_EX)
        say(home, identity, *lines)
        yield identity


def say(home: Home, identity: str, *lines: dict[str, object]) -> None:
    with (home.uploads / identity / "progress.jsonl").open("a", encoding="utf-8") as progress:
        progress.writelines(json.dumps(line) + "\n" for line in lines)


def test_what_was_looked_through_can_be_confirmed_in_another_tab(opened: Opener) -> None:
    with_files(opened("upload"), ("январь.csv", JANUARY))
    run = runs.runs(home_at(), DEMO_ACTOR)[0]

    page = opened("upload")
    assert "Файлы прочитаны, 1 файл можно загрузить: «январь\\.csv»" in words(page)
    assert {one.label for one in page.button} >= {"Показать", "Убрать"}

    page = opened("upload", run=run.id)
    assert title(page) == "К загрузке: 1 файл, 1 новая строка"
    assert "Файлы прочитаны" not in words(page), "it is on the screen already"
    pressed(page, "Загрузить")
    assert title(page) == "Загружено: 1 файл, 1 строка принята"
    assert runs.find(home_at(), run.id) is None, "there is nothing more to confirm"


def test_a_preview_put_away_is_gone(opened: Opener) -> None:
    with_files(opened("upload"), ("январь.csv", JANUARY))
    page = pressed(opened("upload"), "Убрать")
    assert "Файлы прочитаны" not in words(page)
    assert runs.runs(home_at(), DEMO_ACTOR) == []


def test_what_is_left_unloaded_leaves_nothing(opened: Opener) -> None:
    page = with_files(opened("upload"), ("январь.csv", JANUARY))
    pressed(page, "Не загружать")
    assert title(page).startswith("Загрузите выгрузки")
    assert runs.runs(home_at(), DEMO_ACTOR) == []


def test_a_tab_opened_in_the_middle_shows_how_far_it_is(opened: Opener) -> None:
    line = {"file": "январь.csv", "index": 1, "total": 5, "step": "guarded"}
    with at_work(home_at(), DEMO_ACTOR, "confirm", line) as run:
        page = opened("upload", run=run)
        assert title(page) == "Загружаю…"
        assert "Страницу можно закрыть" in words(page)
        other = opened("heatmap")
        assert "Идёт загрузка: файл 2 из 5, «январь\\.csv», чтение" in words(other)
    page.run()
    assert title(page).startswith("Не получилось")
    assert "передайте администратору код" in page.error[0].value
    assert "Работа оборвалась" in words(opened("heatmap")) or runs.find(home_at(), run).seen


def test_a_result_waits_on_every_page_until_it_was_seen(opened: Opener) -> None:
    home = home_at()
    seen = uploads.preview(home, DEMO_ACTOR, [("январь.csv", JANUARY)], NOW)
    uploads.begin_confirm(home, DEMO_ACTOR, seen, NOW)
    page = settled(opened("journal"))
    assert "Загрузка закончилась: 1 файл, 1 строка." in words(page)
    pressed(page, "Скрыть")
    assert "Загрузка закончилась" not in words(page)
    assert "Загрузка закончилась" not in words(opened("journal"))


def test_another_person_s_work_is_seen_and_so_is_its_result(opened: Opener) -> None:
    home = home_at()
    line = {"file": "ПОС.xlsx", "index": 0, "total": 1, "step": "confirmed"}
    with at_work(home, IVANOVA, "confirm", line) as run:
        page = opened("upload")
        assert "Сейчас загружает Иванова: «ПОС\\.xlsx», запись…" in words(page)
        say(home, run, {"end": "answered", "summary": {"imported": 1, "rows": 7}})
    page.run()
    assert "Загрузка закончилась (Иванова): 1 файл, 7 строк." in words(page)
    assert all(one.label != "Показать" for one in page.button), "the answer is hers"
    pressed(page, "Скрыть")
    assert "Иванова" not in words(page)
    assert "Иванова" not in words(opened("upload")), "who was not there has the journal"


def test_another_person_s_preview_is_nobody_s_business(opened: Opener) -> None:
    with at_work(home_at(), IVANOVA, "preview"):
        assert "Иванова" not in words(opened("upload"))


def test_numbers_are_shown_anew_when_others_have_loaded_meanwhile(opened: Opener) -> None:
    page = with_files(opened("upload"), ("январь.csv", JANUARY))
    home, other = home_at(), im("1;10.01.2026 09:00;;пгт Мортка;", "2;11.01.2026 09:00;;Леуши;")
    seen = uploads.preview(home, IVANOVA, [("другой.csv", other)], NOW)
    uploads.confirm(home, IVANOVA, seen, NOW)
    settled(page.run())
    assert title(page) == "К загрузке: 1 файл, 0 новых строк, изменённых 1"
    assert "Пока вы смотрели" in words(page)


def test_what_others_loaded_is_asked_about_before_it_is_written(opened: Opener) -> None:
    page = with_files(opened("upload"), ("январь.csv", JANUARY))
    run = runs.runs(home_at(), DEMO_ACTOR)[0].id
    tab = opened("upload", run=run)
    home, other = home_at(), im("1;10.01.2026 09:00;;пгт Мортка;")
    uploads.confirm(
        home, IVANOVA, uploads.preview(home, IVANOVA, [("другой.csv", other)], NOW), NOW
    )
    pressed(tab, "Загрузить")
    assert title(tab) == "К загрузке: 1 файл, 0 новых строк, изменённых 1"
    assert "Пока вы смотрели" in words(tab)
    pressed(tab, "Загрузить")
    assert title(tab).startswith("Загружено: 1 файл")
    assert page is not tab


def test_the_inbox_is_emptied_by_a_button(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = home_at().path / "inbox"
    folder.mkdir()
    (folder / "январь.csv").write_bytes(JANUARY)
    (folder / "письмо.csv").write_text("письмо", encoding="utf-8")
    (folder / "ещё.csv.part").write_bytes(b"")
    monkeypatch.setattr(inbox, "REST", 3600.0)
    page = opened("upload")
    said = words(page)
    assert "В папке обмена 2 файла" in said
    assert "ещё копируется" in said
    assert ".part" not in said
    pressed(page, "Загрузить из папки обмена")
    assert title(page) == "Загружено: 1 файл, 1 строка принята"
    assert "письмо\\.csv" in page.error[0].value
    assert {path.name for path in folder.iterdir()} == {"done", "refused", "ещё.csv.part"}


def test_a_refusal_leads_to_the_guide(opened: Opener) -> None:
    page = with_files(opened("upload"), ("план.pdf", b"%PDF-1.4 text"))
    links = [one.proto for one in page.get("page_link")]
    assert any("topic=refusals" in one.query_string for one in links if one.label)


def dated(*received: str) -> bytes:
    lines = [
        f"{i};{day};;Благоустройство;{TOPIC};Леуши;;Решаемый;т" for i, day in enumerate(received)
    ]
    return "\n".join([HEADER, *lines]).encode("cp1251")


def test_dates_of_two_readings_are_asked_about_once(opened: Opener) -> None:
    page = with_files(opened("upload"), ("январь.csv", dated("02/01/2026", "03/01/2026")))
    assert "**02/01/2026** — это какой день?" in words(page).replace("\\", "")
    pressed(page, "1 февраля 2026")
    assert "это какой день?" not in words(page)
    assert "01.02 – 01.03.2026" in words(page)
    pressed(page, "Загрузить")
    assert "как читать даты" in words(page)
    page = with_files(opened("upload"), ("март.csv", dated("04/01/2026")))
    assert "это какой день?" not in words(page)
    assert "01.04.2026" in words(page)


def workbook(**sheets: list[str]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate([HEADER, *rows]):
                sheet.write_row(number, 0, row.split(";"))
    return content.getvalue()


def test_another_sheet_can_be_chosen(opened: Opener) -> None:
    row = "{};{}.2026 09:00;;Благоустройство;" + TOPIC + ";Леуши;;Решаемый;т"
    file = workbook(
        Январь=[row.format(1, "10.01"), row.format(2, "11.01")], Февраль=[row.format(3, "12.02")]
    )
    page = with_files(opened("upload"), ("год.xlsx", file))
    assert "2 новые строки" in title(page)
    next(one for one in page.selectbox if "другой лист" in one.label).set_value("Февраль")
    settled(page.run())
    assert "1 новая строка" in title(page)
    assert "12.02.2026" in words(page)


def test_two_sources_that_fit_equally_are_asked_about(opened: Opener) -> None:
    for title in ("Диспетчер", "Аварийка"):
        columns = {"external_id": "№ заявки", "received_at": "Принято"}
        save_mapping(home_at(), DEMO_ACTOR, Draft(title, "messages", columns), NOW)
    page = with_files(opened("upload"), ("а.csv", stray("А-1;10.02.2026;;Леуши;Вода;готово")))
    assert "одинаково похож" in page.error[0].value
    ask = next(one for one in page.selectbox if one.label.startswith("Какой это источник"))
    ask.set_value("аварийка")
    settled(page.run())
    assert not page.error
    assert "Аварийка" in words(page)


def test_a_known_answer_is_taken_back_only_on_demand(opened: Opener) -> None:
    page = with_files(opened("upload"), ("январь.csv", JANUARY))
    pressed(page, "Загрузить")
    page = with_files(page, ("ещё раз.csv", im("1;10.01.2026 09:00;;пгт Мортка;")))
    assert title(page) == "К загрузке: 1 файл, 0 новых строк"
    assert "Прежний ответ останется" in words(page)
    next(one for one in page.checkbox if one.label.startswith("Заменить прежние ответы:")).check()
    settled(page.run())
    assert title(page) == "К загрузке: 1 файл, 0 новых строк, изменённых 1"
    assert "Отменят известный ответ: 1 строка" in words(page)
