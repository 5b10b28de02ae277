"""Why a number of a rating or a heat map is such: its rows by part, its files, what was left out."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from access.rights import Actor, Right, require
from answers.messages.listing import Listing, message_list, message_table
from data.queries.messages import Part, RowsAsked, excluded_reasons
from data.queries.selection import Selection
from data.queries.shares import APART, behind
from data.snapshots import Facts


@dataclass(frozen=True)
class Words:
    """What a share is called and what stands in each of its parts."""

    title: str
    numerator: str
    missed: str
    unknown: str


WHY: Mapping[str, Words] = {
    "on_time": Words(
        "Ответы в срок", "В срок", "С опозданием или просрочены", "Срок не наступил или неизвестен"
    ),
    "late": Words(
        "Доля опозданий", "С опозданием или просрочены", "В срок", "Срок не наступил или неизвестен"
    ),
    "resolved": Words(
        "Решено по существу", "Решены", "Не решены", "Без ответа или итог неизвестен"
    ),
    "repeat": Words("Повторные", "Повторные", "Не повторные", "О повторности неизвестно"),
    "returned": Words(
        "Возвращены на доработку", "Возвращены", "Не возвращены", "О доработке неизвестно"
    ),
    "mark": Words("Средняя оценка жителей", "С оценкой", "", "Без оценки"),
    "messages": Words("Число сообщений", "Сообщения", "", ""),
}
EXCLUDED = "Исключены"


@dataclass(frozen=True)
class Why:
    """What a share of the messages received in the period is made of.

    ``value``: percent, or the mean mark, None when there is nothing to divide; a plain count has
    none. ``parts``: rows in each; ``excluded``: (reason, messages), most first; ``files``: columns
    batch_id, file_name, imported_at and a count for each part.
    """

    share: str
    words: Words
    value: float | None
    parts: Mapping[Part, int]
    excluded: tuple[tuple[str, int], ...]
    files: pd.DataFrame

    def names(self) -> dict[Part, str]:
        """Return the parts that hold rows, with their names."""
        said = (self.words.numerator, self.words.missed, self.words.unknown, EXCLUDED)
        return {part: name for part, name in zip(APART, said, strict=True) if self.parts[part]}


def why(facts: Facts, actor: Actor, chosen: Selection, share: str) -> Why:
    """Return why the share (a key of WHY) is such; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    found = behind(facts, chosen, share)
    whole = found.parts["denominator"]
    value = None
    if whole and share != "messages":
        value = found.marks / whole if share == "mark" else 100 * found.parts["numerator"] / whole
    rows = excluded_reasons(facts, RowsAsked(chosen, share=share, part="excluded"))
    reasons = tuple(zip(rows["reason"].tolist(), rows["messages"].tolist(), strict=True))
    return Why(share, WHY[share], value, found.parts, reasons, found.files)


def why_rows(
    facts: Facts, actor: Actor, chosen: Selection, share: str, part: Part, page: int = 1
) -> Listing:
    """Return page ``page`` of the rows of a part, newest first; needs Right.VIEW_MESSAGES."""
    return message_list(facts, actor, RowsAsked(chosen, share=share, part=part), page)


def why_table(facts: Facts, actor: Actor, chosen: Selection, share: str) -> pd.DataFrame:
    """Return exactly the rows behind the figure, the part of each in the first column.

    Needs Right.EXPORT and Right.VIEW_MESSAGES.
    """
    said = why(facts, actor, chosen, share).names()
    tables: list[pd.DataFrame] = []
    for part, name in said.items():
        rows = message_table(facts, actor, RowsAsked(chosen, share=share, part=part))
        rows.insert(0, "Часть числа", name)
        tables.append(rows)
    if tables:
        return pd.concat(tables, ignore_index=True)
    return message_table(facts, actor, RowsAsked(chosen, share=share, part="denominator"))
