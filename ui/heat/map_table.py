"""The district's map read as a table: by keyboard, by ear, and in Excel."""

import pandas as pd

from access.rights import Actor
from analytics.words import capital, day
from answers.heat.district_map import DistrictMap
from answers.heat.grid import DISTRICT, TOTAL
from answers.heat.values import Metric
from ui.filters import Choice
from ui.heat.table import cell_figure, exported
from ui.heat.words import METRIC_NOTES
from ui.links import page_link
from ui.tables import Column, draw_export, draw_table


def draw_place_table(actor: Actor, answer: DistrictMap, choice: Choice) -> None:
    """Draw the settlements with their figure and a way to their messages, and the export."""
    heat = answer.heat
    cells = heat.cells[heat.cells["column"] == TOTAL]
    records = cells.to_dict(orient="records")
    frame = pd.DataFrame(
        {
            "row": [row["row"] for row in records],
            "messages": cells["messages"].tolist(),
            "figure": [cell_figure(heat, row) for row in records],
            "way": [page_link("messages", settlement=str(row["row"])) for row in records],
        }
    )
    whole = frame["row"] == DISTRICT
    note = METRIC_NOTES[heat.metric]
    columns = [Column("row", "Поселение", link="way"), Column("messages", "Сообщений", "whole")]
    if heat.metric is not Metric.COUNT:
        columns.append(Column("figure", capital(note)))
    draw_table(
        frame[~whole],
        columns,
        total=frame[whole].iloc[0].to_dict(),
        own=("row", choice.settlement) if choice.settlement else None,
    )
    saved = exported(heat)
    draw_export(
        actor,
        saved[saved["Отраслевой блок"] == TOTAL].drop(columns="Отраслевой блок"),
        "Карта района",
        [choice.words, f"Получены с {day(heat.date_from)} по {day(heat.date_to)}."],
        "karta_rayona",
    )
