"""What the guard lets in and what it turns away, by content alone."""

import pytest

from data.errors import FileRefused
from data.guard import Format, examine
from data.guarding.package import MEGABYTE
from data.limits import limits
from tests.data.strange_files import archive, ole, saved, table

PLAIN = table([["a", "b"], ["1", "2"]])


@pytest.mark.parametrize("name", ["file.xlsx", "file.csv", "file.pdf", "file"])
def test_content_decides_and_not_the_name(tmp_path, name) -> None:
    assert examine(saved(tmp_path, PLAIN, name)) is Format.WORKBOOK
    assert examine(saved(tmp_path, "а;б\n1;2\n".encode("cp1251"), name)) is Format.TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
def test_text_of_any_code_page_is_text(tmp_path, encoding) -> None:
    path = saved(tmp_path, "Дата;Итог\n01.02.2025;да\n".encode(encoding))
    assert examine(path) is Format.TEXT


REFUSED = {
    "empty": (b"", "пустой"),
    "html": (b"\xef\xbb\xbf \n<HTML><table><tr><td>1</td></tr></table>", "HTML"),
    "html with a type": (b"<!DOCTYPE html><html></html>", "HTML"),
    "html in utf-16": ("<html><body></body></html>".encode("utf-16"), "HTML"),
    "xml 2003": (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "XML"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "PDF"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "изображение"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "изображение"),
    "rar": (b"Rar!\x1a\x07\x00", "архив"),
    "gzip": (b"\x1f\x8b\x08\0", "архив"),
    "empty archive": (b"PK\x05\x06" + b"\0" * 18, "архив"),
    "an archive of files": (archive([("a.csv", b"1;2")]), "архив"),
    "a document": (archive([("word/document.xml", b"<w/>")]), "документ Office"),
    "binary": (b"\0\1\2\3" * 20, "двоичные"),
    "password": (ole("EncryptionInfo", "EncryptedPackage"), "паролем"),
    "an old document": (ole("WordDocument", "1Table"), "документ Office"),
    "cut short": (PLAIN[: len(PLAIN) // 2], "повреждён"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_table_is_refused_with_a_remedy(tmp_path, case) -> None:
    content, word = REFUSED[case]
    with pytest.raises(FileRefused, match=word) as refusal:
        examine(saved(tmp_path, content))
    assert str(refusal.value).endswith(".")


def test_too_large(tmp_path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(limits().upload_mb * MEGABYTE + 1)
    with pytest.raises(FileRefused, match=f"больше {limits().upload_mb} МБ"):
        examine(path)
