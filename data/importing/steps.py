"""The named steps of an import: one place where each is announced as reached.

An import cut off before «written» leaves nothing; from «written» on it is completed by whoever
opens the store next.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager

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
