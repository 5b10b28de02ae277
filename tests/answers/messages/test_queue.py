"""The queue against a plain loop over the same facts."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from analytics.calendar import working_days, working_days_between
from answers.messages.listing import PAGE
from answers.messages.queue import NOBODY, asked_of, queue, queue_list, queue_table
from data.queries.queue import Kind, queue_counts
from data.queries.selection import Selection

NOBODY_AT_ALL = Actor("nobody", "Никто", frozenset())
EARLY = date(2026, 1, 20)
CALENDAR = working_days([2025, 2026, 2027])


def kinds_of(row, as_of, calendar=CALENDAR):
    """Return why an open message waits at the end of the day; None for one that is not open."""
    if row["received_at"].date() > as_of or row["excluded_reason"] is not None:
        return None
    if row["answered_at"] is not None and row["answered_at"].date() <= as_of:
        return None
    due, end = row["due_at"], datetime.combine(as_of, time(23, 59, 59))
    kinds = set()
    if due is not None and due < end:
        kinds.add(Kind.OVERDUE)
    elif due is not None and working_days_between(as_of, due.date(), calendar) <= 2:
        kinds.add(Kind.SOON)
    if row["repeat"]:
        kinds.add(Kind.REPEAT)
    return kinds


@pytest.mark.parametrize("as_of", [None, EARLY, date(2026, 2, 10)], ids=str)
@pytest.mark.parametrize("by", ["block", "executor", "settlement"])
def test_groups_are_what_a_loop_counts(invented_facts, rows, as_of, by):
    as_of = as_of or invented_facts.data_date
    answer = queue(invented_facts, DEMO_ACTOR, Selection(as_of), by)
    wanted = {}
    for row in rows:
        kinds = kinds_of(row, as_of)
        if not kinds:
            continue
        group = wanted.setdefault(
            row[by] or NOBODY, {"waiting": 0, "due": [], **dict.fromkeys(Kind, 0)}
        )
        group["waiting"] += 1
        for kind in kinds:
            group[kind] += 1
        if Kind.OVERDUE in kinds:
            group["due"].append(row["due_at"].date())
    assert wanted
    found = answer.groups.set_index("name")
    assert set(found.index) == set(wanted)
    for name, group in wanted.items():
        one = found.loc[name]
        assert [one[kind] for kind in Kind] == [group[kind] for kind in Kind]
        assert one["waiting"] == group["waiting"]
        assert one["overdue"] + one["soon"] + one["only_repeat"] == one["waiting"]
        if group["due"]:
            assert one["days_late"] == (as_of - min(group["due"])).days
        else:
            assert one["days_late"] != one["days_late"], "NaN without an overdue one"
    assert answer.waiting == sum(group["waiting"] for group in wanted.values())
    assert list(answer.groups["overdue"]) == sorted(answer.groups["overdue"], reverse=True)


def test_the_totals_count_those_who_do_not_wait(invented_facts, rows):
    answer = queue(invented_facts, DEMO_ACTOR, Selection(EARLY), "block")
    still = [row for row in rows if kinds_of(row, EARLY) is not None]
    assert answer.open == len(still) > answer.waiting > 0
    assert answer.repeat_known == sum(row["repeat"] is not None for row in still)


@pytest.mark.parametrize("kind", [None, *Kind])
def test_the_list_holds_its_kind_the_longest_waiting_first(invented_facts, rows, kind):
    wanted = [
        row for row in rows
        if (kinds := kinds_of(row, EARLY)) and (kind is None or kind in kinds)
    ]  # fmt: skip
    wanted.sort(key=lambda row: (row["received_at"], row["source"], row["external_id"]))
    wanted.sort(key=lambda row: row["due_at"] or datetime(9999, 1, 1))
    assert wanted
    listing = queue_list(invented_facts, DEMO_ACTOR, Selection(EARLY), kind)
    assert listing.total == len(wanted)
    shown = list(zip(listing.rows["source"], listing.rows["external_id"]))
    assert shown == [(row["source"], row["external_id"]) for row in wanted[:PAGE]]
    table = queue_table(invented_facts, DEMO_ACTOR, Selection(EARLY), kind)
    assert list(table["Номер"]) == [row["external_id"] for row in wanted]
    assert {"Загрузка", "Файл", "Строка файла", "Просрочено, дней"} <= set(table.columns)


def test_words_say_how_late_and_how_long_is_left(invented_facts):
    listing = queue_list(invented_facts, DEMO_ACTOR, Selection(EARLY), None)
    for row in listing.rows.to_dict(orient="records"):
        words = row["state_words"].replace("\xa0", " ")
        late = (EARLY - row["due_at"].date()).days
        if late > 0:
            assert words.startswith(f"просрочено на {late} д")
        elif row["state"] == "срок не наступил":
            left = working_days_between(EARLY, row["due_at"].date(), CALENDAR)
            assert words.startswith(f"осталось: {left} раб" if left else "срок сегодня")


def test_filters_narrow_and_the_period_does_not(invented_facts, rows):
    one = next(row for row in rows if kinds_of(row, EARLY) and row["executor"])
    chosen = Selection(EARLY, **{name: one[name] for name in ("block", "executor", "settlement")})
    found = queue(invented_facts, DEMO_ACTOR, chosen, "block")
    assert 0 < found.waiting == sum(
        bool(kinds_of(row, EARLY)) for row in rows
        if all(row[name] == value for name, value in chosen.places().items())
    )  # fmt: skip
    narrow = replace(chosen, date_from=date(2030, 1, 1), date_to=date(2030, 1, 2))
    assert queue(invented_facts, DEMO_ACTOR, narrow, "block").waiting == found.waiting


def test_a_day_off_set_by_hand_lets_more_be_due_soon(invented_facts, rows):
    days = tuple((date(2026, 1, day), False) for day in range(21, 28))
    calendar = working_days([2025, 2026, 2027], dict(days))
    answer = queue(invented_facts, DEMO_ACTOR, Selection(EARLY), "block", days)
    wanted = sum(Kind.SOON in (kinds_of(row, EARLY, calendar) or ()) for row in rows)
    assert answer.soon == wanted > queue(invented_facts, DEMO_ACTOR, Selection(EARLY), "block").soon


def test_titles_are_conclusions(invented_facts):
    answer = queue(invented_facts, DEMO_ACTOR, Selection(EARLY), "block")
    late = replace(answer, overdue=2, soon=1, soon_until=date(2026, 1, 22), waiting=3)
    assert late.title.replace("\xa0", " ") == (
        "2 сообщения просрочены, 1 срок наступает до 22.01.2026"
    )
    calm = replace(answer, overdue=0, soon=5, waiting=5)
    assert calm.title.startswith("Просроченного нет")
    assert replace(answer, waiting=0).title == "Просроченного нет, срочного тоже"
    repeats = replace(answer, overdue=0, soon=0, waiting=4)
    assert repeats.title == "Просроченного нет"


def test_rights_and_wrong_groups(invented_facts):
    chosen = Selection(EARLY)
    with pytest.raises(AccessDenied):
        queue(invented_facts, NOBODY_AT_ALL, chosen, "block")
    looker = Actor("looker", "Зритель", frozenset({Right.VIEW_FIGURES}))
    with pytest.raises(AccessDenied):
        queue_list(invented_facts, looker, chosen, None)
    reader = Actor("reader", "Читатель", frozenset({Right.VIEW_MESSAGES}))
    assert queue_list(invented_facts, reader, chosen, None).total
    with pytest.raises(AccessDenied):
        queue_table(invented_facts, reader, chosen, None)
    with pytest.raises(ValueError, match="no queue by"):
        queue_counts(invented_facts, asked_of(chosen, ()), "topic; DROP TABLE facts")
