"""The weights of the rating: versions with author and reason, and what is refused."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Engine, text

from access.rights import AccessDenied, Actor
from registers.audit import entries
from registers.database import writing
from registers.migrations import MIGRATIONS
from registers.ratings.weights import save_weights, weights_versions
from registers.settings import rating_weights
from registers.settings_values import RatingWeights, SettingError

USUAL = RatingWeights()


def save(engine, actor, now, weights=None, reason="решение совета", seen=1):
    return save_weights(
        engine, actor, weights or RatingWeights(1, 1, 1), reason, seen=seen, now=now
    )


def test_the_defaults_are_version_one_and_nobody_s(empty: Engine) -> None:
    (only,) = weights_versions(empty)
    assert (only.version, only.weights, only.author, only.at) == (1, USUAL, None, None)


def test_every_save_is_a_further_version_with_who_when_and_why(
    empty: Engine, editor: Actor, now: datetime
) -> None:
    assert save(empty, editor, now) == 2
    inner = replace(USUAL, resolved=0.7, monthly_minimum=5)
    assert save(empty, editor, now, inner, "  мало\n сообщений ", seen=2) == 3
    versions = weights_versions(empty)
    assert [(one.version, one.weights, one.reason) for one in versions] == [
        (3, inner, "мало сообщений"),
        (2, RatingWeights(1, 1, 1), "решение совета"),
        (1, USUAL, ""),
    ]
    assert {(one.author, one.at) for one in versions[:2]} == {(editor.name, now)}
    assert rating_weights(empty) == inner
    newest = entries(empty, 1)[0]
    assert (newest.action, newest.actor) == ("Изменены веса рейтинга", editor.name)
    assert newest.detail.startswith("версия 3: мало сообщений.")


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (RatingWeights(0, 0, 0), "Веса рейтинга не подходят"),
        (RatingWeights(-0.1, 0.5, 0.6), "Веса рейтинга не подходят"),
        (RatingWeights(float("nan"), 0.5, 0.5), "Веса рейтинга не подходят"),
        (RatingWeights(float("inf"), 0.5, 0.5), "Веса рейтинга не подходят"),
        (RatingWeights(1, 1, 1, 0, 0, 0, 0), "внутри решения по существу"),
        (replace(USUAL, shrinkage=-1), "Сдвиг малых"),
        (replace(USUAL, monthly_minimum=1001), "Наименьшее число сообщений"),
        (replace(USUAL, quantity_percentile=0), "от 1 до 100"),
        (replace(USUAL, quantity_percentile=101), "от 1 до 100"),
    ],
)
def test_impossible_weights_are_refused(
    empty: Engine, editor: Actor, now: datetime, bad: RatingWeights, said: str
) -> None:
    with pytest.raises(SettingError, match=said):
        save(empty, editor, now, bad)
    assert rating_weights(empty) == USUAL
    assert len(weights_versions(empty)) == 1


def test_a_save_needs_a_reason_a_change_and_nobody_in_between(
    empty: Engine, editor: Actor, now: datetime
) -> None:
    with pytest.raises(SettingError, match="Не сказано, почему"):
        save(empty, editor, now, reason="  ")
    with pytest.raises(SettingError, match="501 знак"):
        save(empty, editor, now, reason="а" * 501)
    with pytest.raises(SettingError, match="не изменились"):
        save(empty, editor, now, USUAL)
    save(empty, editor, now)
    with pytest.raises(SettingError, match="теперь действует версия 2"):
        save(empty, editor, now, RatingWeights(3, 1, 1), seen=1)


def test_weights_need_their_right(empty: Engine, reader: Actor, now: datetime) -> None:
    with pytest.raises(AccessDenied):
        save(empty, reader, now)


def test_weights_saved_before_versions_were_kept_are_version_two(
    empty: Engine, now: datetime
) -> None:
    step = next(one for one in MIGRATIONS if "rating_weights_versions" in one[0])
    insert = next(one for one in step if one.lstrip().startswith("INSERT"))
    with writing(empty) as session:
        session.execute(
            text("INSERT INTO settings VALUES ('rating_weights', '{\"k\": 1}', 'sidorov', :now)"),
            {"now": now},
        )
        session.execute(text(insert))
    assert [(one.version, one.weights.k) for one in weights_versions(empty)] == [(2, 1), (1, 0.2)]
