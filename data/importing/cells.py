"""Text cells into values: SQL expressions over columns of text, one for each kind of value.

Fast forms of dates are read by DuckDB into a column beside the text; what it leaves over is read by
``moments.parse_moment`` once for each distinct text.
"""

from collections.abc import Mapping, Sequence

from data.importing.normal import SQL_NORMAL

_FORMATS = (
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%d",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
)
# Not a part of a longer number: «24:00» is no 4 o'clock.
_TIME = r"(?:^|[^\d:])([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:$|[^\d:])"
_TYPED_MIDNIGHT = r"\d{4}-\d{2}-\d{2} 00:00:00"
_YES = ("да", "yes", "true", "истина", "1", "+", "y", "д")
_NO = ("нет", "no", "false", "ложь", "0", "-", "n", "н")


def literal(text: str) -> str:
    """Return ``text`` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def fast_moment(text: str, formats: Sequence[str]) -> str:
    """Return the timestamp that DuckDB reads in ``text``, NULL when it is blank or left over."""
    own = ", ".join(literal(f) for f in (formats or _FORMATS))
    parsed = f"try_strptime({text}, [{own}])"
    if formats:  # typed cells come in ISO notation whatever the mapping says of texts
        native = ", ".join(literal(f) for f in _FORMATS[3:6])
        parsed = f"coalesce({parsed}, try_strptime({text}, [{native}]))"
    serial = (
        f"CASE WHEN regexp_full_match({text}, '[34567]\\d{{4}}(\\.\\d+)?') THEN "
        f"to_seconds(round(try_cast({text} AS DOUBLE) * 86400)::BIGINT) + TIMESTAMP '1899-12-30' END"
    )
    return f"coalesce({parsed}, {serial})"


def sane(moment: str) -> str:
    """Return the column ``moment`` where its year can be a message's: «25» is not the year 25."""
    return f"CASE WHEN year({moment}) BETWEEN 2000 AND 2099 THEN {moment} END"


def has_time(text: str, native: bool) -> str:
    """Return whether ``text`` names a time of day; typed cells at midnight are dates."""
    said = f"(contains({text}, ':') OR regexp_full_match({text}, '\\d{{5}}\\.\\d+'))"
    if not native:
        return said
    return f"({said} AND NOT regexp_full_match({text}, {literal(_TYPED_MIDNIGHT)}))"


def time_of_day(text: str) -> str:
    """Return the interval since midnight of the first time of day in ``text``; NULL without one."""
    hours, minutes, seconds = (f"regexp_extract({text}, {literal(_TIME)}, {i})" for i in (1, 2, 3))
    fraction = (
        f"CASE WHEN regexp_full_match({text}, '0\\.\\d+') "
        f"THEN to_seconds(round(try_cast({text} AS DOUBLE) * 86400)::BIGINT) END"
    )
    return (
        f"coalesce(to_hours(try_cast({hours} AS INTEGER)) + to_minutes(try_cast({minutes} AS INTEGER))"
        f" + to_seconds(coalesce(try_cast({seconds} AS INTEGER), 0)), {fraction})"
    )


def time_alone(text: str) -> str:
    """Return whether ``text`` is a time of day without a date."""
    return (
        f"(regexp_full_match({text}, {literal(_TIME)}) OR starts_with({text}, '1899-12-3')"
        f" OR regexp_full_match({text}, '0\\.\\d+'))"
    )


def duration(text: str) -> str:
    """Return the interval in «11 days 12:10:25.217000», «26:30» or a typed duration; else NULL."""
    pattern = literal(r"^(?:(\d+) days? )?(\d+):(\d{2})(?::(\d{2}))?(?:\.\d+)?$")
    days, hours, minutes, seconds = (
        f"coalesce(try_cast(nullif(regexp_extract({text}, {pattern}, {i}), '') AS INTEGER), 0)"
        for i in (1, 2, 3, 4)
    )
    typed = f"try_strptime({text}, ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M:%S.%g'])"
    return (
        f"CASE WHEN regexp_matches({text}, {pattern}) THEN to_seconds({days} * 86400 + "
        f"{hours} * 3600 + {minutes} * 60 + {seconds}) "
        f"WHEN regexp_matches({text}, '^(1899|190\\d)-') THEN "
        f"to_seconds(round(epoch({typed}) - epoch(TIMESTAMP '1899-12-31'))::BIGINT) END"
    )


def flag(text: str) -> str:
    """Return true, false, or NULL for a blank and for a word that is neither."""
    yes, no = (", ".join(literal(w) for w in words) for words in (_YES, _NO))
    form = SQL_NORMAL.format(text)
    return f"CASE WHEN {form} IN ({yes}) THEN true WHEN {form} IN ({no}) THEN false END"


def evidence(text: str) -> str:
    """Return whether a control evidence is named: фото, видео, ГЛОНАСС, камера; «нет» is false."""
    form = SQL_NORMAL.format(text)
    return (
        f"CASE WHEN regexp_matches({form}, 'фото|видео|глонасс|камер') OR {form} = 'да' THEN true "
        f"WHEN {form} IN ('нет', '-', '0') THEN false END"
    )


def whole_number(text: str) -> str:
    """Return an integer written with spaces or a zero fraction, else NULL."""
    digits = f"regexp_replace({text}, '[\\s\\x{{00a0}}]', '', 'g')"
    return (
        f"CASE WHEN regexp_full_match({digits}, '-?\\d+([.,]0+)?') "
        f"THEN try_cast(regexp_extract({digits}, '-?\\d+') AS INTEGER) END"
    )


def meaning(text: str, words: Mapping[str, str]) -> str:
    """Return what a value means («open», «resolved», «answered», «excluded»), NULL when nothing."""
    form = SQL_NORMAL.format(f"coalesce({text}, '')")
    whens = [
        f"WHEN {form} = {literal(value)} THEN {literal(word)}"
        for value, word in words.items()
        if not value.endswith("*")
    ]
    whens += [
        f"WHEN {form} <> '' AND starts_with({form}, {literal(value[:-1])}) THEN {literal(word)}"
        for value, word in sorted(words.items(), key=lambda pair: -len(pair[0]))
        if value.endswith("*")
    ]
    return f"CASE {' '.join(whens)} END" if whens else "NULL"


def fingerprint(columns: Sequence[str]) -> str:
    """Return a 64-bit hash of the columns that does not depend on the version of the database."""
    parts = ", ".join(f"coalesce(CAST({column} AS VARCHAR), chr(30))" for column in columns)
    return f"md5_number_lower(concat_ws(chr(31), {parts}))"
