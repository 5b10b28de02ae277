"""Answers about dates are laid upon shipped profiles; profiles made by hand stand beside them."""

import pytest

from data.errors import MappingError
from data.importing.tables.profile import shipped_profiles
from data.importing.tables.saved_profiles import with_saved
from data.mappings import with_dates

OWN = '[profile]\ntitle = "Портал"\ntable = "messages"\n[columns]\nexternal_id = "№"\nreceived_at = "Дата"\n'


def test_an_answer_changes_only_how_dates_are_read() -> None:
    shipped = {one.id: one for one in shipped_profiles()}
    known = {
        one.id: one for one in with_saved({"im": with_dates("", "month_first", "received_at")})
    }
    assert known.keys() == shipped.keys()
    assert known["im"].month_first == ("received_at",)
    assert known["im"].columns == shipped["im"].columns
    assert known["pos"] == shipped["pos"]


def test_every_shipped_profile_can_be_answered_for() -> None:
    text = with_dates("", "day_first", "received_at")
    for one in shipped_profiles():
        if "received_at" in one.columns:
            kept = {p.id: p for p in with_saved({one.id: text})}[one.id]
            assert kept.day_first == ("received_at",), one.id


def test_a_profile_made_by_hand_comes_after_the_shipped() -> None:
    assert with_saved({"portal": OWN})[-1].title == "Портал"


def test_a_later_answer_replaces_the_earlier_one_and_no_other() -> None:
    text = with_dates(OWN, "day_first", "received_at")
    text = with_dates(text, "typed_as_is", "received_at")
    text = with_dates(text, "month_first", "received_at")
    portal = with_saved({"portal": text})[-1]
    assert (portal.day_first, portal.month_first, portal.typed_as_is) == (
        (),
        ("received_at",),
        ("received_at",),
    )
    assert with_dates(text, "month_first", "received_at") == text, "twice is once"


def test_a_broken_profile_is_a_sentence() -> None:
    with pytest.raises(MappingError, match="не читается"):
        with_saved({"portal": "[["})
