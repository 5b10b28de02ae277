"""Likely twins among the published messages, found from masked texts that stay where they are."""

import duckdb

from access.rights import Actor, Right, require
from data.errors import NotFound, UserError
from data.importing.cells.expressions import literal
from data.queries.selection import Selection
from data.queries.twins import Twin, find_twins
from data.snapshots import Facts
from data.texts import texts_path

MOST_ASKED = 100_000
TOO_MANY = (
    "Сравнить тексты всех {} сообщений слишком долго. Выберите период покороче или одно поселение."
)


def twins(facts: Facts, actor: Actor, chosen: Selection) -> list[Twin]:
    """Return the likeliest twin of each of the messages chosen; either side may be among them.

    Texts and applicants are compared here and leave nothing but the likeness. Needs
    Right.VIEW_MESSAGES. Raises NotFound when the texts of the snapshot are gone, UserError when more
    than MOST_ASKED messages are chosen: their words are laid out one by one.
    """
    require(actor, Right.VIEW_MESSAGES)
    path = texts_path(facts)
    if not path.exists():
        raise NotFound(f"Тексты версии № {facts.number} не найдены. Опубликуйте данные заново.")
    asked, values = chosen.conditions("received_day")
    with duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}) as connection:
        for name, file in (("facts_of", facts.path), ("texts_of", path)):
            connection.execute(f"ATTACH {literal(str(file))} AS {name} (READ_ONLY)")
        connection.execute("SET enable_external_access = false")
        count = f"SELECT count(*) FROM facts_of.facts WHERE {asked}"
        row = connection.execute(count, list(values)).fetchone()
        if row and row[0] > MOST_ASKED:
            raise UserError(TOO_MANY.format(f"{row[0]:,}".replace(",", "\N{NO-BREAK SPACE}")))
        return find_twins(connection, "facts_of.facts", "texts_of.texts", asked, values)
