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
    # The limits are those of a lean child. This process has addresses of its own, which count too;
    # and the kernel counts its processor time by ticks, after minutes seconds away from what
    # getrusage says: a limit set to «used so far and three seconds» could lie in the past.
    much = 1 << 24
    roomy = replace(
        isolation.limits(),
        address_space_mb=much,
        working_mb=much,
        least_seconds=much,
        seconds=much,
        working_seconds=much,
    )
    monkeypatch.setattr(isolation, "limits", lambda: roomy)
