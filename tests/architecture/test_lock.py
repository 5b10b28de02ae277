"""The lock files install the same everywhere, also from a mirror inside a closed network."""

import re

import pytest

from tests.architecture.tree import ROOT

LOCKS = ["requirements.txt", "requirements-dev.txt"]


def pins(text: str) -> dict[str, tuple[str, int]]:
    """Return name → (version, number of hashes) of every requirement."""
    found: dict[str, tuple[str, int]] = {}
    for entry in re.split(r"\n(?=\S)", text):
        head = re.match(r"([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", entry)
        if head:
            found[head[1].lower()] = (head[2], entry.count("--hash=sha256:"))
    return found


def addresses(text: str) -> list[str]:
    """Return the lines that name an index, a folder or a site."""
    return [
        line for line in text.splitlines() if re.search(r"index|find-links|https?:|file:", line)
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_exact_and_hashed(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    requirements = [line for line in text.splitlines() if re.match(r"\S", line) and line[0] != "#"]
    locked = pins(text)
    assert len(locked) == len(requirements) > 15
    assert [one for one, (_, hashes) in locked.items() if hashes == 0] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_stands_in_a_lock_file(name: str) -> None:
    assert addresses((ROOT / name).read_text("utf-8")) == []


def test_tests_run_on_the_versions_that_are_shipped() -> None:
    run, dev = (pins((ROOT / name).read_text("utf-8")) for name in LOCKS)
    assert {name: dev.get(name) for name in run} == run


def test_everything_asked_for_is_locked() -> None:
    for asked, lock in (("requirements.in", LOCKS[0]), ("requirements-dev.in", LOCKS[1])):
        lines = (ROOT / asked).read_text("utf-8").splitlines()
        names = {
            name[0].lower() for line in lines if (name := re.match(r"[A-Za-z0-9_.]+[\w.-]*", line))
        }
        assert names - set(pins((ROOT / lock).read_text("utf-8"))) == set()


def test_bad_locks_are_seen() -> None:
    assert pins("lxml==5.0 \\\n    # via x\n") == {"lxml": ("5.0", 0)}
    assert addresses("--extra-index-url https://example.org/simple\nlxml==5.0") != []
