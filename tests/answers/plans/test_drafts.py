"""What lines of a plan are understood as, and what waits for a person."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR
from answers.plans.as_json import plan_json
from answers.plans.drafts import Draft, draft_of
from data.home import Home, home_at
from data.plans.lines import ReadLine, ReadPlan
from data.plans.reading import read_plan
from data.registers_open import open_registers_of
from registers.plans.bodies import add_alias, add_bodies
from registers.plans.settings import PlanSettings, save_plan_settings
from tests.answers.plan_executors import EXECUTORS

SHARED = Path(__file__).parents[4] / "shared" / "documents"
NOW = datetime(2025, 5, 20, 10, 0)
shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the source documents lie outside")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_at(tmp_path / "home")


def line(number: str, term: str, executors: str = "", report: str = "", **more: str) -> ReadLine:
    said = {"section": "", "measure": f"Мероприятие {number}", "section_term": "", "place": ""}
    return ReadLine(
        number=number,
        term_text=term,
        executors_text=executors,
        report_text=report,
        notes=(),
        **{**said, **more},
    )


def drafted(
    home: Home, *lines: ReadLine, title: str = "План на 2025 год", kind: str = "plan"
) -> Draft:
    return draft_of(home, DEMO_ACTOR, ReadPlan(title, kind, lines, ()), "план.docx", NOW)


def test_terms_become_rules_and_due_dates(home: Home) -> None:
    plan = plan_json(
        drafted(
            home, line("1", "до 15.03.2025"), line("2", "ежеквартально"), line("3", "постоянно")
        )
    )
    found = {one["number"]: one for one in plan["lines"]}
    assert found["1"]["due_dates"] == ["2025-03-17"]  # the 15th is a Saturday
    assert "срок 15.03.2025 — нерабочий день, перенесён на 17.03.2025" in found["1"]["notes"]
    assert [one["kind"] for one in found["2"]["rules"]] == ["recurring"]
    assert len(found["2"]["due_dates"]) == 4
    assert found["3"]["due_dates"] == []
    assert [one["status"] for one in plan["lines"]] == ["просрочено", "просрочено", "в работе"]


def test_the_answer_has_exactly_these_keys(home: Home) -> None:
    plan = plan_json(drafted(home, line("1", "ежемесячно", "Отдел А; Отдел Б")))
    assert list(plan) == ["title", "kind", "lines", "queue"]
    assert list(plan["lines"][0]) == [
        "number", "section", "measure", "term_text", "rules", "due_dates", "executors", "notes",
        "report", "status",
    ]  # fmt: skip
    assert set(plan["lines"][0]["rules"][0]) == {
        "kind", "every", "due_day", "start", "end", "anchor", "note",
    }  # fmt: skip
    assert json.loads(json.dumps(plan)) == plan


def test_unknown_terms_and_executors_wait_for_a_person(home: Home) -> None:
    found = drafted(home, line("1", "когда рак свистнет", "Отдел А"), line("2", "", "Отдел А"))
    waiting = plan_json(found)["queue"]
    assert [(one["about"], one["number"]) for one in waiting] == [
        ("term", "1"),
        ("term", "2"),
        ("executor", "1, 2"),
    ]
    assert [one.kind for one in found.lines[0].line.rules] == ["unknown"]


def test_the_directory_settles_executors_and_suggests(home: Home) -> None:
    engine = open_registers_of(home, NOW)
    add_bodies(engine, DEMO_ACTOR, ["Отдел культуры администрации района"], now=NOW)
    add_alias(engine, DEMO_ACTOR, "ОК", "Отдел культуры администрации района", now=NOW)
    found = drafted(home, line("1", "постоянно", "ОК; Отдел культуры администрации"))
    assert found.lines[0].line.executors == (
        "Отдел культуры администрации района",
        "Отдел культуры администрации",
    )
    assert [(one.text, one.suggestion) for one in found.waiting] == [
        ("Отдел культуры администрации", "Отдел культуры администрации района")
    ]


def test_partners_in_the_text_are_suggested(home: Home) -> None:
    found = drafted(home, line("1", "постоянно", "Отдел А", measure="Совместно с Комитетом культуры провести сход"))  # fmt: skip
    assert found.lines[0].partners == ("Комитет культуры",)
    assert "соисполнители: Комитет культуры" in plan_json(found)["lines"][0]["notes"][-1]


def test_an_empty_term_takes_that_of_its_section(home: Home) -> None:
    found = drafted(home, line("1.1", "", section_term="ежеквартально"))
    assert [one.kind for one in found.lines[0].line.rules] == ["recurring"]


def test_a_plan_without_a_period_takes_the_years_of_its_terms(home: Home) -> None:
    found = drafted(home, line("1", "март 2021 года"), line("2", "в течение года"), title="План")
    assert found.years == (2021,)
    assert "взят из сроков" in found.notes[0]
    assert [one.text for one in found.waiting] == ["в течение года"]


@pytest.mark.parametrize(
    ("term", "report", "status"),
    [
        ("ежеквартально", "Проведено 4 совещания.", "исполнено"),
        ("постоянно", "Проведена 71 проверка.", "исполняется постоянно"),
        ("ежегодно", "совет упразднен", "снято"),
        ("ежегодно", "Запланировано", "просрочено"),
        ("по мере поступления", "Обращений не поступало", "исполняется постоянно"),
    ],
)
def test_a_report_gives_the_status(home: Home, term: str, report: str, status: str) -> None:
    found = drafted(home, line("1", term, report=report), title="Отчёт за 2024 год", kind="report")
    assert found.lines[0].status == status


def test_repeated_numbers_get_keys_of_their_own(home: Home) -> None:
    found = drafted(home, line("1", "май"), line("1", "июнь"), line("", "июль"))
    assert [one.line.key for one in found.lines] == ["1", "1#2", "б/н"]


@shared
@pytest.mark.parametrize("name", EXECUTORS)
def test_executors_of_every_line_as_a_person_splits_them(home: Home, name: str) -> None:
    read = read_plan(SHARED / f"{name}.txt", name)
    found = plan_json(draft_of(home, DEMO_ACTOR, read, name, NOW))
    assert {one["number"]: one["executors"] for one in found["lines"]} == EXECUTORS[name]


@shared
def test_the_report_names_no_executors_and_says_what_is_dropped(home: Home) -> None:
    read = read_plan(SHARED / "nevinnomyssk-report-2020-anticorruption.txt", "report")
    found = {
        one["number"]: one for one in plan_json(draft_of(home, DEMO_ACTOR, read, "", NOW))["lines"]
    }
    assert len(found) == 40
    assert all(one["executors"] == [] and one["report"] for one in found.values())
    statuses = {number: one["status"] for number, one in found.items()}
    assert {number for number, status in statuses.items() if status == "снято"} == {"2.1", "5.1"}
    assert statuses["3.1"] == "в работе"  # tells of commissions, not of what they did
    assert statuses["1.2"] == statuses["2.4"] == "исполняется постоянно"
    assert len(found["4.1"]["due_dates"]) == 3
    assert {one["rules"][0]["kind"] for one in found.values()} == {
        "continuous", "event", "recurring", "relative", "periods",
    }  # fmt: skip


def test_due_days_stay_where_they_are_when_the_district_says_so(home: Home) -> None:
    engine = open_registers_of(home, NOW)
    save_plan_settings(engine, DEMO_ACTOR, PlanSettings(moves=False), now=NOW)
    plan = plan_json(drafted(home, line("1", "до 15.03.2025")))
    assert plan["lines"][0]["due_dates"] == ["2025-03-15"]
    assert not [one for one in plan["lines"][0]["notes"] if "перенесён" in one]
