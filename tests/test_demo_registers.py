"""What people keep in the demonstration: led through its days, repeatable, gone with its files."""

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import cli
import demo
from access.rights import DEMO_ACTOR
from analytics.false_alarms import AlarmVerdict
from answers.emergencies.cards import closed, running
from answers.imports.official_pages import FREE, MET, SILENT, official_pages
from answers.plans.saved import plans
from answers.road_maps.cards import road_maps
from answers.surges.ledger import alarm_ledger
from answers.trends.annotations import chart_names
from commands import demo_registers
from commands.demo_plans import Document, read_documents
from commands.demo_registers import keep_registers
from data import uploads
from data.engines import duck
from data.home import Home, home_at
from data.queries.selection import Selection
from data.registers_open import open_registers_of
from data.snapshots import current, indicators
from registers.annotations import annotations
from registers.demonstration import is_kept
from registers.emergencies.values import Kind, Outcome

NOW = datetime(2026, 11, 12, 9, 30)
FILES = (
    "ИМ_2025", "ЕДДС_2025", "ИМ_2026-01", "ПОС_2026-01", "ЕДДС_2026-01", "страницы_2025",
    "страницы_2026", "дорожные_карты_2026",
)  # fmt: skip


class Clock(datetime):
    """The day of import, so that no row is from the future on a machine with an older date."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return NOW.replace(tzinfo=tz)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a home with the few files of the demonstration that the story needs."""
    home = tmp_path_factory.mktemp("district")
    written = demo.write(tmp_path_factory.mktemp("exports"), scale=0.1)
    files = [str(path) for path in written if path.stem.removeprefix("демо_") in FILES]
    assert len(files) == len(FILES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli, "datetime", Clock)
        assert cli.main(["--home", str(home), "import", *files, "--yes", "--json"]) == 0
    return home_at(home)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    duck.close_all()  # a plan is read in a child process, which wants no threads
    return read_documents(tmp_path_factory.mktemp("plans"))


@pytest.fixture(scope="module")
def lived(
    imported: Home, documents: list[Document], tmp_path_factory: pytest.TempPathFactory
) -> Home:
    """Return a home of its own that keeps everything."""
    home = _copied(imported, tmp_path_factory.mktemp("lived") / "home")
    keep_registers(home, documents, NOW)
    return home


def test_the_emergency_was_led_by_the_decree_and_ended(lived: Home) -> None:
    assert running(lived, DEMO_ACTOR, NOW) == ()  # its clocks would tell of invented delays
    (one,) = closed(lived, DEMO_ACTOR, NOW)
    assert (one.card.settlement, one.card.block, one.card.outcome) == (
        "Мортка",
        "ЖКХ",
        Outcome.RESOLVED,
    )
    assert one.card.alarm is not None
    assert one.card.alarm.startswith("2026-01-1")
    assert one.card.growth is not None
    reports = [line for line in one.log if line.kind is Kind.REPORT]
    assert (len(reports), one.reports.late) == (16, 1)
    assert not one.road_map.overdue
    assert one.liquidation.overdue
    moments = [line.at for line in one.log if line.kind is not Kind.OPENED]
    assert moments == sorted(moments)
    linked = {one.number: one.emergency for one in road_maps(lived, DEMO_ACTOR, NOW)}
    assert linked == {"ДК-2025-12": None, "ДК-2026-12": one.card.id, "ДК-2026-13": None}


def test_verdicts_notes_and_pages_are_kept(lived: Home) -> None:
    ledger = alarm_ledger(lived, DEMO_ACTOR, NOW)
    assert AlarmVerdict.CONFIRMED in {line.verdict for line in ledger.lines}
    assert ledger.lead_days is not None
    facts = current(lived)
    notes = annotations(open_registers_of(lived, NOW))
    assert len(notes) == 3
    assert {chart for one in notes for chart in one.charts} <= set(chart_names(indicators(facts)))
    whole = Selection(facts.data_date, datetime(2025, 1, 1).date(), facts.data_date)
    state = official_pages(lived, DEMO_ACTOR, facts, whole, NOW)
    assert len(state.table) == 46
    assert state.silent == 1
    assert len(state.unlisted) == 1
    assert set(state.table["standing"]) >= {SILENT, FREE, MET}


@pytest.mark.parametrize("step", ["keep_plans", "keep_road_maps", "keep_pages", "publish"])
def test_an_interrupted_run_is_repeated_whole(
    step: str,
    imported: Home,
    lived: Home,
    documents: list[Document],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = _copied(imported, tmp_path / "home")

    def stopped(*_: Any) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(demo_registers, step, stopped)
        with pytest.raises(KeyboardInterrupt):
            keep_registers(home, documents, NOW)
    assert not is_kept(open_registers_of(home, NOW))
    keep_registers(home, documents, NOW)
    assert is_kept(open_registers_of(home, NOW))
    assert _counted(home) == _counted(lived)


def test_a_second_time_changes_nothing(
    lived: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (_counted(lived), current(lived).number)
    capsys.readouterr()
    command = ["--home", str(lived.path), "demo-registers", str(tmp_path / "plans"), "--json"]
    assert cli.main(command) == 0
    assert json.loads(capsys.readouterr().out) == {}
    assert (_counted(lived), current(lived).number) == before
    assert not (tmp_path / "plans").exists()


def test_without_the_files_it_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--home", str(tmp_path / "home"), "demo-registers", str(tmp_path / "plans")]
    assert cli.main([*command, "--json"]) == 1
    assert "Сначала загрузите" in json.loads(capsys.readouterr().out)["reason"]


def test_it_goes_with_the_files(lived: Home, tmp_path: Path) -> None:
    home = _copied(lived, tmp_path / "home")
    assert _counted(home) == {
        "plans": 5, "emergencies": 1, "road maps": 3, "verdicts": 2, "notes": 3,
    }  # fmt: skip
    assert uploads.clear_demo(home, DEMO_ACTOR, NOW) == len(FILES)
    assert not any(_counted(home).values())
    assert not is_kept(open_registers_of(home, NOW))


def _copied(home: Home, path: Path) -> Home:
    duck.close_all()
    shutil.copytree(home.path, path)
    return home_at(path)


def _counted(home: Home) -> dict[str, int]:
    return {
        "plans": len(plans(home, DEMO_ACTOR, NOW)),
        "emergencies": len(closed(home, DEMO_ACTOR, NOW)),
        "road maps": len(road_maps(home, DEMO_ACTOR, NOW)),
        "verdicts": len(alarm_ledger(home, DEMO_ACTOR, NOW).lines),
        "notes": len(annotations(open_registers_of(home, NOW))),
    }
