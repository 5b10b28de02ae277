"""What is known to be wrong with a home's data, kept as a file so that every page can say it at once.

Pages never open the store: whoever meets the damage notes it here, and a full check that finds
nothing takes the note away.
"""

import json
from pathlib import Path

from data.durable import write_whole
from data.home import Home

LOST = (
    "Файл хранилища store.duckdb пропал, а журнал загрузок есть. Восстановите последнюю целую "
    "копию на странице «Проверка данных»."
)


def noted(home: Home) -> list[str]:
    """Return what is known to be wrong with the store, each a Russian sentence with the remedy."""
    if not home.store.exists() and home.journal.exists() and home.journal.stat().st_size:
        return [LOST]
    try:
        return [str(words) for words in json.loads(_path(home).read_bytes())]
    except (FileNotFoundError, ValueError, TypeError):
        return []


def note(home: Home, problems: list[str]) -> None:
    """Keep what is wrong until ``forget``."""
    write_whole(_path(home), json.dumps(problems, ensure_ascii=False).encode())


def forget(home: Home) -> None:
    """Nothing is wrong any more."""
    _path(home).unlink(missing_ok=True)


def _path(home: Home) -> Path:
    return home.path / "trouble.json"
