"""What the plans owe: the matrix against counting by hand, sieves, letters, the whole plan."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from analytics.obligations import Status
from answers.execution.owed import Sieve, headline, matrix, sifted, watched, week_of
from answers.execution.paper import paper_frame, paper_of, whole_frame
from answers.execution.reports import (
    Typed,
    blocks_of_bodies,
    body_block,
    group_members,
    history,
    report,
    withdraw,
)
from answers.execution.words import (
    NO_BLOCK,
    due_day,
    matrix_frame,
    owed_frame,
    rating_frame,
    rating_of,
    reminders,
)
from answers.plans.saved import add_bodies
from data.errors import FileRefused
from data.home import Home, home_at
from registers.plans.values import PlanError
from tests.answers.planned import NOW, TODAY, kept, owed, state
from tests.answers.plans.test_drafts import line

REPORTER = Actor("otdel", "Отдел", frozenset({Right.REPORT_EXECUTION, Right.VIEW_FIGURES}))
VIEWER = Actor("glava", "Глава", frozenset({Right.VIEW_FIGURES}))
MONTHLY = "ежемесячно до 10 числа следующего месяца"
LINES = (
    line("1", MONTHLY, "Отдел А; Отдел Б", section="Раздел I"),
    line("2", "до 01.03.2025", "Отдел А", section="Раздел II"),
    line("3", "постоянно", "Отдел Б", section="Раздел II"),
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = home_at(tmp_path / "home")
    kept(home, *LINES)
    return home


def test_the_matrix_counts_what_the_list_has(home: Home) -> None:
    found = matrix(owed(home))
    twin = Counter((one.executor, one.owes.due.replace(day=1)) for one in owed(home))
    assert {
        (row.executor, month): len(cell.items)
        for row in found.rows
        for month, cell in row.cells.items()
    } == dict(twin)
    assert [(row.executor, row.late, row.owed) for row in found.rows] == [
        ("Отдел А", 5, 13),  # January – April and the day in March
        ("Отдел Б", 4, 12),
    ]
    assert found.rows[0].cells[date(2025, 3, 1)].words == "▲ 2 просрочено, до 78 дн."
    assert found.rows[1].cells[date(2025, 6, 1)].words == "◐ 1 в работе"
    assert found.rows[1].cells[date(2025, 7, 1)].words == "○ 1 впереди"
    frame = matrix_frame(found)
    assert list(frame.columns)[1:3] == ["02.2025", "03.2025"]
    assert frame["Всего"].tolist() == [13, 12]


def test_a_cell_says_the_worst_of_what_is_in_it(home: Home) -> None:
    report(home, DEMO_ACTOR, 1, "2", Typed("Отдел А", "", date(2025, 2, 20), "Сделано 2 акта"), NOW)
    cell = matrix(owed(home)).rows[0].cells[date(2025, 3, 1)]
    assert (cell.status, cell.words) == (Status.LATE, "▲ 1 из 2 просрочено, до 71 дн.")
    period = next(one.owes.period for one in owed(home) if one.owes.due == date(2025, 3, 10))
    report(home, DEMO_ACTOR, 1, "1", Typed("", period, date(2025, 3, 12), "Сделано 5 актов"), NOW)
    cell = matrix(owed(home)).rows[0].cells[date(2025, 3, 1)]
    assert cell.words == "● 2 исполнено"


@pytest.mark.parametrize(
    ("sieve", "count"),
    [
        (Sieve(), 25),
        (Sieve(executor="Отдел Б"), 12),
        (Sieve(section="Раздел II"), 1),
        (Sieve(status=Status.LATE), 9),
        (Sieve(first=date(2025, 3, 1), last=date(2025, 3, 31)), 3),
        (Sieve(first=date(2025, 3, 10), last=date(2025, 3, 10)), 2),
        (Sieve(plan=2), 0),
    ],
)
def test_a_sieve_lets_through_what_it_asks(home: Home, sieve: Sieve, count: int) -> None:
    assert len(sifted(owed(home), sieve)) == count
    assert len(owed_frame(sifted(owed(home), sieve))) == count


def test_a_moved_day_is_said_with_the_day_as_written(home: Home) -> None:
    moved = next(one.owes for one in owed(home) if one.number == "2")
    assert due_day(moved) == "03.03.2025 (по плану 01.03.2025)"


def test_the_headline_counts_the_late_and_the_week(home: Home) -> None:
    assert week_of(TODAY) == (date(2025, 5, 19), date(2025, 5, 25))
    said = headline(owed(home), TODAY).replace("\xa0", " ")
    assert said == "9 отчётов просрочено у 2 исполнителей; до конца недели сроков нет"
    assert headline((), TODAY).startswith("Просроченных отчётов нет")


def test_letters_name_what_is_late_and_what_comes(home: Home) -> None:
    first, second = reminders(owed(home), TODAY, date(2025, 6, 10))
    assert (first.executor, first.late, first.soon) == ("Отдел А", 5, 1)
    assert "До 10.06.2025 наступят сроки" in first.text
    assert second.text.count("просрочено на") == 4
    assert len(reminders(owed(home), date(2025, 1, 1), date(2025, 1, 2))) == 2  # late stays late


def test_the_rating_leaves_out_those_with_few(home: Home) -> None:
    frame = rating_frame(rating_of(owed(home), TODAY, 5))
    assert frame["Место"].tolist() == ["1", "не рейтингуется"]
    assert frame["Сколько"].tolist() == ["0\xa0из\xa05", "0\xa0из\xa04"]


def test_a_report_is_corrected_and_both_stay_in_the_history(home: Home) -> None:
    said = Typed("Отдел А", "", date(2025, 2, 1), "Проведено 2 рейда", file=("а.pdf", b"%PDF-1"))
    first = report(home, REPORTER, 1, "2", said, NOW)
    (stands,) = state(home).lines[1].reports
    second = report(
        home, REPORTER, 1, "2", Typed("Отдел А", "", date(2025, 2, 2), "Проведено 3 рейда"), NOW,
        replaces=stands,
    )  # fmt: skip
    found = history(home, VIEWER, 1, "2", NOW)
    assert [(one.id, one.withdrawn, one.replaces) for one in found] == [
        (second, False, first),
        (first, True, None),
    ]
    assert found[0].file == stands.file  # the proof stays
    assert [one.text for one in state(home).lines[1].reports] == ["Проведено 3 рейда"]
    with pytest.raises(PlanError, match="уже отменён"):
        report(home, REPORTER, 1, "2", said, NOW, replaces=stands)
    assert len(history(home, VIEWER, 1, "2", NOW)) == 2  # the refused one left nothing
    withdraw(home, REPORTER, second, NOW)
    assert state(home).lines[1].status is Status.LATE


def test_reports_need_the_right_and_a_file_that_fits(home: Home) -> None:
    with pytest.raises(AccessDenied):
        report(home, VIEWER, 1, "2", Typed(text="Сделано"), NOW)
    with pytest.raises(FileRefused):
        report(home, REPORTER, 1, "2", Typed(text="Сделано", file=("а.exe", b"MZ")), NOW)
    with pytest.raises(AccessDenied):
        watched(home, Actor("x", "x", frozenset()), TODAY, NOW)


def test_a_group_owes_through_those_who_belong_to_it(home: Home) -> None:
    add_bodies(home, DEMO_ACTOR, ["Отдел А", "Отдел В", "Отдел Г"], NOW)
    group_members(home, DEMO_ACTOR, "Отдел А", ["Отдел В", "Отдел Г"], NOW)
    assert {one.executor for one in owed(home)} == {"Отдел Б", "Отдел В", "Отдел Г"}
    report(home, DEMO_ACTOR, 1, "2", Typed("Отдел А", "", date(2025, 2, 1), "Сделано 2 акта"), NOW)
    assert state(home).lines[1].status is Status.DONE  # the group's own report is each one's
    body_block(home, DEMO_ACTOR, "Отдел В", "ЖКХ", NOW)
    blocks = blocks_of_bodies(home, VIEWER, NOW)
    frame = whole_frame([state(home)], blocks, Sieve())
    assert frame["Блок"].tolist()[:2] == ["ЖКХ", "ЖКХ"]
    assert set(frame["Блок"]) == {"ЖКХ", NO_BLOCK}
    body_block(home, DEMO_ACTOR, "Отдел В", "", NOW)
    assert blocks_of_bodies(home, VIEWER, NOW) == {}
    with pytest.raises(PlanError):
        body_block(home, DEMO_ACTOR, "Отдел Я", "ЖКХ", NOW)


def test_the_paper_has_every_measure_and_totals_that_add_up(home: Home) -> None:
    report(
        home, DEMO_ACTOR, 1, "2", Typed("Отдел А", "", date(2025, 2, 1), "Проведено 2 рейда"), NOW
    )
    paper = paper_of(state(home), Sieve(), TODAY)
    frame = paper_frame(paper)
    assert frame["№ п/п"].tolist() == ["1", "2", "3"]
    assert frame["Информация об исполнении"].tolist() == [
        "отчёта нет",
        "Отдел А; 01.02.2025: Проведено 2 рейда",
        "отчёта нет",
    ]
    assert frame["Статус"].tolist() == ["▲ просрочено (до 99 дн.)", "● исполнено", "◐ в работе"]
    totals = paper.by_section.set_index("Раздел")
    assert totals.loc["Всего", "Мероприятий"] == totals["Мероприятий"].iloc[:-1].sum() == 3
    assert paper.by_executor["▲ Просрочено"].tolist() == [4, 4, 8]
    assert paper.by_executor["Исполнено из наступивших"].iloc[0] == "20,0\xa0%, 1 из 5"
    march = paper_of(state(home), Sieve(first=date(2025, 3, 1), last=date(2025, 3, 31)), TODAY)
    assert march.span == "по срокам с 01.03.2025 по 31.03.2025"
    assert march.by_executor["Отчётов по срокам"].tolist() == [2, 1, 3]
