"""A disk that is full in the middle: small tmpfs of many sizes."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.home import Home
from tests.faults.conftest import LONG
from tests.faults.scene import acted, state_of

SIZES = 30 if LONG else 5
STEP_KB = 4 * 1024 // SIZES  # what an import of the scene adds, in so many steps


def used_kb(folder: Path) -> int:
    return sum(-(-path.stat().st_size // 4096) * 4 + 4 for path in folder.rglob("*"))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return an empty disk of its own; without the right to mount one the test is skipped."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no right to mount a small disk here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True, capture_output=True)


def grown(disk: Path, kilobytes: int) -> None:
    resized = f"remount,size={kilobytes}k"
    subprocess.run(["mount", "-o", resized, str(disk)], check=True, capture_output=True)


@pytest.mark.parametrize("room", range(0, SIZES * STEP_KB, STEP_KB))
def test_a_disk_that_is_full(scenes, disk: Path, tried, room: int) -> None:
    scene = scenes("import")
    grown(disk, used_kb(scene.home.path) + 64 + room)
    home = Home(Path(shutil.copytree(scene.home.path, disk / "home")))
    answers = acted(scene, home)
    assert answers is not None
    (said,) = answers
    if said["status"] != "imported":
        assert "место" in said["reason"], said
    # While there is no room, nothing is lost either; and when there is, all is seen to.
    grown(disk, 256 * 1024)
    state = state_of(scene, home, answers)
    tried(f"{said['status']} {'new' if state else 'old'}")
