"""What is in force after any imports and undos, held against a plain reading of the rule."""

from datetime import datetime

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.store import migrate

ANSWERED = datetime(2025, 2, 3)

# A file is {message: (topic, answered)}; ids and topics are few, so that files overlap.
rows = st.tuples(st.sampled_from("АБВ"), st.booleans())
files = st.dictionaries(st.sampled_from("12345"), rows, min_size=1, max_size=5)
acts = st.lists(
    st.one_of(
        st.tuples(st.just("import"), files, st.booleans()),
        st.tuples(st.just("undo"), st.integers(1, 8)),
    ),
    max_size=10,
)
State = dict[str, tuple[str, bool]]


class Plain:
    """The rule in plain words: batches in order, a later row wins unless it takes an answer back."""

    def __init__(self) -> None:
        self.batches: list[tuple[State, bool]] = []
        self.undone: set[int] = set()

    def state(self) -> State:
        """What is in force, message by message, by walking through the live batches."""
        held: State = {}
        for number, (rows, replaces) in enumerate(self.batches, start=1):
            if number in self.undone:
                continue
            for key, row in rows.items():
                takes_back = key in held and held[key][1] and not row[1]
                if replaces or not takes_back:
                    held[key] = row
        return held


@pytest.fixture(scope="module")
def connection():
    """An empty store in memory; each example clears it."""
    with duckdb.connect(":memory:") as made:
        migrate(made)
        yield made


def put(connection: duckdb.DuckDBPyConnection, number: int, rows: State, replaces: bool) -> None:
    connection.execute(
        "INSERT INTO batches SELECT ?, TIMESTAMP '2026-01-01', 'a', 'f', 's', 'p', 't', 'messages', "
        "'', '{}', ?, false, 0, 0, 0, 0, 0, 0, 0, NULL, NULL",
        [number, replaces],
    )
    for place, (key, (topic, answered)) in enumerate(rows.items()):
        connection.execute(
            "INSERT INTO messages (batch_id, row_number, source, key, received_at, answered_at, "
            "topic, questions, row_hash, version_hash, is_version) "
            "VALUES (?, ?, 'ИМ', ?, '2025-02-01', ?, ?, 1, 1, 1, true)",
            [number, place, key, ANSWERED if answered else None, topic],
        )


def state(connection: duckdb.DuckDBPyConnection) -> State:
    found = connection.execute("SELECT key, topic, answered_at FROM current_messages").fetchall()
    assert len({row[0] for row in found}) == len(found)
    return {key: (topic, answered is not None) for key, topic, answered in found}


def cleared(connection: duckdb.DuckDBPyConnection) -> None:
    for table in ("batches", "messages", "undone"):
        connection.execute(f"DELETE FROM {table}")


def carried_out(connection: duckdb.DuckDBPyConnection, plain: Plain, act: tuple) -> None:
    if act[0] == "import":
        plain.batches.append((act[1], act[2]))
        put(connection, len(plain.batches), act[1], act[2])
    elif act[1] <= len(plain.batches) and act[1] not in plain.undone:
        plain.undone.add(act[1])
        connection.execute("INSERT INTO undone VALUES (?, '2026-01-01', 'a')", [act[1]])


steady = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@steady
@given(acts)
def test_the_store_says_what_the_plain_rule_says(connection, done) -> None:
    cleared(connection)
    plain = Plain()
    for act in done:
        carried_out(connection, plain, act)
    assert state(connection) == plain.state()


@steady
@given(acts, files, st.booleans(), acts)
def test_undo_is_as_if_the_file_had_never_come(connection, before, file, replaces, after) -> None:
    """Also when later files touched the same messages: undo ∘ import = identity."""
    cleared(connection)
    plain = Plain()
    for act in before:
        carried_out(connection, plain, act)
    carried_out(connection, plain, ("import", file, replaces))
    number = len(plain.batches)
    without = Plain()
    without.batches = [*plain.batches[:-1], ({}, False)]
    without.undone = set(plain.undone)
    for act in after:
        if act != ("undo", number):
            carried_out(connection, plain, act)
            if act[0] == "import":
                without.batches.append((act[1], act[2]))
            elif act[1] <= len(plain.batches):
                without.undone.add(act[1])
    carried_out(connection, plain, ("undo", number))
    assert state(connection) == without.state()


@steady
@given(st.dictionaries(st.sampled_from("123456"), rows, min_size=1), st.data())
def test_files_that_agree_may_come_in_any_order(connection, whole, data) -> None:
    """Files whose shared rows are identical give the same state whatever their order."""
    parts = data.draw(
        st.lists(st.sets(st.sampled_from(sorted(whole)), min_size=1), min_size=1, max_size=5)
    )
    agreed = [{key: whole[key] for key in sorted(part)} for part in parts]
    seen: list[State] = []
    for order in (agreed, data.draw(st.permutations(agreed))):
        cleared(connection)
        for number, file in enumerate(order, start=1):
            put(connection, number, file, False)
        seen.append(state(connection))
    assert seen[0] == seen[1] == {key: whole[key] for part in parts for key in part}
