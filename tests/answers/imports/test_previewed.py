"""What a preview says of the indicators is what they are after it was confirmed."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from analytics.words import NBSP
from answers.imports.previewed import IndicatorEffect, indicator_effect, indicator_effect_rows
from answers.indicators.cards import Standing
from answers.indicators.rows import indicator_rows
from data.engines import duck
from data.home import Home, home_at
from data.importing.job import Job
from data.importing.previewing import confirm_previews, preview_files
from data.snapshots import current
from tests.data import invented
from tests.data.exports import NOW, csv_file, drawn, take_in

YEARS = (2025, 2026)
COUNTED = ("numerator", "denominator", "unknown", "value", "plan", "gap", "verdict", "unfinished")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return an empty home."""
    return home_at(tmp_path / "home")


def quiet(_what: str, _done: int, _total: int) -> None:
    """Progress nobody looks at."""


def previewed(home: Home, *paths: Path, replaces: bool = False) -> list[dict]:
    duck.close_all()
    return preview_files(home, [Job(p, p.name, replace=replaces) for p in paths], NOW, quiet)


def standings(home: Home, year: int) -> dict[int | str, dict]:
    """What the indicators are now, as the command line says them at the date of the data."""
    rows = indicator_rows(home, DEMO_ACTOR, year, None, current(home).data_date, None)
    return {row["indicator"]: {name: row[name] for name in COUNTED} for row in rows}


def said(one: Standing | None) -> dict:
    assert one is not None
    return {name: getattr(one, name) for name in COUNTED}


def check(home: Home, paths: list[Path], *, replaces: bool = False) -> int:
    """Preview, confirm and compare; return how many rows said that something changes."""
    before = {year: standings(home, year) for year in YEARS}
    outcomes = previewed(home, *paths, replaces=replaces)
    effects = indicator_effect(DEMO_ACTOR, outcomes)
    told = {year: {e.indicator: e for e in effects if e.year == year} for year in YEARS}
    duck.close_all()
    ready = [one["preview"] for one in outcomes if one["status"] == "preview"]
    done = confirm_previews(home, ready, DEMO_ACTOR, NOW, quiet)
    assert {one["status"] for one in done} == {"imported"}
    for year in YEARS:
        after = standings(home, year)
        if not told[year]:
            assert counts(after) == counts(before[year])
            continue
        assert {key: said(e.after) for key, e in told[year].items()} == after
        assert {key: said(e.before) for key, e in told[year].items()} == before[year]
    duck.close_all()
    return sum(one.changes for one in effects)


def counts(rows: dict[int | str, dict]) -> dict[int | str, tuple]:
    return {
        key: (row["numerator"], row["denominator"], row["unknown"]) for key, row in rows.items()
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_foretold_comes_true(home: Home, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    makers = (invented.incidents, invented.platform, invented.dispatch, invented.appeals)
    tables = [make(chance, 60) for make in makers] + list(invented.reports(chance).values())
    files = [
        csv_file(tmp_path / f"{i}.csv", invented.as_rows(rows)) for i, rows in enumerate(tables)
    ]
    chance.shuffle(files)
    # Newer states of the same messages, and reports of the same months.
    newer = [make(chance, 80) for make in makers] + list(invented.reports(chance).values())
    later = [
        csv_file(tmp_path / f"new{i}.csv", invented.as_rows(rows)) for i, rows in enumerate(newer)
    ]
    chance.shuffle(later)
    changed = check(home, files[:4])
    changed += check(home, files[4:])
    changed += check(home, later, replaces=seed == 2)
    assert changed > 10


POS = "Номер сообщения|Дата подачи|Категория|Подкатегория|Статус|Дата ответа|Ускоренное\n"


def answered(first: int, last: int, *, fast: int) -> str:
    lines = [
        f"{i}|01.02.2026|Б|Т|Решено|05.02.2026|{'да' if i < first + fast else 'нет'}"
        for i in range(first, last)
    ]
    return POS + "\n".join(lines)


def of(effects: tuple[IndicatorEffect, ...], key: int) -> IndicatorEffect:
    return next(one for one in effects if one.indicator == key)


def words(effects: tuple[IndicatorEffect, ...], key: int) -> str:
    return of(effects, key).words.replace(NBSP, " ")


def test_the_words_of_a_change(home: Home, tmp_path: Path) -> None:
    first = csv_file(tmp_path / "1.csv", drawn(answered(1, 21, fast=10)))
    effects = indicator_effect(DEMO_ACTOR, previewed(home, first))
    assert {one.year for one in effects} == {2026}
    # Nothing was published yet.
    assert words(effects, 1) == "станет 50,0 % (10 из 20): не выполнено уверенно"
    assert (of(effects, 3).words, of(effects, 3).changes) == ("нет событий", False)
    take_in(home, first)
    second = csv_file(tmp_path / "2.csv", drawn(answered(21, 201, fast=180)))
    effects = indicator_effect(DEMO_ACTOR, previewed(home, second))
    assert words(effects, 1) == (
        "50,0 % (10 из 20) → 95,0 % (190 из 200); "
        "было «не выполнено уверенно», станет «выполнено уверенно»"
    )
    assert words(effects, 5) == (
        "0 % (0 из 20) → 0 % (0 из 200); вывод прежний: не выполнено уверенно"
    )
    assert (of(effects, 3).words, of(effects, 3).changes) == ("без изменений", False)
    assert of(effects, 1).plan == 90


def test_files_that_change_no_indicator_say_nothing(home: Home, tmp_path: Path) -> None:
    take_in(home, csv_file(tmp_path / "1.csv", drawn(answered(1, 21, fast=10))))
    open_one = POS + "900|02.02.2026|Б|Т|В работе||"
    outcomes = previewed(home, csv_file(tmp_path / "2.csv", drawn(open_one)))
    assert outcomes[0]["rows_new"] == 1
    assert indicator_effect(DEMO_ACTOR, outcomes) == ()
    assert indicator_effect(DEMO_ACTOR, []) == ()


def test_directories_changed_since_the_last_publication_are_in_force(
    home: Home, tmp_path: Path, monkeypatch
) -> None:
    """The publication after the confirmation takes them, so the preview does."""
    take_in(home, csv_file(tmp_path / "1.csv", drawn(answered(1, 21, fast=10))))
    from data.importing import previewing
    from registers.settings_values import Norms, NormsSince

    real = previewing.in_force

    def edited(home: Home, now):
        found = real(home, now)
        versions = tuple(
            replace(one, toml_text=one.toml_text.replace("2026 = 90", "2026 = 40"))
            for one in found.passports
        )
        return replace(
            found, passports=versions, norms=(NormsSince(date.min, Norms(pos_calendar_days=1)),)
        )

    monkeypatch.setattr(previewing, "in_force", edited)
    path = csv_file(tmp_path / "2.csv", drawn(answered(21, 31, fast=10)))
    one = of(indicator_effect(DEMO_ACTOR, previewed(home, path)), 1)
    assert one.before is not None
    assert (one.before.plan, one.after.plan, one.after.numerator) == (90, 40, 20)


def test_a_damaged_snapshot_leaves_the_effect_without_a_before(home: Home, tmp_path: Path) -> None:
    take_in(home, csv_file(tmp_path / "1.csv", drawn(answered(1, 21, fast=10))))
    current(home).path.write_bytes(b"broken")
    path = csv_file(tmp_path / "2.csv", drawn(answered(21, 31, fast=10)))
    one = of(indicator_effect(DEMO_ACTOR, previewed(home, path)), 1)
    assert (one.before, one.after.numerator) == (None, 20)


def test_as_plain_values_and_under_a_right(home: Home, tmp_path: Path) -> None:
    outcomes = previewed(home, csv_file(tmp_path / "1.csv", drawn(answered(1, 21, fast=10))))
    (first, *_) = indicator_effect_rows(DEMO_ACTOR, outcomes)
    assert (first["indicator"], first["year"], first["before"]) == (1, 2026, None)
    assert first["after"]["verdict"] == "не выполнено уверенно"
    with pytest.raises(AccessDenied):
        indicator_effect(Actor("nobody", "Никто", frozenset()), outcomes)
    assert date.fromisoformat(outcomes[0]["figures"]["after"]["data_date"]) == date(2026, 2, 5)
