import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from access.rights import Actor
from registers.database import open_registers, writing
from registers.directories.reading import (
    Alias,
    Directory,
    add_alias,
    change_block,
    change_settlement,
    directory,
    seed_directory,
)
from registers.excerpt import UnopenedError, read_excerpt
from registers.passports.versions import passport_versions, seed_passports
from registers.profiles import save_profile, saved_profiles
from registers.ratings.weights import save_weights, weights_versions
from registers.settings import (
    Norms,
    RatingWeights,
    calendar_overrides,
    minimum_n,
    norms_since,
    rating_weights,
    salt,
    save_calendar_overrides,
    save_minimum_n,
    save_norms,
)
from registers.surges.settings import surge_values
from registers.tables import PassportRow

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("edited", [False, True])
def test_the_excerpt_equals_what_the_engine_tells(
    tmp_path: Path, small: Directory, editor: Actor, now: datetime, edited: bool
) -> None:
    path = tmp_path / "registers.sqlite3"
    engine = open_registers(path)
    if edited:
        seed_directory(engine, small)
        add_alias(engine, editor, Alias("topic", "Без темы", None), now=now)
        change_settlement(engine, editor, "Мортка", now=now, population_date=date(2026, 1, 1))
        change_block(engine, editor, "ЖКХ", now=now, until=date(2026, 12, 31))
        save_norms(engine, editor, Norms(edds_hours=6), now=now)
        save_norms(engine, editor, Norms(edds_hours=8), now=now, since=date(2027, 1, 1))
        save_weights(engine, editor, RatingWeights(1, 2, 3), "проба", seen=1, now=now)
        save_calendar_overrides(engine, editor, {date(2026, 11, 3): False}, now=now)
        save_minimum_n(engine, editor, 7, now=now)
        save_profile(engine, editor, "la", "Заявки", "x = 1", now=now)
        seed_passports(engine, {"1": "plan = 90", "2": "plan = 70"}, now=now)
        with writing(engine) as session:
            session.add(
                PassportRow(
                    code="1",
                    version=2,
                    toml_text="plan = 91",
                    valid_from=now.date(),
                    author="sidorov",
                    at=now,
                )
            )

    excerpt = read_excerpt(path)

    assert excerpt.directory == directory(engine)
    assert excerpt.norms == norms_since(engine)
    assert excerpt.rating_weights == rating_weights(engine)
    assert excerpt.weights_version == weights_versions(engine)[0].version == 1 + edited
    assert excerpt.calendar_overrides == calendar_overrides(engine)
    assert excerpt.minimum_n == minimum_n(engine)
    assert excerpt.surges == surge_values(engine)
    assert excerpt.profiles == {one.profile_id: one.toml_text for one in saved_profiles(engine)}
    assert excerpt.passports == passport_versions(engine)
    assert excerpt.salt == salt(engine)
    assert excerpt.directory.version == (4 if edited else 0)
    engine.dispose()


def test_what_must_be_opened_first_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "registers.sqlite3"
    with pytest.raises(UnopenedError):
        read_excerpt(path)
    assert not path.exists()

    garbage = tmp_path / "garbage.sqlite3"
    garbage.write_bytes("не база".encode() * 500)
    with pytest.raises(UnopenedError):
        read_excerpt(garbage)

    engine = open_registers(path)
    with writing(engine) as session:
        session.execute(text("UPDATE schema_version SET version = 999"))
    engine.dispose()
    with pytest.raises(UnopenedError):
        read_excerpt(path)


def test_reading_an_excerpt_loads_nothing_slow() -> None:
    code = "import sys, registers.excerpt; print(*(m.split('.')[0] for m in sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    slow = {"sqlalchemy", "pandas", "numpy", "scipy", "duckdb", "streamlit", "pyarrow"}
    assert slow.isdisjoint(loaded.stdout.split())
