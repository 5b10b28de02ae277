"""Durations, the line on «Сводка» and the notices, word for word."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from analytics.clocks import deadline
from answers.emergencies.words import (
    Flow,
    banner_words,
    flow_words,
    growth_words,
    lasting,
    left_words,
    notices,
)
from registers.emergencies.posts import Post, Role
from registers.emergencies.values import Category, Emergency, Growth
from registers.settings_values import EmergencyTerms

AT = datetime(2026, 11, 12, 9, 30)
H = timedelta(hours=1)
NAMED = {
    Role.HEAD: Post(Role.HEAD, "Начальник управления", "Петрова А. А."),
    Role.BLOCK_HEAD: Post(Role.BLOCK_HEAD, "Начальник ЖКХ"),
    Role.CURATOR: Post(Role.CURATOR, "Первый заместитель"),
    Role.COORDINATOR: Post(Role.COORDINATOR, "", "Сидоров", "8 34677 12345", "s@admkonda.ru"),
}
CARD = Emergency(
    7, Category.THREAT, "обрыв провода", None, "Энергетика", AT, AT + H, "ivanova",
    EmergencyTerms(), None, None, tuple(NAMED.get(role, Post(role, "")) for role in Role),
    None, 1, None, None, None, "",
)  # fmt: skip
FLOW = Flow(date(2026, 11, 12), date(2026, 11, 13), 22, 5)


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(0), "меньше минуты"),
        (timedelta(seconds=59), "меньше минуты"),
        (timedelta(seconds=61), "1 мин"),
        (timedelta(minutes=-61), "1 ч 1 мин"),
        (3 * H, "3 ч"),
        (timedelta(hours=47, minutes=59), "47 ч 59 мин"),
        (timedelta(hours=48, minutes=5), "2 дн."),
        (timedelta(hours=-75), "3 дн. 3 ч"),
    ],
)
def test_a_duration_is_said_to_the_minute(span: timedelta, words: str) -> None:
    assert plain(lasting(span)) == words


@pytest.mark.parametrize(
    ("now", "stopped", "words"),
    [
        (AT + 20 * H, None, "осталось 4 ч"),
        (AT + 24 * H, None, "осталось меньше минуты"),
        (AT + 25 * H, None, "просрочено на 1 ч"),
        (AT + 99 * H, AT + 20 * H, "в срок, за 4 ч до конца"),
        (AT + 99 * H, AT + 26 * H, "с опозданием на 2 ч"),
    ],
)
def test_a_clock_in_words(now, stopped, words) -> None:
    assert plain(left_words(deadline(AT, 24, now, stopped))) == words


def test_the_line_names_the_worst_clock_first_and_no_stopped_one() -> None:
    now = AT + 25 * H
    clocks = (
        ("ликвидация", deadline(AT, 24, now, None)),
        ("дорожная карта", deadline(AT, 24, now, AT + H)),
        ("доклад куратору", deadline(AT, 2, now, None)),
    )
    assert plain(banner_words(CARD, clocks)) == (
        "Обрыв провода, весь район, Энергетика: доклад куратору — просрочено на 23 ч; "
        "ликвидация — просрочено на 1 ч"
    )
    both = (*clocks[:1], ("дорожная карта", deadline(AT, 24, now, None)))
    assert plain(banner_words(CARD, both)).endswith(
        ": ликвидация и дорожная карта — просрочено на 1 ч"
    )


def test_the_notices_of_the_decree_word_for_word() -> None:
    facts = (
        "Аварийная ситуация № 7: угроза жизни и здоровью граждан.\n"
        "Проблема: обрыв провода.\n"
        "Место: весь район, Энергетика.\n"
        "Возникла: 12.11.2026 09:30.\n"
    )
    known = "С 12.11.2026 по 13.11.2026 (дата данных): 22 сообщения, из них без ответа 5.\n"
    due = "13.11.2026 09:30 (через 24 ч после возникновения)"
    first, second, third = notices(CARD, FLOW, AT + 24 * H, AT + 3 * H)
    assert (first.rule, second.rule, third.rule) == ("5.2", "5.3", "5.3")
    assert plain(first.text) == (
        "Руководитель Центра (Начальник управления) Петрова А. А.!\n\n" + facts + known
        + "Прошу управленческого решения по этим сообщениям.\n"
        f"Оперативная дорожная карта нужна до {due}.\n\n"
        "Руководитель отраслевого блока (Начальник ЖКХ)"
    )  # fmt: skip
    assert plain(second.text) == (
        "Куратор Центра (Первый заместитель)!\n\n" + facts + known
        + f"Ликвидация организована, срок — до {due}.\n"
        "Докладывать буду каждые 2 ч, следующий доклад — до 12.11.2026 12:30.\n\n"
        "Руководитель Центра (Начальник управления) Петрова А. А."
    )  # fmt: skip
    same = Post(Role.REGIONAL, "Руководитель отраслевого блока ЦУР")
    named = replace(CARD, posts=(*CARD.posts[:-1], same))
    assert notices(named, FLOW, AT + 24 * H, AT + 3 * H)[2] == replace(third, receiver=same)
    assert plain(third.text) == (
        "Руководитель отраслевого блока ЦУР!\n\n" + facts + known
        + f"Район ликвидирует её своими силами до {due}.\n"
        "Если нужны сведения или участие региона, сообщите Координатору Центра: Сидоров, "
        "8 34677 12345, s@admkonda.ru.\n\n"
        "Руководитель Центра (Начальник управления) Петрова А. А."
    )  # fmt: skip


def test_growth_is_told_with_its_days() -> None:
    one = Growth(
        date(2026, 11, 12),
        date(2026, 11, 12),
        "24 ч",
        9,
        3.0,
        7.0,
        6.0,
        200.0,
        0.001,
        "9 за сутки.",
    )
    said = growth_words(replace(CARD, growth=one))
    assert plain(said) == "9 за сутки (12.11.2026, на 200 % больше ожидаемого)"
    unknown = growth_words(replace(CARD, growth=replace(one, growth=None)))
    assert plain(unknown) == "9 за сутки (12.11.2026)"
    assert growth_words(CARD) == ""


def test_unknown_messages_are_not_called_none() -> None:
    assert "ещё нет" in flow_words(None)
    assert "0 сообщений" in plain(flow_words(replace(FLOW, messages=0, unanswered=0)))
