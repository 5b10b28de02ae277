"""What a person chooses becomes a profile that reads the file just so."""

from string import ascii_letters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.tables.fields import REQUIRED, TABLES
from data.importing.tables.profile import parse_profile, shipped_profiles
from data.mappings import (
    Draft,
    draft_text,
    missing_fields,
    profile_id,
    suggested_columns,
    suggested_meaning,
)

HEADERS = st.text(min_size=1, max_size=30).filter(lambda s: s.strip() and not s.startswith("+"))
WORDS = st.dictionaries(
    st.text(min_size=1, max_size=20).filter(lambda s: s.strip()),
    st.sampled_from(["resolved", "answered", "open", "excluded"]),
    max_size=4,
)


@given(
    columns=st.dictionaries(st.sampled_from(list(TABLES["messages"])), HEADERS, max_size=8),
    number=HEADERS,
    received=HEADERS,
    words=WORDS,
    as_is=st.booleans(),
)
def test_whatever_the_file_calls_its_columns_the_profile_says_it_back(
    columns: dict[str, str], number: str, received: str, words: dict[str, str], as_is: bool
) -> None:
    columns = {**columns, "external_id": number, "received_at": received}
    draft = Draft("Источник", "messages", columns, meanings={"status": words}, topics_as_is=as_is)
    profile = parse_profile(draft_text(draft), "other")
    assert {name: column.headers for name, column in profile.columns.items()} == {
        name: (header,) for name, header in columns.items()
    }
    assert set(profile.mandatory) == set(columns)
    assert (profile.topics_as_is, profile.settlements_as_is) == (as_is, False)
    assert set(profile.values.get("status", {}).values()) <= set(words.values())


@pytest.mark.parametrize("term", ["hours", "calendar_days", "working_days"])
def test_dates_time_and_term_are_kept(term: str) -> None:
    columns = {"external_id": "№", "received_at": "Дата"}
    draft = Draft("Журнал", "messages", columns, "Время", ("%m/%d/%Y",), term, 24)
    profile = parse_profile(draft_text(draft), "x")
    assert profile.columns["received_at"].joined == ("Время",)
    assert profile.dates == ("%m/%d/%Y",)
    assert getattr(profile.norm, term) == 24
    assert profile.id == "журнал"


@pytest.mark.parametrize("table", [name for name in TABLES if name != "appeals_quarters"])
def test_required_fields_are_asked_for(table: str) -> None:
    first = REQUIRED[table][0]
    assert missing_fields(Draft("а", table, {})) == REQUIRED[table]
    assert missing_fields(Draft("а", table, {first: "столбец"})) == REQUIRED[table][1:]


@pytest.mark.parametrize(
    ("title", "identity"),
    [
        ("Диспетчерская", "диспетчерская"),
        (" ЖКХ: «Ремонт» №1 ", "жкх_ремонт_1"),
        ("a.b-c", "a.b-c"),
    ],
)
def test_an_identity_is_made_of_the_title(title: str, identity: str) -> None:
    assert profile_id(title) == identity


@pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda one: one.id)
def test_the_headers_of_a_known_export_suggest_themselves(profile) -> None:
    if profile.table == "appeals_quarters":
        return
    headers = [column.headers[0] for column in profile.columns.values()]
    offered = suggested_columns(headers, profile.table)
    required = {name: profile.columns[name].headers[0] for name in REQUIRED[profile.table]}
    assert required.items() <= offered.items()


def test_a_header_is_offered_once_and_only_when_alike() -> None:
    offered = suggested_columns(["Номер обращения", "Номер", "Мощность, кВт"], "messages")
    assert offered["external_id"] in ("Номер обращения", "Номер")
    assert "Мощность, кВт" not in offered.values()
    assert len(set(offered.values())) == len(offered)


@given(st.lists(st.text(ascii_letters, max_size=8), max_size=5))
def test_suggestions_name_only_headers_of_the_file(headers: list[str]) -> None:
    assert set(suggested_columns(headers, "messages").values()) <= set(headers)


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("Решено", "resolved"),
        ("Не решено", "open"),
        ("Не решаемый", "excluded"),
        ("В работе", "open"),
        ("Новая", "open"),
        ("Разъяснено", "answered"),
        ("Закрыто", "answered"),
        ("Дубль", "excluded"),
        ("Основание", None),
        ("прочее", None),
    ],
)
def test_a_state_seems_to_mean(value: str, meaning: str | None) -> None:
    assert suggested_meaning(value) == meaning
