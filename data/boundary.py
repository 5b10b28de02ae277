"""The outline of the district and where its settlements lie."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.engines import duck
from data.snapshots import Facts

_FILE = Path(__file__).parent / "reference" / "kondinsky_district.geojson"
ATTRIBUTION = "© участники OpenStreetMap, ODbL 1.0; граница упрощена"

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Boundary:
    """Closed lines of (longitude, latitude): the outer one, then what it leaves out."""

    rings: tuple[Ring, ...]

    def holds(self, lon: float, lat: float) -> bool:
        """Return whether the box around the boundary has the point in it."""
        lons, lats = zip(*self.rings[0], strict=True)
        return min(lons) <= lon <= max(lons) and min(lats) <= lat <= max(lats)


@cache
def boundary() -> Boundary:
    """Return the boundary that comes with the program."""
    found: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    rings = found["features"][0]["geometry"]["coordinates"]
    return Boundary(tuple(tuple((float(x), float(y)) for x, y in ring) for ring in rings))


def settlement_points(facts: Facts) -> pd.DataFrame:
    """Return columns name, lat, lon of the directory in the snapshot, NaN where not known."""
    return duck.fetch(facts.path, "SELECT name, lat, lon FROM settlements ORDER BY name")
