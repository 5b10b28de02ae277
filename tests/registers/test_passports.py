from datetime import date, datetime

from sqlalchemy import Engine

from registers.database import writing
from registers.passports import passports, seed_passports
from registers.tables import PassportRow


def test_seeds_go_in_once_and_new_ones_later(empty: Engine, now: datetime) -> None:
    assert seed_passports(empty, {"1": "plan = 90", "2": "plan = 70"}, now=now) == ("1", "2")
    assert seed_passports(empty, {"1": "plan = 1", "8": "plan = 5"}, now=now) == ("8",)
    assert [(one.code, one.version, one.toml_text, one.at) for one in passports(empty)] == [
        ("1", 1, "plan = 90", now),
        ("2", 1, "plan = 70", now),
        ("8", 1, "plan = 5", now),
    ]


def test_the_latest_version_counts_and_a_seed_does_not_undo_it(
    empty: Engine, now: datetime
) -> None:
    seed_passports(empty, {"1": "plan = 90", "2": "plan = 70"}, now=now)
    with writing(empty) as session:
        for version in (2, 10):
            session.add(
                PassportRow(
                    code="1",
                    version=version,
                    toml_text=f"plan = {version}",
                    valid_from=date(2026, 1, version),
                    author="sidorov",
                    at=now,
                )
            )
    assert seed_passports(empty, {"1": "plan = 90"}, now=now) == ()
    assert [(one.code, one.version, one.toml_text) for one in passports(empty)] == [
        ("1", 10, "plan = 10"),
        ("2", 1, "plan = 70"),
    ]
    assert passports(empty)[0].valid_from == date(2026, 1, 10)
