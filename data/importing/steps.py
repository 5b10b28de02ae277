"""The named steps of an import: one place where each is announced as reached.

An import cut off before «written» leaves nothing; from «written» on it is completed by whoever
opens the store next.
"""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any

STEPS = {
    "received": "приём файла",
    "guarded": "проверка файла",
    "read": "чтение",
    "mapped": "сопоставление столбцов",
    "previewed": "сравнение с загруженным",
    "confirmed": "подтверждение",
    "written": "запись",
    "checkpointed": "сохранение на диск",
    "journaled": "запись в журнал",
    "published": "публикация",
}
"""Every step in its order, and what it is called to people."""

_UNDONE = "Отмена загрузки {} оборвалась и не состоялась. Отмените её ещё раз."
_NOT_IN = (
    "Загрузка файла «{}» оборвалась на шаге «{}», из неё ничего не вошло. Загрузите файл ещё раз."
)

Listener = Callable[[str], None]

listeners: list[Listener] = []


def step(name: str) -> None:
    """Announce that the import of this process has reached the step ``name`` of STEPS."""
    for listener in listeners:
        listener(name)


@contextmanager
def told(listener: Listener) -> Generator[None]:
    """Let ``listener`` hear every step reached inside, also in the forked children."""
    listeners.append(listener)
    try:
        yield
    finally:
        listeners.remove(listener)


def words_of(detail: Mapping[str, Any]) -> str:
    """Return what a «dropped» line of the journal means, as a Russian sentence with the remedy."""
    if detail["kind"] == "undo":
        return _UNDONE.format(", ".join(f"№ {number}" for number in detail["batches"]))
    return _NOT_IN.format(detail["file_name"], STEPS.get(detail["step"], "начало"))
