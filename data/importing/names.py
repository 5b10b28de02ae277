"""Names in a reading that the directories do not know, for the preview to say."""

from collections.abc import Sequence

import pyarrow as pa

from data.importing.reading_values import Reading
from data.publishing.matching import Matcher

_LISTED = 10


def unknown_names(reading: Reading, matcher: Matcher) -> list[str]:
    """Return Russian warnings naming unknown settlements and topics of a message export."""
    if reading.profile.table != "messages":
        return []
    said: list[str] = []
    if not reading.profile.settlements_as_is:
        places = _distinct(reading.rows, ["place"])
        found = sorted({p for p in (matcher.place(row[0]).unknown for row in places) if p})
        if found:
            said.append(
                "Неизвестные поселения пойдут как «не определено», сопоставьте их в «Справочниках»: "
                + _listing(found)
            )
    if not reading.profile.topics_as_is:
        keys = _distinct(reading.rows, ["topic_group", "topic", "service"])
        found = sorted({t for t in (matcher.subject(*key).unknown for key in keys) if t})
        if found:
            said.append(
                "Неизвестные темы пойдут как «не определено», сопоставьте их в «Справочниках»: "
                + _listing(found)
            )
    return said


def _distinct(rows: pa.Table, names: Sequence[str]) -> list[tuple[str | None, ...]]:
    groups = rows.select(list(names)).group_by(list(names)).aggregate([])
    return [tuple(row[name] for name in names) for row in groups.to_pylist()]


def _listing(names: Sequence[str]) -> str:
    shown = "; ".join(f"«{name}»" for name in names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown} и ещё {len(names) - _LISTED}"
