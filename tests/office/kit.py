"""An office file: how it is drawn, and what its import must say by the contract."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from data.engines import duck
from data.home import Home
from data.snapshots import current
from tests.data.exports import take_in, xlsx_file

Rows = Sequence[Sequence[Any]]

# One export of ПОС in three messages, each told by its number.
HEAD = [
    "Номер сообщения", "Дата подачи", "Категория", "Подкатегория", "Муниципалитет", "Статус",
    "Ускоренное", "Плановая дата ответа", "Дата ответа",
]  # fmt: skip
FACTS = (
    "{}-1|2025-02-03 10:00:00|2025-02-10 12:00:00|2025-03-05 23:59:59|Мортка|ЖКХ",
    "{}-2|2025-02-04 09:30:00|2025-02-11 08:15:00|2025-02-10 23:59:59|Леуши|ТКО",
    "{}-3|2025-02-05 00:00:00|-|2025-03-07 23:59:59|Шугур|ЖКХ",
)
COLUMNS = "external_id, received_at, answered_at, due_at, settlement, block, excluded_reason"


@dataclass(frozen=True)
class Piece:
    """A file of an office and the figures of its import.

    ``figures`` are the rows read, accepted, refused and skipped; ``refusals`` pairs «row column»;
    ``facts`` lines of the messages in the order of the rows by COLUMNS, of which the last may be
    left out: «-» for nothing, «+» for anything else, «*» for what is not asked;
    ``words`` stand in the warnings or in the reason of the refusal; ``more`` are other values of
    the outcome.
    """

    name: str
    draw: Callable[[Path], object]
    figures: tuple[int, int, int, int] | None = None
    profile: str = "pos"
    refusals: tuple[str, ...] = ()
    facts: tuple[str, ...] | None = None
    words: tuple[str, ...] = ()
    mapping: str | None = None
    replace: bool = False
    more: dict[str, Any] = field(default_factory=dict[str, Any])


def messages(mark: str) -> list[list[Any]]:
    """Return the three messages as cells of text."""
    return [
        [f"{mark}-1", "03.02.2025 10:00", "Благоустройство", "Ямы во дворах", "пгт Мортка",
         "Решено", "да", "05.03.2025", "10.02.2025 12:00"],
        [f"{mark}-2", "04.02.2025 09:30", "Мусор/Свалки/ТКО", "Уборка/Вывоз мусора", "с. Леуши",
         "Разъяснено", "нет", "10.02.2025", "11.02.2025 08:15"],
        [f"{mark}-3", "05.02.2025", "Благоустройство", "Борщевик Сосновского", "Шугур",
         "В работе", "", "07.03.2025", ""],
    ]  # fmt: skip


def facts(mark: str) -> tuple[str, ...]:
    """Return what the three messages are."""
    return tuple(line.format(mark) for line in FACTS)


def sheet_of(rows: Rows, name: str = "Лист1") -> Callable[[Path], object]:
    """Return a drawing of one sheet."""
    return lambda path: xlsx_file(path, {name: rows})


def merged(rows: Rows, *ranges: str) -> Callable[[Path], object]:
    """Return a drawing of one sheet with merged ranges, by openpyxl."""

    def draw(path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
        for one in ranges:
            sheet.merge_cells(one)
        book.save(path)

    return draw


def judged(home: Home, folder: Path, pieces: Sequence[Piece], now: datetime) -> list[str]:
    """Import the pieces into one home, in order; return where an outcome differs from expected."""
    paths = [folder / piece.name for piece in pieces]
    for piece, path in zip(pieces, paths, strict=True):
        piece.draw(path)
    said: list[dict[str, Any]] = []
    for kind in _runs(pieces):
        first = len(said)
        batch = paths[first : first + len(kind)]
        said += take_in(home, *batch, replace=kind[0].replace, mapping=kind[0].mapping, now=now)
    kept = facts_by_batch(home)
    return [
        f"{piece.name}: {problem}"
        for piece, outcome in zip(pieces, said, strict=True)
        for problem in _problems(piece, outcome, kept.get(outcome.get("batch_id"), []))
    ]


def _runs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    runs: list[list[Piece]] = []
    for piece in pieces:
        way = (piece.replace, piece.mapping)
        if runs and (runs[-1][0].replace, runs[-1][0].mapping) == way:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def facts_by_batch(home: Home) -> dict[int | None, list[str]]:
    """Return the published messages as lines of COLUMNS by batch, in the order of its rows."""
    duck.close_all()
    frame = duck.fetch(
        current(home).path,
        f"SELECT batch_id, {COLUMNS} FROM facts ORDER BY batch_id, row_number",
        [],
    )
    lines: dict[int | None, list[str]] = {}
    for row in frame.itertuples(index=False):
        lines.setdefault(row[0], []).append("|".join(_shown(cell) for cell in row[1:]))
    duck.close_all()
    return lines


def _shown(value: Any) -> str:
    if value is None or value != value:
        return "-"
    return f"{value:%Y-%m-%d %H:%M:%S}" if isinstance(value, date) else str(value)


def _problems(piece: Piece, outcome: dict[str, Any], lines: Sequence[str]) -> list[str]:
    told = " ".join([outcome["reason"] or "", *outcome["warnings"]])
    problems = [f"no «{word}» in «{told}»" for word in piece.words if word not in told]
    status = outcome["status"]
    wanted = piece.more.get("status", "refused" if piece.figures is None else "imported")
    if status != wanted:
        return [*problems, f"{status}, expected {wanted}: {told}"]
    problems += [
        f"{name} is {outcome[name]}, expected {value}"
        for name, value in piece.more.items()
        if outcome[name] != value
    ]
    if piece.figures is None:
        return problems
    names = ("rows_read", "rows_accepted", "rows_refused", "rows_skipped")
    figures = tuple(outcome[name] for name in names)
    refusals = tuple(f"{one['row']} {one['column']}" for one in outcome["refusals"])
    for what, expected, found in (
        ("profile", piece.profile, outcome["profile"]),
        ("figures", piece.figures, figures),
        ("refusals", piece.refusals, refusals),
    ):
        of_a_mapping = what == "profile" and piece.mapping is not None
        if expected != found and not of_a_mapping:
            problems.append(f"{what} {found}, expected {expected}; {told}; {outcome['refusals']}")
    if piece.facts is not None and not _same(piece.facts, lines):
        problems.append("facts\n  " + "\n  ".join([*lines, "expected", *piece.facts]))
    return problems


def _same(expected: Sequence[str], found: Sequence[str]) -> bool:
    return len(expected) == len(found) and all(
        wanted in ("*", cell) or (wanted == "+" and cell != "-")
        for one, other in zip(expected, found, strict=True)
        for wanted, cell in zip(one.split("|"), other.split("|"), strict=False)
    )
