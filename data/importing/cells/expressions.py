"""Text cells into values: SQL expressions over columns of text for what must be fast.

Usual dates and durations are read by DuckDB; what it leaves over is read by Python once for each
distinct text (``dated``, ``understanding``).
"""

from collections.abc import Sequence

_FORMATS = (
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M",
)
_DAY_FIRST = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y")
_MONTH_FIRST = ("%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y")
_TYPED = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d")
_DAYS_TO_1904 = 1462


def literal(text: str) -> str:
    """Return ``text`` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def fast_moment(
    text: str, formats: Sequence[str], *, month_first: bool = False, date1904: bool = False
) -> str:
    """Return the timestamp that DuckDB reads in ``text``, NULL when it is blank or left over.

    ``formats`` replace the Russian notations; typed cells come in ISO notation whatever they say.
    ``month_first`` concerns dates with slashes, ``date1904`` bare numbers of days.
    """
    if formats:
        parsed = f"coalesce({_read(text, formats)}, {_read(text, _TYPED)})"
    else:
        slashed = _MONTH_FIRST if month_first else _DAY_FIRST
        # The two commonest notations are told by their length and read without trying others.
        parsed = (
            f"CASE WHEN length({text}) = 19 AND {text}[17] = ':' AND {text}[5] = '-' "
            f"THEN try_cast({text} AS TIMESTAMP) "
            f"WHEN length({text}) = 16 AND {text}[3] = '.' "
            f"THEN try_strptime({text}, '%d.%m.%Y %H:%M') "
            f"WHEN length({text}) = 10 AND {text}[5] = '-' "
            f"THEN try_strptime({text}, '%Y-%m-%d') "
            f"ELSE {_read(text, (*_FORMATS, *slashed))} END"
        )
    shift = _DAYS_TO_1904 if date1904 else 0
    serial = (
        f"CASE WHEN regexp_full_match({text}, '[34567]\\d{{4}}(\\.\\d+)?') THEN to_seconds(round("
        f"(try_cast({text} AS DOUBLE) + {shift}) * 86400)::BIGINT) + TIMESTAMP '1899-12-30' END"
    )
    return f"coalesce({parsed}, {serial})"


def sane(moment: str) -> str:
    """Return the column ``moment`` where its year can be a message's: «25» is not the year 25."""
    return f"CASE WHEN year({moment}) BETWEEN 2000 AND 2099 THEN {moment} END"


def swapped(text: str, moment: str) -> str:
    """Return ``moment`` with day and month exchanged where ``text`` is a typed date that allows it."""
    exchanged = (
        f"make_timestamp(year({moment}), day({moment}), month({moment}), hour({moment}), "
        f"minute({moment}), second({moment}))"
    )
    return f"CASE WHEN {text}[5] = '-' AND day({moment}) <= 12 THEN {exchanged} ELSE {moment} END"


def has_time(text: str, native: bool) -> str:
    """Return whether ``text`` names a time of day; typed cells at midnight are dates."""
    said = "true"
    if native:
        said = f"NOT (ends_with({text}, ' 00:00:00') AND {text}[5] = '-')"
    return (
        f"CASE WHEN contains({text}, ':') THEN {said} "
        f"ELSE regexp_full_match({text}, '\\d{{5}}\\.\\d+') END"
    )


def duration(text: str) -> str:
    """Return the interval in «11 days 12:10:25.217000», «26:30» or a typed duration; else NULL."""
    written = r"(\d{1,5} days? )?\d{1,6}:[0-5]\d(:[0-5]\d(\.\d+)?)?"
    typed = f"try_cast({text} AS TIMESTAMP)"
    # The day from which Excel counts: with a 29th of February 1900 that never was, or in 1904.
    since = (
        f"CASE WHEN {text} >= '1904' THEN TIMESTAMP '1904-01-01' "
        f"WHEN {text} >= '1900-03' THEN TIMESTAMP '1899-12-30' ELSE TIMESTAMP '1899-12-31' END"
    )
    return (
        f"CASE WHEN {text}[5] = '-' AND {text} < '1910' THEN "
        f"to_seconds(round(epoch({typed}) - epoch({since}))::BIGINT) "
        f"WHEN regexp_full_match({text}, '{written}') "
        f"THEN date_trunc('second', try_cast({text} AS INTERVAL)) END"
    )


def decimal(text: str) -> str:
    """Return the number in «1 234,5» or «86,4 %», in the units that it was written in; else NULL."""
    spaces = r"[\s%\x{00a0}\x{2000}-\x{200b}\x{202f}]"
    digits = f"regexp_replace({text}, '{spaces}', '', 'g')"
    plain = f"replace(replace({digits}, '−', '-'), ',', '.')"
    # «nan» and «inf» are numbers to the database.
    return f"CASE WHEN regexp_matches({text}, '[0-9]') THEN try_cast({plain} AS DOUBLE) END"


def fingerprint(columns: Sequence[str]) -> str:
    """Return a 64-bit hash of the columns that does not depend on the version of the database."""
    parts = ", ".join(f"coalesce(CAST({column} AS VARCHAR), chr(30))" for column in columns)
    return f"md5_number_lower(concat_ws(chr(31), {parts}))"


def _read(text: str, formats: Sequence[str]) -> str:
    return f"try_strptime({text}, [{', '.join(literal(one) for one in formats)}])"
