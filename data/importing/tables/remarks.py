"""What a preview must say of how a sheet was read, in Russian sentences."""

from collections.abc import Sequence

from data.importing.tables.recognition import Match
from data.reader.sheet import Sheet

_LISTED = 50  # more than an ordinary export has columns that nobody reads


def remarks(sheet: Sheet, match: Match) -> list[str]:
    """Return what is said of the columns and sheets of a file, the most serious first."""
    said = list(sheet.notes)
    if match.alike_sheets:
        said.append(
            f"Прочитан только лист «{sheet.name}». Такие же таблицы есть ещё на листах: "
            f"{listing(match.alike_sheets)}. Загрузите каждый из них отдельно"
        )
    if match.other_sheets:
        said.append("Прочитан один лист, остальные не читались: " + listing(match.other_sheets))
    if sheet.hidden:
        said.append("Скрытые листы не читались: " + listing(sheet.hidden))
    if match.repeated:
        names = [match.headers[match.positions[field][0]] for field in match.repeated]
        said.append("Столбцы с одинаковым заголовком, читается первый: " + listing(names))
    if sheet.hidden_rows:
        said.append(
            f"Скрытых строк (фильтр или скрытие в Excel): {sheet.hidden_rows}. Они прочитаны, "
            "как и видимые"
        )
    if match.ignored and match.profile.table != "appeals_quarters":
        said.append("Не читаются столбцы: " + listing(match.ignored))
    return said


def listing(names: Sequence[str]) -> str:
    """Return names in a row, the first of many and how many more there are."""
    shown = ", ".join(names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown} и ещё {len(names) - _LISTED}"
