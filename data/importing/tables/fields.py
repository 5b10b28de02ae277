"""The columns a profile may fill, table by table, and what kind of value each holds."""

from enum import StrEnum


class Kind(StrEnum):
    """How a text cell is read."""

    TEXT = "text"
    MOMENT = "moment"
    DAY = "day"
    MONTH = "month"
    DURATION = "duration"
    FLAG = "flag"
    NUMBER = "number"
    EVIDENCE = "evidence"
    PRIVATE = "private"  # free text: masked before it is kept
    PERSON = "person"  # a person: only a salted hash is kept


DATED = (Kind.MOMENT, Kind.DAY, Kind.MONTH)

MESSAGES: dict[str, Kind] = {
    "external_id": Kind.TEXT,
    "received_at": Kind.MOMENT,
    "answered_at": Kind.MOMENT,
    "due_at": Kind.MOMENT,
    "first_reply_at": Kind.MOMENT,
    "first_reply_after": Kind.DURATION,
    "channel": Kind.TEXT,
    "question": Kind.TEXT,
    "status": Kind.TEXT,
    "outcome": Kind.TEXT,
    "kind": Kind.TEXT,
    "hidden": Kind.TEXT,
    "locality": Kind.TEXT,
    "municipality": Kind.TEXT,
    "address": Kind.TEXT,
    "street": Kind.TEXT,
    "settlement": Kind.TEXT,
    "topic_group": Kind.TEXT,
    "topic": Kind.TEXT,
    "service": Kind.TEXT,
    "recipient": Kind.TEXT,
    "executor": Kind.TEXT,
    "fast_track": Kind.FLAG,
    "auto_delivery": Kind.FLAG,
    "control_evidence": Kind.EVIDENCE,
    "road_map_measure": Kind.TEXT,
    "returned": Kind.FLAG,
    "repeat": Kind.FLAG,
    "mark": Kind.NUMBER,
    "text": Kind.PRIVATE,
    "reply": Kind.PRIVATE,
    "applicant": Kind.PERSON,
}

PAGE_MONTHS: dict[str, Kind] = {
    "month": Kind.MONTH,
    "recipient": Kind.TEXT,
    "page": Kind.TEXT,
    "category": Kind.TEXT,
    "posts": Kind.NUMBER,
    "norm": Kind.NUMBER,
    "replies_on_time": Kind.TEXT,
    "met": Kind.FLAG,
}

DECISIONS: dict[str, Kind] = {
    "date": Kind.DAY,
    "subject": Kind.TEXT,
    "territory": Kind.TEXT,
    "form": Kind.TEXT,
    "via_pos": Kind.FLAG,
    "implemented": Kind.TEXT,
}

HEARINGS: dict[str, Kind] = {
    "date": Kind.DAY,
    "subject": Kind.TEXT,
    "kind": Kind.TEXT,
    "act": Kind.TEXT,
    "via_pos": Kind.FLAG,
    "link": Kind.TEXT,
    "participants": Kind.NUMBER,
    "document": Kind.TEXT,
}

ROAD_MAP_MEASURES: dict[str, Kind] = {
    "number": Kind.TEXT,
    "road_map": Kind.TEXT,
    "measure": Kind.TEXT,
    "topic": Kind.TEXT,
    "settlement": Kind.TEXT,
    "date_from": Kind.DAY,
    "date_to": Kind.DAY,
    "executor": Kind.TEXT,
    "status": Kind.TEXT,
    "done_on": Kind.DAY,
}

APPEALS_QUARTERS: dict[str, Kind] = {"quarter": Kind.TEXT}

TABLES: dict[str, dict[str, Kind]] = {
    "messages": MESSAGES,
    "page_months": PAGE_MONTHS,
    "decisions": DECISIONS,
    "hearings": HEARINGS,
    "road_map_measures": ROAD_MAP_MEASURES,
    "appeals_quarters": APPEALS_QUARTERS,
}

# Without these a row has no place in its table.
REQUIRED: dict[str, tuple[str, ...]] = {
    "messages": ("external_id", "received_at"),
    "page_months": ("month", "recipient"),
    "decisions": ("date", "subject"),
    "hearings": ("date", "subject"),
    "road_map_measures": ("number", "road_map"),
    "appeals_quarters": ("quarter",),
}

# Fields that number the rows of their table.
NUMBERED = ("external_id", "number")

# What makes two rows of a report speak of the same thing (contract, section 2).
KEYS: dict[str, tuple[str, ...]] = {
    "page_months": ("month", "recipient", "page"),
    "decisions": ("date", "subject", "territory"),
    "hearings": ("date", "subject", "act"),
    "road_map_measures": ("road_map", "number"),
    "appeals_quarters": ("quarter",),
}
