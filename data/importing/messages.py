"""Rows of a message export into typed rows: the rules of contract.md, section 2, as one SELECT."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.importing import cells
from data.importing.masking import hashed, masked, street_only
from data.importing.profile import Profile

# The columns of store.messages that come from the file, in order; all enter the fingerprint.
COLUMNS = (
    "source", "key", "channel", "received_at", "due_at", "first_reply_at", "answered_at",
    "status", "place", "topic_group", "topic", "service", "recipient", "executor", "fast_track",
    "auto_delivery", "control_evidence", "road_map_measure", "resolved", "returned", "repeat",
    "mark", "excluded_reason", "question", "street", "text", "reply", "applicant",
)  # fmt: skip

_BROKEN_ID = (
    "номер сохранён в Excel как число и потерял последние цифры; "
    "выгрузите столбец с номером в текстовом формате"
)
_REASONS = {
    "id": "нет номера: без него сообщение не отличить от других; допишите номер и загрузите снова",
    "received": "нет даты поступления или она не читается; исправьте, например: 01.02.2026 14:30",
    "future": "дата поступления позже дня загрузки; проверьте день и месяц",
    "answered": "дата ответа не читается; исправьте, например: 01.02.2026 14:30",
    "due": "срок ответа не читается; исправьте, например: 01.02.2026",
    "order": "ответ раньше поступления; проверьте обе даты",
}
_STATES = ("outcome", "status", "kind", "hidden")
_ADDRESS_STREET = (
    r"(^|[\s,])(ул|улица|пер|переулок|пр-кт|проспект|мкр|мкрн|микрорайон|тракт|шоссе|квартал"
    r"|дом|кв|квартира|корп|корпус|подъезд|д\.?\s*\d)([\s.,]|\d|$).*$"
)


@dataclass(frozen=True)
class Sources:
    """What the SELECT reads: header texts by field, and whether cells were typed."""

    headers: Mapping[str, str]
    native: bool
    salt: bytes
    today: str  # ISO date of the import
    broken_ids: frozenset[int] = frozenset()


def typed_select(profile: Profile, sources: Sources) -> str:
    """Return SELECTs over ``raw`` (columns ``row_number``, ``_field``, ``_field_1``…).

    The result has row_number, refused_column, refused_value, refused_reason and COLUMNS, and
    ``question_count``.
    """
    return f"""
    WITH moments AS (SELECT *, {_moments(sources)} FROM raw),
    states AS (SELECT *, {_states(profile, sources)} FROM moments),
    typed AS (SELECT row_number, _external_id, _received_at, _answered_at, _due_at,
        received, received_has_time, answered_raw, answered_has_time, due, is_open,
        {_values(profile, sources)} FROM states)
    SELECT row_number, {_refusal(sources)}, {", ".join(COLUMNS)}, question_count FROM typed"""


def _moments(sources: Sources) -> str:
    native = sources.native
    received = "_received_at_read"
    has_time = cells.has_time("_received_at", native)
    if "received_at_1" in sources.headers:
        clock = cells.time_of_day("_received_at_1")
        received = (
            f"CASE WHEN _received_at_1 IS NULL THEN {received} "
            f"ELSE CAST(CAST({received} AS DATE) AS TIMESTAMP) + {clock} END"
        )
        has_time = f"({has_time} OR _received_at_1 IS NOT NULL)"
    return (
        f"{received} AS received, {has_time} AS received_has_time, "
        "_due_at_read AS due_read, "
        f"{cells.has_time('_due_at', native)} AS due_has_time, "
        "_answered_at_read AS answered_read, "
        "_first_reply_at_read AS reply_read, "
        f"{cells.duration('_first_reply_after')} AS reply_after, "
        f"{cells.time_of_day('_answered_at')} AS answered_clock, "
        f"{cells.time_of_day('_first_reply_at')} AS reply_clock"
    )


def _states(profile: Profile, sources: Sources) -> str:
    """Time alone → moment; the meaning of status words."""
    answered = _first_after("_answered_at", "answered_read", "answered_clock")
    reply = _first_after("_first_reply_at", "reply_read", "reply_clock", anywhere=True)
    due = (
        "CASE WHEN due_read IS NULL OR due_has_time THEN due_read "
        "ELSE CAST(CAST(due_read AS DATE) AS TIMESTAMP) + INTERVAL '23:59:59' END"
    )
    words = ", ".join(
        f"{cells.meaning('_' + field, profile.values.get(field, {}))} AS means_{field}"
        for field in _STATES
    )
    return (
        f"{answered} AS answered_raw, {reply} AS replied, {due} AS due, "
        f"{cells.has_time('_answered_at', sources.native)} AS answered_has_time, {words}, "
        f"{_any('open')} AS is_open, {_any('resolved')} AS is_resolved, "
        f"{_any('answered')} AS is_answered"
    )


def _first_after(field: str, read: str, clock: str, *, anywhere: bool = False) -> str:
    """A time alone is the first such moment at or after receipt."""
    day = "CAST(CAST(received AS DATE) AS TIMESTAMP)"
    # 14:30 written for a call taken at 14:30:20 is that very minute, not the next day.
    since = (
        f"CASE WHEN date_part('second', {clock}) = 0 THEN date_trunc('minute', received) "
        "ELSE received END"
    )
    moment = (
        f"CASE WHEN {clock} IS NOT NULL THEN greatest(received, {day} + {clock} + "
        f"to_days(CASE WHEN {day} + {clock} < {since} THEN 1 ELSE 0 END)) END"
    )
    alone = cells.time_alone(field)
    if anywhere:
        return f"CASE WHEN {read} IS NOT NULL AND NOT {alone} THEN {read} ELSE {moment} END"
    return f"CASE WHEN {alone} THEN {moment} ELSE {read} END"


def _any(word: str) -> str:
    tests = " OR ".join(f"coalesce(means_{field} = '{word}', false)" for field in _STATES)
    return f"({tests})"


def _values(profile: Profile, sources: Sources) -> str:
    present = sources.headers
    # A date without a time on the day of receipt means «the same day»: the hour is not known.
    answered = (
        "CASE WHEN is_open THEN NULL WHEN NOT answered_has_time AND answered_raw < received "
        "AND CAST(answered_raw AS DATE) = CAST(received AS DATE) THEN received "
        "ELSE answered_raw END"
    )
    reply = "replied" if "first_reply_at" in present else "received + reply_after"
    key = "_external_id"
    if profile.yearly_ids:
        key = "CAST(year(received) AS VARCHAR) || '-' || _external_id"
    excluded = " ".join(
        f"WHEN means_{field} = 'excluded' THEN "
        + ("'скрыто'" if field == "hidden" else _reason(field))
        for field in ("kind", "hidden", "status", "outcome")
    )
    measure = "coalesce(_road_map_measure, '')" if "road_map_measure" in present else "NULL"
    questions = (
        r"greatest(1, len(regexp_extract_all(_question, '(?:^|\s)\d{1,2}[.)]\s')))"
        if profile.numbered_questions
        else "1"
    )
    return f"""
        {cells.literal(profile.title)} AS source, {key} AS key, _channel AS channel,
        received AS received_at, due AS due_at, {reply} AS first_reply_at,
        {answered} AS answered_at, coalesce(_status, _outcome) AS status, {_place()} AS place,
        _topic_group AS topic_group, _topic AS topic, _service AS service,
        _recipient AS recipient, _executor AS executor,
        {cells.flag("_fast_track")} AS fast_track, {cells.flag("_auto_delivery")} AS auto_delivery,
        {cells.evidence("_control_evidence")} AS control_evidence,
        CAST({measure} AS VARCHAR) AS road_map_measure,
        CASE WHEN is_resolved THEN true WHEN is_answered THEN false END AS resolved,
        {cells.flag("_returned")} AS returned, {cells.flag("_repeat")} AS repeat,
        CASE WHEN {cells.whole_number("_mark")} BETWEEN 1 AND 5
            THEN CAST({cells.whole_number("_mark")} AS TINYINT) END AS mark,
        CASE {excluded} END AS excluded_reason,
        CASE WHEN {str(profile.numbered_questions).lower()}
            THEN md5(coalesce(_question, '')) END AS question,
        {masked(f"coalesce(_street, {street_only('_address')})")} AS street,
        {masked("_text")} AS text, {masked("_reply")} AS reply,
        {hashed("_applicant", sources.salt)} AS applicant,
        CAST({questions} AS INTEGER) AS question_count"""


def _place() -> str:
    """What names a place, most exact first, without streets and houses, parted by « | »."""
    parts = "string_split_regex(coalesce(_address, ''), '[,;]')"
    cut = cells.literal(_ADDRESS_STREET)
    cleaned = f"list_transform({parts}, lambda x: trim(regexp_replace(x, {cut}, '', 'i')))"
    kept = f"list_filter({cleaned}, lambda x: x <> '' AND NOT regexp_matches(x, '^\\d'))"
    # People write themselves into addresses, and names nobody knows are shown on a page.
    said = masked(f"nullif(array_to_string({kept}, ' | '), '')")
    return f"concat_ws(' | ', _settlement, _locality, _municipality, {said})"


def _reason(field: str) -> str:
    """The words of a value as people would write them: «не  решаемый» has one space."""
    return f"lower(regexp_replace(_{field}, '[\\s\\x{{00a0}}]+', ' ', 'g'))"


def _refusal(sources: Sources) -> str:
    broken = ", ".join(str(number) for number in sorted(sources.broken_ids)) or "NULL"
    early = (
        "(NOT is_open AND CASE WHEN answered_has_time AND received_has_time "
        "THEN answered_raw < received ELSE CAST(answered_raw AS DATE) < CAST(received AS DATE) END)"
    )
    tests = (
        ("_external_id IS NULL", "external_id", "id"),
        (f"row_number IN ({broken})", "external_id", "broken"),
        ("received IS NULL", "received_at", "received"),
        (f"CAST(received AS DATE) > DATE '{sources.today}'", "received_at", "future"),
        ("_answered_at IS NOT NULL AND answered_raw IS NULL", "answered_at", "answered"),
        ("_due_at IS NOT NULL AND due IS NULL", "due_at", "due"),
        (early, "answered_at", "order"),
    )
    reasons = {**_REASONS, "broken": _BROKEN_ID}

    def case(pick: str) -> str:
        whens: list[str] = []
        for test, field, code in tests:
            value = {
                "column": cells.literal(sources.headers.get(field, field)),
                "value": f"_{field}",
                "reason": cells.literal(reasons[code]),
            }[pick]
            whens.append(f"WHEN {test} THEN {value}")
        return f"CASE {' '.join(whens)} END"

    return (
        f"{case('column')} AS refused_column, {case('value')} AS refused_value, "
        f"{case('reason')} AS refused_reason"
    )
