"""The office's own templates: taken in force, given back, audited, refused without the right."""

from datetime import datetime

import pytest
from sqlalchemy import Engine

from access.rights import AccessDenied, Actor, Right
from registers.audit import entries
from registers.document_templates import (
    DocumentTemplate,
    document_template,
    drop_document_template,
    save_document_template,
)

NOW = datetime(2026, 11, 12, 9, 30)
CLERK = Actor("petrov", "Делопроизводитель", frozenset({Right.EDIT_TEMPLATES}))


def test_a_template_is_kept_byte_for_byte_until_it_is_given_back(empty: Engine) -> None:
    assert document_template(empty, "form") is None
    save_document_template(empty, CLERK, "form", b"old", now=NOW)
    save_document_template(empty, CLERK, "form", bytes(range(256)), now=NOW)
    kept = DocumentTemplate("form", bytes(range(256)), "petrov", NOW)
    assert document_template(empty, "form") == kept
    drop_document_template(empty, CLERK, "form", now=NOW)
    drop_document_template(empty, CLERK, "form", now=NOW)
    assert document_template(empty, "form") is None
    assert len(entries(empty, 10)) == 3


def test_the_right_is_asked_for(empty: Engine) -> None:
    nobody = Actor("n", "Н", frozenset(Right) - {Right.EDIT_TEMPLATES})
    with pytest.raises(AccessDenied):
        save_document_template(empty, nobody, "form", b"x", now=NOW)
    with pytest.raises(AccessDenied):
        drop_document_template(empty, nobody, "form", now=NOW)
    assert entries(empty, 1) == ()
