"""The zoo lives in homes of the tests of data, and is read in this very process."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from data.importing import ahead, carrying, isolation
from tests.data.conftest import closed_snapshots, new_home, seeded

__all__ = ["closed_snapshots", "new_home", "seeded"]


@pytest.fixture(autouse=True)
def no_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare two hundred forks of a large process; ``test_office`` crosses the command line too."""

    def at_once(work: Callable[[], Any]) -> Any:
        return json.loads(json.dumps(work(), ensure_ascii=False, default=str))

    def not_ahead(_work: Callable[[], Any]) -> Callable[[], None]:
        return lambda: None

    monkeypatch.setattr(carrying, "in_child", at_once)
    monkeypatch.setattr(ahead, "beside", not_ahead)
    # The limit is one of a lean child; this process has addresses of its own, which count too.
    roomy = replace(isolation.limits(), address_space_mb=1 << 24, working_mb=1 << 24)
    monkeypatch.setattr(isolation, "limits", lambda: roomy)
