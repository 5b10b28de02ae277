"""What a user can mend, apart from what only a programmer can."""

import errno


class UserError(Exception):
    """Something the user can mend; the text is a Russian sentence with reason and remedy."""


class FileRefused(UserError):
    """The whole file cannot be taken in."""


class Undecided(FileRefused):
    """A person must choose: ``choices`` are the profiles that fit equally well."""

    def __init__(self, reason: str, choices: tuple[str, ...]) -> None:
        super().__init__(reason)
        self.choices = choices


def choices_of(error: UserError) -> tuple[str, ...]:
    """Return the profiles among which a person must choose; none for any other error."""
    return error.choices if isinstance(error, Undecided) else ()


class MappingError(UserError):
    """A profile or mapping says something the importer cannot do."""


class Busy(UserError):
    """Another import holds the store."""


class NotFound(UserError):
    """The thing asked for (a batch, a preview, a snapshot) does not exist."""


NO_ROOM = "На диске кончилось место. Освободите его и повторите: всё, что уже загружено, цело."


class DiskFull(UserError):
    """There is no room left; nothing that was acknowledged is lost."""


class StoreDamaged(UserError):
    """The store is gone, cannot be read or lacks what the journal knows; a copy must be restored."""


def says_full(error: BaseException) -> bool:
    """Return whether an error of any library means that the disk, or a quota on it, is full."""
    said = str(error)
    return any(words in said for words in ("No space left", "Disk quota exceeded", "disk is full"))


class SnapshotDamaged(UserError):
    """A published version cannot be read; it is built anew from the store."""


def disk_words(error: OSError) -> str:
    """Return why a file could not be read or written, as a Russian sentence with the remedy."""
    if says_full(error):
        return NO_ROOM
    return NO_DISK.format(_DISK.get(error.errno or 0, f"код {error.errno}"))


NO_DISK = (
    "Папка данных недоступна: {}. Всё, что уже загружено, цело. Проверьте диск и права на папку и "
    "повторите."
)
_DISK = {
    errno.EIO: "сбой диска",
    errno.EACCES: "нет прав",
    errno.EPERM: "нет прав",
    errno.EROFS: "диск открыт только для чтения",
    errno.EEXIST: "это файл, а не папка",
    errno.ENOTDIR: "на пути к ней стоит файл, а не папка",
    errno.ENOENT: "её нет и создать её здесь нельзя",
}


def says_damaged(error: BaseException) -> bool:
    """Return whether an error of the database means that its file is not as it was written."""
    return any(words in str(error) for words in _DAMAGE)


_DAMAGE = ("Corrupt", "checksum", "Could not read", "not a valid DuckDB", "Serialization")
