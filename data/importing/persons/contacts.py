"""Numbers and addresses that lead to a person: phones, mail, profiles, documents, cards, flats.

In the regular expressions of Arrow, a column at a time: there is no looking around in them, so
what must stand before a match is caught and put back. A single text is covered without Arrow,
which sets a gigabyte of addresses aside at its first use: a reader under limits needs them.
"""

import re
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

PHONE, MAIL, LINK, NAME = "[телефон скрыт]", "[почта скрыта]", "[ссылка скрыта]", "[имя скрыто]"
SNILS, PASSPORT, TAXPAYER = "[СНИЛС скрыт]", "[паспорт скрыт]", "[ИНН скрыт]"
CARD, FLAT = "[номер карты или счёта скрыт]", "[квартира скрыта]"

COVERS = r"\[(?:имя|телефон|почта|ссылка|СНИЛС|паспорт|ИНН|номер карты или счёта|квартира) скрыт[аоы]?(?: [0-9a-f]{6})?\]"

_GAP = r"[\s\x{00a0}()\-–—‑]{0,3}"
_SPACE = r"[ \x{00a0}]"
_NETWORKS = (
    r"(?:m\.|www\.)?(?:vk\.(?:com|ru|me|cc)|vkontakte\.ru|ok\.ru|odnoklassniki\.ru|t\.me"
    r"|telegram\.me|facebook\.com|fb\.com|instagram\.com|twitter\.com|x\.com|tiktok\.com|wa\.me"
    r"|viber\.click|max\.ru|my\.mail\.ru|youtube\.com/@|rutube\.ru/channel)"
)
_PROFILES = r"(?:ids?|users?|profiles?|people|account)[=/_-]?\d{3,}"
_LINKED = r"[^\s<>\])»\"]*"
_NUMBERED = rf"{_SPACE}*(?:№|N|номер)?{_SPACE}*"
_ONE_FLAT = r"\d+[а-д]?"

# Groups of (pattern, cover), each with what every text it can change holds: a look that costs little
# and lets through more than the patterns find, never less. Long numbers stand before short ones.
# Letters beside digits part them: «тел89…» is a phone.
_GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        r"\[",
        ((r"\[(?:https?://|(?:id|club|public|event|app)\d)[^|\[\]]*\|[^\[\]]*\]", NAME),),
    ),
    (
        "/",
        (
            (rf"(?:https?://)?\b{_NETWORKS}/{_LINKED}", LINK),
            (rf"https?://{_LINKED}\b{_PROFILES}{_LINKED}", LINK),
        ),
    ),
    (
        r"[@＠*]|\((?:at|собака)\)",
        (
            (r"[\wа-яё.+-]+ ?[@＠] ?[\wа-яё-]+(?: ?\. ?[\wа-яё-]+)*\.[\wа-яё-]{2,}", MAIL),
            (r"[\w.+-]+ ?\((?:at|собака)\) ?[\wа-яё-]+\.[\wа-яё.-]+", MAIL),
            (r"[@*](?:id|club|public)\d+\s*\([^()]*\)", NAME),
            (r"(^|[^\wа-яё@])[@＠][\wа-яё.]{3,}", rf"\1{NAME}"),
        ),
    ),
    (r"(?i:id)\d", ((r"\bid\d{4,}\b", LINK),)),
    (
        r"(?:\d[^0-9A-Za-zА-Яа-яЁё\n]{0,4}){5}",
        (
            (r"\b\d{3}[- ]\d{3}[- ]\d{3}[- ]\d{2}\b", SNILS),
            (r"(снилс\D{0,12})(?:\d[- ]?){10}\d", rf"\1{SNILS}"),
            (r"(инн\D{0,12})\d{12}\b", rf"\1{TAXPAYER}"),
            (
                r"(?:паспорт[а-я]*\D{0,30}|сери[яи]\D{0,6})\d{2} ?\d{2}\D{0,12}\d{6}\b",
                PASSPORT,
            ),
            (
                rf"(^|[^\d.,/-])\d\d ?\d\d(?:{_SPACE}+|{_SPACE}*(?:№|N|номер){_SPACE}*)\d{{6}}\b",
                rf"\1{PASSPORT}",
            ),
            (rf"\b[IVXLC]{{1,6}}-[а-яё]{{2}}{_NUMBERED}\d{{6}}\b", PASSPORT),
            (r"\b(?:\d{4}[ -]){3}\d{4}\b", CARD),
            (r"\b(?:[2-6]\d{15}|4[0-4]\d{18})\b", CARD),
            # Area codes start with 3, 4, 8 or 9: «дом 7 2026-02-01 10» is no phone.
            (rf"(?:\+ ?7|\b[78]){_GAP}[3489](?:{_GAP}\d){{9}}\b", PHONE),
            (r"(?:\+7|\b[78])\.[3489]\d\d\.\d{3}\.\d\d\.?\d\d\b", PHONE),
            (rf"(^|[^\d.,-])9\d\d{_GAP}\d{{3}}{_GAP}\d\d{_GAP}\d\d\b", rf"\1{PHONE}"),
            (r"(^|[^\d.-])\d{1,3}-\d\d-\d\d\b", rf"\1{PHONE}"),
            (
                rf"((?:^|[^а-яё])тел(?:ефон[а-я]*)?[ .:№—-]*)\d(?:{_GAP}\d){{4,9}}\b",
                rf"\1{PHONE}",
            ),
            (rf"((?:^|[^а-яё])т\.[ :]*)\d(?:{_GAP}\d){{4,6}}\b", rf"\1{PHONE}"),
        ),
    ),
    (
        r"(?i:кв|ком)\D{0,12}\d|\d\D{0,6}(?i:кв)|\d[А-Яа-я]?\s?[-–/]\s?\d",
        (
            (rf"\b\d{{1,4}}(?:-?(?:я|й|ой|ую))?{_SPACE}+квартир[аеу]", FLAT),
            (rf"\b\d{{1,4}}-(?:я|й|ой|ую){_SPACE}+кв(?:артир[а-яё]+|\.)", FLAT),
            (
                (
                    rf"(^|[^а-яё])кв(?:\.|-ра|артир[аеуы]|артирой)?{_NUMBERED}{_ONE_FLAT}"
                    rf"(?:(?:,{_SPACE}?|{_SPACE}и{_SPACE}){_ONE_FLAT})*"
                ),
                rf"\1{FLAT}",
            ),
            (
                rf"(^|[^а-яё])ком(?:н(?:ат[аеуы])?)?\.?{_SPACE}*№?{_SPACE}*\d+[а-д]?",
                rf"\1{FLAT}",
            ),
            (
                (
                    r"((?:^|[^а-яё])(?:д\.|дом[ае]?|ул\.?|улица|улице|пер\.?|мкр\.?)\s*"
                    r"(?:[а-яё][а-яё.]+(?:\s[а-яё][а-яё.]+)?,?\s*)?(?:д\.?\s*)?\d{1,3}[а-я]?)"
                    r"\s?[-–/]\s?\d{1,3}\b"
                ),
                rf"\1, {FLAT}",
            ),
        ),
    ),
)
_LOOK = "|".join(f"(?:{look})" for look, _ in _GROUPS)


def may_hold_contacts(texts: pa.Array) -> pa.Array:
    """Return which of the texts are worth a closer look."""
    return _matches(texts, _LOOK)


def cover_contacts(texts: pa.Array) -> pa.Array:
    """Return the texts with phones, mail, profiles, documents, cards and flats covered."""
    for look, patterns in _GROUPS:
        which = _matches(texts, look)
        chosen = texts.filter(which)
        if len(chosen):
            for pattern, cover in patterns:
                options = pc.ReplaceSubstringOptions(f"(?i){pattern}", cover)
                chosen = pc.call_function("replace_substring_regex", [chosen], options)
            texts = replaced(texts, which, chosen)
    return texts


def cover_contacts_of(text: str) -> str:
    """Return one text with the same covered."""
    for pattern, cover in _in_python():
        text = pattern.sub(cover, text)
    return text


def replaced(texts: pa.Array, which: pa.Array, others: pa.Array) -> pa.Array:
    """Return ``texts`` with those that ``which`` marks replaced by ``others``, in turn."""
    if not len(others):
        return texts
    return pc.call_function("replace_with_mask", [texts, which, others])


def _matches(texts: pa.Array, pattern: str) -> pa.Array:
    found = pc.call_function("match_substring_regex", [texts], pc.MatchSubstringOptions(pattern))
    return found.fill_null(False)


@cache
def _in_python() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns as Python reads them: only Latin letters part a word from others."""
    word = "[0-9A-Za-z_]"
    boundary = rf"(?:(?<!{word})(?={word})|(?<={word})(?!{word}))"
    return tuple(
        (re.compile(p.replace(r"\x{00a0}", r"\xa0").replace(r"\b", boundary), re.IGNORECASE), cover)
        for _, patterns in _GROUPS
        for p, cover in patterns
    )
