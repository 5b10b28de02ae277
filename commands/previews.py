"""`import` without --yes: what the files would change, the indicators included."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from commands.speech import actor, progress, say

if TYPE_CHECKING:
    from data.home import Home
    from data.importing.job import Job


def previewed(home: "Home", jobs: Sequence["Job"], now: datetime) -> list[dict[str, Any]]:
    """Return the outcomes of previews; ``indicators`` of the last one says what all of them change.

    The files are read in a child: the importer knows no pandas, and the indicators need it.
    """
    from data.importing.isolation import in_child

    def read() -> list[dict[str, Any]]:
        from data.importing.lean import without

        without("pandas", "numpy")
        from data.importing.previewing import preview_files

        return preview_files(home, jobs, now, progress)

    outcomes: list[dict[str, Any]] = in_child(read)
    from answers.imports.previewed import indicator_effect, indicator_effect_rows

    for one in indicator_effect(actor(), outcomes):
        if one.changes:
            say(f"{one.name}, {one.year}: {one.words}")
    rows = indicator_effect_rows(actor(), outcomes)
    for one in outcomes:
        if one["status"] == "preview":
            one["indicators"] = rows if one.pop("figures", None) else []
    return outcomes
