"""The settings of the rating: what its parts weigh."""

from dataclasses import astuple, dataclass

import numpy as np


@dataclass(frozen=True)
class Weights:
    """What the parts weigh, and the three numbers the formula leans on."""

    quantity: float = 0.20
    timeliness: float = 0.40
    substance: float = 0.40
    resolved: float = 0.50
    repeat: float = 0.20
    returned: float = 0.15
    mark: float = 0.15
    shrinkage: float = 10  # as many invented messages of the district's share join each settlement
    monthly_minimum: float = 2
    quantity_percentile: float = 90

    def __post_init__(self) -> None:
        if not all(np.isfinite(value) and value >= 0 for value in astuple(self)):
            raise ValueError("Вес в рейтинге не может быть отрицательным. Укажите число от 0.")
        if not sum(self.axes) > 0 or not sum(self.substance_parts) > 0:
            raise ValueError("Все веса равны нулю. Укажите хотя бы один больше нуля.")
        if self.quantity_percentile > 100:
            raise ValueError("Процентиль числа сообщений — от 0 до 100. Обычно это 90.")

    @property
    def axes(self) -> tuple[float, float, float]:
        """Weights of K, T and Q."""
        return self.quantity, self.timeliness, self.substance

    @property
    def substance_parts(self) -> tuple[float, float, float, float]:
        """Weights of solved, not repeated, not returned and the mark inside Q."""
        return self.resolved, self.repeat, self.returned, self.mark
