"""The guard at the door: says what a file is by its content and refuses what would do harm.

Nothing here trusts a name, an extension or a length written in a header: parts of a workbook are
counted while they are unpacked. The standard library alone, for it looks while others load theirs.
"""

import mmap
from collections.abc import Mapping
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from data.errors import FileRefused
from data.guarding.compound import examine_compound
from data.guarding.kinds import refuse_other_kinds
from data.guarding.package import (
    MEGABYTE,
    examine_document,
    examine_package,
    is_document,
)
from data.guarding.worksheets import Reach, refuse_too_large
from data.limits import limits

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096


class Format(StrEnum):
    """What a file is, judged by its content."""

    WORKBOOK = "workbook"
    TEXT = "text"
    DOCUMENT = "document"


def examine(path: Path, *, documents: bool = False) -> Format:
    """Return the format of the file at ``path``; documents of Word are let in where asked for.

    Raises FileRefused, with a Russian reason and remedy, for what is not a table, is too large,
    protected, damaged or dangerous.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size == 0:
            raise FileRefused("Файл пустой. Выгрузите его из системы заново.")
        if size > limits().upload_mb * MEGABYTE:
            raise FileRefused(
                f"Файл больше {limits().upload_mb} МБ. Разбейте выгрузку по месяцам и загрузите "
                "частями."
            )
        with closing(mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)) as content:
            head = content[:_HEAD]
            if head.startswith(_ZIP):
                if documents and is_document(content):
                    examine_document(content)
                    return Format.DOCUMENT
                reaches = examine_package(content)
                _refuse_far(path, reaches)
                return Format.WORKBOOK
            if head.startswith(_OLE):
                examine_compound(content)
                return Format.WORKBOOK
    refuse_other_kinds(head)
    return Format.TEXT


def _refuse_far(path: Path, reaches: Mapping[str, Reach]) -> None:
    """Raise FileRefused when the values of the sheets that people see reach too far to be read."""
    if not any(reach.too_long or reach.far for reach in reaches.values()):
        return
    from data.reader.xlsx import contents  # asked of few files

    listed = contents(path)
    seen = [sheet for sheet in listed.sheets if sheet.visible and sheet.part] if listed else []
    parts = ((sheet.name, reaches.get(str(sheet.part).lower())) for sheet in seen)
    refuse_too_large({name: reach for name, reach in parts if reach is not None})
