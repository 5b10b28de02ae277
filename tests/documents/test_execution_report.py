"""The report of execution in Word and Excel, and the calendar of due dates."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from icalendar import Calendar

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from answers.execution.owed import Sieve
from answers.execution.paper import COLUMNS, Paper, paper_of
from answers.execution.reports import Typed, report
from data.home import home_at
from documents.due_calendar import due_calendar, uid_of
from documents.execution_report import execution_document, execution_workbook
from tests.answers.planned import NOW, TODAY, kept, owed, state
from tests.answers.plans.test_drafts import line

NOBODY = Actor("x", "x", frozenset())


@pytest.fixture
def home(tmp_path: Path):
    home = home_at(tmp_path / "home")
    kept(
        home,
        line("1.1", "ежеквартально", "Отдел А; Отдел Б", section="I. Дворы"),
        line("2.1", "до 01.03.2025", "Отдел А", section="II. Дороги"),
    )
    said = Typed("Отдел А", "", date(2025, 2, 1), "=СУММ(1) и \x07 2 акта")
    report(home, DEMO_ACTOR, 1, "2.1", said, NOW)
    return home


@pytest.fixture
def paper(home) -> Paper:
    return paper_of(state(home), Sieve(), TODAY)


def test_the_word_file_has_the_measures_by_section_and_both_totals(paper: Paper) -> None:
    document = Document(BytesIO(execution_document(DEMO_ACTOR, paper)))
    measures, sections, executors = document.tables
    rows = [[cell.text for cell in row.cells] for row in measures.rows]
    assert tuple(rows[0]) == COLUMNS
    assert rows[1] == list("123456")
    assert [row[0] for row in rows[2:]] == ["I. Дворы", "1.1", "II. Дороги", "2.1"]
    assert rows[5][4] == "Отдел А; 01.02.2025: =СУММ(1) и  2 акта"
    assert rows[5][5] == "● исполнено"
    assert [row.cells[0].text for row in sections.rows][1:] == ["I. Дворы", "II. Дороги", "Всего"]
    assert [row.cells[0].text for row in executors.rows][1:] == ["Отдел А", "Отдел Б", "Всего"]
    assert "План на 2025 год" in document.paragraphs[0].text


def test_the_workbook_has_the_same_on_its_sheets(paper: Paper) -> None:
    book = openpyxl.load_workbook(BytesIO(execution_workbook(DEMO_ACTOR, paper)))
    assert book.sheetnames == ["Исполнение", "По разделам", "По исполнителям", "О данных"]
    rows = list(book["Исполнение"].values)
    assert [row[1] for row in rows] == ["№ п/п", "1.1", "2.1"]
    assert book["По исполнителям"].max_row == 1 + len(paper.by_executor)


def test_the_calendar_has_a_day_for_each_obligation(home) -> None:
    found = owed(home)
    events = Calendar.from_ical(due_calendar(DEMO_ACTOR, found, NOW)).walk("VEVENT")
    assert [one.decoded("dtstart") for one in events] == [one.owes.due for one in found]
    assert len({str(one["uid"]) for one in events}) == len(found)
    moved = next(one for one in events if "п. 2.1" in str(one["summary"]))
    assert "Срок по плану 01.03.2025, перенесён на 03.03.2025" in str(moved["description"])


def test_an_obligation_keeps_its_identity_when_its_day_moves(home) -> None:
    one = owed(home)[0]
    later = replace(one, owes=replace(one.owes, due=one.owes.due + timedelta(days=9)))
    assert uid_of(later) == uid_of(one)
    assert uid_of(replace(one, key="другая")) != uid_of(one)


def test_documents_need_the_right_to_export(home, paper: Paper) -> None:
    for make in (
        lambda: execution_document(NOBODY, paper),
        lambda: execution_workbook(NOBODY, paper),
        lambda: due_calendar(NOBODY, owed(home), NOW),
    ):
        with pytest.raises(AccessDenied):
            make()
