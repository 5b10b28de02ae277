"""A report of execution laid upon its plan: pairs, non-answers, dropped measures, saving once."""

from datetime import date
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from analytics.obligations import Status
from answers.execution.importing import Laid, facts_words, laid, saved, told_words, year_of
from data.home import Home, home_at
from tests.answers.planned import NOW, TODAY, drafted, kept, state
from tests.answers.plans.test_drafts import line

REPORTER = Actor("otdel", "Отдел", frozenset({Right.REPORT_EXECUTION, Right.VIEW_FIGURES}))
PLAN = (
    line("1", "ежеквартально", "Отдел А", measure="Проверка дворов и площадок"),
    line("2", "до 01.03.2025", "Отдел А", measure="Собрание жителей о тарифах"),
    line("3", "постоянно", "Отдел Б", measure="Приём граждан по личным вопросам"),
    line("4", "2025-2026 годы", "Отдел Б", measure="Ремонт подъездов в домах посёлка"),
    line("5", "постоянно", "Отдел Б", measure="Ведение реестра регламентов"),
)
SAID = (
    line("1", "", "", "Проверено 73 двора. В 2023 году проверено 12 дворов", measure="Проверка дворов и площадок"),
    line("2", "", "", "Запланировано", measure="Собрание жителей о тарифах"),
    line("8", "", "", "Проведено 9 приёмов", measure="Приём граждан по личным вопросам"),
    line("4", "", "", "Отремонтировано 2 подъезда", measure="Ремонт подъездов в домах посёлка"),
    line("5", "", "", "Пункт признан утратившим силу", measure="Ведение реестра регламентов"),
    line("9", "", "", "Куплено 2 автобуса", measure="Закупка автобусов для маршрута"),
)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = home_at(tmp_path / "home")
    kept(home, *PLAN, line("6", "июнь", "Отдел Б", measure="Праздник двора для детей"))
    return home


def read(home: Home, year: int = 2025) -> Laid:
    draft = drafted(home, *SAID, kind="report", title="Отчёт за 2025 год")
    return laid(DEMO_ACTOR, draft, state(home), year, TODAY)


def test_lines_find_their_measures_and_what_is_missing_is_said(home: Home) -> None:
    what = read(home)
    assert [one.line.line.number if one.line else None for one in what.told] == [
        "1", "2", "3", "4", "5", None,
    ]  # fmt: skip
    assert [one.line.number for one in what.silent] == ["6"]
    assert [told_words(one) for one in what.told] == [
        "● исполнено: 1\xa0период",
        "▲ не отчёт: сказано, что планируется, а не что сделано",
        "● исполнено",
        "◐ период ещё не закончился: сохранится как сведения о ходе работы",
        "— снимается с исполнения: признан утратившим силу",
        "▲ такой строки в плане нет: отчёт не сохранится",
    ]
    assert facts_words(what.told[0].facts, what.year) == "73 двора; 12 дворов (2023)"


def test_saving_makes_done_what_was_done_and_nothing_else(home: Home) -> None:
    assert saved(home, DEMO_ACTOR, read(home), NOW) == 5
    lines = {one.line.number: one for one in state(home).lines}
    assert {number: one.status for number, one in lines.items()} == {
        "1": Status.AT_WORK,
        "2": Status.LATE,
        "3": Status.STANDING,
        "4": Status.AT_WORK,
        "5": Status.DROPPED,
        "6": Status.NOT_YET,
    }
    assert lines["5"].line.dropped == "признан утратившим силу"
    quarters = lines["1"].owed
    assert [(one.status, one.dated) for one in quarters[:2]] == [
        (Status.DONE, False),  # the day is not known
        (Status.AT_WORK, True),  # has not ended: nothing can be done with it yet
    ]
    assert quarters[0].days_late == 0


def test_the_same_report_again_saves_nothing(home: Home) -> None:
    saved(home, DEMO_ACTOR, read(home), NOW)
    again = read(home)
    assert [one.known for one in again.told] == [True] * 5 + [False]
    assert saved(home, DEMO_ACTOR, again, NOW) == 0


def test_last_years_words_are_no_report(home: Home) -> None:
    saved(home, DEMO_ACTOR, read(home, 2024), NOW)
    draft = drafted(home, *SAID, kind="report", title="Отчёт за 2025 год")
    first = laid(DEMO_ACTOR, draft, state(home), 2025, TODAY).told[2]
    assert first.empty == "слово в слово повторяет прошлый отчёт"


def test_dropping_needs_the_right_to_change_plans(home: Home) -> None:
    with pytest.raises(AccessDenied):
        saved(home, REPORTER, read(home), NOW)
    assert not any(one.reports for one in state(home).lines)


def test_the_year_is_the_last_named_that_is_not_ahead(home: Home) -> None:
    assert year_of(drafted(home, line("1", "2023-2027 годы")), date(2025, 5, 20)) == 2025
    assert year_of(drafted(home, line("1", "постоянно"), title="Отчёт"), date(2025, 5, 20)) == 2024
