"""Personal data are masked before a text is kept (152-ФЗ; domain.md, section 8).

Patterns only, in the database's own regular expressions, so that 50 000 texts cost a fraction of a
second. Names without a patronymic or initials are not found by patterns.
"""

from data.importing.cells import literal

_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:(?:ович|евич|ьич)(?:а|у|ем|ом|е)?|(?:овн|евн|иничн|итичн|ввичн)(?:а|ы|у|ой|е))"
_CAPITALS = (
    r"[А-ЯЁ]{2,}\s+(?:[А-ЯЁ]{2,}\s+)?"
    r"[А-ЯЁ]+(?:ОВИЧ|ЕВИЧ|ЬИЧ|ОВНА|ЕВНА|ИНИЧНА|ИТИЧНА)(?:[АУЕ]|ЕМ|ОМ)?"
)
_SURNAME = r"[А-ЯЁ][а-яё]+(?:ов|ев|ин|ын|ск|цк|ко|юк)(?:а|у|ы|е|ой|ым|ий|ая|ого|ому)?"
# There is no looking ahead here: what ends a word is caught and put back.
_END = r"([^А-Яа-яЁё]|$)"

# Order matters: links before e-mails, long numbers before short ones.
PATTERNS: tuple[tuple[str, str], ...] = (
    (r"\[(?:id|club|public)\d+\|[^\]]*\]", "[имя скрыто]"),
    (r"(?:https?://)?(?:vk\.com|ok\.ru|t\.me)/[\w./-]+", "[ссылка скрыта]"),
    (r"(?i:[\wа-яё.+-]+@[\wа-яё-]+\.[\wа-яё.-]+)", "[почта скрыта]"),
    (r"(^|\s)@[\w.]{3,}", r"\1[имя скрыто]"),
    (r"\d{3}-\d{3}-\d{3}[ -]\d{2}", "[СНИЛС скрыт]"),
    (r"(?i:снилс)\D{0,5}\d{11}", "[СНИЛС скрыт]"),
    (r"(?i:паспорт[а-я]*)\D{0,20}\d{2} ?\d{2}\D{0,5}\d{6}", "[паспорт скрыт]"),
    # Ten digits after 8 or 7 in any grouping: «8 (34677) 3-25-41» is the district's own code.
    (r"(?:\+7|\b[78])(?:[\s()-]*\d){10}\b", "[телефон скрыт]"),
    (r"\b\d{1,3}-\d{2}-\d{2}\b", "[телефон скрыт]"),
    (rf"(?:{_NAME}\s+)?{_NAME}\s+{_PATRONYMIC}(?:\s+{_SURNAME})?{_END}", r"[имя скрыто]\1"),
    (rf"{_CAPITALS}{_END}", r"[имя скрыто]\1"),
    (rf"{_NAME}\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.", "[имя скрыто]"),
    (rf"[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?{_NAME}", "[имя скрыто]"),
    (r"(?i:(?:кв|квартира|квартире|квартиры)\.?)\s*№?\s*\d+", "[квартира скрыта]"),
)

_ANY = "|".join(f"(?:{pattern})" for pattern, _ in PATTERNS)


def masked(text: str) -> str:
    """Return the SQL expression of ``text`` with persons, phones, links and numbers masked."""
    said = text
    for pattern, cover in PATTERNS:
        said = f"regexp_replace({said}, {literal(pattern)}, {literal(cover)}, 'g')"
    # Most texts hold nothing to mask: one look is a tenth of thirteen replacements.
    return f"CASE WHEN regexp_matches({text}, {literal(_ANY)}) THEN {said} ELSE {text} END"


def street_only(text: str) -> str:
    """Return the SQL expression of an address without house and flat."""
    pattern = r"(?i:[,;]?\s*(?:д|дом|кв|квартира|корп|корпус|к|стр)\.?\s*№?\s*\d+\S*)"
    return f"nullif(regexp_replace({text}, {literal(pattern)}, '', 'g'), '')"


def hashed(text: str, salt: bytes) -> str:
    """Return the SQL expression of a salted hash of a person, the same for any spelling of spaces."""
    form = f"lower(regexp_replace({text}, '\\s+', ' ', 'g'))"
    return f"CASE WHEN {text} IS NOT NULL THEN sha256({literal(salt.hex())} || {form})[:32] END"
