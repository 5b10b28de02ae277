"""A tiny program: runs the command after its first argument, writes there what the command took.

It stands between because a process inherits the peak memory of the one that started it, and the
benchmark itself, with its frames and sheets, is larger than what it measures.
"""

import json
import os
import sys
import time

if __name__ == "__main__":
    target, *command = sys.argv[1:]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ)
    # wait4 alone tells the processor time and the memory of one child and its own children.
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    took = {
        "wall": wall,
        "cpu": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss / 1024,
    }
    with open(target, "w", encoding="utf-8") as file:  # noqa: PTH123 - pathlib would double its size
        json.dump(took, file)
    sys.exit(os.waitstatus_to_exitcode(status) != 0)
