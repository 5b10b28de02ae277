"""Three events that the numbers must show: a flood, a heating failure, a slow growth."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Episode:
    """Extra messages of one settlement: how many by source at scale 1, and about what.

    `rising` spreads them with a growing slope; otherwise they peak on the second day.
    `lateness` multiplies the chance of a late answer: in a rush answers come late.
    """

    settlement: str
    first: date
    last: date
    counts: dict[str, int]
    subjects: dict[str, tuple[str, ...]]
    rising: bool = False
    lateness: float = 1.5


EPISODES = (
    Episode(
        "Куминский",
        date(2025, 5, 12),
        date(2025, 5, 18),
        {"ИМ": 120, "ПОС": 45, "ЕДДС": 90},
        {
            "ИМ": ("Подтопление территории", "Подтопление автомобильных дорог"),
            "ПОС": ("Подтопление территории", "Подтопление автомобильных дорог"),
            "ЕДДС": ("Пожарная охрана", "Электросети", "Водоканал", "Дорожная служба"),
        },
    ),
    Episode(
        "Мортка",
        date(2026, 1, 14),
        date(2026, 1, 19),
        {"ИМ": 130, "ПОС": 55, "ЕДДС": 110},
        {
            "ИМ": ("Ненадлежащее качество или отсутствие отопления", "Прорыв трубы/трубопровода"),
            "ПОС": ("Ненадлежащее качество или отсутствие отопления",),
            "ЕДДС": ("Котельная",),
        },
    ),
    Episode(
        "Мортка",
        date(2026, 9, 1),
        date(2026, 10, 31),
        {"ИМ": 130, "ПОС": 60, "ЕДДС": 40, "59-ФЗ": 20},
        {
            "ИМ": (
                "Прорыв трубы/трубопровода",
                "Засор в общедомовой системе водоотведения (канализации)",
                "Отсутствие холодной воды",
                "Жалобы на управляющие компании",
            ),
            "ПОС": (
                "Прорыв трубы/трубопровода",
                "Отсутствие холодной воды",
                "Плата за ЖКУ и работа ЕИРЦ",
            ),
            "ЕДДС": ("Водоканал",),
            "59-ФЗ": ("Жилищно-коммунальная сфера",),
        },
        rising=True,
    ),
)
