"""The usual way of goal 2: pandas reads through openpyxl and DuckDB keeps the frame.

No guard, no rules, no refusals, no masking, no journal, no publication. Everything is text: one
unreadable date in a column, and DuckDB refuses the frame.
"""

import sys

import duckdb
import pandas as pd

if __name__ == "__main__":
    source, target = sys.argv[1:]
    frame = pd.read_excel(source, engine="openpyxl", dtype=str).dropna(how="all")
    with duckdb.connect(target) as store:
        store.execute("CREATE TABLE messages AS SELECT * FROM frame")
