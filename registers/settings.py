"""Settings that people change: norms, weights, calendar, the least number for a verdict, originals.

What was never saved has its default. Each save is checked, written in the audit and remembers
who and when.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import Engine, select

from access.rights import Actor, Right, require
from registers.audit import entries_of, note
from registers.database import reading, writing
from registers.settings_values import (
    CALENDAR_OVERRIDES,
    EMERGENCY_TERMS,
    MINIMUM_N,
    NORMS,
    NORMS_EARLIER,
    ORIGINALS_DAYS,
    OUTSIDE_FIGURES,
    RATING_WEIGHTS,
    EmergencyTerms,
    Norms,
    NormsSince,
    RatingWeights,
    SettingError,
    calendar_overrides_from,
    calendar_overrides_json,
    check_emergency_terms,
    check_minimum_n,
    check_norms,
    check_originals_days,
    emergency_terms_from,
    minimum_n_from,
    norms_earlier_json,
    norms_from,
    norms_json,
    norms_since_from,
    originals_days_from,
    rating_weights_from,
)
from registers.tables import SecretRow, SettingRow

__all__ = [
    "ORIGINALS_DAYS",
    "OUTSIDE_FIGURES",
    "EmergencyTerms",
    "Norms",
    "NormsSince",
    "RatingWeights",
    "SavedSetting",
    "SettingError",
    "calendar_overrides",
    "emergency_terms",
    "minimum_n",
    "norms",
    "norms_since",
    "originals_days",
    "rating_weights",
    "salt",
    "save_calendar_overrides",
    "save_emergency_terms",
    "save_minimum_n",
    "save_norms",
    "save_originals_days",
    "save_setting",
    "saved_settings",
    "setting_changes",
    "stored_setting",
]

_CHANGED = "Изменена настройка"
_BECAME = " → "


@dataclass(frozen=True)
class SavedSetting:
    """A setting that somebody saved: its JSON, who and when."""

    name: str
    json: str
    author: str
    at: datetime


def norms(engine: Engine) -> Norms:
    """The terms of answer that were saved last."""
    return norms_from(stored_setting(engine, NORMS))


def norms_since(engine: Engine) -> tuple[NormsSince, ...]:
    """The terms of answer by the day of receipt, the newest first."""
    return norms_since_from(stored_setting(engine, NORMS), stored_setting(engine, NORMS_EARLIER))


def save_norms(
    engine: Engine, actor: Actor, norms: Norms, *, now: datetime, since: date | None = None
) -> None:
    """Change the terms of answer; what is published changes with the next publication.

    ``since``: they are of what is received from that day on, and what came before keeps its terms;
    without a day they are of all the past too, which is how a mistake is mended.
    """
    check_norms(norms)
    kept = [one for one in norms_since(engine) if since is not None and one.since < since]
    if kept:  # the earlier ones first: cut off between the two, the newest are still as they were
        save_setting(engine, actor, NORMS_EARLIER, norms_earlier_json(kept), now)
    first = since if kept and since is not None else date.min
    save_setting(engine, actor, NORMS, norms_json(norms, first), now)


def rating_weights(engine: Engine) -> RatingWeights:
    """The weights of the rating in force."""
    return rating_weights_from(stored_setting(engine, RATING_WEIGHTS))


def calendar_overrides(engine: Engine) -> dict[date, bool]:
    """Days that differ from the production calendar: True is a working day, False a day off."""
    return calendar_overrides_from(stored_setting(engine, CALENDAR_OVERRIDES))


def save_calendar_overrides(
    engine: Engine, actor: Actor, overrides: Mapping[date, bool], *, now: datetime
) -> None:
    """Replace all the overrides of the calendar by these."""
    save_setting(engine, actor, CALENDAR_OVERRIDES, calendar_overrides_json(overrides), now)


def minimum_n(engine: Engine) -> int:
    """The least number of events for a verdict about an indicator."""
    return minimum_n_from(stored_setting(engine, MINIMUM_N))


def save_minimum_n(engine: Engine, actor: Actor, minimum_n: int, *, now: datetime) -> None:
    """Change the least number of events for a verdict."""
    check_minimum_n(minimum_n)
    save_setting(engine, actor, MINIMUM_N, json.dumps(minimum_n), now)


def originals_days(engine: Engine) -> int:
    """How many days the original files are kept; 0 means not at all."""
    return originals_days_from(stored_setting(engine, ORIGINALS_DAYS))


def save_originals_days(engine: Engine, actor: Actor, days: int, *, now: datetime) -> None:
    """Change how long the original files are kept."""
    check_originals_days(days)
    save_setting(engine, actor, ORIGINALS_DAYS, json.dumps(days), now)


def emergency_terms(engine: Engine) -> EmergencyTerms:
    """How long an emergency may last and how often it is reported on; for cards opened from now."""
    return emergency_terms_from(stored_setting(engine, EMERGENCY_TERMS))


def save_emergency_terms(
    engine: Engine, actor: Actor, terms: EmergencyTerms, *, now: datetime
) -> None:
    """Change the terms of emergencies opened later; cards that are open keep theirs."""
    check_emergency_terms(terms)
    save_setting(engine, actor, EMERGENCY_TERMS, json.dumps(asdict(terms)), now)


def saved_settings(engine: Engine) -> tuple[SavedSetting, ...]:
    """The settings that were ever saved, by name."""
    with reading(engine) as session:
        rows = session.scalars(select(SettingRow).order_by(SettingRow.name))
        return tuple(SavedSetting(row.name, row.json, row.author, row.at) for row in rows)


def setting_changes(engine: Engine, name: str) -> tuple[SavedSetting, ...]:
    """Every value of a setting that was ever saved, the newest first; long ones may be cut."""
    return tuple(
        SavedSetting(name, one.detail.split(_BECAME)[-1], one.actor, one.at)
        for one in entries_of(engine, _CHANGED, name)
    )


def salt(engine: Engine) -> bytes:
    """32 random bytes made with the database: without them the applicants' hash tells nothing."""
    with reading(engine) as session:
        return bytes.fromhex(session.get_one(SecretRow, "salt").value)


def stored_setting(engine: Engine, name: str) -> str | None:
    """The JSON of a setting as it was saved last, None when it never was."""
    with reading(engine) as session:
        row = session.get(SettingRow, name)
        return None if row is None else row.json


def save_setting(engine: Engine, actor: Actor, name: str, value: str, now: datetime) -> None:
    """Keep the JSON of a setting with its author and an audit line; needs EDIT_DIRECTORIES."""
    require(actor, Right.EDIT_DIRECTORIES)
    with writing(engine) as session:
        before = session.get(SettingRow, name, with_for_update=True)
        if before is not None and before.json == value:
            return
        was = "по умолчанию" if before is None else before.json
        session.merge(SettingRow(name=name, json=value, author=actor.name, at=now))
        note(session, actor, _CHANGED, name, f"{was}{_BECAME}{value}", now=now)
