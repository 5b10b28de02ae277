"""Exports mapped by hand: saved profiles, and what is saved as one."""

from datetime import datetime

from access.rights import Actor, Right, require
from data.home import Home
from data.importing.tables.profile import Profile, parse_profile
from data.importing.tables.saved_profiles import with_saved
from data.mappings import Draft, draft_text, profile_id, with_dates
from data.registers_open import open_registers_of
from registers.profiles import SavedProfile, remove_profile, save_profile, saved_profiles


def known_profiles(home: Home, actor: Actor, now: datetime) -> tuple[Profile, ...]:
    """Return every profile that a file may be read by, needs Right.IMPORT.

    Those of messages first, the shipped before those that people made.
    """
    require(actor, Right.IMPORT)
    own = saved_profiles(open_registers_of(home, now))
    known = with_saved({one.profile_id: one.toml_text for one in own})
    return tuple(sorted(known, key=lambda one: one.table != "messages"))


def own_profiles(home: Home, actor: Actor, now: datetime) -> tuple[SavedProfile, ...]:
    """Return the profiles that people made, with who and when; needs Right.IMPORT."""
    require(actor, Right.IMPORT)
    return saved_profiles(open_registers_of(home, now))


def save_mapping(home: Home, actor: Actor, draft: Draft, now: datetime) -> str:
    """Save a mapping as a profile, so that the next such file is recognised; return its id.

    Needs Right.EDIT_PROFILES. Raises MappingError or ProfileError, in Russian.
    """
    text, identity = draft_text(draft), profile_id(draft.title)
    parse_profile(text, identity)
    engine = open_registers_of(home, now)
    save_profile(engine, actor, identity, draft.title, text, now=now)
    return identity


def remember_dates(
    home: Home, actor: Actor, identity: str, key: str, name: str, now: datetime
) -> None:
    """Keep how the dates of the field ``name`` are read in files of a profile, for good.

    ``key`` is a choice of ``data.importing.cells.asks``. Needs Right.EDIT_PROFILES.
    """
    profile = next(one for one in known_profiles(home, actor, now) if one.id == identity)
    saved = {one.profile_id: one for one in own_profiles(home, actor, now)}
    text = with_dates(saved[identity].toml_text if identity in saved else "", key, name)
    save_profile(open_registers_of(home, now), actor, identity, profile.title, text, now=now)


def forget_mapping(home: Home, actor: Actor, identity: str, now: datetime) -> None:
    """Remove a saved profile; what was imported by it stays. Needs Right.EDIT_PROFILES."""
    remove_profile(open_registers_of(home, now), actor, identity, now=now)
