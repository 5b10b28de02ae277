"""Every rule of the quality of data meets what breaks it, and lets pass what does not."""

from datetime import date

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from answers.imports.data_quality import MARK_NAMES, quality
from data.engines import duck
from data.home import home_at
from data.queries import quality as queries
from data.queries.quality import MARKS, doubtful_dates, marks_known, monthly_counts
from data.queries.selection import Selection
from data.snapshots import current
from tests.data.exports import csv_file, drawn, take_in

POS = "Номер сообщения|Дата подачи|Категория|Подкатегория|Статус|Муниципалитет|Плановая дата ответа|Дата ответа\n"


def month(number, count, first, place="Мортка", answered=True):
    """Return rows of one month; every one answered within its term when `answered`."""
    return [
        f"{first + i}|{1 + i % 27:02d}.{number:02d}.2025|Благоустройство|Ямы во дворах|"
        f"{'Решено' if answered else ''}|{place}|28.{number:02d}.2025|"
        f"{f'28.{number:02d}.2025' if answered else ''}"
        for i in range(count)
    ]


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory):
    """Return facts where every rule has something to find."""
    folder = tmp_path_factory.mktemp("quality")
    home = home_at(folder / "home")
    rows = [
        *month(1, 30, 100), *month(2, 30, 200), *month(3, 30, 300, answered=False),
        # April: Мортка is silent, Леуши has three messages and all of them in time
        *month(4, 3, 400, "Леуши"), *month(5, 30, 500),
        "1|05.01.2025|Чего-то нет|Незнакомая тема||СОТ Брусничка|04.01.2025|",
        "2|05.01.2025|Благоустройство|Ямы во дворах||Мортка||01.01.2025",
    ]  # fmt: skip
    take_in(home, csv_file(folder / "1.csv", drawn(POS + "\n".join(rows))))
    yield current(home)
    duck.close_all()


def found(facts, key, **period):
    answer = quality(facts, DEMO_ACTOR, Selection(facts.data_date, **period))
    return next(one for one in answer.findings if one.key == key)


def test_unknown_names_and_refused_rows_are_listed(spoiled):
    names = found(spoiled, "unknown").table
    assert set(zip(names["Что"], names["Как написано"])) == {
        ("поселение", "СОТ Брусничка"), ("тема", "Чего-то нет / Незнакомая тема"),
    }  # fmt: skip
    refused = found(spoiled, "refused").table
    assert list(refused["Строк"]) == [1]
    assert "ответ раньше поступления" in refused["Причина и что сделать"].iloc[0]


def test_a_term_before_the_receipt_is_doubtful(spoiled):
    table = found(spoiled, "dates").table
    assert list(zip(table["Номер"], table["Что не так"])) == [("1", "срок раньше поступления")]
    assert not len(found(spoiled, "dates", date_from=date(2025, 2, 1)).table)


def test_a_hundred_percent_of_three_is_named_and_of_thirty_is_not(spoiled):
    table = found(spoiled, "perfect").table
    assert table.to_dict(orient="records") == [
        {"Поселение": "Леуши", "Месяц": "04.2025", "В срок": "3 из 3"}
    ]


def test_a_silent_month_is_named_once_it_is_unlikely(spoiled):
    table = found(spoiled, "zeros").table
    assert list(zip(table["Что"], table["Название"], table["Месяц"])) == [
        ("поселение", "Мортка", "04.2025")
    ]
    assert list(table["Обычно в месяц"]) == ["30,0"]


def test_a_month_like_the_one_before_is_a_file_sent_twice(tmp_path):
    home = home_at(tmp_path / "home")
    two = [row for i in (1, 2) for place in ("Мортка", "Леуши")
           for row in month(i, 8, 1000 * i + (100 if place == "Леуши" else 0), place)]  # fmt: skip
    take_in(home, csv_file(tmp_path / "1.csv", drawn(POS + "\n".join(two))))
    table = found(current(home), "same").table
    assert table.to_dict(orient="records") == [
        {"Источник": "ПОС", "Месяц": "02.2025", "Повторяет": "01.2025", "Сообщений": 16}
    ]


def test_whole_data_break_no_such_rule(spoiled):
    assert not len(found(spoiled, "same").table)


@pytest.mark.parametrize(
    "period", [{}, {"date_from": date(2026, 1, 1), "source": "59-ФЗ"}], ids=str
)
def test_coverage_is_what_a_loop_counts(invented_facts, rows, period):
    chosen = Selection(invented_facts.data_date, **period)
    known = marks_known(invented_facts, chosen)
    shown = [
        row for row in rows
        if row["excluded_reason"] is None
        and (not period or (row["received_day"].year >= 2026 and row["source"] == "59-ФЗ"))
    ]  # fmt: skip
    for one in known.to_dict(orient="records"):
        asked = [row for row in shown if row["source"] == one["source"]]
        if one["mark"] in ("resolved", "mark"):
            asked = [row for row in asked if row["answered_at"]]
        assert one["total"] == len(asked)
        assert one["known"] == sum(row[one["mark"]] not in (None, "не определено") for row in asked)
    assert set(known["mark"]) == set(MARKS) == set(MARK_NAMES)


def test_half_known_is_enough_and_less_is_not(invented_facts):
    answer = quality(invented_facts, DEMO_ACTOR, Selection(invented_facts.data_date))
    low = answer.findings[0].table
    below = answer.coverage[answer.coverage["share"] < 50]
    assert 0 < len(low) == len(below) < len(answer.coverage)
    assert set(zip(low["Источник"], low["Отметка"])) == set(zip(below["source"], below["mark"]))


def test_doubtful_dates_are_found_by_the_query_as_by_the_rule(invented_facts):
    from analytics.quality import impossible_dates

    chosen = Selection(date(2026, 1, 20))
    every = duck.fetch(invented_facts.path, "SELECT * FROM facts")
    wanted = impossible_dates(every, chosen.as_of)["row"].nunique()
    assert len(doubtful_dates(invented_facts, chosen)) == wanted > 0


def test_an_empty_home_breaks_nothing(tmp_path):
    facts = current(home_at(tmp_path / "none"))
    answer = quality(facts, DEMO_ACTOR, Selection(facts.data_date))
    assert answer.broken == 0
    assert answer.coverage.empty


def test_rights_and_unknown_groups(spoiled):
    with pytest.raises(AccessDenied):
        quality(spoiled, Actor("nobody", "Никто", frozenset()), Selection(spoiled.data_date))
    with pytest.raises(ValueError, match="counted by"):
        monthly_counts(spoiled, "topic; --")
    assert isinstance(queries.batches_sent(spoiled), pd.DataFrame)
