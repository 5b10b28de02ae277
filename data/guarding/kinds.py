"""What a file is when it begins like something other than a table."""

from data.errors import FileRefused
from data.reader.encodings import utf16_without_mark

SAVE_AS = "Откройте его в Excel и сохраните как «Книга Excel (.xlsx)»."

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
    marked = head.startswith(_MARKS_OF_UTF_16)
    text = head.decode("utf-16", "ignore") if marked else head.decode("latin-1")
    start = text.lstrip("\ufeff\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(("<html", "<!doctype html", "<table", "<head", "<meta")):
        raise FileRefused("Под видом таблицы здесь страница HTML. " + SAVE_AS)
    if start.startswith(("<?xml", "<workbook")):
        raise FileRefused("Под видом таблицы здесь XML («Таблица XML 2003»). " + SAVE_AS)
    if b"\x00" in head and not marked and utf16_without_mark(head) is None:
        raise FileRefused("Файл не похож на таблицу: внутри двоичные данные. " + SAVE_AS)
