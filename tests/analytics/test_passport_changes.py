from dataclasses import replace

import pytest

from analytics.definitions import Indicator
from analytics.passport_changes import changes, condition_words
from data.definitions import counts_otherwise, parsed
from data.seeds import shipped_passports

FAST = parsed(shipped_passports()["fast_track"])


def test_nothing_changed_is_said_by_nothing() -> None:
    assert changes(FAST, FAST) == ()


@pytest.mark.parametrize(
    ("after", "said", "method"),
    [
        (replace(FAST, minimum_n=20), "наименьшее число для вывода: было «10», стало «20»", False),
        (
            replace(FAST, numerator="in_fast_term"),
            "числитель: было «ускоренное решение», стало «ответ дан в срок ускоренной процедуры»",
            True,
        ),
        (
            replace(FAST, base=dict(FAST.base) | {"block": ("жкх", "дороги")}),
            (
                "в знаменателе: было «отвечено: да; исключено: нет», "
                "стало «отвечено: да; исключено: нет; отраслевой блок: жкх или дороги»"
            ),
            True,
        ),
        (
            replace(FAST, kept_reasons=("не решаемый",)),
            "не исключаются по причинам: было «ничего», стало «не решаемый»",
            True,
        ),
        (
            replace(FAST, plan=dict(FAST.plan) | {2027: 92.5}),
            "план 2027 года: было «90\u00a0%», стало «92,5\u00a0%»",
            False,
        ),
        (replace(FAST, formula="Иначе."), "изменено: формула словами", False),
    ],
)
def test_each_change_is_a_line(after: Indicator, said: str, method: bool) -> None:
    assert changes(FAST, after) == (said,)
    assert counts_otherwise(FAST, after) is method


def test_conditions_in_words() -> None:
    assert (
        condition_words({"answered": True, "kind": ("слушания",)}) == "отвечено: да; вид: слушания"
    )
