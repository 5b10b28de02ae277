"""The quarterly summary of appeals under 59-ФЗ, as its workbooks said it."""

import pandas as pd

from data.engines import duck
from data.snapshots import Facts


def appeals_quarters(facts: Facts) -> pd.DataFrame:
    """Return columns quarter («2019-Q3»), measure, value, unit, batch_id, row_number.

    Ordered by quarter; of each quarter the last workbook that holds it speaks.
    """
    return duck.fetch(
        facts.path,
        "SELECT quarter, measure, value, unit, batch_id, row_number FROM appeals_quarters "
        "WHERE value IS NOT NULL ORDER BY quarter, measure",
    )
