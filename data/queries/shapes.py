"""The one shape in which messages are counted: flags of a row, summed by anything.

A cube is these sums written down at publishing, at the data's own date; any other as-of reads the
rows through the same expressions. So a cube equals a row scan by construction.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from analytics.definitions import Indicator

# What counts of messages add up, in the order of contract.md, section 4.
COUNTERS = ("messages", "excluded", "answered", "on_time", "late", "pending", "no_term")

# Interpolated between the two middle ones; over answered messages.
MEDIAN_HOURS = "quantile_cont(epoch(answered_at - received_at) / 3600.0, 0.5)"


def received_flags(as_of: date) -> dict[str, str]:
    """Return {counter: SQL of 0/1 for a row of facts} as known at the end of ``as_of``."""
    answered = f"(answered_at IS NOT NULL AND answered_at < {_after(as_of)})"
    end = f"TIMESTAMP '{as_of.isoformat()} 23:59:59'"
    flags = {
        "messages": "true",
        "excluded": "excluded_reason IS NOT NULL",
        "answered": answered,
        "on_time": f"{answered} AND answered_at <= due_at",
        "late": f"({answered} AND answered_at > due_at) OR (NOT {answered} AND due_at < {end})",
        "pending": f"NOT {answered} AND due_at >= {end}",
        "no_term": "due_at IS NULL",
    }
    return {name: f"CAST(coalesce({flag}, false) AS BIGINT)" for name, flag in flags.items()}


def rating_sums(as_of: date) -> dict[str, str]:
    """Return {count: SQL of its sum over rows of facts} of what a rating is made of."""
    flags = received_flags(as_of)
    answered = f"{flags['answered']} = 1"
    return {
        "messages": "count(*)",
        "on_time": f"sum({flags['on_time']})",
        "late": f"sum({flags['late']})",
        "answered": f"sum({flags['answered']})",
        "resolved_true": f"count(*) FILTER ({answered} AND resolved)",
        "resolved_known": f"count(*) FILTER ({answered} AND resolved IS NOT NULL)",
        "repeat_true": "count(*) FILTER (repeat)",
        "repeat_known": "count(repeat)",
        "returned_true": "count(*) FILTER (returned)",
        "returned_known": "count(returned)",
        "mark_sum": "coalesce(sum(mark), 0)",
        "mark_count": "count(mark)",
    }


# Share → SQL of its base, denominator and numerator over the flags of a row; a row of the base
# outside the denominator says nothing. Ratings leave out what is excluded, counts do not.
_COUNTED = "excluded_reason IS NULL"
SHARES: Mapping[str, tuple[str, str, str]] = {
    "messages": (_COUNTED, "true", "true"),
    "on_time": (_COUNTED, "{on_time} = 1 OR {late} = 1", "{on_time} = 1"),
    "resolved": (_COUNTED, "{answered} = 1 AND resolved IS NOT NULL", "resolved"),
    "repeat": (_COUNTED, "repeat IS NOT NULL", "repeat"),
    "returned": (_COUNTED, "returned IS NOT NULL", "returned"),
    "mark": (_COUNTED, "mark IS NOT NULL", "true"),
    "late": ("true", "{on_time} = 1 OR {late} = 1", "{late} = 1"),
}


def share_part(share: str, part: str, as_of: date) -> str:
    """Return SQL of the condition that a row is in the part of the share, as known at ``as_of``.

    Parts: numerator, missed, denominator, unknown (of the base, but says nothing) and excluded.
    """
    flags = {name: f"({sql})" for name, sql in received_flags(as_of).items()}
    base, known, hit = (f"coalesce({sql.format(**flags)}, false)" for sql in SHARES[share])
    return {
        "numerator": f"({base} AND {known} AND {hit})",
        "missed": f"({base} AND {known} AND NOT {hit})",
        "denominator": f"({base} AND {known})",
        "unknown": f"({base} AND NOT {known})",
        "excluded": f"(NOT {base})",
    }[part]


def known_at(as_of: date) -> str:
    """Return the condition that a message existed at the end of ``as_of``."""
    return f"received_at < {_after(as_of)}"


def answered_by(as_of: date) -> str:
    """Return the condition that a message was answered by the end of ``as_of``."""
    return f"answered_at < {_after(as_of)}"


def overdue(as_of: date) -> str:
    """Return the condition that a message is open and past its term at the end of ``as_of``."""
    flags = received_flags(as_of)
    return (
        f"({known_at(as_of)} AND {flags['answered']} = 0 AND {flags['late']} = 1 "
        "AND excluded_reason IS NULL)"
    )


def covered_month(dated: str, as_of: date) -> str:
    """Return the month from which a dated fact counts, NULL while it does not."""
    return (
        f"CASE WHEN {dated} <= DATE '{as_of.isoformat()}' "
        f"THEN CAST(date_trunc('month', {dated}) AS DATE) END"
    )


# The day by which a row falls to one version of the passport or another.
_DAYS = {
    "messages": "answered_at", "page_months": "month", "decisions": "date", "hearings": "date",
}  # fmt: skip


def indicator_flags(indicator: Indicator) -> dict[str, str]:
    """Return SQL of 0/1 for ``numerator``, ``denominator`` and ``unknown`` of a row of its table.

    A row of a day before the version in force is counted by the version of its day.
    """
    every = [(one.valid_from, _flags(one)) for one in (indicator, *indicator.earlier)]
    if len(every) == 1:
        return every[0][1]
    day = _DAYS[indicator.table]
    return {
        name: "CASE "
        + " ".join(f"WHEN {day} >= DATE '{first}' THEN {own[name]}" for first, own in every[:-1])
        + f" ELSE {every[-1][1][name]} END"
        for name in every[0][1]
    }


def left_out(indicator: Indicator) -> str:
    """Return SQL of the condition that a row of its table is in no part of the indicator."""
    flags = indicator_flags(indicator)
    return f"({flags['denominator']} = 0 AND {flags['unknown']} = 0)"


def _flags(indicator: Indicator) -> dict[str, str]:
    holds = " AND ".join(
        [
            *(
                _condition(name, value, indicator.kept_reasons)
                for name, value in indicator.base.items()
            )
        ]
        + [f"({name} IS NULL OR {_listed(name, words)})" for name, words in indicator.where.items()]
    )
    base = holds or "true"
    if indicator.dated is not None:
        flags = {"numerator": f"{base} AND {indicator.dated} IS NOT NULL", "denominator": base}
        return {**_numbers(flags), "unknown": "CAST(0 AS BIGINT)"}
    fact = indicator.numerator
    if indicator.unknown == "not_counted":
        flags = {"numerator": f"{base} AND {fact}", "denominator": base}
        return {**_numbers(flags), "unknown": "CAST(0 AS BIGINT)"}
    return _numbers(
        {
            "numerator": f"{base} AND {fact}",
            "denominator": f"{base} AND {fact} IS NOT NULL",
            "unknown": f"{base} AND {fact} IS NULL",
        }
    )


def _numbers(flags: Mapping[str, str]) -> dict[str, str]:
    return {name: f"CAST(coalesce({flag}, false) AS BIGINT)" for name, flag in flags.items()}


def _condition(name: str, value: bool | tuple[str, ...], kept_reasons: tuple[str, ...]) -> str:
    if name == "answered":
        return "answered_at IS NOT NULL" if value else "answered_at IS NULL"
    if name == "excluded":
        if not kept_reasons:
            return "excluded_reason IS NOT NULL" if value else "excluded_reason IS NULL"
        spaced = "regexp_replace(excluded_reason, '\\s+', ' ', 'g')"
        kept = f"(excluded_reason IS NULL OR {_listed(spaced, kept_reasons)})"
        return f"NOT {kept}" if value else kept
    if isinstance(value, bool):
        return name if value else f"NOT {name}"
    return _listed(name, value)


def _listed(name: str, words: tuple[str, ...]) -> str:
    listed = ", ".join("'" + word.lower().replace("'", "''") + "'" for word in words)
    return f"lower(trim({name})) IN ({listed})"


def _after(day: date) -> str:
    return f"TIMESTAMP '{(day + timedelta(days=1)).isoformat()} 00:00:00'"
