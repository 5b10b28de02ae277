"""The files that both sides read."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from demo import exports_im
from demo.chance import chance
from demo.district import LAST_DAY as DEMO_LAST_DAY
from demo.district import load
from demo.files import REFERENCE
from demo.messages import COUNTS, Message, stream
from demo.sheets import Sheet, write_xlsx

SEED = 1229
# Counts are taken as of the last day of the invented messages.
LAST_DAY = DEMO_LAST_DAY.isoformat()


# What a large export may have and still fit the limits of an upload: the columns that are read.
NARROW = (
    "Номер инцидента", "Дата создания", "Дата закрытия", "Отдел", "Исполнитель", "Автор",
    "Группа тем", "Тема", "Регион", "Муниципалитет", "Населенный пункт", "Улица", "Дом",
    "Тип инцидента", "Текущий шаг инцидента", "Итог", "Текст инцидента", "1ый ответ ПИ", "ТЕГИ",
    "Средство контроля",
)  # fmt: skip


def wide_sheet(folder: Path, rows: int) -> Path:
    """Write one export of «Инцидент Менеджмент» (44 columns) with so many messages.

    It is what the demo writes, faults included, only that the messages of all years lie in one
    file, as a first upload would bring them.
    """
    return write_xlsx(folder, _export(_messages(rows), f"ИМ_{rows}"))


def narrow_sheet(folder: Path, rows: int) -> Path:
    """Write the same with the NARROW columns alone: more messages fit into one upload."""
    sheet = _export(_messages(rows), f"ИМ_{rows}_20")
    return write_xlsx(folder, replace(sheet, columns=NARROW))


def monthly_sheets(folder: Path, rows: int, months: int = 12) -> list[Path]:
    """Write the same messages, in their order of receipt, as one export a month."""
    messages = _messages(rows)
    cuts = [len(messages) * i // months for i in range(months + 1)]
    return [
        write_xlsx(folder, _export(messages[first:last], f"ИМ_{rows}_{number:02d}"))
        for number, (first, last) in enumerate(pairwise(cuts), start=1)
    ]


def _messages(rows: int) -> Sequence[Message]:
    return stream(load(REFERENCE), "ИМ", SEED, scale=rows / COUNTS["ИМ"])[:rows]


def _export(messages: Sequence[Message], stem: str) -> Sheet:
    rng = chance(SEED, "benchmark", stem.removeprefix("ИМ_"))
    return exports_im.sheet(load(REFERENCE), "2025", messages, rng, stem)
