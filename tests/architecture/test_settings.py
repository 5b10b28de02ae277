"""Every file that an analyst edits can be read."""

import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import files, place


@pytest.mark.parametrize("path", list(files(".toml")), ids=place)
def test_a_settings_file_parses(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf-8"))
