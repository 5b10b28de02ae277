import pytest

from access.rights import (
    DEMO_ACTOR,
    RIGHT_NAMES,
    AccessDenied,
    Actor,
    Right,
    command_line_actor,
    may,
    require,
)

READER = Actor("petrova", "Просмотр", frozenset({Right.VIEW_FIGURES}))


@pytest.mark.parametrize("right", Right)
def test_a_right_opens_its_own_door_and_no_other(right: Right) -> None:
    holder = Actor("ivanov", "Один", frozenset({right}))
    require(holder, right)
    for other in set(Right) - {right}:
        assert not may(holder, other)
        with pytest.raises(AccessDenied):
            require(holder, other)


def test_the_refusal_says_what_is_not_allowed_and_whom_to_ask() -> None:
    with pytest.raises(AccessDenied) as refusal:
        require(READER, Right.UNDO)
    assert "«отмена загрузки»" in str(refusal.value)
    assert "обратитесь к руководителю центра управления" in str(refusal.value)


def test_every_right_has_its_own_russian_name() -> None:
    assert set(RIGHT_NAMES) == set(Right)
    assert len(set(RIGHT_NAMES.values())) == len(Right)


def test_the_demo_and_the_command_line_may_everything() -> None:
    for right in Right:
        require(DEMO_ACTOR, right)
        require(command_line_actor("root"), right)
    assert command_line_actor("root").name == "root"
