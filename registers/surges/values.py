"""The settings of the surge detector as plain values with their defaults, and how they look as JSON.

Loads nothing: the process that publishes reads the urgent words from here.
"""

import json
import re
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from registers.settings_values import SettingError

SURGES: Final = "surges"
MOST_WORDS: Final = 60

URGENT_WORDS: Final = (
    "газ", "газа", "газом", "взрыв*", "взорвал*", "обрыв* провод*", "нет отоплени*", "утечк*",
    "пожар*", "угроз* жизни", "подтоп*", "затопил*",
)  # fmt: skip
EMERGENCY_CLASSES: Final = ("ЧС", "Чрезвычайная ситуация", "Авария", "Аварийная ситуация")

_PHRASE = re.compile(r"[а-яёa-z0-9]+\*?( [а-яёa-z0-9]+\*?)*", re.IGNORECASE)
_LEAST = 3  # letters before a star: «га*» would be half of the dictionary


@dataclass(frozen=True)
class SurgeValues:
    """What counts as a sharp growth, as people set it; the first seven are analytics' own.

    words: urgent words, where * is any ending; a message with one is an alarm at once. classes:
    names of the service in a journal of ЕДДС that mean an emergency. blocks: the blocks that are
    watched, empty for all.
    """

    windows: tuple[int, ...] = (1, 7)
    weeks: int = 8
    least_weeks: int = 4
    alpha: float = 0.001
    excess: float = 5
    growth: float = 50
    quiet_days: int = 7
    words: tuple[str, ...] = URGENT_WORDS
    classes: tuple[str, ...] = EMERGENCY_CLASSES
    blocks: tuple[str, ...] = ()


def surges_from(stored: str | None) -> SurgeValues:
    """The settings in force by the stored JSON; what it does not name keeps its default."""
    values = json.loads(stored or "{}")
    known: dict[str, Any] = {
        field.name: values[field.name] for field in fields(SurgeValues) if field.name in values
    }
    listed: dict[str, Any] = {
        name: tuple(value) for name, value in known.items() if isinstance(value, list)
    }
    return SurgeValues(**(known | listed))


def surges_json(values: SurgeValues) -> str:
    """The settings as JSON; equal ones are equal texts."""
    return json.dumps(asdict(values), ensure_ascii=False)


def check_words(values: SurgeValues) -> None:
    """Urgent words are words, few enough, and long enough before a star."""
    if len(values.words) > MOST_WORDS:
        raise SettingError(
            f"Срочных слов {len(values.words)}, а можно не больше {MOST_WORDS}. Оставьте главные."
        )
    for phrase in values.words:
        short = any(part.endswith("*") and len(part) <= _LEAST for part in phrase.split())
        if not _PHRASE.fullmatch(phrase) or short:
            raise SettingError(
                f"Срочное слово «{phrase}» не подходит. Нужны буквы и цифры через пробел; звёздочка "
                f"ставится в конце слова после {_LEAST} букв или больше, например «взрыв*»."
            )
