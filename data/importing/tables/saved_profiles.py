"""Profiles that people saved, beside those that are shipped and upon them."""

from collections.abc import Mapping

from data.importing.tables.profile import Profile, parse_profile, shipped_profiles


def with_saved(saved: Mapping[str, str]) -> tuple[Profile, ...]:
    """Return the shipped profiles, then those that people made; ``saved`` is TOML by identity.

    What is saved under the identity of a shipped profile is its section [formats], which no shipped
    profile has: the answers about dates stay when a new version ships other headers.
    """
    shipped = {one.id: one for one in shipped_profiles()}
    upon = [
        parse_profile(f"{one.text}\n{saved[one.id]}", one.id) if one.id in saved else one
        for one in shipped.values()
    ]
    own = (parse_profile(text, one) for one, text in saved.items() if one not in shipped)
    return (*upon, *own)
