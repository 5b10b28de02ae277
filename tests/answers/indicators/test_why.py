"""The rows behind parts of ratings and cells: as many as the figure, the same as a plain loop's."""

from datetime import date, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from answers.indicators.passport import APART
from answers.indicators.why import WHY, why, why_rows, why_table
from data.queries.rating_parts import rating_parts
from data.queries.selection import Selection

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)


def part_of(row, share, as_of):
    """The part a row is in, by plain conditions."""
    end = datetime.combine(as_of, time(23, 59, 59))
    answered = row["answered_at"] is not None and row["answered_at"].date() <= as_of
    if share != "late" and row["excluded_reason"] is not None:
        return "excluded"
    if share == "messages":
        return "numerator"
    if share in ("on_time", "late"):
        due = row["due_at"]
        if due is None or (not answered and due >= end):
            return "unknown"
        in_time = answered and row["answered_at"] <= due
        return "numerator" if in_time == (share == "on_time") else "missed"
    if share == "mark":
        return "unknown" if row["mark"] is None else "numerator"
    if row[share] is None or (share == "resolved" and not answered):
        return "unknown"
    return "numerator" if row[share] else "missed"


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    share=st.sampled_from(sorted(WHY)),
    days=st.tuples(st.dates(date(2025, 6, 1), date(2026, 11, 1)), st.integers(0, 400)),
    as_of=st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 11, 1))),
    settlement=st.sampled_from([None, "Мортка", "не определено"]),
)
def test_every_part_holds_the_plain_rows(invented_facts, rows, share, days, as_of, settlement):
    as_of = as_of or invented_facts.data_date
    first, last = days[0], date.fromordinal(days[0].toordinal() + days[1])
    chosen = Selection(as_of, first, last, settlement=settlement)
    wanted = {part: [] for part in APART}
    for row in rows:
        if first <= row["received_day"] <= min(last, as_of) and settlement in (
            None,
            row["settlement"],
        ):
            wanted[part_of(row, share, as_of)].append((row["batch_id"], row["row_number"]))
    found = why(invented_facts, DEMO_ACTOR, chosen, share)
    assert {part: found.parts[part] for part in APART} == {p: len(w) for p, w in wanted.items()}
    assert sum(n for _, n in found.excluded) == found.parts["excluded"]
    for part, listed in wanted.items():
        assert why_rows(invented_facts, DEMO_ACTOR, chosen, share, part).total == len(listed)
        assert found.files[part].sum() == len(listed)
    saved = why_table(invented_facts, DEMO_ACTOR, chosen, share)
    assert sorted(zip(saved["Загрузка"], saved["Строка файла"], strict=True)) == sorted(
        identity for listed in wanted.values() for identity in listed
    )


@pytest.mark.parametrize("unit", ["settlement", "block", "executor"])
def test_parts_of_a_rating_are_exactly_these(invented_facts, unit):
    chosen = Selection(invented_facts.data_date, FIRST, LAST)
    checked = 0
    for row in rating_parts(invented_facts, chosen, unit).to_dict("records"):
        if unit == "executor" and row[unit] == "не определено":
            continue
        own = Selection(invented_facts.data_date, FIRST, LAST, **{unit: row[unit]})
        for share, hits, known in (
            ("on_time", row["on_time"], row["on_time"] + row["late"]),
            ("resolved", row["resolved_true"], row["resolved_known"]),
            ("repeat", row["repeat_true"], row["repeat_known"]),
            ("returned", row["returned_true"], row["returned_known"]),
            ("messages", row["messages"], row["messages"]),
            ("mark", row["mark_count"], row["mark_count"]),
        ):
            found = why(invented_facts, DEMO_ACTOR, own, share)
            assert (found.parts["numerator"], found.parts["denominator"]) == (hits, known)
            checked += known > 0
        if row["mark_count"]:
            mean = why(invented_facts, DEMO_ACTOR, own, "mark").value
            assert mean == row["mark_sum"] / row["mark_count"]
    assert checked > 5


def test_who_may_not_see_rows_sees_the_counts(invented_facts):
    chosen = Selection(invented_facts.data_date)
    viewer = Actor("viewer", "Зритель", frozenset({Right.VIEW_FIGURES}))
    assert why(invented_facts, viewer, chosen, "late").parts
    with pytest.raises(AccessDenied):
        why_rows(invented_facts, viewer, chosen, "late", "numerator")
    with pytest.raises(AccessDenied):
        why(invented_facts, Actor("x", "Икс", frozenset()), chosen, "late")
