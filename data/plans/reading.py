"""A stranger's document read as a plan, in a child process under the limits of the reader."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.errors import FileRefused, UserError
from data.file_names import shown_name
from data.guard import Format, examine
from data.importing.isolation import ChildDied, in_child, reader_limits
from data.importing.outcome import TOO_HEAVY
from data.plans.blocks import Block
from data.plans.lines import ReadLine, ReadPlan, plan_of
from data.reader.encodings import decode

OLD_WORD = (
    "Это документ старого Word (.doc). Откройте его в Word, сохраните как «Документ Word (.docx)» "
    "и загрузите снова."
)
TOO_MANY = (
    "В документе {} строк плана, читается до {}. Разбейте его на части и загрузите каждую отдельно."
)
_MOST_LINES = 2000
_OLE, _WORD_STREAM = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "WordDocument".encode("utf-16-le")


def read_plan(path: Path, name: str) -> ReadPlan:
    """Return what the document at ``path`` holds; ``name`` is the stranger's name of the file.

    Reads docx, xlsx, xls, ods, csv and plain text. Raises FileRefused with a Russian reason and
    remedy. The caller must have no threads.
    """

    def work() -> dict[str, Any]:
        try:
            with reader_limits(path):
                found = plan_of(blocks_of(path), Path(shown_name(name)).stem)
        except UserError as error:
            return {"refused": str(error)}
        return asdict(found)

    try:
        said = in_child(work)
    except ChildDied as error:
        raise FileRefused(TOO_HEAVY) from error
    if "refused" in said:
        raise FileRefused(said["refused"])
    return from_json(said)


def blocks_of(path: Path) -> list[Block]:
    """Return the words and rows of a document in its order; raises FileRefused."""
    head = path.read_bytes()[: 1 << 20]
    if head.startswith(_OLE) and _WORD_STREAM in head:
        raise FileRefused(OLD_WORD)
    kind = examine(path, documents=True)
    if kind is Format.DOCUMENT:
        from data.plans.word import word_blocks

        return word_blocks(path)
    if kind is Format.TEXT:
        from data.plans.plain_text import has_tabs, text_blocks

        text = decode(path.read_bytes())
        if has_tabs(text) and '\t"' not in text:
            return text_blocks(text)
    from data.importing.tables.sheets import sheets_of
    from data.plans.sheets import sheet_blocks

    return sheet_blocks(sheets_of(path, kind))


def from_json(said: dict[str, Any]) -> ReadPlan:
    """Return the plan that was sent as JSON; raises FileRefused when it has too many lines."""
    lines = said["lines"]
    if len(lines) > _MOST_LINES:
        raise FileRefused(TOO_MANY.format(len(lines), _MOST_LINES))
    return ReadPlan(
        said["title"],
        said["kind"],
        tuple(_line(one) for one in lines),
        tuple(said["notes"]),
    )


def _line(said: dict[str, Any]) -> ReadLine:
    notes: list[str] = said["notes"]
    texts: dict[str, str] = {name: text for name, text in said.items() if name != "notes"}
    return ReadLine(**texts, notes=tuple(notes))
