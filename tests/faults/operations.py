"""Operations on files, counted over all processes of an act, one of them made to fail."""

import builtins
import io
import mmap
import os
import signal
from collections.abc import Callable
from typing import Any

_CHANGING = ("write", "fsync", "rename", "replace", "unlink", "truncate", "ftruncate", "mkdir")


class Operations:
    """A counter shared by the processes of one act."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 8)

    @property
    def counted(self) -> int:
        """How many operations there were."""
        return int.from_bytes(self._shared[:8], "little")

    def watch(self, fails_at: int = 0, error: int | None = None) -> Callable[[], None]:
        """Return what makes the act count, fail at an operation by ``error``, or be killed there."""

        def count() -> None:
            number = self.counted + 1
            self._shared[:8] = number.to_bytes(8, "little")
            if number != fails_at:
                return
            if error is None:
                os.killpg(os.getpgrp(), signal.SIGKILL)
            else:
                raise OSError(error, os.strerror(error))

        def befalls() -> None:
            for name in _CHANGING:
                setattr(os, name, _counting(getattr(os, name), count))
            os.open = _if_changing(
                os.open, count, lambda flags=0, *_: flags & (os.O_WRONLY | os.O_RDWR)
            )
            opened = _if_changing(io.open, count, lambda mode="r", *_: set(str(mode)) & set("wax+"))
            io.open = builtins.open = opened

        return befalls


def _counting(real: Callable[..., Any], count: Callable[[], None]) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        count()
        return real(*arguments, **named)

    return call


def _if_changing(
    real: Callable[..., Any], count: Callable[[], None], changes: Callable[..., Any]
) -> Callable[..., Any]:
    def call(file: Any, *arguments: Any, **named: Any) -> Any:
        how = {name: named[name] for name in ("mode", "flags") if name in named}
        if not isinstance(file, int) and changes(*arguments, **how):
            count()
        return real(file, *arguments, **named)

    return call
