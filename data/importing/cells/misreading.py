"""What a preview says of cells in optional columns that were filled and not understood."""

from collections.abc import Sequence

from data.importing.cells.distinct import Misread
from data.importing.persons.letters import Known
from data.importing.persons.masking import covered
from data.importing.tables.fields import TABLES, Kind

_SHOWN = 40  # characters of an example
_REMEDIES = {
    Kind.FLAG: "Пишите «да» или «нет».",
    Kind.EVIDENCE: "Пишите «фото», «видео», «ГЛОНАСС», «камера» или «нет».",
    Kind.NUMBER: "Пишите число цифрами.",
    Kind.DURATION: "Пишите, например: 26:30 или 1 day 02:30:00.",
}
_ONE_TO_FIVE = "Пишите оценку цифрой от 1 до 5."


def misread_words(misread: Sequence[Misread], table: str, known: Known) -> list[str]:
    """Return a Russian warning a column: how many rows, examples masked, and the remedy."""
    said: list[str] = []
    for one in misread:
        examples = ", ".join(f"«{text[:_SHOWN]}»" for text in covered(one.examples, known))
        remedy = _ONE_TO_FIVE if one.field == "mark" else _REMEDIES[TABLES[table][one.field]]
        said.append(
            f"Столбец «{one.column}»: значение не понято и считается неизвестным, таких строк "
            f"{one.rows}: {examples}. {remedy}"
        )
    return said
