"""What is said of one file: the JSON of the command line and the preview of a page."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from data.journal import Entry

if TYPE_CHECKING:  # reading loads the libraries that a file already in does without
    from data.importing.effect import Effect
    from data.importing.reading_values import Reading

TOO_HEAVY = "Файл слишком велик или повреждён. Разбейте выгрузку по месяцам и загрузите частями."

BUG = (
    "Файл не удалось обработать из-за ошибки в программе, данные не изменились. "
    "Передайте администратору код {}."
)


def taken_in(
    file: str,
    status: str,
    batch_id: int | None,
    reading: "Reading",
    found: "Effect",
    notes: list[str],
) -> dict[str, Any]:
    """Return the outcome of a file that was read (contract.md, section 4)."""
    return {
        "file": file,
        "status": status,
        "batch_id": batch_id,
        "profile": reading.profile.id,
        "title": reading.profile.title,
        "sheet": reading.sheet,
        "period_from": found.period_from,
        "period_to": found.period_to,
        "rows_read": reading.rows_read,
        "rows_accepted": found.new + found.changed + found.same,
        "rows_new": found.new,
        "rows_changed": found.changed,
        "rows_same": found.same,
        "rows_conflicting": found.conflicting,
        "rows_refused": len({refusal.row for refusal in reading.refusals}),
        "rows_skipped": reading.rows_skipped,
        "skipped": reading.skipped,
        "sheets": list(reading.sheets),
        "asks": [asdict(ask) for ask in reading.asks],
        "refusals": [asdict(refusal) for refusal in reading.refusals],
        "warnings": [*reading.warnings, *_effect_words(found), *notes],
        "reason": None,
    }


def unchanged(file: str, entry: Entry, refusals: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the outcome of a file that is already in, byte for byte."""
    reason = f"Этот же файл уже загружен (загрузка № {entry.batch_id}), ничего не изменилось."
    accepted = entry.detail["rows_accepted"]
    counts = {"rows_new": 0, "rows_changed": 0, "rows_same": accepted}
    return {**_journaled(file, "unchanged", entry, refusals), **counts, "reason": reason}


def found_written(file: str, entry: Entry, refusals: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the outcome of a file that was written by an importer that ended before saying so."""
    return _journaled(file, "imported", entry, refusals)


def _journaled(
    file: str, status: str, entry: Entry, refusals: list[dict[str, Any]]
) -> dict[str, Any]:
    detail = entry.detail
    return {
        "file": file,
        "status": status,
        "batch_id": entry.batch_id,
        "profile": detail["profile"],
        "title": detail["title"],
        "sheet": detail["sheet"],
        "period_from": detail["period_from"],
        "period_to": detail["period_to"],
        "rows_read": detail["rows_read"],
        "rows_accepted": detail["rows_accepted"],
        "rows_new": detail["rows_new"],
        "rows_changed": detail["rows_changed"],
        "rows_same": detail["rows_same"],
        "rows_conflicting": 0,
        "rows_refused": detail["rows_refused"],
        "rows_skipped": detail["rows_skipped"],
        "refusals": refusals,
        "warnings": [],
        "reason": None,
    }


def refused(file: str, reason: str, choices: Sequence[str] = ()) -> dict[str, Any]:
    """Return the outcome of a file that was not taken in at all.

    ``choices`` are the profiles among which a person must choose.
    """
    counts = ("read", "accepted", "new", "changed", "same", "conflicting", "refused", "skipped")
    return {
        "file": file,
        "status": "refused",
        "batch_id": None,
        "profile": None,
        "title": None,
        "sheet": None,
        "period_from": None,
        "period_to": None,
        **{f"rows_{name}": 0 for name in counts},
        "refusals": [],
        "warnings": [],
        "reason": reason,
        "choices": list(choices),
    }


def _effect_words(found: "Effect") -> list[str]:
    said: list[str] = []
    if found.conflicting:
        said.append(
            f"Строк, которые отменили бы уже известный ответ: {found.conflicting}. Они оставлены "
            "без изменений; чтобы заменить, загрузите файл с пометкой «заменить»."
        )
    if found.overruled:
        said.append(
            f"Строк, номер которых повторён ниже с другим содержанием: {found.overruled}. "
            "Взята последняя строка с таким номером."
        )
    if found.vanished:
        said.append(f"В заменяемых месяцах больше нет прежних строк: {found.vanished}.")
    return said
