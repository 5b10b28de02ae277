import copy
import tomllib
from pathlib import Path

import pytest

from analytics.definitions import DefinitionError, parse_indicator

FOLDER = Path(__file__).parents[2] / "analytics" / "indicators"
FILES = sorted(FOLDER.glob("*.toml"))
DECREE = "documents/kondinsky-1229-municipal-control-centre.txt"

PLANS = {
    1: [90, 90, 90, 90, 90, 90, 90],
    2: [70, 72, 74, 76, 78, 80, 80],
    3: [90, 90, 90, 90, 90, 90, 90],
    4: [100, 100, 100, 100, 100, 100, 100],
    5: [70, 72, 74, 76, 78, 80, 80],
    6: [50, 55, 60, 65, 70, 75, 80],
    7: [60, 70, 80, 80, 80, 80, 80],
}


def read(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def values() -> dict:
    return read(FILES[0])


def test_seven_files_with_the_plans_of_the_decree():
    indicators = [parse_indicator(read(path)) for path in FILES]
    assert {one.number: list(one.plan.values()) for one in indicators} == PLANS
    assert all(list(one.plan) == list(range(2024, 2031)) for one in indicators)
    assert [f"{one.number}_{one.code}" for one in indicators] == [path.stem for path in FILES]


def test_names_stand_verbatim_in_the_decree(shared: Path):
    annex = [line.strip() for line in (shared / DECREE).read_text(encoding="utf-8").split("\n")]
    for path in FILES:
        assert parse_indicator(read(path)).official_name in annex


def test_what_each_counts():
    rows = [
        (one.key, one.table, one.numerator, one.dated, one.unknown, one.dimensions)
        for one in (parse_indicator(read(path)) for path in FILES)
    ]
    every = ("settlement", "block", "source")
    assert rows == [
        (1, "messages", "fast_track", None, "leave_out", every),
        (2, "messages", "auto_delivery", None, "leave_out", every),
        (3, "page_months", "met", None, "leave_out", ()),
        (4, "decisions", "via_pos", None, "leave_out", ("settlement",)),
        (5, "messages", None, "road_map_done_on", "not_counted", every),
        (6, "messages", "control_evidence", None, "leave_out", every),
        (7, "hearings", "via_pos", None, "leave_out", ()),
    ]
    hearings = parse_indicator(read(FILES[6]))
    assert hearings.where == {"kind": ("публичные слушания",)}
    assert parse_indicator(read(FILES[0])).base == {"answered": True, "excluded": False}


def test_the_annotated_example_names_every_field():
    example = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in FILES:
        values = read(path)
        for field in (*values, *values["count"]):
            assert f"{field} = " in example or f"[{field}]" in example


def test_an_added_indicator_goes_by_its_code(values):
    del values["number"]
    values["code"] = "answers_in_time"
    assert parse_indicator(values).key == "answers_in_time"


def test_words_of_a_condition_may_be_one_or_many(values):
    values["count"]["base"]["source"] = "ПОС"
    values["count"]["where"] = {"topic": ["Содержание зеленых насаждений (газонов)", 'МФЦ "Мои"']}
    indicator = parse_indicator(values)
    assert indicator.base["source"] == ("ПОС",)
    assert indicator.where["topic"][1] == 'МФЦ "Мои"'


# where, what is put there (… = the field is taken away), field named, words of the reason
BAD = [
    ("code", "Fast Track", "code", "не похоже на код"),
    ("code", ..., "code", "не заполнен"),
    ("number", 0, "number", "целое число"),
    ("number", True, "number", "целое число"),
    ("number", "1", "number", "целое число"),
    ("unit", "шт.", "unit", "только «%»"),
    ("minimum_n", 0, "minimum_n", "целое число"),
    ("minimum_n", 2.5, "minimum_n", "целое число"),
    ("official_name", "  ", "official_name", "не заполнен"),
    ("formula", 5, "formula", "не заполнен"),
    ("excluded_words", "спам", "excluded_words", "список"),
    ("excluded_words", ["спам", ""], "excluded_words", "пустая"),
    ("fromula", "x", "fromula", "такого поля нет"),
    ("plan", ..., "plan", "таблица"),
    ("plan.2027", ..., "plan", "нет плана на 2027"),
    ("plan.2032", 90, "plan", "нет плана на 2031"),
    ("plan.2027", 101, "plan.2027", "вне 0–100"),
    ("plan.2027", -1, "plan.2027", "вне 0–100"),
    ("plan.2027", float("nan"), "plan.2027", "вне 0–100"),
    ("plan.2027", "90", "plan.2027", "не число"),
    ("plan.2027", True, "plan.2027", "не число"),
    ("plan.2027", 90.12345, "plan.2027", "знаков"),
    ("plan.27", 90, "plan.27", "не похож на год"),
    ("count", ..., "count", "таблица"),
    ("count.table", "facts", "count.table", "не известно"),
    ("count.table", ..., "count.table", "не заполнено"),
    ("count.numerator", "fast", "count.numerator", "не известно"),
    ("count.numerator", "met", "count.numerator", "не известно"),  # a fact of another table
    ("count.numerator", "fast_track > 0", "count.numerator", "выражение"),
    ("count.numerator", "sum(fast_track)", "count.numerator", "выражение"),
    ("count.numerator", ..., "count.numerator", "ровно одно"),
    ("count.dated", "road_map_done_on", "count.numerator", "ровно одно"),
    ("count.unknown", "zero", "count.unknown", "не известно"),
    ("count.dimensions", ["topic"], "count.dimensions", "не известно"),
    ("count.dimensions", "block", "count.dimensions", "список"),
    ("count.filter", "a = 1", "count.filter", "такого поля нет"),
    ("count.base", ..., "count.base", "таблица"),
    ("count.base.password", "x", "count.base.password", "не известно"),
    ("count.base.answered", "да", "count.base.answered", "true или false"),
    ("count.base.source", "ИМ' OR 1=1", "count.base.source", "выражение"),
    ("count.base.source", "lower(source)", "count.base.source", "выражение"),
    ("count.base.source", "ИМ; drop", "count.base.source", "выражение"),
    ("count.base.source", [], "count.base.source", "ни одного слова"),
    ("count.where", {"answered": ["да"]}, "count.where.answered", "не известно"),
]


@pytest.mark.parametrize(("place", "value", "field", "reason"), BAD)
def test_a_bad_passport_is_refused_in_words(values, place, value, field, reason):
    bad = copy.deepcopy(values)
    *path, last = place.split(".")
    target = bad
    for step in path:
        target = target[step]
    if value is ...:
        del target[last]
    else:
        target[last] = value
    with pytest.raises(DefinitionError) as refusal:
        parse_indicator(bad)
    assert refusal.value.field == field
    assert reason in refusal.value.reason
    assert str(refusal.value).startswith(f"Паспорт показателя, поле «{field}»: ")
    assert refusal.value.remedy in str(refusal.value)


def test_a_date_has_no_unknown():
    values = read(FILES[4])
    values["count"]["unknown"] = "leave_out"
    with pytest.raises(DefinitionError, match="не бывает неизвестного"):
        parse_indicator(values)


def test_a_table_without_dates_refuses_any():
    values = read(FILES[3])
    values["count"]["dated"] = values["count"].pop("numerator")
    with pytest.raises(DefinitionError, match="Уберите это поле"):
        parse_indicator(values)
