"""Chance that repeats itself: one independent stream of draws for each named part of the demo."""

from random import Random


def chance(seed: int, *names: str) -> Random:
    """Draws that depend on the seed and the names only, so parts do not disturb each other."""
    return Random("/".join([str(seed), *names]))  # noqa: S311 - invented data, no secrets
