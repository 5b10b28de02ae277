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
        "fast_track_said",
        "fast_topic",
        "in_fast_term",
        "prompt_start",
        "road_map_topic",
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

FACT_NAMES: Mapping[str, str] = {
    "fast_track": "ускоренное решение",
    "auto_delivery": "автоматическая маршрутизация",
    "control_evidence": "есть средство контроля",
    "repeat": "повторное",
    "returned": "возвращено на переподготовку",
    "resolved": "решено по существу",
    "fast_track_said": "ускоренное по графе самой выгрузки",
    "fast_topic": "тема ускоренной процедуры по справочнику",
    "in_fast_term": "ответ дан в срок ускоренной процедуры",
    "prompt_start": "передано или получило первый ответ в течение часа, без переподготовки",
    "road_map_topic": "для темы есть мероприятие дорожной карты",
    "road_map_done_on": "день исполнения мероприятия дорожной карты",
    "answered": "отвечено",
    "excluded": "исключено",
    "met": "норма страницы выполнена",
    "via_pos": "проведено через ПОС",
    "implemented": "решение реализовано",
    "source": "источник",
    "channel": "канал",
    "status": "статус",
    "settlement": "поселение",
    "locality": "населённый пункт",
    "block": "отраслевой блок",
    "topic_group": "группа тем",
    "topic": "тема",
    "recipient": "получатель",
    "executor": "исполнитель",
    "category": "категория",
    "form": "форма участия",
    "kind": "вид",
}
"""What a fact is called when a passport is spoken of."""
