"""Word templates of the office: filled in without trusting them, checked before they are taken.

A template is a document with fields in double braces. Whoever uploads one is trusted with words,
not with code: fields are filled in a sandbox that knows nothing but the values.
"""

import tempfile
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError

from data.errors import FileRefused
from data.guard import Format, examine

LARGEST = 2 << 20  # bytes
# What python-docx, lxml and expressions inside the braces end with on a broken file.
_BROKEN = (
    OpcError, LxmlError, KeyError, ValueError, TypeError, AttributeError, ArithmeticError,
    RecursionError, zipfile.BadZipFile,
)  # fmt: skip
_AGAIN = "Скачайте действующий шаблон, поправьте его в Word и загрузите снова."


class TemplateRefused(Exception):
    """A template is refused; the text is a Russian sentence with the reason and the remedy."""


def filled(template: bytes, values: Mapping[str, Any]) -> bytes:
    """Return the document: the template with its fields filled in; texts stay texts.

    Raises TemplateRefused when the template names a field that nobody fills in or is broken.
    """
    try:
        document = DocxTemplate(BytesIO(template))
        sandbox = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        document.render(dict(values), sandbox)
        file = BytesIO()
        document.save(file)
    except UndefinedError as error:
        raise TemplateRefused(
            f"В шаблоне есть поле, которого форма не знает ({error}). Исправьте его имя: имена "
            "полей перечислены рядом с шаблоном."
        ) from error
    except TemplateError as error:
        raise TemplateRefused(
            f"Разметка полей в шаблоне нарушена ({error}). Поле пишется так: "
            f"{{{{ problem }}}}. {_AGAIN}"
        ) from error
    except _BROKEN as error:
        raise TemplateRefused(f"Шаблон повреждён. {_AGAIN}") from error
    return file.getvalue()


def filled_or_shipped(own: bytes | None, shipped: bytes, values: Mapping[str, Any]) -> bytes:
    """Return the document by the office's own template, by the shipped one when that does not fit.

    Who needs the document now cannot mend a template; the page of the template says what is wrong.
    """
    if own is not None:
        try:
            return filled(own, values)
        except TemplateRefused:
            pass
    return filled(shipped, values)


def check_template(
    template: bytes, values: Mapping[str, Any], needed: Mapping[str, str], wanted: set[str]
) -> None:
    """Raise TemplateRefused unless every needed field is in its place.

    ``values`` fill the template in; ``needed`` has for each field the sign that must then be found
    in the document; ``wanted`` are the fields without which the form is not the decree's.
    """
    _guard(template)
    shown = words_of(filled(template, values))
    missing = [name for name, sign in needed.items() if name in wanted and sign not in shown]
    if missing:
        raise TemplateRefused(
            f"В шаблоне нет полей: {', '.join(missing)}. Без них форма неполна. {_AGAIN}"
        )


def words_of(document: bytes) -> str:
    """Return every word of a document of Word, those of its tables too."""
    whole = Document(BytesIO(document))
    return "\n".join(
        part.text or "" for part in whole.element.body.iter() if part.tag.endswith("}t")
    )


def _guard(template: bytes) -> None:
    if len(template) > LARGEST:
        raise TemplateRefused(
            f"Шаблон больше {LARGEST >> 20} МБ. Уберите из него картинки и загрузите снова."
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.docx"
        path.write_bytes(template)
        try:
            found = examine(path, documents=True)
        except FileRefused as error:
            raise TemplateRefused(f"{error} Шаблон нужен в виде документа Word (.docx).") from error
    if found != Format.DOCUMENT:
        raise TemplateRefused(f"Это не документ Word (.docx). {_AGAIN}")
