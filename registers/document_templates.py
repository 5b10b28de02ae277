"""Word files that the office has edited in place of the shipped templates.

They lie in the registers, so that a backup of the registers holds them.
"""

import base64
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from access.rights import Actor, Right, require
from registers.audit import note
from registers.database import reading, writing
from registers.road_maps.tables import DocumentTemplateRow


@dataclass(frozen=True)
class DocumentTemplate:
    """A template as somebody saved it."""

    name: str
    content: bytes
    author: str
    at: datetime


def document_template(engine: Engine, name: str) -> DocumentTemplate | None:
    """Return the office's own template, None when the shipped one is in force."""
    with reading(engine) as session:
        row = session.get(DocumentTemplateRow, name)
        if row is None:
            return None
        return DocumentTemplate(row.name, base64.b64decode(row.content), row.author, row.at)


def save_document_template(
    engine: Engine, actor: Actor, name: str, content: bytes, *, now: datetime
) -> None:
    """Take the template in force; needs Right.EDIT_TEMPLATES. Whoever calls has checked it."""
    require(actor, Right.EDIT_TEMPLATES)
    with writing(engine) as session:
        text = base64.b64encode(content).decode("ascii")
        session.merge(DocumentTemplateRow(name=name, content=text, author=actor.name, at=now))
        note(session, actor, "Заменён шаблон документа", name, f"{len(content)} байт", now=now)


def drop_document_template(engine: Engine, actor: Actor, name: str, *, now: datetime) -> None:
    """Put the shipped template back in force; needs Right.EDIT_TEMPLATES."""
    require(actor, Right.EDIT_TEMPLATES)
    with writing(engine) as session:
        row = session.get(DocumentTemplateRow, name)
        if row is not None:
            session.delete(row)
            note(session, actor, "Возвращён исходный шаблон документа", name, "", now=now)
