"""The indicators in force, from the passports in the registers."""

import tomllib

from sqlalchemy import Engine

from analytics.definitions import Indicator, parse_indicator
from registers.passports import passports


def indicators_in_force(registers: Engine) -> tuple[Indicator, ...]:
    """Return the indicators by their number, those added later by code."""
    found = [parse_indicator(tomllib.loads(passport.toml_text)) for passport in passports(registers)]
    return tuple(sorted(found, key=lambda i: (i.number is None, i.number or 0, i.code)))
