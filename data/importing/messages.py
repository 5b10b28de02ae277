"""Rows of a message export into typed rows: the rules of contract.md, section 2, as one SELECT."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.importing.cells import expressions as cells
from data.importing.cells.understanding import STATES
from data.importing.persons.masking import hashed, street_only
from data.importing.tables.profile import Profile

# The columns of store.messages that come from the file, in order; all enter the fingerprint.
COLUMNS = (
    "source", "key", "channel", "received_at", "due_at", "first_reply_at", "answered_at",
    "status", "place", "topic_group", "topic", "service", "recipient", "executor", "fast_track",
    "auto_delivery", "control_evidence", "road_map_measure", "resolved", "returned", "repeat",
    "mark", "excluded_reason", "question", "street", "text", "reply", "applicant",
)  # fmt: skip

_EXAMPLE = "; исправьте, например: 01.02.2026 14:30"
_BROKEN_ID = (
    "номер сохранён в Excel как число и потерял последние цифры; "
    "выгрузите столбец с номером в текстовом формате"
)
_REASONS = {
    "id": "нет номера: без него сообщение не отличить от других; допишите номер и загрузите снова",
    "broken": _BROKEN_ID,
    "missing": "нет даты поступления; допишите её, например: 01.02.2026 14:30",
    "future": "дата поступления позже дня загрузки; проверьте день и месяц",
    "order": "ответ раньше поступления; проверьте обе даты",
    "clock": "время не читается; исправьте, например: 14:30",
}
# With the reason, where it is known, between the two.
_UNREADABLE = {
    "received": ("дата поступления не читается", _EXAMPLE),
    "answered": ("дата ответа не читается", _EXAMPLE),
    "due": ("срок ответа не читается", "; исправьте, например: 01.02.2026"),
}
_CLOCKED = ("received_at", "answered_at", "due_at", "first_reply_at")
_STREET_WORDS = (
    "ул|улица|пер|переулок|пр-кт|проспект|пр-д|проезд|мкр|мкрн|мкр-н|микрорайон|тракт|шоссе|квартал"
    "|бульвар|б-р|наб|набережная|снт|сот|днт|дпк|гск|дом|кв|квартира|корп|корпус|подъезд"
)
_ADDRESS_STREET = rf"(^|[\s,])({_STREET_WORDS}|д\.?\s*\d)([\s.,]|\d|$).*$"
# «Луговой переулок, 5» is a street of some place, not the settlement Луговой.
_NAMED_STREET = (
    r"^[а-яё-]+(ой|ый|ий|ое|ее|ая|яя)\s+(ул|улица|пер|переулок|пр-кт|проспект|пр-д|проезд|тракт|шоссе"
    r"|бульвар|б-р|наб|набережная)\.?(\s*(д|дом)?\.?\s*\d+\S*)?$"
)


@dataclass(frozen=True)
class Sources:
    """What the SELECT reads: header texts by field, and rows whose number Excel has broken."""

    headers: Mapping[str, str]
    salt: bytes
    today: str  # ISO date of the import
    broken_ids: frozenset[int] = frozenset()


def typed_select(profile: Profile, sources: Sources, understood: str) -> str:
    """Return SELECTs over the rows ``understood`` (a SELECT of ``understanding``).

    The result has row_number, refused_column, refused_value, refused_reason and COLUMNS, and
    ``question_count``.
    """
    return f"""
    WITH understood AS ({understood}),
    states AS (SELECT *, {_states()} FROM understood),
    typed AS (SELECT *, {_values(profile, sources)} FROM states)
    SELECT row_number, {_refusal(sources)}, {", ".join(COLUMNS)}, question_count FROM typed"""


def _states() -> str:
    """Time alone → moment; the meaning of status words."""
    due = (
        "CASE WHEN _due_at_read IS NULL OR _due_at_timed THEN _due_at_read "
        "ELSE CAST(CAST(_due_at_read AS DATE) AS TIMESTAMP) + INTERVAL '23:59:59' END"
    )
    return (
        f"_received_at_read AS received, {_first_after('answered_at')} AS answered_raw, "
        f"{_first_after('first_reply_at')} AS replied, {due} AS due, "
        f"{_any('open')} AS is_open, {_any('resolved')} AS is_resolved, "
        f"{_any('answered')} AS is_answered"
    )


def _first_after(field: str) -> str:
    """A time alone is the first such moment at or after receipt."""
    day, received = "CAST(CAST(_received_at_read AS DATE) AS TIMESTAMP)", "_received_at_read"
    clock = f"_{field}_clock"
    # 14:30 written for a call taken at 14:30:20 is that very minute, not the next day.
    since = f"CASE WHEN {clock} % 60 = 0 THEN date_trunc('minute', {received}) ELSE {received} END"
    moment = f"{day} + to_seconds({clock})"
    return (
        f"CASE WHEN {clock} IS NULL THEN _{field}_read ELSE greatest({received}, {moment} + "
        f"to_days(CASE WHEN {moment} < {since} THEN 1 ELSE 0 END)) END"
    )


def _any(word: str) -> str:
    tests = " OR ".join(f"coalesce(_{field}_means = '{word}', false)" for field in STATES)
    return f"({tests})"


def _values(profile: Profile, sources: Sources) -> str:
    present = sources.headers
    # A date without a time on the day of receipt means «the same day»: the hour is not known.
    answered = (
        "CASE WHEN is_open THEN NULL WHEN NOT _answered_at_timed AND answered_raw < received "
        "AND CAST(answered_raw AS DATE) = CAST(received AS DATE) THEN received "
        "ELSE answered_raw END"
    )
    reply = "replied" if "first_reply_at" in present else "received + _first_reply_after_took"
    key = "_external_id"
    if profile.yearly_ids:
        key = "CAST(year(_received_at_day) AS VARCHAR) || '-' || _external_id"
    excluded = " ".join(
        f"WHEN _{field}_means = 'excluded' THEN "
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
        {answered} AS answered_at, coalesce(_status, _outcome) AS status, {_place(present)} AS place,
        _topic_group AS topic_group, _topic AS topic, _service AS service,
        _recipient AS recipient, _executor AS executor,
        _fast_track_value AS fast_track, _auto_delivery_value AS auto_delivery,
        _control_evidence_value AS control_evidence,
        CAST({measure} AS VARCHAR) AS road_map_measure,
        CASE WHEN is_resolved THEN true WHEN is_answered THEN false END AS resolved,
        _returned_value AS returned, _repeat_value AS repeat,
        CAST(_mark_value AS TINYINT) AS mark,
        CASE {excluded} END AS excluded_reason,
        CASE WHEN {str(profile.numbered_questions).lower()}
            THEN md5(coalesce(_question, '')) END AS question,
        {_street(present)} AS street,
        _text AS text, _reply AS reply,
        {hashed(_applicant(present), sources.salt)} AS applicant,
        CAST({questions} AS INTEGER) AS question_count"""


def _place(present: Mapping[str, str]) -> str:
    """What names a place, most exact first, without streets and houses, parted by « | »."""
    if "address" not in present:
        return "nullif(concat_ws(' | ', _settlement, _locality, _municipality), '')"
    parts = "string_split_regex(replace(coalesce(_address, ''), chr(160), ' '), '[,;\\n]')"
    named, cut = cells.literal(_NAMED_STREET), cells.literal(_ADDRESS_STREET)
    cleaned = (
        f"list_transform({parts}, lambda x: CASE WHEN regexp_matches(trim(x), {named}, 'i') THEN '' "
        f"ELSE trim(regexp_replace(x, {cut}, '', 'i')) END)"
    )
    kept = f"list_filter({cleaned}, lambda x: x <> '' AND NOT regexp_matches(x, '^\\d'))"
    said = f"nullif(array_to_string({kept}, ' | '), '')"
    return f"nullif(concat_ws(' | ', _settlement, _locality, _municipality, {said}), '')"


def _street(present: Mapping[str, str]) -> str:
    if "address" not in present:
        return "_street"
    return f"coalesce(_street, {street_only('_address')})"


def _applicant(present: Mapping[str, str]) -> str:
    """Who asked: by the telephone where it has a column, since callers give names as they please."""
    if "applicant_1" not in present:
        return "_applicant"
    digits = "right(regexp_replace(_applicant_1, '[^0-9]', '', 'g'), 10)"
    return f"CASE WHEN length({digits}) >= 6 THEN {digits} ELSE _applicant END"


def _reason(field: str) -> str:
    """The words of a value as people would write them: «не  решаемый» has one space."""
    return f"lower(regexp_replace(_{field}, '[\\s\\x{{00a0}}]+', ' ', 'g'))"


def _refusal(sources: Sources) -> str:
    """The first fault of a row, the gravest first: column, value and reason."""
    broken = ", ".join(str(number) for number in sorted(sources.broken_ids)) or "NULL"
    early = (
        "(NOT is_open AND CASE WHEN _answered_at_timed AND _received_at_timed "
        "THEN answered_raw < received ELSE CAST(answered_raw AS DATE) < CAST(received AS DATE) END)"
    )
    clocks = tuple(
        (f"_{name}_1_bad", f"{name}_1", cells.literal(_REASONS["clock"]))
        for name in _CLOCKED
        if f"{name}_1" in sources.headers
    )
    tests = (
        ("_external_id IS NULL", "external_id", cells.literal(_REASONS["id"])),
        (f"_external_id_lost OR row_number IN ({broken})", "external_id",
         cells.literal(_REASONS["broken"])),
        ("_received_at IS NULL", "received_at", cells.literal(_REASONS["missing"])),
        *clocks,
        ("received IS NULL", "received_at", _unreadable("received", "received_at")),
        (f"CAST(received AS DATE) > DATE '{sources.today}'", "received_at",
         cells.literal(_REASONS["future"])),
        ("_answered_at IS NOT NULL AND answered_raw IS NULL", "answered_at",
         _unreadable("answered", "answered_at")),
        ("_due_at IS NOT NULL AND due IS NULL", "due_at", _unreadable("due", "due_at")),
        (early, "answered_at", cells.literal(_REASONS["order"])),
    )  # fmt: skip
    column, value, reason = (
        " ".join(f"WHEN {one[0]} THEN {said(one)}" for one in tests)
        for said in (
            lambda one: cells.literal(sources.headers.get(one[1], one[1])),
            lambda one: f"_{one[1]}{'_said' if one[1] == 'external_id' else ''}",
            lambda one: one[2],
        )
    )
    return (
        f"CASE {column} END AS refused_column, CASE {value} END AS refused_value, "
        f"CASE {reason} END AS refused_reason"
    )


def _unreadable(what: str, field: str) -> str:
    said, remedy = _UNREADABLE[what]
    return f"{cells.literal(said)} || coalesce(': ' || _{field}_why, '') || {cells.literal(remedy)}"
