"""Rows of the monthly reports into typed rows, and the quarterly 59-ФЗ workbook into long form."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.importing import cells
from data.importing.fields import KEYS, REQUIRED, TABLES, Kind
from data.importing.profile import Profile

_WORDS = {
    "month": "месяц не читается; пишите «январь 2026» или 01.2026",
    "date": "нет даты или она не читается; исправьте, например: 01.02.2026",
    "date_from": "дата не читается; исправьте, например: 01.02.2026",
    "date_to": "дата не читается; исправьте, например: 01.02.2026",
    "done_on": "дата исполнения не читается; исправьте, например: 01.02.2026",
    "quarter": "квартал не читается; пишите «1 кв 2026»",
}
_EMPTY = "ячейка пустая, а без неё строку не к чему отнести; заполните и загрузите снова"
_QUARTER = r"^\s*([1-4])\s*(?:-?й)?\s*кв\S*\s*(\d{4})"
_SQL_TYPES = {Kind.NUMBER: "INTEGER", Kind.FLAG: "BOOLEAN", Kind.DAY: "DATE", Kind.MONTH: "DATE"}


@dataclass(frozen=True)
class ReportSources:
    """Header texts by field of the report at hand."""

    headers: Mapping[str, str]


def columns_of(table: str) -> tuple[str, ...]:
    """Return the columns of a report table that come from the file, key first."""
    if table == "appeals_quarters":
        return ("key", "quarter", "measure", "value", "unit")
    return ("key", *TABLES[table])


def sql_type(table: str, column: str) -> str:
    """Return the SQL type of a column of a report table."""
    if table == "appeals_quarters":
        return "DOUBLE" if column == "value" else "VARCHAR"
    return _SQL_TYPES.get(TABLES[table].get(column, Kind.TEXT), "VARCHAR")


def typed_select(profile: Profile, sources: ReportSources, understood: str) -> str:
    """Return a SELECT with row_number, the refusal's three columns and columns_of.

    ``understood`` is a SELECT of ``understanding``.
    """
    table = profile.table
    fields = TABLES[table]
    values = ", ".join(f"{_value(name, kind)} AS {name}" for name, kind in fields.items())
    key = ", ".join(f"coalesce(lower(CAST(t.{name} AS VARCHAR)), '')" for name in KEYS[table])
    names = ", ".join(f"t.{name}" for name in fields)
    return f"""
    WITH u AS ({understood}), t AS (SELECT u.*, {values} FROM u)
    SELECT t.row_number, {_refusal(table, sources)}, concat_ws(' | ', {key}) AS key, {names}
    FROM t"""


def quarter_select(headers: Mapping[int, str], units: Mapping[int, str]) -> str:
    """Return a SELECT over ``raw`` that turns each quarter's row into one row a figure."""
    number = (
        "try_cast(replace(regexp_replace({0}, '[\\s\\x{{00a0}}]', '', 'g'), ',', '.') AS DOUBLE)"
    )
    figures = ", ".join(
        f"{{'measure': {cells.literal(header)}, 'unit': {cells.literal(units.get(position, ''))}, "
        f"'value': {number.format('c' + str(position))}}}"
        for position, header in headers.items()
    )
    quarter = (
        f"CASE WHEN regexp_matches(_quarter, '{_QUARTER}') THEN "
        f"regexp_extract(_quarter, '{_QUARTER}', 2) || '-Q' || regexp_extract(_quarter, '{_QUARTER}', 1) END"
    )
    return f"""
    WITH t AS (SELECT row_number, _quarter, {quarter} AS quarter, [{figures}] AS figures FROM raw)
    SELECT row_number, 'Квартал' AS refused_column, _quarter AS refused_value,
        CASE WHEN quarter IS NULL THEN {cells.literal(_WORDS["quarter"])} END AS refused_reason,
        quarter AS key, quarter, f.measure, f.value, f.unit
    FROM (SELECT *, unnest(figures) AS f FROM t)
    WHERE quarter IS NULL OR f.value IS NOT NULL"""


def _value(name: str, kind: Kind) -> str:
    text = f"_{name}"
    if kind in (Kind.FLAG, Kind.NUMBER):
        return f"{text}_value"
    if kind is Kind.DAY:
        return f"CAST({text}_read AS DATE)"
    if kind is Kind.MONTH:
        return f"CAST(date_trunc('month', {text}_read) AS DATE)"
    return text


def _refusal(table: str, sources: ReportSources) -> str:
    tests: list[tuple[str, str, str]] = []
    for name, kind in TABLES[table].items():
        dated = kind in (Kind.DAY, Kind.MONTH)
        if dated and name in REQUIRED[table]:
            tests.append((f"t.{name} IS NULL", name, _WORDS[name]))
        elif dated:
            tests.append((f"t._{name} IS NOT NULL AND t.{name} IS NULL", name, _WORDS[name]))
        elif name in REQUIRED[table]:
            tests.append((f"t.{name} IS NULL", name, _EMPTY))

    def case(pick: int) -> str:
        whens = " ".join(
            f"WHEN {test} THEN "
            + (
                cells.literal(sources.headers.get(name, name)),
                f"t._{name}",
                cells.literal(reason),
            )[pick]
            for test, name, reason in tests
        )
        return f"CASE {whens} END"

    return f"{case(0)} AS refused_column, {case(1)} AS refused_value, {case(2)} AS refused_reason"
