"""Imported and kept measures of road maps together: who wins, what indicator 5 counts from."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from access.rights import DEMO_ACTOR
from answers.indicators.rows import indicator_rows
from data.batches import undo
from data.engines import duck
from data.home import Home, home_at
from data.publishing.measures import unite_measures
from data.registers_open import open_registers_of
from data.snapshots import current
from registers.excerpt import read_excerpt
from registers.road_maps.edits import carry_out, create, save, withdraw
from registers.road_maps.values import Execution, Form, LinkedMeasure, Measure, Plan
from tests.data.exports import NOW, csv_file, drawn, published, take_in_here

GROUP, TOPIC = "Благоустройство", "Ямы во дворах"
MESSAGES = (
    "Номер инцидента|Дата создания|Дата окончания|Группа тем|Тема|Итог|Населенный пункт\n"
    f"1|03.02.2026|05.02.2026|{GROUP}|{TOPIC}|Решено|пгт Мортка\n"
    f"2|03.02.2026|05.02.2026|{GROUP}|{TOPIC}|Решено|с. Леуши\n"
    f"3|03.02.2026|05.02.2026|{GROUP}|Борщевик Сосновского|Решено|пгт Мортка\n"
    f"4|03.03.2026|05.03.2026|{GROUP}|{TOPIC}|Решено|пгт Мортка"
)
MEASURES = (
    "№ мероприятия|Дорожная карта|Мероприятие|Тема|Поселение|Период с|Период по|Исполнитель|"
    "Статус|Дата исполнения\n"
    f"1|ДК-1|Засыпать ямы|{TOPIC}|Мортка|01.02.2026|28.02.2026|ЖКХ|исполнено|10.02.2026"
)
PLAN = Plan(
    "growth", Form("ямы"), TOPIC, "Мортка", date(2026, 2, 1), date(2026, 2, 28),
    (Measure("1", "Засыпать ямы"),),
)  # fmt: skip
DONE = Execution("done", date(2026, 2, 20))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home with four messages."""
    home = home_at(tmp_path / "home")
    open_registers_of(home, NOW)
    take_in_here(home, csv_file(tmp_path / "messages.csv", drawn(MESSAGES)))
    yield home
    duck.close_all()


def kept(home: Home, plan: Plan = PLAN, number: str = "ДК-1", done: Execution | None = DONE) -> int:
    """Keep a road map whose measures are all done; return its id."""
    engine = open_registers_of(home, NOW)
    made = create(engine, DEMO_ACTOR, number, plan, now=NOW)
    for one in plan.measures if done else ():
        carry_out(engine, DEMO_ACTOR, made, one.number, done, now=NOW)
    return made


def covered(home: Home) -> dict[str, date]:
    """Return the day of execution by the number of each covered message."""
    facts = published(home)
    sql = (
        "SELECT external_id, road_map_done_on AS day FROM facts WHERE road_map_done_on IS NOT NULL"
    )
    return {row.external_id: row.day.date() for row in duck.fetch(facts.path, sql).itertuples()}


def imported(home: Home, tmp_path: Path) -> int:
    return take_in_here(home, csv_file(tmp_path / "measures.csv", drawn(MEASURES)))[0]


def test_only_the_store(home: Home, tmp_path: Path) -> None:
    imported(home, tmp_path)
    assert covered(home) == {"1": date(2026, 2, 10)}


def test_only_the_registers(home: Home) -> None:
    kept(home)
    assert covered(home) == {"1": date(2026, 2, 20)}


def test_both_with_other_keys_and_the_earliest_counts(home: Home, tmp_path: Path) -> None:
    imported(home, tmp_path)
    kept(home, replace(PLAN, topic=GROUP, settlement=""), "ДК-2")
    second = date(2026, 2, 20)
    assert covered(home) == {"1": date(2026, 2, 10), "2": second, "3": second}


@pytest.mark.parametrize("number", ["ДК-1", "дк-1", " ДК-1 "])
def test_on_an_equal_key_the_registers_win(home: Home, tmp_path: Path, number: str) -> None:
    imported(home, tmp_path)
    made = kept(home, number=number)
    assert covered(home) == {"1": date(2026, 2, 20)}
    carry_out(open_registers_of(home, NOW), DEMO_ACTOR, made, "1", Execution("dropped"), now=NOW)
    assert covered(home) == {}


def test_undoing_the_import_leaves_the_registers(home: Home, tmp_path: Path) -> None:
    batch = imported(home, tmp_path)
    kept(home, number="ДК-2")
    undo(home, DEMO_ACTOR, batch, NOW)
    duck.close_all()
    assert covered(home) == {"1": date(2026, 2, 20)}


def test_a_withdrawn_road_map_gives_the_import_its_word_back(home: Home, tmp_path: Path) -> None:
    imported(home, tmp_path)
    made = kept(home)
    withdraw(open_registers_of(home, NOW), DEMO_ACTOR, made, now=NOW)
    assert covered(home) == {"1": date(2026, 2, 10)}


def test_only_the_newest_version_is_in_force(home: Home) -> None:
    made = kept(home)
    march = replace(PLAN, period_from=date(2026, 3, 1), period_to=date(2026, 3, 31))
    save(open_registers_of(home, NOW), DEMO_ACTOR, made, march, seen=1, now=NOW)
    assert covered(home) == {"4": date(2026, 2, 20)}


def test_a_measure_may_have_a_topic_and_a_place_of_its_own(home: Home) -> None:
    measures = (
        Measure("1", "Скосить", topic="Борщевик Сосновского"),
        Measure("2", "Засыпать", settlement="Леуши"),
    )
    kept(home, replace(PLAN, measures=measures))
    assert set(covered(home)) == {"2", "3"}


@pytest.mark.parametrize(
    ("change", "done"),
    [({}, None), ({"topic": ""}, DONE), ({"settlement": "Нигде"}, DONE), ({"topic": "Иное"}, DONE)],
)
def test_what_is_not_done_or_not_linked_covers_nothing(home: Home, change, done) -> None:
    kept(home, replace(PLAN, **change), done=done)
    assert covered(home) == {}


def test_a_measure_named_by_the_message_itself_is_found_in_the_registers(tmp_path: Path) -> None:
    home = home_at(tmp_path / "home")
    open_registers_of(home, NOW)
    said = drawn(MESSAGES.replace("|Населенный пункт", "|Мероприятие дорожной карты"))
    for row, name in zip(said[1:], ("«Засыпать ямы»", "дк-1, № 1", "Неведомое", "—")):
        row[-1] = name
    take_in_here(home, csv_file(tmp_path / "messages.csv", said))
    kept(home)
    assert set(covered(home)) == {"1", "2"}
    duck.close_all()


def test_indicator_5_follows_the_registers(home: Home) -> None:
    def fifth() -> tuple[int, int]:
        published(home)
        rows = indicator_rows(home, DEMO_ACTOR, 2026, None, date(2026, 12, 31), None)
        row = next(row for row in rows if row["indicator"] == 5)
        return row["numerator"], row["denominator"]

    assert fifth() == (0, 4)
    kept(home, replace(PLAN, topic=GROUP, settlement=""))
    assert fifth() == (3, 4)


def test_the_excerpt_says_what_the_registers_say(home: Home) -> None:
    kept(home, replace(PLAN, measures=(Measure("1", "А", executor="МУП", settlement="Леуши"),)))
    assert read_excerpt(home.registers).measures == (
        LinkedMeasure(
            "ДК-1", "1", "А", TOPIC, "Леуши", date(2026, 2, 1), date(2026, 2, 28), "МУП",
            "исполнено", date(2026, 2, 20),
        ),
    )  # fmt: skip
    assert current(home).number >= 1


keys = st.tuples(st.sampled_from(["ДК-1", "дк-1 ", "ДК-2"]), st.sampled_from(["1", "2", " 2"]))


def plain_key(key: tuple[str, str]) -> tuple[str, ...]:
    return tuple(part.strip().lower() for part in key)


@given(st.lists(keys, unique_by=plain_key), st.lists(keys, unique=True))
def test_the_union_is_the_plain_one(ours: list, theirs: list) -> None:
    day = datetime(2026, 2, 1).date()
    said = [LinkedMeasure(*key, "наше", "", "", day, day, "", "", None) for key in ours]
    with duckdb.connect(":memory:") as connection:
        connection.execute(
            "CREATE TABLE current_road_map_measures (road_map VARCHAR, number VARCHAR, "
            "measure VARCHAR, topic VARCHAR, settlement VARCHAR, executor VARCHAR, status VARCHAR, "
            "date_from DATE, date_to DATE, done_on DATE)"
        )
        for key in theirs:
            connection.execute(
                "INSERT INTO current_road_map_measures VALUES "
                "(?, ?, 'чужое', '', '', '', '', NULL, NULL, NULL)",
                list(key),
            )
        unite_measures(connection, said)
        found = connection.execute("SELECT road_map, number, measure FROM measures_in_force")
        united = sorted(found.fetchall())
    own = {plain_key(key) for key in ours}
    expected = [(*key, "наше") for key in ours]
    expected += [(*key, "чужое") for key in theirs if plain_key(key) not in own]
    assert united == sorted(expected)
