"""A small trend of months for the first screen: two of them stand side by side."""

import pandas as pd
import plotly.graph_objects as go

from analytics.grains import Grain
from analytics.words import month_short
from charts.canvas import month_ticks
from charts.palette import Palette
from charts.trend import trend


def flow(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return charts.trend of months (the same frame) drawn small: every third month is named.

    The last month always has its name.
    """
    figure = trend(frame, Grain.MONTH, colours)
    marks = list(frame["start"].iloc[::-3])[::-1]
    figure.update_layout(height=250)
    words = month_ticks(marks)
    if len(marks) > 1 and marks[0].year != marks[1].year:
        words[0] = month_short(marks[0])  # two years side by side would touch on a phone
    figure.update_xaxes(tickvals=marks, ticktext=words, tickangle=0)
    return figure
