"""The limits of an upload, read from limits.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Limits:
    """Megabytes, counts and seconds, as limits.toml explains them."""

    upload_mb: int
    unpacked_mb: int
    part_mb: int
    ratio: int
    ratio_from_mb: int
    parts: int
    rows: int
    headroom: int
    columns: int
    characters: int
    text_mb: int
    address_space_mb: int
    seconds: int
    least_seconds: int
    seconds_per_mb: int
    wait_seconds: int
    working_mb: int
    working_seconds: int


@cache
def limits() -> Limits:
    """Return the limits in force."""
    text = (Path(__file__).parent / "limits.toml").read_text(encoding="utf-8")
    sections = tomllib.loads(text)
    return Limits(**sections["file"], **sections["table"], **sections["process"])
