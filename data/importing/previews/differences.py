"""How the rows of a file differ from what is known: fields by number, and some examples.

Everything here reads the temporary table ``incoming`` that ``effect`` left behind.
"""

from datetime import date, datetime
from typing import Any

import duckdb

from analytics.words import month
from data.importing.messages import COLUMNS
from data.importing.reading_values import Reading
from data.importing.reports import columns_of
from data.importing.tables.fields import KEYS

EXAMPLES = 5
_SHOWN = 80  # characters of a quoted value
_NOTHING = "пусто"

# Texts and persons are told of, never quoted; the street is where a person lives.
_UNQUOTED = frozenset({"text", "reply", "applicant", "street", "question"})
_TITLES = {
    "channel": "канал",
    "received_at": "дата поступления",
    "due_at": "срок",
    "first_reply_at": "первый ответ",
    "answered_at": "дата ответа",
    "status": "статус",
    "place": "место",
    "topic_group": "группа тем",
    "topic": "тема",
    "service": "служба",
    "recipient": "получатель",
    "executor": "исполнитель",
    "fast_track": "ускоренное решение",
    "auto_delivery": "автоматизированная доставка",
    "control_evidence": "средство контроля",
    "road_map_measure": "мероприятие дорожной карты",
    "resolved": "решено",
    "returned": "переподготовка",
    "repeat": "повторное",
    "mark": "оценка",
    "excluded_reason": "причина исключения",
    "question": "вопрос",
    "questions": "число вопросов",
    "street": "улица",
    "text": "текст",
    "reply": "текст ответа",
    "applicant": "заявитель",
    "page": "страница",
    "category": "категория",
    "posts": "постов за месяц",
    "norm": "норма постов",
    "replies_on_time": "ответов в срок",
    "met": "норма выполнена",
    "form": "форма участия",
    "via_pos": "через ПОС",
    "implemented": "реализовано",
    "kind": "вид",
    "link": "ссылка",
    "participants": "участников",
    "document": "итоговый документ",
    "measure": "мероприятие",
    "settlement": "поселение",
    "date_from": "период с",
    "date_to": "период по",
    "done_on": "дата исполнения",
}
_APPEARED = ("answer_appeared", "ответ появился")
_VANISHED = ("answer_vanished", "ответ исчез")


def know(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Leave the temporary table ``known``: what is in force under the numbers of ``incoming``."""
    same_source = "AND source IN (SELECT source FROM incoming)" if table == "messages" else ""
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE known AS SELECT * FROM current_{table} "
        f"WHERE key IN (SELECT key FROM incoming) {same_source}"
    )


def mark(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """Return a fingerprint of what each row of ``incoming`` does to which version; needs ``know``."""
    version = "version_hash" if table == "messages" else "row_hash"
    row = connection.execute(
        f"SELECT coalesce(bit_xor(md5_number_lower(concat_ws(',', i.row_number, i.state, k.{version}))),"
        " 0) FROM incoming AS i LEFT JOIN known AS k ON k.key = i.key"
    ).fetchone()
    return str(row[0]) if row else ""


def changes(connection: duckdb.DuckDBPyConnection, reading: Reading) -> dict[str, Any] | None:
    """Return rows, fields and examples of what differs from the messages known; needs ``know``.

    None when nothing does. ``rows`` counts messages (rows of a report), once each.
    """
    table = reading.profile.table
    if table == "appeals_quarters":  # its quarters are replaced as a whole
        return None
    fields = _fields(table)
    sums = ", ".join(f"count(*) FILTER ({test}) AS {name}" for name, (_, test, _) in fields.items())
    row = connection.execute(f"SELECT count(*), {sums} FROM {_PAIRS}").fetchone()
    if row is None or not row[0]:
        return None
    found = sorted(zip(fields, row[1:], strict=True), key=lambda pair: -pair[1])
    counted = [(name, rows) for name, rows in found if rows]
    return {
        "rows": row[0],
        "fields": [
            {"field": name, "title": fields[name][0], "rows": rows} for name, rows in counted
        ],
        "examples": _examples(connection, table, [name for name, _ in counted]),
    }


def conflicts(connection: duckdb.DuckDBPyConnection, replace: bool) -> dict[str, Any] | None:
    """Return the rows of messages that take back a known answer, or would; needs ``know``."""
    lost = "i.state = 'conflicting'"
    if replace:
        lost = "i.state = 'changed' AND k.answered_at IS NOT NULL AND v.answered_at IS NULL"
    found = (
        "incoming AS i JOIN known AS k ON k.key = i.key "
        f"JOIN incoming AS v ON v.key = i.key AND v.is_version WHERE {lost}"
    )
    row = connection.execute(f"SELECT count(DISTINCT i.row_number) FROM {found}").fetchone()
    if row is None or not row[0]:
        return None
    rows = connection.execute(
        f"SELECT DISTINCT i.key, i.row_number, k.answered_at FROM {found} "
        f"ORDER BY i.row_number LIMIT {EXAMPLES}"
    ).fetchall()
    return {
        "rows": row[0],
        "taken_back": replace,
        "examples": [
            {"number": key, "row": at, "was": f"ответ {said(when)}", "now": "ответа нет"}
            for key, at, when in rows
        ],
    }


def said(value: Any) -> str:
    """Return a value of a cell in words for an example."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    text = "" if value is None else str(value).strip()
    return (text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…") or _NOTHING


def number_of(table: str, prefix: str) -> str:
    """Return SQL of a list that names a row for people: the number, or what a report calls it by."""
    names = ("key",) if table == "messages" else KEYS[table]
    return f"[{', '.join(f'CAST({prefix}.{name} AS VARCHAR)' for name in names)}]"


def named(table: str, parts: list[str | None]) -> str:
    """Return the name of a row from the list of ``number_of``: «январь 2026, Школа № 1»."""
    words = [part for part in parts if part]
    if table == "page_months" and words:
        words[0] = month(date.fromisoformat(words[0]))
    if table in ("decisions", "hearings") and words:
        words[0] = said(date.fromisoformat(words[0]))
    return said(", ".join(words))


_PAIRS = "incoming AS i JOIN known AS k ON k.key = i.key WHERE i.is_version AND i.state = 'changed'"


def _fields(table: str) -> dict[str, tuple[str, str, str]]:
    """Return {field: (title, SQL test that it differs, column)}."""
    if table == "messages":
        columns = [name for name in (*COLUMNS, "questions") if name not in ("source", "key")]
    else:
        columns = [name for name in columns_of(table) if name not in ("key", *KEYS[table])]
    fields: dict[str, tuple[str, str, str]] = {}
    for name in columns:
        differs = f"i.{name} IS DISTINCT FROM k.{name}"
        if name == "answered_at":
            fields[_APPEARED[0]] = (_APPEARED[1], f"{differs} AND k.{name} IS NULL", name)
            fields[_VANISHED[0]] = (_VANISHED[1], f"{differs} AND i.{name} IS NULL", name)
            differs = f"{differs} AND i.{name} IS NOT NULL AND k.{name} IS NOT NULL"
        fields[name] = (_TITLES[name], differs, name)
    return fields


def _examples(
    connection: duckdb.DuckDBPyConnection, table: str, names: list[str]
) -> list[dict[str, Any]]:
    """Return at most EXAMPLES: one of each of the fields that changed most, then more of the first."""
    fields = _fields(table)
    rows: list[list[dict[str, Any]]] = []
    for name in names[:EXAMPLES]:
        title, test, column = fields[name]
        found = connection.execute(
            f"SELECT {number_of(table, 'i')}, i.row_number, k.{column}, i.{column} "
            f"FROM {_PAIRS} AND {test} ORDER BY i.row_number LIMIT {EXAMPLES}"
        ).fetchall()
        quoted = column not in _UNQUOTED
        rows.append(
            [
                {
                    "number": named(table, parts),
                    "row": at,
                    "title": title,
                    "was": said(was) if quoted else None,
                    "now": said(now) if quoted else None,
                }
                for parts, at, was, now in found
            ]
        )
    in_turns = [group[i] for i in range(EXAMPLES) for group in rows if i < len(group)]
    return in_turns[:EXAMPLES]
