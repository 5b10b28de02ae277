"""What there is to choose from: the days, sources, settlements and blocks of the facts."""

from datetime import date

from data.engines import duck
from data.snapshots import Facts


def days_seen(facts: Facts) -> tuple[date | None, date | None]:
    """Return the first and the last day with a message; None in an empty district."""
    row = duck.fetch(facts.path, "SELECT min(day) AS first, max(day) AS last FROM cube_days").iloc[
        0
    ]
    if row["first"] != row["first"]:
        return None, None
    return row["first"].date(), row["last"].date()


def names_seen(facts: Facts, column: str) -> list[str]:
    """Return the values of source, settlement or block in the facts, most messages first."""
    if column not in ("source", "settlement", "block"):
        raise ValueError(f"nothing to choose by {column}")
    frame = duck.fetch(
        facts.path,
        f"SELECT {column} AS name, sum(messages) AS n FROM cube_months GROUP BY {column} "
        "ORDER BY n DESC, name",
    )
    return [str(name) for name in frame["name"]]


def directory_names(facts: Facts, table: str) -> list[str]:
    """Return the names of settlements or blocks in the directory, in the directory's order."""
    if table not in ("settlements", "blocks"):
        raise ValueError(f"no directory {table}")
    order = "position" if table == "blocks" else "population DESC NULLS LAST, name"
    frame = duck.fetch(facts.path, f"SELECT name FROM {table} ORDER BY {order}")
    return [str(name) for name in frame["name"]]
