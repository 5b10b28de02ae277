"""A run tells the time, the processor and the words of a process, or its complaint."""

import pytest

from benchmarks.process import CommandFailed, run

BUSY = "import time\nend = time.process_time() + 0.2\nwhile time.process_time() < end: pass"


def test_a_busy_process_uses_the_processor() -> None:
    used, _ = run("-c", BUSY)
    assert 0.2 <= used.cpu <= used.wall * 2


def test_a_sleeping_process_uses_the_wall_alone() -> None:
    used, said = run("-c", "import time; time.sleep(0.5); print('проснулся')")
    assert used.wall >= 0.5
    assert used.cpu < 0.4
    assert said == "проснулся\n"


def test_children_count_too() -> None:
    used, _ = run("-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}])")
    assert used.cpu >= 0.2


def test_memory_is_in_megabytes_and_its_own() -> None:
    ballast = bytearray(400_000_000)  # the one who measures is larger than what is measured
    ballast[::4096] = b"x" * len(ballast[::4096])
    used, _ = run("-c", "x = bytearray(150_000_000)")
    assert 150 <= used.peak_mb <= 250


def test_a_failed_process_is_an_error_with_its_words() -> None:
    with pytest.raises(CommandFailed, match="нет файла"):
        run("-c", "import sys; sys.exit('нет файла')")
