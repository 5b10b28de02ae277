"""What a check found."""

from dataclasses import dataclass
from typing import Literal

Part = Literal["store", "journal", "snapshot", "registers"]

RESTORE = "Восстановите последнюю целую копию: страница «Проверка данных» или «cli.py restore»."
UNREADABLE = f"Хранилище не читается: файл store.duckdb повреждён. {RESTORE}"
REPAIR = "Выполните «cli.py check --repair» или нажмите «Исправить» на странице «Проверка данных»."


@dataclass(frozen=True)
class Problem:
    """A Russian sentence with the remedy, and the part that is damaged or missing."""

    part: Part
    words: str
