"""Cards of a home as people see them: clocks at a moment, the worst first, messages since."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from access.rights import ALL_RIGHTS, DEMO_ACTOR, AccessDenied, Actor, Right
from answers.emergencies import cards as answers
from answers.surges.alarms import Alarm
from data.home import Home, home_at
from registers.emergencies.posts import Role
from registers.emergencies.values import Category, Draft, Emergency, Kind, Outcome
from registers.settings_values import EmergencyTerms
from tests.answers.conftest import Drawn

NOW = datetime(2026, 10, 20, 9, 30)
H = timedelta(hours=1)
DRAFT = Draft(Category.THREAT, "Обрыв провода", "Мортка", "ЖКХ", NOW - H, alarm="a1")
ME = DEMO_ACTOR


@pytest.fixture
def home(tmp_path) -> Home:
    return home_at(tmp_path)


def opened(home: Home, **changes) -> int:
    return answers.open_card(home, ME, replace(DRAFT, **changes), NOW)


def left(one: answers.Standing) -> dict[str, timedelta]:
    return {name: clock.left for name, clock in one.clocks}


def test_clocks_are_computed_from_moments_at_any_time(home: Home) -> None:
    number = opened(home)
    answers.add_line(home, ME, number, Kind.REPORT, "Едем", NOW + H, NOW + H)
    found = answers.standing(home, ME, number, NOW + 2 * H)
    assert left(found) == {
        "ликвидация": 21 * H, "дорожная карта": 21 * H, "доклад": H
    }  # fmt: skip
    assert not found.overdue
    assert answers.standing(home, ME, number, NOW + 3.5 * H).overdue
    answers.road_map_ready(home, ME, number, NOW + 4 * H, NOW + 4 * H)
    answers.close(
        home, ME, answers.standing(home, ME, number, NOW).card, Outcome.RESOLVED, "Да", NOW + 5 * H
    )
    later = answers.standing(home, ME, number, NOW + 500 * H)
    assert left(later) == {
        "ликвидация": 18 * H, "дорожная карта": 19 * H, "доклад": -2 * H
    }  # fmt: skip
    assert not later.overdue, "nothing runs any more"


def test_the_worst_comes_first_and_the_closed_apart(home: Home) -> None:
    late = opened(home, alarm=None, occurred_at=NOW - 30 * H)
    later = opened(home, alarm=None, occurred_at=NOW - 50 * H)
    calm = opened(home, alarm=None)
    gone = opened(home, alarm=None)
    seen = answers.standing(home, ME, gone, NOW).card
    answers.close(home, ME, seen, Outcome.MISTAKE, "Учения", NOW)
    found = answers.running(home, ME, NOW + H)
    assert [one.card.id for one in found] == [later, late, calm]
    assert [one.overdue for one in found] == [True, True, False]
    assert found[0].words.startswith(
        "Обрыв провода, Мортка, ЖКХ: ликвидация и дорожная карта — просрочено на"
    )
    assert [one.card.id for one in answers.closed(home, ME, NOW)] == [gone]


def test_the_card_of_an_alarm_is_found(home: Home) -> None:
    number = opened(home)
    assert answers.of_alarm(home, ME, "a1", NOW) == number
    assert answers.of_alarm(home, ME, "a2", NOW) is None


def test_an_alarm_becomes_a_draft(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Alarm(
        "k", date(2026, 10, 5), date(2026, 10, 9), None, "не определено", 1, 2, None, None, None,
        None, None, "2 сообщения", None, word="нет отоплени*",
    )  # fmt: skip
    monkeypatch.setattr(answers, "alarm", lambda *_: found)
    draft = answers.draft_of(drawn.facts, ME, "k")
    assert (draft.category, draft.settlement, draft.block) == (Category.THREAT, None, None)
    assert draft.problem == "Срочные сообщения: «нет отоплени…»"
    assert draft.occurred_at == datetime(2026, 10, 5), "the day is all that is known"
    assert draft.growth is not None
    assert (draft.growth.window, draft.growth.first_day) == ("сутки", date(2026, 10, 5))


@pytest.mark.parametrize(
    ("block", "share", "named"), [("ТКО", 0.4, True), ("ЖКХ", 0.4, True), ("ЖКХ", 0.9, False)]
)
def test_a_growth_mostly_of_one_topic_is_called_by_it(
    drawn: Drawn, monkeypatch: pytest.MonkeyPatch, block: str, share: float, named: bool
) -> None:
    last = max(one.received for one in drawn.messages).date()
    found = Alarm("k", last, last, None, block, 4000, 9, 2.0, 5, 7.0, 350.0, 0.0, "9", None)
    monkeypatch.setattr(answers, "alarm", lambda *_: found)
    monkeypatch.setattr(answers, "_MOSTLY", share)
    own = Counter(one.topic for one in drawn.messages if one.block == block)
    name, most = own.most_common(1)[0]
    assert (most >= share * own.total()) == named
    more = f": {name}" if named else ""
    assert answers.draft_of(drawn.facts, ME, "k").problem == f"Резкий рост числа сообщений{more}"


def test_terms_of_a_running_card_stay_when_the_setting_changes(home: Home) -> None:
    first = opened(home)
    answers.save_terms(home, ME, EmergencyTerms(12, 1), NOW)
    second = opened(home, alarm=None)
    assert answers.terms(home, ME, NOW) == EmergencyTerms(12, 1)
    for number, hours in ((first, 24), (second, 12)):
        clock = answers.standing(home, ME, number, NOW).liquidation
        assert clock.due == DRAFT.occurred_at + hours * H


def test_posts_of_the_district_stand_on_the_card_and_in_the_notices(home: Home) -> None:
    known = {(one.role, one.block): one for one in answers.posts(home, ME, NOW)}
    was = known[Role.BLOCK_HEAD, "ЖКХ"]
    answers.save_post(home, ME, replace(was, person="Петров"), was, NOW)
    found = answers.standing(home, ME, opened(home), NOW)
    texts = [one.text for one in answers.notices_of(found, None)]
    assert texts[0].endswith("администрации Кондинского района) Петров")
    mine = replace(found.card.posts[0], person="Иванов")
    answers.edit_posts(home, ME, found.card, [mine], NOW)
    again = answers.standing(home, ME, found.card.id, NOW)
    assert again.card.posts[0].person == "Иванов"
    assert {one.role: one for one in answers.posts(home, ME, NOW)}[Role.CURATOR].person == ""


def test_messages_since_the_occurrence_are_counted(drawn: Drawn) -> None:
    day = date(2026, 9, 1)
    card = Emergency(
        1, Category.THREAT, "а", "Мортка", "ЖКХ", datetime(2026, 9, 1, 15), NOW, "я",
        EmergencyTerms(), None, None, (), None, 1, None, None, None, "",
    )  # fmt: skip
    found = answers.flow(drawn.facts, ME, card)
    assert found is not None
    end = drawn.facts.data_date
    mine = [
        one
        for one in drawn.messages
        if one.settlement == "Мортка" and one.block == "ЖКХ" and day <= one.received.date() <= end
    ]
    open_ones = [one for one in mine if one.answered is None or one.answered.date() > end]
    assert len(mine) > len(open_ones) > 0
    assert (found.messages, found.unanswered) == (len(mine), len(open_ones))
    assert (found.first_day, found.last_day) == (day, end)
    ahead = replace(card, occurred_at=datetime.combine(end, datetime.min.time()) + 30 * H)
    assert answers.flow(drawn.facts, ME, ahead) is None


def test_every_answer_needs_its_right(home: Home, drawn: Drawn) -> None:
    number = opened(home)
    card = answers.standing(home, ME, number, NOW).card
    asks: list[tuple[Right, Callable[[Actor], object]]] = [
        (Right.VIEW_MESSAGES, lambda who: answers.standing(home, who, number, NOW)),
        (Right.VIEW_FIGURES, lambda who: answers.running(home, who, NOW)),
        (Right.VIEW_FIGURES, lambda who: answers.closed(home, who, NOW)),
        (Right.VIEW_FIGURES, lambda who: answers.of_alarm(home, who, "a1", NOW)),
        (Right.VIEW_FIGURES, lambda who: answers.flow(drawn.facts, who, card)),
        (Right.VIEW_FIGURES, lambda who: answers.terms(home, who, NOW)),
        (Right.VIEW_MESSAGES, lambda who: answers.posts(home, who, NOW)),
        (Right.MANAGE_EMERGENCIES, lambda who: answers.open_card(home, who, DRAFT, NOW)),
        (Right.EDIT_DIRECTORIES, lambda who: answers.save_terms(home, who, EmergencyTerms(), NOW)),
    ]
    for right, ask in asks:
        with pytest.raises(AccessDenied):
            ask(Actor("guest", "Гость", ALL_RIGHTS - {right}))
    answers.edit(home, ME, card, replace(card.draft, problem="Провод"), "", NOW)
    answers.close(
        home, ME, answers.standing(home, ME, number, NOW).card, Outcome.RESOLVED, "Да", NOW
    )
    answers.reopen(home, ME, answers.standing(home, ME, number, NOW).card, "Рано", NOW)
    assert answers.standing(home, ME, number, NOW).card.problem == "Провод"
