"""Files that survive a crash and a power cut: written beside, brought to the disk, renamed."""

import contextlib
import errno
import os
from collections.abc import Generator
from pathlib import Path
from typing import IO

_PIECE = 1 << 30  # bytes handed to the kernel at once
_BUFFER = 1 << 20


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that whoever looks finds the old content or the new, never a part."""
    draft = path.with_name(f".{path.name}.draft")
    try:
        with opened(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def copy(source: Path, target: Path) -> None:
    """Copy a file inside the kernel, sharing its blocks where the disk can, and bring it to the disk."""
    with source.open("rb") as read, opened(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as file:
        try:
            while os.copy_file_range(read.fileno(), file.fileno(), _PIECE):
                pass
        except OSError as error:
            if error.errno not in (errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP):
                raise
            read.seek(0)
            file.seek(0)
            while piece := read.read(_BUFFER):
                file.write(piece)
            file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk: a renamed file is found under its new name."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@contextlib.contextmanager
def opened(path: Path, flags: int) -> Generator[IO[bytes]]:
    """Yield a file of ours, readable by this user only."""
    with os.fdopen(os.open(path, flags | os.O_CLOEXEC, 0o600), "wb") as file:
        yield file
