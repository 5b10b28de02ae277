"""Two importers at once, as processes of their own: one waits, sees the other's rows, nothing is lost."""

import json
import subprocess
import sys
from pathlib import Path

from data import journal
from data.check import check
from data.home import Home
from tests.faults.scene import im

ROOT = Path(__file__).parents[2]


def importing(home: Home, *files: Path) -> subprocess.Popen[bytes]:
    words = ["import", *map(str, files), "--yes", "--json", "--home", str(home.path)]
    command = [sys.executable, str(ROOT / "cli.py"), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def test_two_imports_at_once(scenes, here: Path, tmp_path: Path) -> None:
    scene = scenes("import")
    home = scene.copied(here)
    # Messages 1–49 are in. Both files bring 100–109, each its own ten besides.
    shared = (100, 10)
    files = [
        (im(tmp_path, "а.csv", 90, 20, "Т"), im(tmp_path, "а2.csv", 200, 5, "Т")),
        (im(tmp_path, "б.csv", *shared, "Т"), im(tmp_path, "б2.csv", 110, 10, "Т")),
    ]
    both = [importing(home, *pair) for pair in files]
    answers = [json.loads(process.communicate(timeout=120)[0]) for process in both]
    said = [one for answer in answers for one in answer]
    assert {one["status"] for one in said} == {"imported"}
    assert sorted(one["batch_id"] for one in said) == [4, 5, 6, 7]
    # The ten shared ones are new to whoever came first and the same to the other.
    assert sum(one["rows_new"] for one in said) == 20 + 5 + 10
    assert sum(one["rows_same"] for one in said) == 10
    assert list(journal.live_imports(home)) == [1, 2, 3, 4, 5, 6, 7]
    assert check(home) == []


def test_the_same_file_twice_at_once(scenes, here: Path, tmp_path: Path) -> None:
    home = scenes("import").copied(here)
    file = im(tmp_path, "а.csv", 90, 20, "Т")
    both = [importing(home, file), importing(home, file)]
    said = [json.loads(process.communicate(timeout=120)[0])[0] for process in both]
    assert sum(one["rows_new"] for one in said) == 20
    assert sum(one["rows_same"] for one in said) == 20
    assert check(home) == []
