"""The weights of the rating in versions: each save is a further one, with its author and reason.

What is published changes with the next publication, which copies the weights and their number.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.ratings.tables import WeightsVersionRow
from registers.settings_values import (
    RATING_WEIGHTS,
    RatingWeights,
    SettingError,
    check_rating_weights,
    rating_weights_from,
)
from registers.tables import SettingRow

FIRST_VERSION: Final = 1
LONGEST_REASON: Final = 500
_CHANGED: Final = "Изменены веса рейтинга"


@dataclass(frozen=True)
class WeightsVersion:
    """One version; the first one are the defaults, nobody saved them (author and at are None)."""

    version: int
    weights: RatingWeights
    reason: str
    author: str | None
    at: datetime | None


def weights_versions(engine: Engine) -> tuple[WeightsVersion, ...]:
    """Return every version, the one in force first, the defaults last."""
    with reading(engine) as session:
        rows = session.scalars(select(WeightsVersionRow).order_by(WeightsVersionRow.version.desc()))
        saved = [
            WeightsVersion(
                row.version, rating_weights_from(row.json), row.reason, row.author, row.at
            )
            for row in rows
        ]
    return (*saved, WeightsVersion(FIRST_VERSION, RatingWeights(), "", None, None))


def save_weights(
    engine: Engine,
    actor: Actor,
    weights: RatingWeights,
    reason: str,
    *,
    seen: int,
    now: datetime,
) -> int:
    """Save a further version and return its number; needs Right.EDIT_DIRECTORIES.

    ``seen`` is the version that the person looked at. Raises SettingError on weights that cannot
    be, without a reason, when nothing is changed, and when somebody else saved in between.
    """
    require(actor, Right.EDIT_DIRECTORIES)
    check_rating_weights(weights)
    why = " ".join(reason.split())
    if not why:
        raise SettingError(
            "Не сказано, почему меняются веса. Напишите одной строкой: это увидят все, кто спросит, "
            "почему изменились места."
        )
    if len(why) > LONGEST_REASON:
        raise SettingError(
            f"В причине {len(why)} знаков, а помещается {LONGEST_REASON}. Сократите её."
        )
    with writing(engine) as session:
        last = session.scalar(select(func.max(WeightsVersionRow.version))) or FIRST_VERSION
        if last != seen:
            raise SettingError(
                f"Пока вы смотрели, веса изменили: теперь действует версия {last}. Обновите страницу "
                "и проверьте, нужна ли ещё ваша правка."
            )
        before = _saved(session)
        if rating_weights_from(before) == weights:
            raise SettingError(
                "Веса не изменились. Измените хотя бы одно число или ничего не сохраняйте."
            )
        text = json.dumps(asdict(weights))
        session.merge(SettingRow(name=RATING_WEIGHTS, json=text, author=actor.name, at=now))
        session.add(
            WeightsVersionRow(version=last + 1, json=text, reason=why, author=actor.name, at=now)
        )
        said = f"версия {last + 1}: {why}. {before or 'по умолчанию'} → {text}"
        note(session, actor, _CHANGED, RATING_WEIGHTS, said, now=now)
    return last + 1


def _saved(session: Session) -> str | None:
    row = session.get(SettingRow, RATING_WEIGHTS)
    return None if row is None else row.json
