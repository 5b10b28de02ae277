"""Which of the code pages that Russian systems write a text is in."""

from math import log

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# How much less usual than cp1251 each is, as a logarithm: it decides over a word or two.
_CODE_PAGES = {"cp1251": 0, "cp866": -4, "koi8_r": -4, "mac_cyrillic": -1, "iso8859_5": -4}
_SAMPLE = 60_000
_HEAD = 4096
# Letters in a thousand of Russian text, ё apart; case tells the code pages apart by itself.
_FREQUENCY = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (110, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16,
         15, 12, 10, 9, 7, 6, 5, 4, 3, 3, 1, 1),
        strict=True,
    )
)  # fmt: skip
_SIGNS = frozenset("№«»–—…“”„’‘•°§\u00a0\u00ad")
_SIGN, _STRANGE, _CASE_TURN = log(0.001), log(1e-6), log(0.01)
_MOST_BROKEN = 0.002  # share of unreadable signs at which a text still is UTF-8


def decode(content: bytes) -> str:
    """Return the text of ``content``: UTF-8 or UTF-16, else the likeliest Russian code page.

    What cannot be read becomes U+FFFD.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError:  # a false or a cut text behind the mark
                if encoding != "utf-8":
                    return content[len(mark) :].decode(encoding, errors="replace")
                content = content[len(mark) :]
    try:
        return content.decode("utf-8") if b"\x00" not in content[:_HEAD] else _wide(content)
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8", errors="replace")
    letters = sum(1 for sign in text[:_SAMPLE] if sign > "\x7f")
    if text[:_SAMPLE].count("\ufffd") <= max(2, letters * _MOST_BROKEN) < letters:
        return text
    sample = content[:_SAMPLE]
    best = max(
        _CODE_PAGES,
        key=lambda page: _likelihood(sample.decode(page, errors="replace")) + _CODE_PAGES[page],
    )
    return content.decode(best, errors="replace")


def utf16_without_mark(head: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is in, judged by where its zero bytes stand."""
    head = head[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    # Cyrillic has 04 in its high byte, so only digits, spaces and delimiters show zeros.
    if odd > len(head) // 40 and even * 20 < odd and _mostly_text(head, "utf-16-le"):
        return "utf-16-le"
    if even > len(head) // 40 and odd * 20 < even and _mostly_text(head, "utf-16-be"):
        return "utf-16-be"
    return None


def _wide(content: bytes) -> str:
    encoding = utf16_without_mark(content)
    return content.decode(encoding or "utf-8", errors="replace")


def _mostly_text(head: bytes, encoding: str) -> bool:
    text = head[: len(head) // 2 * 2].decode(encoding, errors="replace")
    known = sum(1 for sign in text if sign in "\t\r\n" or " " <= sign <= "~" or "Ѐ" <= sign <= "ӿ")
    return known > len(text) * 0.9


def _likelihood(text: str) -> float:
    """Return the logarithm of how likely Russian text has these letters above ASCII."""
    found, before = 0.0, " "
    for sign in text:
        if sign > "\x7f":
            count = _FREQUENCY.get(sign.lower())
            if count is not None:
                found += log(count / 1000)
                if sign.isupper() and before.islower():
                    found += _CASE_TURN
            else:
                found += _SIGN if sign in _SIGNS else _STRANGE
        before = sign
    return found
