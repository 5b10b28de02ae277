"""Real exports of strangers: what the pages count equals an independent calculation in pandas."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from access.rights import DEMO_ACTOR
from analytics.grains import Grain
from answers.counts import count_rows
from answers.heat.grid import DISTRICT, TOTAL
from answers.heat.heatmap import Metric, heat_map, levels
from answers.messages.appeals import appeals
from answers.trends.backlog import backlog
from answers.trends.received import trends
from data.home import Home, home_at
from data.importing.importer import Job, import_files
from data.queries.counts import answers_by_day
from data.queries.selection import Selection
from data.snapshots import Facts, current
from tests.small_home import NOW

MAPPINGS = Path(__file__).parents[1] / "mappings"
UNKNOWN = "не определено"
REFUSED = 12  # rows of 2017 that close before they open


@dataclass(frozen=True)
class City:
    """One file: its home, what the import said, and its rows as pandas reads them."""

    home: Home
    facts: Facts
    outcome: dict
    rows: pd.DataFrame  # settlement, topic, received, answered
    days: tuple[date, date]


def imported(folder, path, mapping):
    home = home_at(folder / "home")
    text = None if mapping is None else (MAPPINGS / mapping).read_text("utf-8")
    outcomes = import_files(
        home, [Job(path, path.name, mapping=text)], DEMO_ACTOR, NOW, lambda *_: None
    )
    assert outcomes[0]["status"] == "imported", outcomes[0]["reason"]
    return home, outcomes[0]


@pytest.fixture(scope="session")
def city_2017(shared, tmp_path_factory):
    path = shared / "real-inputs" / "los-angeles-311-2017-10k.csv"
    home, outcome = imported(tmp_path_factory.mktemp("2017"), path, "los_angeles_2017.toml")
    raw = pd.read_csv(path, dtype=str)
    form = "%m/%d/%Y %I:%M:%S %p"
    rows = pd.DataFrame(
        {
            "settlement": raw["APC"].fillna(UNKNOWN),
            "topic": raw["RequestType"],
            "received": pd.to_datetime(raw["CreatedDate"], format=form),
            "answered": pd.to_datetime(raw["ClosedDate"], format=form),
        }
    )
    early = rows["answered"] < rows["received"]
    return City(home, current(home), outcome, rows[~early], (date(2017, 12, 1), date(2017, 12, 31)))


@pytest.fixture(scope="session")
def city_2020(shared, tmp_path_factory):
    path = shared / "real-inputs" / "los-angeles-311-2020-sample.csv"
    home, outcome = imported(tmp_path_factory.mktemp("2020"), path, "los_angeles_2020.toml")
    raw = pd.read_csv(path, dtype=str)
    rows = pd.DataFrame(
        {
            "settlement": raw["region_id"],
            "topic": raw["type_id"],
            "received": pd.to_datetime(raw["created_date"]),
            "answered": pd.to_datetime(raw["closed_date"]),
        }
    )
    return City(home, current(home), outcome, rows, (date(2020, 1, 1), date(2020, 1, 31)))


@pytest.fixture(params=["city_2017", "city_2020"])
def city(request):
    return request.getfixturevalue(request.param)


def test_twelve_rows_that_close_before_they_open_are_refused_with_the_reason(city_2017):
    refusals = city_2017.outcome["refusals"]
    assert len(refusals) == city_2017.outcome["rows_refused"] == REFUSED
    assert {refusal["column"] for refusal in refusals} == {"ClosedDate"}
    assert all(r["reason"].startswith("ответ раньше поступления") for r in refusals)
    assert city_2017.outcome["rows_accepted"] == len(city_2017.rows) == 9999 - REFUSED


def test_every_row_of_2020_is_taken_in(city_2020):
    assert city_2020.outcome["rows_refused"] == 0
    assert city_2020.outcome["rows_accepted"] == len(city_2020.rows) == 9989


@pytest.mark.parametrize("dimension", ["settlement", "topic", "month"])
def test_counts_equal_those_of_pandas(city, dimension):
    asked = Selection(city.facts.data_date)
    rows = count_rows(city.home, DEMO_ACTOR, asked, [dimension])
    groups = (
        city.rows["received"].dt.strftime("%Y-%m") if dimension == "month" else city.rows[dimension]
    )
    wanted = city.rows.groupby(groups.to_numpy())
    assert {row[dimension]: row["messages"] for row in rows} == wanted.size().to_dict()
    hours = (city.rows["answered"] - city.rows["received"]).dt.total_seconds() / 3600
    medians = hours.groupby(groups.to_numpy()).median().to_dict()
    for row in rows:
        median = medians[row[dimension]]
        wanted_hours = None if pd.isna(median) else pytest.approx(median, abs=1e-6)
        assert row["median_hours"] == wanted_hours
        assert row["no_term"] == row["messages"]  # a stranger has no norm


def test_the_heat_map_starts_at_topics_and_its_cells_equal_those_of_pandas(city):
    assert levels(city.facts, DEMO_ACTOR) == ("topic",)
    asked = Selection(city.facts.data_date, *city.days)
    answer = heat_map(city.facts, DEMO_ACTOR, asked, "topic", Metric.COUNT)
    wanted = city.rows.groupby(["settlement", "topic"]).size().to_dict()
    inner = answer.cells[(answer.cells["row"] != DISTRICT) & (answer.cells["column"] != TOTAL)]
    found = {(r.row, r.column): r.messages for r in inner.itertuples() if r.messages}
    assert found == wanted
    assert answer.gathered == 0
    assert set(answer.rows) == set(city.rows["settlement"])


def test_a_share_of_late_ones_is_unknown_where_there_are_no_terms(city):
    asked = Selection(city.facts.data_date, *city.days)
    answer = heat_map(city.facts, DEMO_ACTOR, asked, "topic", Metric.LATE)
    assert answer.cells["value"].isna().all()


def test_days_equal_those_of_pandas(city):
    asked = Selection(city.facts.data_date, *city.days)
    answer = trends(city.facts, DEMO_ACTOR, asked, Grain.DAY, "settlement")
    wanted = city.rows.groupby(city.rows["received"].dt.normalize()).size()
    assert answer.points.set_index("start")["messages"].to_dict() == wanted.to_dict()
    answered = city.rows["answered"].dropna().dt.normalize().value_counts()
    found = answers_by_day(city.facts, asked).set_index("day")["answers"]
    last = pd.Timestamp(city.days[1])
    assert found.to_dict() == answered[answered.index <= last].to_dict()
    flow = backlog(city.facts, DEMO_ACTOR, asked, Grain.DAY)
    assert flow.came + flow.excluded == len(city.rows)
    assert flow.before + flow.came - flow.answered == flow.now
    by_place = city.rows.groupby("settlement").size().to_dict()
    assert {line.name: line.now for line in answer.lines} == by_place
    assert answer.before is None


@pytest.fixture(scope="session")
def quarters(shared, tmp_path_factory):
    path = shared / "real-inputs" / "59fz-quarterly-2018-2019.xlsx"
    home, _ = imported(tmp_path_factory.mktemp("quarters"), path, None)
    raw = pd.read_excel(path, engine="openpyxl").iloc[1:].dropna(how="all")
    return appeals(current(home), DEMO_ACTOR), raw, current(home)


def test_every_value_of_the_quarterly_workbook_is_shown(quarters):
    answer, raw, _ = quarters
    names = [f"{label[-4:]}-Q{label[0]}" for label in raw["Полное наименование"]]
    assert answer.quarters == tuple(names)
    found = {(row.quarter, row.measure): row.value for row in answer.rows.itertuples()}
    assert len(found) == 7 * 21
    for name, (_, values) in zip(names, raw.iterrows()):
        for measure in raw.columns[1:]:
            assert found[(name, measure)] == float(values[measure])


def test_the_parts_of_a_quarter_are_told_apart(quarters):
    answer, _, _ = quarters
    kinds = answer.rows[answer.rows["quarter"] == "2019-Q3"]["kind"].value_counts().to_dict()
    assert kinds == {
        "flow": 4, "form": 3, "questions": 1, "theme": 5, "results": 1, "outcome": 7
    }  # fmt: skip
    forms = answer.of("form", "2018-Q1")
    assert forms["value"].sum() == forms["whole"].iloc[0] == 30072
    themes = answer.of("theme", "2019-Q3")
    assert themes["value"].sum() == themes["whole"].iloc[0]
    assert answer.of("flow", "2019-Q3").iloc[0]["year_ago"] == 27998


def test_the_summary_is_never_added_to_messages(quarters):
    _, _, facts = quarters
    assert facts.messages == 0
