"""What a file is when it begins like something other than a table."""

import re

from data.errors import FileRefused
from data.reader.encodings import utf16_without_mark

SAVE_AS = "Откройте его в Excel и сохраните как «Книга Excel (.xlsx)»."

# A page of the web, alone or with its pictures in one file; XHTML begins as XML does.
_PAGES = re.compile(
    r"<(?!\?xml|workbook)[!a-z]|<\?xml[^>]*>\s*(?:<!doctype html|<html)|mime-version:"
)
_EXCHANGE = re.compile(r"id;p(?:wxl|calcooo\w*)?[;\r\n]|table\r?\n0,1")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_EMPTY_ZIP = b"PK\x05\x06"
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", _EMPTY_ZIP)
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def refuse_other_kinds(head: bytes) -> None:
    """Raise FileRefused when the first bytes are of a known kind of file that is no table."""
    if head.startswith(b"%PDF"):
        raise FileRefused(
            "Это PDF, из него таблицу надёжно не прочитать. Выгрузите те же данные в Excel."
        )
    if head.startswith(_PICTURES):
        raise FileRefused("Это изображение, а не таблица. Выгрузите те же данные в Excel.")
    if head.startswith(_ARCHIVES):
        raise FileRefused("Это архив. Распакуйте его и загрузите сами таблицы.")
    if head.startswith(b"{\\rtf"):
        raise FileRefused("Это документ Word, а не таблица. Выгрузите те же данные в Excel.")
    marked = head.startswith(_MARKS_OF_UTF_16)
    text = head.decode("utf-16", "ignore") if marked else head.decode("latin-1")
    start = text.lstrip("\ufeff\xef\xbb\xbf \r\n\t").lower()
    if _PAGES.match(start):
        raise FileRefused("Под видом таблицы здесь страница HTML. " + SAVE_AS)
    if start.startswith(("<?xml", "<workbook")):
        raise FileRefused("Под видом таблицы здесь XML («Таблица XML 2003»). " + SAVE_AS)
    if _EXCHANGE.match(start):
        raise FileRefused("Под видом таблицы здесь старый формат обмена (SYLK, DIF). " + SAVE_AS)
    if b"\x00" in head and not marked and utf16_without_mark(head) is None:
        raise FileRefused(
            "Файл не похож на таблицу: внутри двоичные данные. Если он открывается в Excel, "
            "сохраните его оттуда как «Книга Excel (.xlsx)», иначе выгрузите заново."
        )
