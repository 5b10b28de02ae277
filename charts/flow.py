"""A small trend of months for the first screen: two of them stand side by side."""

import pandas as pd
import plotly.graph_objects as go

from charts.canvas import month_ticks
from charts.palette import Palette
from charts.trend import trend


def flow(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return charts.trend of months (the same frame) drawn small: every third month is named.

    The last month always has its name.
    """
    figure = trend(frame, "month", colours)
    marks = list(frame["start"].iloc[::-3])[::-1]
    figure.update_layout(height=250)
    figure.update_xaxes(tickvals=marks, ticktext=month_ticks(marks), tickangle=0)
    return figure
