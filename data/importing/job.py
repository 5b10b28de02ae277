"""One file to import."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from data.guard import Format

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Job:
    """One file to import: under ``file_name`` to people; by one profile when it is named.

    ``sheet`` names the sheet to read; without it the first that a profile fits is read.
    ``format`` is set when the guard has already let the file in.
    """

    path: Path
    file_name: str
    profile: str | None = None
    mapping: str | None = None
    replace: bool = False
    sheet: str | None = None
    format: Format | None = None

    @property
    def mapping_id(self) -> str:
        """The identity of a profile made for this file alone: another mapping is another one."""
        mark = hashlib.sha256((self.mapping or "").encode()).hexdigest()[:8]
        return f"{Path(self.file_name).stem}-{mark}"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's content."""
    counted = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            counted.update(chunk)
    return counted.hexdigest()
