"""«Исполнение планов»: nothing to watch, the matrix, a report entered on the card."""

from datetime import date, datetime

import pytest

from access.rights import DEMO_ACTOR
from answers.plans.drafts import draft_of
from answers.plans.saved import save, saving_of
from data.home import home_at
from data.plans.lines import ReadPlan
from tests.answers.plans.test_drafts import line
from tests.pages.conftest import texts
from tests.pages.test_summary import markup

NOW = datetime(2025, 5, 20, 10, 0)
PARTS = ("matrix", "dates", "letters", "rating", "whole", "papers")


@pytest.fixture
def watched(opened, tmp_path, monkeypatch):
    """Return the opener of a home with one plan of three measures, on a day of its year."""
    for module in ("pages.response.execution", "ui.execution.entry", "ui.execution.card"):
        monkeypatch.setattr(f"{module}.now", lambda: NOW, raising=False)
    monkeypatch.setattr("ui.clock.now", lambda: NOW)
    home = home_at(tmp_path / "planned")
    lines = (
        line("1", "ежемесячно до 10 числа следующего месяца", "Отдел А; Отдел Б"),
        line("2", "до 01.03.2025", "Отдел А"),
        line("3", "постоянно", "Отдел Б"),
    )
    draft = draft_of(
        home, DEMO_ACTOR, ReadPlan("План на 2025 год", "plan", lines, ()), "план.docx", NOW
    )
    save(home, DEMO_ACTOR, draft, saving_of(home, DEMO_ACTOR, draft, None, NOW), NOW)
    return lambda **query: opened("execution", home.path, **query)


def test_an_empty_district_says_what_to_do(opened) -> None:
    page = opened("execution")
    assert page.title[0].value == "Планов на контроле нет"
    assert "Загрузите план" in texts(page)
    assert "Данные на" in texts(page)


def test_the_matrix_says_who_is_late(watched) -> None:
    page = watched(due="2025")
    assert "просрочен" in page.title[0].value
    shown = markup(page)
    # March of отдел А: line 2, and line 1 for February
    assert (
        '<b>▲&nbsp;2</b><span class="small">просрочено</span><span class="small">до 78 дн.' in shown
    )
    assert shown.index("Отдел А") < shown.index("Отдел Б")
    assert "who=" in shown


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_drawn(watched, part: str) -> None:
    page = watched(part=part)
    assert not page.error
    assert "Данные на" in texts(page)


def test_a_letter_names_what_is_late(watched) -> None:
    letter = watched(part="letters").code[0].value
    assert letter.startswith("Кому: Отдел А")
    assert "просрочено на 78\xa0дней" in letter
    assert "срок 03.03.2025 (по плану 01.03.2025)" in letter


def test_a_report_entered_changes_the_status(watched) -> None:
    page = watched(plan="1", line="2", who="Отдел А", of="01.03.2025")
    assert "просрочено" in texts(page)
    page.text_area[0].set_value("Проведено 3 проверки")
    page.date_input[0].set_value(date(2025, 3, 4))
    next(one for one in page.button if one.label == "Сохранить отчёт").click().run()
    assert [one.value for one in page.exception] == []
    assert "Отчёт сохранён" in page.success[0].value
    assert "● исполнено" in texts(page)
    assert "опозданием на 1\xa0день" in markup(page)


def test_an_empty_report_is_refused_and_says_why(watched) -> None:
    page = watched(plan="1", line="3")
    next(one for one in page.button if one.label == "Сохранить отчёт").click().run()
    assert "Отчёт пуст" in page.error[0].value.replace("\\", "")


def test_an_address_of_a_line_that_is_not_there_shows_the_matrix(watched) -> None:
    assert "просрочен" in watched(plan="1", line="99").title[0].value


def test_late_reports_beyond_the_days_chosen_stay_in_sight(watched) -> None:
    page = watched(due="2025-04")
    assert any("Ещё 7" in one.label.replace("\xa0", " ") for one in page.get("page_link"))


def test_the_calendar_shows_the_month_of_the_choice(watched) -> None:
    page = watched(part="dates", due="2025-04")
    assert any("Апрель 2025: 2" in one.value.replace("\xa0", " ") for one in page.subheader)
    assert '<span class="small">10</span><br>' in markup(page)
    assert "2 просрочено</a>" in markup(page)
