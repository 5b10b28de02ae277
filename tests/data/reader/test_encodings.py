"""Which code page a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reader.encodings import decode, utf16_without_mark

PAGES = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866",
         "mac-cyrillic", "iso8859-5"]  # fmt: skip
SAMPLES = [
    "Дата;Предмет решения;Через ПОС\r\n01.02.2025;Парк;да\r\n",
    "НОМЕР ИНЦИДЕНТА;ДАТА СОЗДАНИЯ;ГРУППА ТЕМ;ИТОГ\r\n1;01.02.2025;ДОРОГИ;РЕШЕНО\r\n",
    "Номер сообщения;Дата подачи;Категория;Статус\n17;2025-02-01;ЖКХ;Решено\n",
    "id;date;Содержание\n1;01.02.2025;нет воды\n",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("text", SAMPLES)
def test_short_tables_of_every_code_page(page, text) -> None:
    assert decode(text.encode(page)) == text


WORDS = "улица дорога снег вода тепло посёлок Кондинское Мортка Леуши фонарь двор ёлка".split()


@given(st.lists(st.sampled_from(WORDS), min_size=6), st.sampled_from(PAGES))
def test_any_words_of_messages(words, page) -> None:
    text = "Дата;Тема\n" + "\n".join(f"01.02.2025;{word}" for word in words)
    assert decode(text.encode(page)) == text


@pytest.mark.parametrize("page", ["cp1251", "koi8-r", "cp866"])
def test_a_false_mark_of_utf_8(page) -> None:
    assert decode(b"\xef\xbb\xbf" + SAMPLES[0].encode(page)) == SAMPLES[0]


def test_a_broken_byte_does_not_stop_a_file() -> None:
    assert decode("Дата;Предмет решения о парке".encode("cp1251") + b"\x98").startswith("Дата;")


def test_a_text_cut_in_the_middle_of_a_letter_stays_utf_8() -> None:
    assert decode(SAMPLES[0].encode() + "я".encode()[:1]) == SAMPLES[0] + "\ufffd"


@pytest.mark.parametrize(
    "content", [b"", b"a;b\n1;2\n", b"PK\x03\x04\x00\x00\x08\x00" * 9, b"\x00" * 99]
)
def test_what_is_no_utf_16(content) -> None:
    assert utf16_without_mark(content) is None
