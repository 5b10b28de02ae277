"""Names beside the points of a picture, each on the side where it covers no other."""

from collections.abc import Sequence

_SIDES = {  # how far the middle of the label is from the point, in halves of its width and in lines
    "top center": (0.0, 1.0),
    "bottom center": (0.0, -1.0),
    "middle right": (1.0, 0.0),
    "middle left": (-1.0, 0.0),
}
_LETTER, _LINE = 7.0, 16.0  # pixels
_GAP = 10.0  # from the middle of a point to its label
_MARK = 7.0  # from the middle of a point to its edge


def sides(points: Sequence[tuple[float, float]], names: Sequence[str]) -> list[str]:
    """Return where Plotly is to write each name; points are in pixels, upwards, empty names free.

    One after another, each takes the first side on which it touches no name before and no point;
    where there is none, above.
    """
    taken: list[tuple[float, float, float, float]] = []
    answer: list[str] = []
    for place, name in zip(points, names, strict=True):
        boxes = {side: _box(place, name, side) for side in _SIDES}
        free = (
            side
            for side, box in boxes.items()
            if not any(_touch(box, other) for other in taken)
            and not any(_inside(box, other) for other in points if other != place)
        )
        side = next(free, "top center")
        answer.append(side)
        if name:
            taken.append(boxes[side])
    return answer


def _box(place: tuple[float, float], name: str, side: str) -> tuple[float, float, float, float]:
    across, up = _SIDES[side]
    half = len(name) * _LETTER / 2
    x = place[0] + across * (half + _GAP)
    y = place[1] + up * (_LINE / 2 + _GAP)
    return x - half, x + half, y - _LINE / 2, y + _LINE / 2


def _touch(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return one[0] < two[1] and two[0] < one[1] and one[2] < two[3] and two[2] < one[3]


def _inside(box: tuple[float, float, float, float], point: tuple[float, float]) -> bool:
    across = box[0] - _MARK < point[0] < box[1] + _MARK
    return across and box[2] - _MARK < point[1] < box[3] + _MARK
