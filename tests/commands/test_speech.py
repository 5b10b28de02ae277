"""What a command says, and who asks."""

import os

from commands import speech


def test_a_user_without_a_name_is_known_by_the_number(monkeypatch) -> None:
    def unknown() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert str(os.getuid()) in speech.actor().name
