"""``python -m tests.fuzz --n 2000 --seed 1``: spoils files, imports them, prints the figures."""

import argparse
import sys
import tempfile
from pathlib import Path

from data.home import home_at
from data.importing.isolation import in_child
from data.seeds import in_force
from tests.data.exports import NOW
from tests.fuzz.bases import bases
from tests.fuzz.trials import Tally, imported, mutants, tried

EVERY = 40  # trials between two whole imports


def main() -> int:
    """Run the trials and return 1 when any of them went wrong."""
    typed = argparse.ArgumentParser(prog="python -m tests.fuzz")
    typed.add_argument("--n", type=int, default=1000, help="how many spoiled files")
    typed.add_argument("--seed", type=int, default=1)
    typed.add_argument("--only", type=int, help="the number of one file, which is kept")
    asked = typed.parse_args()
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        home = home_at(Path(folder) / "home")
        in_child(lambda: bool(in_force(home, NOW)))
        path = Path(folder) / "file.xlsx"
        for number, (name, content) in enumerate(mutants(bases(Path(folder)), asked.n, asked.seed)):
            if asked.only not in (None, number):
                continue
            path.write_bytes(content)
            if asked.only is not None:
                Path(f"fuzz-{asked.seed}-{number}.bin").write_bytes(content)
            tally.add(tried(home, path, name))
            if number % EVERY == 0:
                tally.add(imported(home, path, name))
            if tally.faults and tally.faults[-1].name == name:
                say(f"{name}\n{tally.faults[-1].fault}")
    for said, count in tally.said.most_common():
        say(f"{count:6} {said}")
    say(f"faults {len(tally.faults)}, slowest {tally.slowest:.1f} s of processor time")
    return int(bool(tally.faults))


def say(words: str) -> None:
    """Write a line to the console at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
