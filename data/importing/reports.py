"""Rows of the monthly reports into typed rows, and the quarterly 59-ФЗ workbook into long form."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.importing.cells import expressions as cells
from data.importing.tables.fields import DATED, KEYS, REQUIRED, TABLES, Kind
from data.importing.tables.profile import Profile

# What a date is called, and how to mend it.
_DATES = {
    "month": ("месяц", "пишите «январь 2026» или 01.2026"),
    "date": ("дата", "исправьте, например: 01.02.2026"),
    "date_from": ("начало периода", "исправьте, например: 01.02.2026"),
    "date_to": ("конец периода", "исправьте, например: 01.02.2026"),
    "done_on": ("дата исполнения", "исправьте, например: 01.02.2026"),
}
_QUARTER = "квартал не читается; пишите «1 кв 2026»"
_EMPTY = "ячейка пустая, а без неё строку не к чему отнести; заполните и загрузите снова"
_LOST = (
    "номер сохранён в Excel как число и потерял последние цифры; "
    "выгрузите столбец с номером в текстовом формате"
)
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


def quarter_select(headers: Mapping[int, str], units: Mapping[int, str], understood: str) -> str:
    """Return a SELECT over ``raw`` that turns each quarter's row into one row a figure."""
    figures = ", ".join(
        f"{{'measure': {cells.literal(header)}, 'unit': {cells.literal(units.get(position, ''))}, "
        f"'value': {cells.decimal(f'raw.c{position}')}}}"
        for position, header in headers.items()
    )
    return f"""
    WITH u AS ({understood}),
    t AS (SELECT u.row_number, u._quarter, u._quarter_value AS quarter, [{figures}] AS figures
        FROM u JOIN raw ON raw.row_number = u.row_number)
    SELECT row_number, 'Квартал' AS refused_column, _quarter AS refused_value,
        CASE WHEN quarter IS NULL THEN {cells.literal(_QUARTER)} END AS refused_reason,
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
    """The first fault of a row: column, value and reason."""
    tests: list[tuple[str, str, str]] = []
    for name, kind in TABLES[table].items():
        if name in REQUIRED[table]:
            tests.append((f"t._{name} IS NULL", name, cells.literal(_EMPTY)))
        if kind in DATED:
            what, remedy = _DATES[name]
            reason = (
                f"{cells.literal(f'{what} не читается')} || coalesce(': ' || t._{name}_why, '') || "
                f"{cells.literal(f'; {remedy}')}"
            )
            tests.append((f"t._{name} IS NOT NULL AND t.{name} IS NULL", name, reason))
        if name == "number":
            tests.append((f"t._{name}_lost", name, cells.literal(_LOST)))
    column, value, reason = (
        " ".join(f"WHEN {one[0]} THEN {said(one)}" for one in tests)
        for said in (
            lambda one: cells.literal(sources.headers.get(one[1], one[1])),
            lambda one: f"t._{one[1]}{'_said' if one[1] == 'number' else ''}",
            lambda one: one[2],
        )
    )
    return (
        f"CASE {column} END AS refused_column, CASE {value} END AS refused_value, "
        f"CASE {reason} END AS refused_reason"
    )
