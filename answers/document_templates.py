"""The office's own Word templates, in place of the shipped ones."""

from datetime import datetime

from access.rights import Actor, Right, require
from data.home import Home
from data.registers_open import open_registers_of
from registers import document_templates as register
from registers.document_templates import DocumentTemplate


def own_template(home: Home, actor: Actor, name: str, now: datetime) -> DocumentTemplate | None:
    """Return the office's own template, None for the shipped one; needs Right.VIEW_FIGURES."""
    require(actor, Right.VIEW_FIGURES)
    return register.document_template(open_registers_of(home, now), name)


def save_template(home: Home, actor: Actor, name: str, content: bytes, now: datetime) -> None:
    """Take a checked template in force; needs Right.EDIT_TEMPLATES."""
    register.save_document_template(open_registers_of(home, now), actor, name, content, now=now)


def drop_template(home: Home, actor: Actor, name: str, now: datetime) -> None:
    """Put the shipped template back in force; needs Right.EDIT_TEMPLATES."""
    register.drop_document_template(open_registers_of(home, now), actor, name, now=now)
