"""Where labels stand so that none lies on another or on a circle."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_RINGS = (6, 24, 44, 68, 96, 130)
_ANGLES = tuple(math.pi * i / 8 for i in range(16))


@dataclass(frozen=True)
class Spot:
    """A circle and its label, in pixels; y grows upward."""

    x: float
    y: float
    radius: float
    width: float
    height: float


def label_places(spots: Sequence[Spot]) -> list[tuple[float, float]]:
    """Return for each spot the centre of its label, relative to the spot.

    Spots are served in their order: each takes the nearest place that covers no circle and no label
    before it, or, when there is none, the one that covers least.
    """
    taken: list[tuple[float, float, float, float]] = [
        (one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius)
        for one in spots
    ]
    found: list[tuple[float, float]] = []
    for one in spots:
        moved = min(_moves(one), key=lambda move, one=one: _covered(_box(one, move), taken))
        found.append(moved)
        taken.append(_box(one, moved))
    return found


def _moves(one: Spot) -> list[tuple[float, float]]:
    """Nearest first, to the right first: min() keeps the first of equals."""
    moves: list[tuple[float, float]] = []
    for gap in _RINGS:
        for angle in sorted(_ANGLES, key=lambda a: (a > math.pi / 2 and a < 3 * math.pi / 2, a)):
            reach_x, reach_y = one.radius + gap + one.width / 2, one.radius + gap + one.height / 2
            moves.append((reach_x * math.cos(angle), reach_y * math.sin(angle)))
    return moves


def _box(one: Spot, move: tuple[float, float]) -> tuple[float, float, float, float]:
    x, y = one.x + move[0], one.y + move[1]
    return x - one.width / 2, y - one.height / 2, x + one.width / 2, y + one.height / 2


def _covered(
    box: tuple[float, float, float, float], taken: Sequence[tuple[float, float, float, float]]
) -> float:
    return sum(
        max(0.0, min(box[2], other[2]) - max(box[0], other[0]))
        * max(0.0, min(box[3], other[3]) - max(box[1], other[1]))
        for other in taken
    )
