"""The facts that passports of indicators may name, by the table they stand in."""

from collections.abc import Mapping

DIMENSIONS = ("settlement", "block", "source")

# Yes, no or unknown: what a numerator counts.
BOOLEAN_FACTS: Mapping[str, tuple[str, ...]] = {
    "messages": (
        "fast_track",
        "auto_delivery",
        "control_evidence",
        "repeat",
        "returned",
        "resolved",
    ),
    "page_months": ("met",),
    "decisions": ("via_pos",),
    "hearings": ("via_pos",),
}
# A date or nothing yet.
DATED_FACTS: Mapping[str, tuple[str, ...]] = {
    "messages": ("road_map_done_on",),
    "page_months": (),
    "decisions": (),
    "hearings": (),
}
# Facts that conditions may name: yes/no facts and words.
FLAG_CONDITIONS: Mapping[str, tuple[str, ...]] = {
    "messages": (*BOOLEAN_FACTS["messages"], "answered", "excluded"),
    "page_months": BOOLEAN_FACTS["page_months"],
    "decisions": (*BOOLEAN_FACTS["decisions"], "implemented"),
    "hearings": BOOLEAN_FACTS["hearings"],
}
WORD_CONDITIONS: Mapping[str, tuple[str, ...]] = {
    "messages": (
        "source",
        "channel",
        "status",
        "settlement",
        "locality",
        "block",
        "topic_group",
        "topic",
        "recipient",
        "executor",
    ),
    "page_months": ("recipient", "category"),
    "decisions": ("settlement", "form"),
    "hearings": ("kind",),
}
