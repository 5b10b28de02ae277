"""What disks, people and other programs do to files."""

from collections.abc import Callable
from pathlib import Path
from random import Random

_PAGE = 4096

Damage = Callable[[Path, Random], None]


def flipped_bit(path: Path, chance: Random) -> None:
    """One bit anywhere."""
    _edited(path, lambda content: _flip(content, chance.randrange(len(content)), chance))


def flipped_bits(path: Path, chance: Random) -> None:
    """A burst of bits close to one another."""

    def edit(content: bytearray) -> None:
        start = chance.randrange(len(content))
        for place in range(start, min(start + 64, len(content)), 3):
            _flip(content, place, chance)

    _edited(path, edit)


def zeroed_page(path: Path, chance: Random) -> None:
    """A page of zeros, as a disk leaves it."""

    def edit(content: bytearray) -> None:
        start = chance.randrange(0, len(content), _PAGE)
        end = min(start + _PAGE, len(content))
        content[start:end] = bytes(end - start)

    _edited(path, edit)


def foreign_page(path: Path, chance: Random) -> None:
    """A page of something else."""

    def edit(content: bytearray) -> None:
        start = chance.randrange(0, len(content), _PAGE)
        end = min(start + _PAGE, len(content))
        content[start:end] = chance.randbytes(end - start)

    _edited(path, edit)


def cut_short(path: Path, chance: Random) -> None:
    """The end is gone."""
    _edited(path, lambda content: content.__delitem__(slice(chance.randrange(len(content)), None)))


def grown(path: Path, chance: Random) -> None:
    """Something stands behind the end."""
    _edited(path, lambda content: content.extend(chance.randbytes(chance.randrange(1, 9000))))


def emptied(path: Path, _chance: Random) -> None:
    """Nothing is left but the name."""
    path.write_bytes(b"")


def gone(path: Path, _chance: Random) -> None:
    """Not even the name."""
    path.unlink()


DAMAGES: tuple[Damage, ...] = (
    flipped_bit, flipped_bits, zeroed_page, foreign_page, cut_short, grown, emptied, gone,
)  # fmt: skip


def _edited(path: Path, edit: Callable[[bytearray], object]) -> None:
    content = bytearray(path.read_bytes())
    edit(content)
    path.write_bytes(content)


def _flip(content: bytearray, place: int, chance: Random) -> None:
    content[place] ^= 1 << chance.randrange(8)
