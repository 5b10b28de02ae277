"""A home: the folder where one district's data lie."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """Where each thing lies inside a home folder."""

    path: Path

    @property
    def store(self) -> Path:
        """The append-only database that only an importer process opens."""
        return self.path / "store.duckdb"

    @property
    def journal(self) -> Path:
        """One JSON line for each import and undo."""
        return self.path / "journal.jsonl"

    @property
    def snapshots(self) -> Path:
        """Published versions of the facts."""
        return self.path / "snapshots"

    @property
    def newest(self) -> Path:
        """The number of the version published last: an older one must not stand in for it."""
        return self.snapshots / "newest"

    @property
    def previews(self) -> Path:
        """What was read and waits for a confirmation."""
        return self.path / "previews"

    @property
    def uploads(self) -> Path:
        """What pages asked of the importer, how far it is and what came of it."""
        return self.path / "uploads"

    @property
    def registers(self) -> Path:
        """The database of what people typed."""
        return self.path / "registers.sqlite"

    @property
    def unfinished(self) -> Path:
        """Imports and undos on their way, so that whoever starts next completes or drops them."""
        return self.path / "unfinished"

    @property
    def originals(self) -> Path:
        """Files as they were uploaded, where a term is set for keeping them."""
        return self.path / "originals"

    @property
    def proofs(self) -> Path:
        """Files that prove reports of execution, each under its hash."""
        return self.path / "proofs"

    @property
    def backups(self) -> Path:
        """Copies of the store, the journal and the registers."""
        return self.path / "backups"

    @property
    def damaged(self) -> Path:
        """Files that could not be used and were replaced, kept for whoever looks into it."""
        return self.path / "damaged"

    @property
    def lock(self) -> Path:
        """The lock file behind which importers take turns."""
        return self.path / "import.lock"

    @property
    def logs(self) -> Path:
        """Structured logs."""
        return self.path / "logs"


def home_at(path: str | Path | None = None) -> Home:
    """Return the home at ``path``, else at ``SVODKA_HOME``, else ``var/`` of the project."""
    if path is None:
        path = os.environ.get("SVODKA_HOME") or Path(__file__).parents[1] / "var"
    home = Home(Path(path).resolve())
    for folder in (home.path, home.snapshots, home.previews):
        folder.mkdir(parents=True, exist_ok=True)
    return home
