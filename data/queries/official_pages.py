"""The report of official pages as published, month by month."""

import pandas as pd

from data.engines import duck
from data.importing.cells.normal import normal
from data.queries.selection import Selection
from data.snapshots import Facts


def page_months(facts: Facts, chosen: Selection) -> pd.DataFrame:
    """Return the rows of the months that begin in the period and are known at the as-of.

    Columns: month, recipient, page, category, posts, norm, met (None where unknown), reported
    (False for those that publishing added as silent), folded (the recipient as it is compared).
    """
    tests, values = Selection(chosen.as_of, chosen.date_from, chosen.date_to).conditions("month")
    frame = duck.fetch(
        facts.path,
        "SELECT month, recipient, page, category, posts, norm, met, batch_id IS NOT NULL AS reported "
        f"FROM page_months WHERE {tests} AND month <= ? ORDER BY month, recipient, page",
        [*values, chosen.as_of],
    )
    return frame.assign(folded=[normal(str(one)) for one in frame["recipient"].fillna("")])


def compared(recipient: str) -> str:
    """Return a recipient of the register as the reports' ones are compared."""
    return normal(recipient)
