"""The table of contents of an xlsx: sheets, which of them are shown, and the base of its dates."""

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True)
class Part:
    """One sheet of a workbook: its name, whether people see it, and where its XML lies.

    ``part`` is None for what is no worksheet (a chart, a macro sheet).
    """

    name: str
    visible: bool
    part: str | None


@dataclass(frozen=True)
class Contents:
    """The sheets in the workbook's order; ``date1904`` says that day 0 is in 1904."""

    sheets: tuple[Part, ...]
    date1904: bool


def contents(path: Path) -> Contents | None:
    """Return the table of contents of an xlsx or xlsm; None when the file is not one.

    The guard has looked at the parts before: they hold no definitions and are not too large.
    """
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        # Programs disagree on the case of names; people never see them.
        names = {name.lower(): name for name in archive.namelist()}
        if _BOOK not in names or _RELATIONS not in names:
            return None
        try:
            # The guard refuses parts with definitions, the means of attack by XML.
            book = ET.fromstring(archive.read(names[_BOOK]))  # noqa: S314
            relations = ET.fromstring(archive.read(names[_RELATIONS]))  # noqa: S314
        except ET.ParseError:
            return None
    targets = {one.get("Id"): one for one in relations}
    sheets: list[Part] = []
    date1904 = False
    for element in book.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "workbookPr":
            date1904 = element.get("date1904") in ("1", "true", "on")
        elif tag == "sheet":
            identity = next((v for k, v in element.attrib.items() if k.endswith("}id")), None)
            target = targets.get(identity)
            state = element.get("state", "visible")
            sheets.append(Part(element.get("name", ""), state == "visible", _part(target, names)))
    return Contents(tuple(sheets), date1904) if any(one.part for one in sheets) else None


def _part(target: ET.Element | None, names: Mapping[str, str]) -> str | None:
    if target is None or not (target.get("Type") or "").endswith("/worksheet"):
        return None
    said = (target.get("Target") or "").replace("\\", "/")
    full = said.lstrip("/") if said.startswith("/") else posixpath.normpath(f"xl/{said}")
    return names.get(full.lower())
