"""The way from files to figures, against a plain calculation with pandas over the same files."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import cli
import demo
from access.rights import DEMO_ACTOR
from answers.surges.alarms import settings_in_force
from answers.surges.settings import expected_false_alarms
from data.engines import duck
from data.home import home_at
from data.snapshots import current
from demo.episodes import EPISODES
from tests import figures_from_files as plain
from tests import messages_from_files

TODAY = datetime(2026, 11, 12)
LAST = datetime(2026, 10, 31)
MIDDLE = datetime(2025, 8, 14)  # a past day: later answers and executions are not known yet
PERIODS = {
    "2024": (["--year", "2024"], datetime(2024, 1, 1), datetime(2024, 12, 31), LAST),
    "2025": (["--year", "2025"], datetime(2025, 1, 1), datetime(2025, 12, 31), LAST),
    "2026": (["--year", "2026"], datetime(2026, 1, 1), LAST, LAST),
    "a month": (["--month", "2026-03"], datetime(2026, 3, 1), datetime(2026, 3, 31), LAST),
    "a past day": (["--year", "2025"], datetime(2025, 1, 1), MIDDLE, MIDDLE),
}
Ask = Callable[..., Any]


class Clock(datetime):
    """The day of import, so that no row is from the future on a machine with an older date."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return datetime(2026, 11, 12, 9, 30, tzinfo=tz)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return demo.write(tmp_path_factory.mktemp("exports"), scale=0.05)


@pytest.fixture(scope="module")
def known(files: list[Path]) -> pd.DataFrame:
    return messages_from_files.messages(files, TODAY)


@pytest.fixture(scope="module")
def filled(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home that has imported every file of the district and keeps what its people do."""
    home = tmp_path_factory.mktemp("district")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli, "datetime", Clock)
        for words in (
            ["import", *map(str, files), "--yes"],
            ["demo-registers", str(tmp_path_factory.mktemp("plans"))],
        ):
            duck.close_all()  # a plan is read in a child process, which wants no threads
            assert cli.main(["--home", str(home), *words, "--json"]) == 0
    return home


@pytest.fixture(scope="module")
def kept(filled: Path) -> list[dict[str, str]]:
    return plain.kept_measures(filled / "registers.sqlite")


@pytest.fixture
def ask(filled: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that runs a command and gives back the rows it printed."""

    def run(*words: str) -> Any:
        capsys.readouterr()  # what the import said is not the answer
        assert cli.main(["--home", str(filled), *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


@pytest.mark.parametrize("period", PERIODS)
def test_indicators_equal_a_plain_calculation(
    period: str,
    ask: Ask,
    files: list[Path],
    known: pd.DataFrame,
    kept: list[dict[str, str]],
) -> None:
    words, first, last, as_of = PERIODS[period]
    expected = plain.indicators(files, known, first, last, kept)
    rows = {row["indicator"]: row for row in ask("indicators", *words, "--as-of", f"{as_of:%F}")}
    assert list(rows) == [1, 2, 3, 4, 5, 6, 7]
    for number, figures in expected.items():
        got = {name: rows[number][name] for name in figures}
        assert got.pop("verdict") == figures.pop("verdict"), number
        assert got == pytest.approx(figures), number


@pytest.mark.parametrize("as_of", [LAST, MIDDLE])
def test_counts_by_settlement_equal_a_plain_calculation(
    as_of: datetime, ask: Ask, known: pd.DataFrame
) -> None:
    rows = ask("counts", "--by", "settlement", "--as-of", f"{as_of:%F}")
    expected = plain.counts(known, as_of)
    assert len(expected) == 11  # ten settlements and «не определено»
    got = {row["settlement"]: {name: row[name] for name in expected["Мортка"]} for row in rows}
    assert got == expected


def test_the_demonstration_holds_what_the_rules_are_about(known: pd.DataFrame) -> None:
    """Without such rows the comparison would pass whatever a rule says."""
    sources = {"ИМ", "ПОС", "ЕДДС", "59-ФЗ"}
    answered_late = known["answered"] > known["due"]
    open_late = known["answered"].isna() & (known["due"] < LAST)
    # A time of day alone is at most a day after receipt, so ЕДДС is late only when still open.
    assert set(known["source"]) == set(known.loc[answered_late | open_late, "source"]) == sources
    assert set(known.loc[answered_late, "source"]) == sources - {"ЕДДС"}
    assert known["answered"].isna().any()
    assert (known["settlement"] == messages_from_files.UNKNOWN).any()
    for mark in ("fast", "delivered", "evidence"):
        assert {True, False} <= set(known[mark]), mark
        assert known[mark].isna().any(), mark
    assert known["excluded"].groupby(known["source"]).any()[["ИМ", "ПОС", "59-ФЗ"]].all()


def test_measures_that_people_keep_move_indicator_5(
    files: list[Path], known: pd.DataFrame, kept: list[dict[str, str]]
) -> None:
    """Without such measures the comparison would pass with the files alone."""
    reported = messages_from_files.report(files, "дорожные")
    keys = set(zip(reported["дорожная карта"], reported["№ мероприятия"]))
    mine = {(one["дорожная карта"], one["№ мероприятия"]) for one in kept}
    assert len(mine) == 9
    assert mine & keys
    assert mine - keys
    _, first, last, _ = PERIODS["2026"]
    alone = plain.indicators(files, known, first, last)[5]["numerator"]
    assert plain.indicators(files, known, first, last, kept)[5]["numerator"] > alone


def test_the_heating_failure_is_an_alarm_on_its_first_days(ask: Ask) -> None:
    rows = ask("surges", "--from", "2026-01-10", "--to", "2026-01-31")
    grown = [row for row in rows if row["probability"] is not None]
    (failure,) = [row for row in grown if (row["settlement"], row["block"]) == ("Мортка", "ЖКХ")]
    # At a twentieth of the district some fifteen messages make the failure of 14–19 January.
    assert "2026-01-14" <= failure["date"] <= "2026-01-16"
    assert failure["count"] > failure["upper"] >= failure["expected"]
    assert failure["excess"] >= 5
    assert failure["probability"] <= 0.001
    assert " за " in failure["text"]
    assert "; обычно " in failure["text"]


def test_alarms_of_a_past_day_are_those_seen_then(ask: Ask) -> None:
    seen = ask("surges", "--as-of", "2026-01-16")
    assert seen
    later = [row for row in ask("surges") if row["date"] <= "2026-01-16"]
    figures = ("date", "settlement", "block", "window", "expected", "upper", "probability")
    told = [[row[name] for name in figures] for row in seen]
    assert told == [[row[name] for name in figures] for row in later]


def test_what_nobody_planted_raises_no_more_alarms_than_the_page_of_settings_says(
    ask: Ask, filled: Path
) -> None:
    facts = current(home_at(filled))
    price = expected_false_alarms(facts, DEMO_ACTOR, settings_in_force(facts, DEMO_ACTOR))
    assert price is not None
    years = (facts.data_date - datetime(2024, 1, 1).date()).days / 365.25
    grown = [row for row in ask("surges") if row["probability"] is not None]
    planted = [row for row in grown if _is_planted(row)]
    assert {row["settlement"] for row in planted} >= {"Куминский", "Мортка"}
    assert len(grown) - len(planted) <= price.simulated * years


def _is_planted(row: dict[str, Any]) -> bool:
    """Whether an alarm is of one of the three events, in its own place or in the whole district."""
    return any(
        row["settlement"] in (one.settlement, None)
        and f"{one.first}" <= row["date"] <= f"{one.last + timedelta(days=6)}"
        for one in EPISODES
    )
