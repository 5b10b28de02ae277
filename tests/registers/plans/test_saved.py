"""Plans are kept whole, version by version, and corrected line by line."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor, Right
from analytics.obligations import DoneBy
from analytics.schedules import Kind, Rule, Span
from registers.audit import entries
from registers.plans.saved import correct_line, plan_lines, plans, save_plan, withdraw_plan
from registers.plans.settings import PlanSettings, plan_settings, save_plan_settings
from registers.plans.values import NewPlan, PlanError, PlanLine
from registers.settings_values import SettingError

NOW = datetime(2026, 11, 12, 9, 30)
EDITOR = Actor("ivanova", "Аналитик", frozenset({Right.EDIT_PLANS, Right.EDIT_DIRECTORIES}))
VIEWER = Actor("glava", "Глава", frozenset({Right.VIEW_FIGURES}))
SPAN = Span(date(2024, 2, 29), date(2024, 12, 31))
LINE = PlanLine(
    key="1.1",
    number="1.1",
    section="1. Дворы",
    measure="Осмотр дворов",
    term_text="ежемесячно",
    executors_text="Отдел А;\nОтдел Б",
    report_text="",
    place="строка 5",
    notes=("склеена",),
    rules=(Rule(Kind.RECURRING, every="month", due_day=10), Rule(Kind.PERIODS, parts=(SPAN,))),
    executors=("Отдел А", "Отдел Б"),
    done_by=DoneBy.ANY,
    doubts=("подтвердите год",),
)
PLAN = NewPlan("План на 2024 год", "plan", "план.docx", (2024,), (LINE, replace(LINE, key="1.2")))


def test_a_line_comes_back_as_it_was_saved(empty: Engine) -> None:
    number = save_plan(empty, EDITOR, PLAN, now=NOW)
    assert plan_lines(empty, number) == PLAN.lines
    one = plans(empty)[0]
    assert (one.title, one.kind, one.withdrawn, one.newest.years) == (
        PLAN.title,
        "plan",
        False,
        (2024,),
    )
    assert entries(empty, 1)[0].detail == "план, версия 1, строк 2"


def test_a_version_leaves_the_one_before(empty: Engine) -> None:
    number = save_plan(empty, EDITOR, PLAN, now=NOW)
    again = replace(
        PLAN, title="План, изменённый", lines=(LINE,), changes=("Строки 1.2 больше нет",)
    )
    assert save_plan(empty, EDITOR, again, now=NOW, plan=number) == number
    assert len(plan_lines(empty, number)) == 1
    assert len(plan_lines(empty, number, version=1)) == 2
    one = plans(empty)[0]
    assert [version.version for version in one.versions] == [2, 1]
    assert (one.title, one.newest.changes) == ("План, изменённый", ("Строки 1.2 больше нет",))


def test_a_corrected_line_keeps_what_the_document_says(empty: Engine) -> None:
    number = save_plan(empty, EDITOR, PLAN, now=NOW)
    settled = replace(
        LINE, measure="подмена", rules=(Rule(Kind.CONTINUOUS),), doubts=(), dropped="x"
    )
    correct_line(empty, EDITOR, number, settled, now=NOW)
    found = plan_lines(empty, number)[0]
    assert found == replace(settled, measure=LINE.measure)
    with pytest.raises(PlanError, match="уже нет"):
        correct_line(empty, EDITOR, number, replace(LINE, key="9"), now=NOW)


def test_a_plan_goes_out_of_work_and_back(empty: Engine) -> None:
    number = save_plan(empty, EDITOR, PLAN, now=NOW)
    withdraw_plan(empty, EDITOR, number, now=NOW)
    assert [one.withdrawn for one in plans(empty)] == [True]
    withdraw_plan(empty, EDITOR, number, now=NOW)
    assert [one.withdrawn for one in plans(empty)] == [False]
    with pytest.raises(PlanError, match="Плана № 9 нет"):
        withdraw_plan(empty, EDITOR, 9, now=NOW)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"lines": ()}, "нет названия или строк"),
        ({"title": " "}, "нет названия или строк"),
        ({"kind": "letter"}, "план это или отчёт"),
    ],
)
def test_a_plan_that_is_none_is_refused(empty: Engine, wrong: dict, words: str) -> None:
    with pytest.raises(PlanError, match=words):
        save_plan(empty, EDITOR, replace(PLAN, **wrong), now=NOW)
    assert plans(empty) == ()


def test_plans_are_changed_by_those_who_may(empty: Engine) -> None:
    with pytest.raises(AccessDenied):
        save_plan(empty, VIEWER, PLAN, now=NOW)
    number = save_plan(empty, EDITOR, PLAN, now=NOW)
    for act in (correct_line, withdraw_plan):
        with pytest.raises(AccessDenied):
            act(empty, VIEWER, number, *([LINE] if act is correct_line else []), now=NOW)


def test_settings_of_terms_are_kept_and_checked(empty: Engine) -> None:
    assert plan_settings(empty) == PlanSettings()
    chosen = PlanSettings(moves=False, heating_first=(9, 1), heating_last=(5, 31))
    save_plan_settings(empty, EDITOR, chosen, now=NOW)
    assert plan_settings(empty) == chosen
    with pytest.raises(SettingError, match=r"30\.02 не бывает"):
        save_plan_settings(empty, EDITOR, replace(chosen, heating_last=(2, 30)), now=NOW)
    with pytest.raises(AccessDenied):
        save_plan_settings(empty, VIEWER, chosen, now=NOW)
