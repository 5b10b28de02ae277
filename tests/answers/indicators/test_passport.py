"""The rows behind an indicator: exactly those that a plain loop counts, and as many as the number."""

from datetime import date

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from answers.indicators.passport import (
    APART,
    OWN,
    PARTS,
    REPORT_COLUMNS,
    YEAR,
    grain_of,
    passport,
    passport_rows,
    passport_table,
    whole_table,
)
from answers.messages.listing import PAGE
from data.queries.selection import Selection
from data.snapshots import indicators
from tests.answers.conftest import plain_table
from tests.answers.plain_indicators import part_rows

PERIODS = {
    "year": (2026, date(2026, 1, 1), date(2026, 12, 31)),
    "last year": (2025, date(2025, 1, 1), date(2025, 12, 31)),
    "a month": (2026, date(2026, 2, 1), date(2026, 2, 28)),
}


def identity(row):
    return row["batch_id"], row["row_number"]


@pytest.mark.parametrize("period", list(PERIODS))
@pytest.mark.parametrize("settlement", [None, "Мортка"])
def test_the_rows_of_every_part_are_the_plain_ones(invented_facts, rows, period, settlement):
    year, _first, last = PERIODS[period]
    as_of = invented_facts.data_date
    chosen = Selection(as_of, date(year, 1, 1), last, settlement=settlement)
    counted = 0
    for one in indicators(invented_facts):
        if settlement and "settlement" not in one.dimensions:
            continue
        table = rows if one.table == "messages" else plain_table(invented_facts, one.table)
        table = [row for row in table if settlement in (None, row.get("settlement"))]
        found = passport(invented_facts, DEMO_ACTOR, chosen, one.key)
        for part in PARTS:
            wanted = part_rows(table, one, part, date(year, 1, 1), last, as_of)
            first_page = passport_rows(invented_facts, DEMO_ACTOR, chosen, one.key, part)
            assert first_page.total == found.parts[part] == len(wanted), (one.key, part)
            saved = passport_table(invented_facts, DEMO_ACTOR, chosen, one.key, part)
            assert sorted(zip(saved["Загрузка"], saved["Строка файла"])) == sorted(
                map(identity, wanted)
            )
            assert len(first_page.rows) == min(PAGE, len(wanted))
            counted += len(wanted)
        assert found.parts["numerator"] == found.standing.numerator
        assert found.parts["denominator"] == found.standing.denominator
        assert found.parts["unknown"] == found.standing.unknown
        assert found.parts["missed"] == found.parts["denominator"] - found.parts["numerator"]
        if one.table == "messages":
            assert sum(n for _, n in found.excluded) == found.parts["excluded"]
    assert counted


def test_a_period_inside_the_year_counts_from_january(invented_facts):
    as_of = invented_facts.data_date
    month = Selection(as_of, date(2026, 2, 1), date(2026, 2, 10))
    found = passport(invented_facts, DEMO_ACTOR, month, 1)
    assert (found.date_from, found.date_to) == (date(2026, 1, 1), date(2026, 2, 28))


def test_where_it_does_not_apply_there_are_no_rows(invented_facts):
    chosen = Selection(invented_facts.data_date, block="ЖКХ")
    found = passport(invented_facts, DEMO_ACTOR, chosen, 3)
    assert not found.standing.applies
    assert found.standing.numerator is None
    assert not found.parts
    assert not found.excluded


def test_reasons_of_exclusion_are_counted_once_each(invented_facts, rows):
    as_of = invented_facts.data_date
    chosen = Selection(as_of, date(2026, 1, 1), date(2026, 12, 31))
    found = passport(invented_facts, DEMO_ACTOR, chosen, 1)
    wanted = {}
    for row in rows:
        answered = row["answered_at"]
        if (
            answered
            and answered.year == 2026
            and answered.date() <= as_of
            and row["excluded_reason"]
        ):
            reason = " ".join(row["excluded_reason"].split())
            wanted[reason] = wanted.get(reason, 0) + 1
    assert dict(found.excluded) == wanted
    assert len(wanted) > 2


def test_an_unknown_indicator_in_an_address_opens_the_first(invented_facts):
    chosen = Selection(invented_facts.data_date)
    assert passport(invented_facts, DEMO_ACTOR, chosen, "чушь").indicator.key == 1
    assert passport(invented_facts, DEMO_ACTOR, chosen, "5").indicator.key == 5


def test_reports_show_their_own_columns(invented_facts):
    chosen = Selection(invented_facts.data_date, date(2026, 1, 1), date(2026, 12, 31))
    saved = passport_table(invented_facts, DEMO_ACTOR, chosen, 4, "denominator")
    assert set(REPORT_COLUMNS["decisions"].values()) < set(saved.columns)
    assert list(saved["Дата"]) == sorted(saved["Дата"], reverse=True)


def test_rows_need_the_right_to_see_messages(invented_facts):
    chosen = Selection(invented_facts.data_date)
    viewer = Actor("viewer", "Зритель", frozenset({Right.VIEW_FIGURES}))
    assert passport(invented_facts, viewer, chosen, 1)
    with pytest.raises(AccessDenied):
        passport_rows(invented_facts, viewer, chosen, 1, "numerator")
    reader = Actor("reader", "Читатель", frozenset({Right.VIEW_MESSAGES}))
    with pytest.raises(AccessDenied):
        passport_table(invented_facts, reader, chosen, 1, "numerator")


@pytest.mark.parametrize("span", [YEAR, OWN])
@pytest.mark.parametrize(
    "period",
    [(date(2026, 2, 1), date(2026, 2, 28)), (date(2026, 1, 1), date(2026, 3, 31))],
)
def test_the_rows_of_a_month_and_of_a_quarter_are_the_plain_ones(
    invented_facts, rows, span, period
):
    as_of = invented_facts.data_date
    first, last = period if span == OWN else (date(2026, 1, 1), period[1])
    chosen = Selection(as_of, *period)
    for one in indicators(invented_facts):
        table = rows if one.table == "messages" else plain_table(invented_facts, one.table)
        found = passport(invented_facts, DEMO_ACTOR, chosen, one.key, span)
        assert (found.date_from, found.date_to) == (first, min(last, as_of))
        for part in PARTS:
            wanted = part_rows(table, one, part, first, last, as_of)
            assert found.parts[part] == len(wanted), (one.key, part)
            listed = passport_rows(invented_facts, DEMO_ACTOR, chosen, one.key, part, 1, span)
            assert listed.total == len(wanted)
        assert found.standing.numerator == found.parts["numerator"]
        assert found.standing.unknown == found.parts["unknown"]


def test_files_and_the_whole_table_hold_exactly_the_rows_of_the_figure(invented_facts):
    chosen = Selection(invented_facts.data_date, date(2026, 1, 1), date(2026, 12, 31))
    for one in indicators(invented_facts):
        found = passport(invented_facts, DEMO_ACTOR, chosen, one.key)
        saved = whole_table(invented_facts, DEMO_ACTOR, chosen, one.key)
        for part in APART:
            assert found.files[part].sum() == found.parts[part]
            assert (saved["Часть числа"] == PARTS[part]).sum() == found.parts[part]
        by_batch = saved.groupby("Загрузка").size().to_dict()
        sums = found.files.set_index("batch_id")[list(APART)].sum(axis=1)
        assert by_batch == {int(batch): n for batch, n in sums.items() if n}
        assert found.files["file_name"].notna().all()


def test_periods_that_are_no_month_and_no_quarter_count_the_year():
    as_of = date(2026, 10, 31)
    assert grain_of(Selection(as_of, date(2026, 2, 1), date(2026, 2, 28))) == "month"
    assert grain_of(Selection(as_of, date(2026, 4, 1), date(2026, 6, 30))) == "quarter"
    for first, last in (
        (date(2026, 2, 1), date(2026, 4, 30)),
        (date(2026, 2, 1), date(2026, 2, 27)),
        (date(2026, 2, 2), date(2026, 2, 28)),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (None, None),
    ):
        assert grain_of(Selection(as_of, first, last)) == "year"
