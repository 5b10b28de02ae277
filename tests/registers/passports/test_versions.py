from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from data.seeds import shipped_passports
from registers.audit import entries
from registers.passports.values import (
    PassportError,
    PassportVersion,
    as_plain,
    of_plain,
    read_passport,
    versions_in_force,
)
from registers.passports.versions import Saving, passport_versions, save_passport, seed_passports

SHIPPED = shipped_passports()
FAST = SHIPPED["fast_track"]
TWENTY = FAST.replace("minimum_n = 10", "minimum_n = 20")
OWN = FAST.replace("number = 1\n", "").replace('"fast_track"\nshort', '"own_share"\nshort')
MARCH = date(2026, 3, 1)


def saving(seen: int, state="published", **more) -> Saving:
    return Saving(**{"state": state, "seen": seen, "comment": "Так решили на совещании"} | more)


@pytest.fixture
def seeded(empty: Engine, now: datetime) -> Engine:
    seed_passports(empty, SHIPPED, now=now)
    return empty


def known(engine: Engine, code: str = "fast_track") -> tuple[PassportVersion, ...]:
    return tuple(one for one in passport_versions(engine) if one.code == code)


def counting(engine: Engine, code: str = "fast_track") -> list[int]:
    return [one.version for one in versions_in_force(known(engine, code))]


def test_seeds_go_in_once_and_new_ones_later(empty: Engine, now: datetime) -> None:
    assert seed_passports(empty, {"1": "plan = 90", "2": "plan = 70"}, now=now) == ("1", "2")
    assert seed_passports(empty, {"1": "plan = 1", "8": "plan = 5"}, now=now) == ("8",)
    assert [(one.code, one.version, one.toml_text, one.at) for one in passport_versions(empty)] == [
        ("1", 1, "plan = 90", now),
        ("2", 1, "plan = 70", now),
        ("8", 1, "plan = 5", now),
    ]


def test_a_save_is_a_new_version_and_a_seed_does_not_undo_it(seeded: Engine, now: datetime) -> None:
    made = save_passport(
        seeded,
        DEMO_ACTOR,
        TWENTY,
        saving(1, approver="Глава района", approved_on=date(2026, 1, 2)),
        now=now,
    )
    assert seed_passports(seeded, SHIPPED, now=now) == ()
    assert known(seeded)[-1] == made
    assert (made.version, made.author, made.at) == (2, DEMO_ACTOR.name, now)
    assert (made.approver, made.approved_on) == ("Глава района", date(2026, 1, 2))
    assert counting(seeded) == [2]
    assert "было «10», стало «20»" in entries(seeded, 1)[0].detail


def test_a_draft_counts_for_nothing_until_it_is_published(seeded: Engine, now: datetime) -> None:
    save_passport(seeded, DEMO_ACTOR, TWENTY, saving(1, "draft"), now=now)
    assert counting(seeded) == [1]
    save_passport(seeded, DEMO_ACTOR, TWENTY, saving(2), now=now)
    assert counting(seeded) == [3]


def test_an_archived_indicator_counts_no_more_and_comes_back(seeded: Engine, now: datetime) -> None:
    save_passport(seeded, DEMO_ACTOR, FAST, saving(1, "archived"), now=now)
    assert counting(seeded) == []
    save_passport(seeded, DEMO_ACTOR, FAST, saving(2), now=now)
    assert counting(seeded) == [3]


def test_a_version_from_a_month_leaves_the_past_to_the_one_before(
    seeded: Engine, now: datetime
) -> None:
    save_passport(seeded, DEMO_ACTOR, TWENTY, saving(1, valid_from=MARCH), now=now)
    assert counting(seeded) == [2, 1]
    thirty = FAST.replace("minimum_n = 10", "minimum_n = 30")
    save_passport(seeded, DEMO_ACTOR, thirty, saving(2, valid_from=date(2026, 2, 1)), now=now)
    assert counting(seeded) == [3, 1]  # the second would begin after the third already counts
    save_passport(seeded, DEMO_ACTOR, FAST, saving(3), now=now)
    assert counting(seeded) == [4]


def test_an_indicator_of_ones_own_begins_with_version_1(seeded: Engine, now: datetime) -> None:
    made = save_passport(seeded, DEMO_ACTOR, OWN, saving(0, "draft"), now=now)
    assert (made.code, made.version) == ("own_share", 1)
    assert counting(seeded, "own_share") == []
    save_passport(seeded, DEMO_ACTOR, OWN, saving(1), now=now)
    assert counting(seeded, "own_share") == [2]


@pytest.mark.parametrize(
    ("text", "how", "said"),
    [
        (FAST, saving(1), "ничего не изменилось"),
        (TWENTY, saving(1, comment="  "), "зачем"),
        (TWENTY, saving(1, comment="я" * 501), "длиннее"),
        (TWENTY, saving(7), "Обновите страницу"),
        (TWENTY, saving(0), "уже есть"),
        (OWN, saving(3), "Код не меняют"),
        (OWN, saving(0, valid_from=MARCH), "за все годы"),
        (OWN.replace("own_share", "o" * 61), saving(0), "длиннее"),
        ("number = 3\n" + OWN, saving(0), "занят показателем"),
        (TWENTY, saving(1, valid_from=date(2026, 3, 2)), "первого числа"),
        (TWENTY, saving(1, valid_from=date(1926, 3, 1)), "первого числа"),
        (TWENTY, saving(1, approved_on=date(2026, 1, 1)), "кто утвердил"),
        (TWENTY, saving(1, approver="Глава", approved_on=date(2099, 1, 1)), "не наступила"),
        ("code = ", saving(0), "текст обрывается"),
        ("code = 5 5", saving(0), "строка 1"),
        (TWENTY.replace('"fast_track"\nunknown', '"нет"\nunknown'), saving(1), "не известно"),
        (
            FAST.replace('numerator = "fast_track"', 'dated = "road_map_done_on"').replace(
                "leave_out", "not_counted"
            ),
            saving(1, valid_from=MARCH),
            "строки другого рода",
        ),
    ],
)
def test_what_is_refused(seeded: Engine, now: datetime, text: str, how: Saving, said: str) -> None:
    before = passport_versions(seeded)
    with pytest.raises(PassportError, match=said):
        save_passport(seeded, DEMO_ACTOR, text, how, now=now)
    assert passport_versions(seeded) == before


def test_only_who_may_saves(seeded: Engine, now: datetime) -> None:
    with pytest.raises(AccessDenied):
        save_passport(seeded, Actor("x", "Икс", frozenset()), TWENTY, saving(1), now=now)


def test_a_version_goes_through_plain_values(seeded: Engine, now: datetime) -> None:
    made = save_passport(
        seeded, DEMO_ACTOR, TWENTY, saving(1, approver="Г", approved_on=MARCH), now=now
    )
    for one in (made, known(seeded)[0]):
        assert of_plain(as_plain(one)) == one


def test_the_place_of_a_mistake_is_said_in_russian() -> None:
    with pytest.raises(PassportError, match="строка 2, знак 5"):
        read_passport('a = 1\nb = = 2"')
