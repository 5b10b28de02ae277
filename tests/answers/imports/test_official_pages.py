"""The register against the reports, and indicator 3 by both ways of counting."""

from datetime import date
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR, AccessDenied, Actor
from answers.imports.official_pages import (
    FREE,
    MET,
    MISSED,
    NO_REPORT,
    SILENT,
    UNKNOWN,
    add_pages,
    count_by_register,
    duties_of,
    official_pages,
)
from answers.indicators.rows import indicator_rows
from data.engines import duck
from data.home import Home, home_at
from data.queries.selection import Selection
from data.snapshots import current
from registers.official_pages.values import Duty
from tests.data.exports import NOW, csv_file, drawn, published, take_in

REPORT = (
    "Месяц|Получатель|Страница|Категория|Постов за месяц|Норма постов|Норма выполнена\n"
    "2026-01|Школа № 1|с1|школа|12|12|да\n"
    "2026-01|Клуб|к|культура|3|12|нет\n"
    "2026-01|Музей|м|культура|12|12|да\n"
    "2026-02|ШКОЛА «№ 1»|с1|школа|5|12|да\n"
    "2026-02|Клуб|к|культура|13|12|\n"
)
SINCE = date(2025, 1, 1)
YEAR = {"date_from": date(2026, 1, 1), "date_to": date(2026, 12, 31)}
DUTIES = (
    Duty("Школа № 1", "с1", posts_norm=10, since=SINCE),
    Duty("Клуб", since=SINCE),
    Duty("Библиотека", since=SINCE),  # in no report
    Duty("Дом культуры", since=date(2026, 2, 1)),  # silent in February only
    Duty("Бассейн", since=SINCE, until=date(2026, 1, 30)),  # no whole month of 2026
)


@pytest.fixture
def home(tmp_path: Path):
    home = home_at(tmp_path / "home")
    take_in(home, csv_file(tmp_path / "pages.csv", drawn(REPORT)))
    yield home
    duck.close_all()


def state_of(home: Home, **period: date):
    facts = current(home)
    chosen = Selection(facts.data_date, **(period or YEAR))
    return official_pages(home, DEMO_ACTOR, facts, chosen, NOW)


def indicator_3(home: Home) -> tuple[int, int]:
    facts = current(home)
    rows = indicator_rows(home, DEMO_ACTOR, 2026, None, facts.data_date, None)
    one = next(row for row in rows if row["indicator"] == 3)
    return one["numerator"], one["denominator"]


def test_everybody_has_a_standing(home: Home) -> None:
    add_pages(home, DEMO_ACTOR, DUTIES, NOW)
    state = state_of(home)
    found = {
        row["recipient"]: (
            row["standing"], row["met_months"], row["owed_months"], row["silent_months"],
        )
        for row in state.table.to_dict(orient="records")
    }  # fmt: skip
    assert found == {
        "Библиотека": (SILENT, 0, 2, 2),
        "Дом культуры": (SILENT, 0, 1, 1),
        "Школа № 1": (MET, 2, 2, 0),
        "Клуб": (UNKNOWN, 0, 2, 0),
        "Бассейн": (FREE, 0, 0, 0),
    }
    assert list(state.table["standing"])[:2] == [SILENT, SILENT], "who fell out comes first"
    said = state.title.replace("\xa0", " ")
    assert said == "Нет в отчёте за февраль 2026: 2 получателя из 4"


def test_a_month_not_met_is_said(home: Home) -> None:
    add_pages(home, DEMO_ACTOR, DUTIES[:2], NOW)
    january = state_of(home, date_from=date(2026, 1, 1), date_to=date(2026, 1, 31))
    assert dict(zip(january.table["recipient"], january.table["standing"])) == {
        "Клуб": MISSED, "Школа № 1": MET,
    }  # fmt: skip
    assert january.title == "Все, кто обязан, есть в отчёте за январь 2026"


def test_who_reports_and_is_not_listed_can_be_taken_in_at_once(home: Home) -> None:
    state = state_of(home)
    assert state.title == "Реестр официальных страниц пуст"
    assert list(state.unlisted["recipient"]) == ["Клуб", "Музей", "ШКОЛА «№ 1»"]
    add_pages(home, DEMO_ACTOR, duties_of(state.unlisted), NOW)
    after = state_of(home)
    assert len(after.unlisted) == 0
    museum = after.table.set_index("recipient").loc["Музей"]
    assert (museum["since"], museum["posts_norm"], museum["standing"]) == (
        date(2026, 1, 1), 12, SILENT,
    )  # fmt: skip


def test_met_beside_fewer_posts_is_doubted(home: Home) -> None:
    add_pages(home, DEMO_ACTOR, DUTIES, NOW)
    doubts = state_of(home).doubts
    assert [(row.month.month, row.posts, row.norm) for row in doubts.itertuples()] == [(2, 5, 10)]


def test_the_contract_counts_by_the_report_until_somebody_chooses_the_register(home: Home) -> None:
    add_pages(home, DEMO_ACTOR, DUTIES, NOW)
    published(home)
    # January: yes, no, yes; February: yes and a blank.
    assert indicator_3(home) == (3, 4)
    before = state_of(home)
    assert (before.by_report.met, before.by_report.known) == (3, 4)
    count_by_register(home, DEMO_ACTOR, True, NOW)
    published(home)
    # Библиотека twice and Дом культуры once join the denominator.
    assert indicator_3(home) == (3, 4 + 3)
    after = state_of(home)
    assert after.in_force
    assert (after.by_report, after.by_register) == (before.by_report, before.by_register)
    assert (after.by_register.met, after.by_register.known) == (3, 7)
    assert after.by_report.words.replace("\xa0", " ") == "75,0 % (3 из 4)"
    assert list(after.table["standing"]) == list(before.table["standing"])
    count_by_register(home, DEMO_ACTOR, False, NOW)
    published(home)
    assert indicator_3(home) == (3, 4)


def test_a_month_without_a_report_has_nobody_silent(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    add_pages(home, DEMO_ACTOR, DUTIES, NOW)
    count_by_register(home, DEMO_ACTOR, True, NOW)
    state = state_of(home)
    assert set(state.table["standing"]) == {NO_REPORT}
    assert state.by_register.words == "нет событий"
    assert state.title == "Отчётов об официальных страницах за этот период нет"


def test_a_right_is_needed(home: Home) -> None:
    facts = current(home)
    nobody = Actor("nobody", "Никто", frozenset())
    with pytest.raises(AccessDenied):
        official_pages(home, nobody, facts, Selection(facts.data_date), NOW)
