"""What an importer process does without, and what it does not reserve."""

import subprocess
import sys

_SAYS = """
from pathlib import Path
from data.importing.lean import without
without("pandas")
import pyarrow as pa
pa.array(range(1000))
said = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in said.splitlines() if line.startswith("VmSize")))
try:
    import pandas
except ModuleNotFoundError:
    print("none")
"""


def test_an_importer_process_starts_small() -> None:
    done = subprocess.run([sys.executable, "-c", _SAYS], capture_output=True, text=True, check=True)
    kilobytes, pandas = done.stdout.split()
    assert pandas == "none"
    assert int(kilobytes) < 700_000  # with a gigabyte reserved, half of the limit would be gone
