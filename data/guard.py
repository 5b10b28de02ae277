"""The guard at the door: says what a file is by its content and refuses what would do harm.

Nothing here trusts a name, an extension or a length written in a header: parts of a workbook are
counted while they are unpacked.
"""

import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from data.errors import FileRefused
from data.limits import limits
from data.reader.encodings import utf16_without_mark

MEGABYTE = 1 << 20
_CHUNK = 1 << 18

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# An encrypted workbook is an OLE file with this stream name in UTF-16.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_SAVE_AS = "Откройте его в Excel и сохраните как «Книга Excel (.xlsx)»."
_DTD = re.compile(rb"<!\s*DOCTYPE|<!\s*ENTITY", re.IGNORECASE)
_ENDS = (b"\xff\xfe", b"\xfe\xff")


class Format(StrEnum):
    """What a file is, judged by its content."""

    WORKBOOK = "workbook"
    TEXT = "text"


def examine(path: Path) -> Format:
    """Return the format of the file at ``path``.

    Raises FileRefused, with a Russian reason and remedy, for what is not a table, is too large,
    protected, damaged or dangerous.
    """
    size = path.stat().st_size
    if size == 0:
        raise FileRefused("Файл пустой. Выгрузите его из системы заново.")
    if size > limits().upload_mb * MEGABYTE:
        raise FileRefused(
            f"Файл больше {limits().upload_mb} МБ. Разбейте выгрузку по месяцам и загрузите частями."
        )
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(_ZIP):
        _examine_zip(path)
        return Format.WORKBOOK
    if head.startswith(_OLE):
        _examine_ole(path)
        return Format.WORKBOOK
    _refuse_other_kinds(head)
    return Format.TEXT


def _examine_ole(path: Path) -> None:
    content = path.read_bytes()
    if _ENCRYPTED in content:
        raise FileRefused(
            "Файл защищён паролем. Снимите пароль в Excel («Файл → Сведения → Защита книги») "
            "и загрузите снова."
        )
    # The names of streams stand in UTF-16 in the directory of the file.
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise FileRefused("Это документ Office, но не таблица Excel. " + _SAVE_AS)


def _refuse_other_kinds(head: bytes) -> None:
    if head.startswith(b"%PDF"):
        raise FileRefused(
            "Это PDF, из него таблицу надёжно не прочитать. Выгрузите те же данные в Excel."
        )
    if head.startswith(_PICTURES):
        raise FileRefused("Это изображение, а не таблица. Выгрузите те же данные в Excel.")
    if head.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", _EMPTY_ZIP)):
        raise FileRefused("Это архив. Распакуйте его и загрузите сами таблицы.")
    text = head.decode("utf-16", "ignore") if head.startswith(_ENDS) else head.decode("latin-1")
    start = text.lstrip("\ufeff\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(("<html", "<!doctype html", "<table", "<head", "<meta")):
        raise FileRefused("Под видом таблицы здесь страница HTML. " + _SAVE_AS)
    if start.startswith(("<?xml", "<workbook")):
        raise FileRefused("Под видом таблицы здесь XML («Таблица XML 2003»). " + _SAVE_AS)
    if b"\x00" in head and not head.startswith(_ENDS) and utf16_without_mark(head) is None:
        raise FileRefused("Файл не похож на таблицу: внутри двоичные данные. " + _SAVE_AS)


def _examine_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _examine_names([part.filename for part in parts])
            total = 0
            for part in parts:
                total = _unpack(archive, part, total)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise FileRefused(
            "Файл повреждён и не открывается. Выгрузите его из системы заново."
        ) from error
    except RuntimeError as error:  # zipfile says so about an encrypted part
        raise FileRefused("Архив защищён паролем. Сохраните таблицу без пароля.") from error


def _examine_names(names: list[str]) -> None:
    if len(names) > limits().parts:
        raise FileRefused(f"В файле больше {limits().parts} частей: это не обычная таблица.")
    if len(set(names)) != len(names):
        raise FileRefused("В файле есть части-двойники: он повреждён или подделан. " + _SAVE_AS)
    if any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise FileRefused("Файл ссылается за свои пределы: он повреждён или подделан.")
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        raise FileRefused("Это таблица Numbers. Сохраните её в формате Excel (.xlsx).")
    workbook = any(name.lower().startswith("xl/workbook.") for name in names)
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise FileRefused("Это документ Office, но не таблица Excel. Загрузите таблицу.")
    if not workbook and "content.xml" not in names:
        raise FileRefused("Это архив, а не таблица. Распакуйте его и загрузите сами таблицы.")


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo, total: int) -> int:
    """Unpack one part into nothing; return the running total of unpacked bytes."""
    rule, size, tail = limits(), 0, b""
    xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if xml and size == 0:
                _refuse_dtd(chunk)
            elif xml and _DTD.search(tail + chunk):
                _refuse_dtd(tail + chunk)
            size += len(chunk)
            tail = chunk[-16:]
            ratio = size / max(part.compress_size, 1)
            if (
                size > rule.part_mb * MEGABYTE
                or total + size > rule.unpacked_mb * MEGABYTE
                or (size > rule.ratio_from_mb * MEGABYTE and ratio > rule.ratio)
            ):
                raise FileRefused(
                    "Файл слишком велик внутри: при распаковке он разрастается сверх разумного. "
                    "Разбейте выгрузку по месяцам."
                )
    return total + size


def _refuse_dtd(chunk: bytes) -> None:
    # UTF-16 XML hides its letters between zero bytes.
    if _DTD.search(chunk) or _DTD.search(chunk.replace(b"\x00", b"")):
        raise FileRefused("В файле есть запрещённые определения (DTD): он подделан или повреждён.")
