"""The trend read as a table, and all its lines in one workbook."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analytics.grains import Grain
from answers.trends.received import Trends
from ui.district import District
from ui.tables import Column, Kind, draw_export, draw_table

_KINDS: Mapping[str, Kind] = {"start": "day", "mean7": "decimal", "unfinished": "flag"}


def draw_trend_table(here: District, answer: Trends, notes: Sequence[str]) -> None:
    """Draw the points and the way to save them with those of every line."""
    columns = {"start": "Начало", "messages": "Поступило", "year_ago": "Год назад"}
    if answer.grain is Grain.DAY:
        columns |= {"year_ago": "Год назад, среднее за 7 дней", "mean7": "Среднее за 7 дней"}
    columns["unfinished"] = "Не завершён"
    with st.expander("Таблица"):
        draw_table(
            answer.points, [Column(k, v, _KINDS.get(k, "whole")) for k, v in columns.items()]
        )
        parts = [("всего", answer.points), *((line.name, line.points) for line in answer.lines)]
        tables = [
            points[list(columns)]
            .assign(unfinished=points["unfinished"].map({True: "да", False: "нет"}))
            .rename(columns=columns)
            .assign(Кто=name)
            for name, points in parts
        ]
        saved = pd.concat(tables, ignore_index=True)
        draw_export(here.actor, saved, "Динамика", notes, "dinamika")
