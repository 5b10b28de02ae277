"""What a row that is no message says of itself: a total, a signature, units, numbers of columns."""

import re
from collections.abc import Sequence
from itertools import pairwise

BLANK = "пустые"
HEADER = "повтор заголовка"
NUMBERING = "нумерация столбцов"
UNITS = "единицы измерения"
TOTAL = "итоги"
PERCENT = "строки с процентами"
SECTION = "заголовки разделов"
FOOTER = "подписи в конце"
UNDER = "строки под таблицей"
NOTE = "примечания рядом"
OTHER_TABLE = "другая таблица ниже"

_COUNTED = (
    r"обращени\w*|сообщени\w*|инцидент\w*|запис\w*|строк\w*|вызов\w*|заяв\w*|карточ\w*"
    r"|происшеств\w*|решени\w*|слушани\w*|мероприят\w*|страниц\w*"
)
_TOTAL_WORD = (
    r"(?:итог[ои]?|всего|общий итог|общее количество|общее число|подытог|сумма|grand total|total)"
)
_TOTAL = re.compile(
    rf"(?:{_TOTAL_WORD}(?:\s+(?:{_COUNTED}))?\s*(?:$|[:=\-–—(]|\d|по\b|за\b|на\b|в\b|из них)"
    r"|в том числе\b|из них\b|промежуточн\w+ итог)"
)
_TOTAL_BEGINS = re.compile(rf"{_TOTAL_WORD}\b(?!\s+(?:доброго|хорошего|наилучшего))")
_NAMED_COUNT = re.compile(
    rf"(?:{_TOTAL_WORD}|количество|число|найдено|выгружено|загружено|отобрано|показано)?\s*"
    rf"(?:{_COUNTED})\s*(?:в (?:файле|списке|реестре|выгрузке|отчете|таблице))?\s*[:=\-–—]?\s*"
    r"(?P<number>\d[\d ]*)\s*(?:шт\.?|ед\.?)?\.?"
)
_BARE_COUNT = re.compile(
    rf"(?:{_TOTAL_WORD}|найдено|выгружено|отобрано)\s*[:=\-–—]?\s*(?P<number>\d[\d ]*)\s*"
    rf"(?P<noun>{_COUNTED}|)(?:шт\.?|ед\.?)?\.?"
)
_PERCENT = re.compile(r"-?\d+(?:[.,]\d+)?\s*%")
_NUMBER = re.compile(r"-?\d[\d ]*(?:[.,]\d+)?(?:e[+-]?\d+)?")
_PERCENT_WORDS = re.compile(
    r"%|процент|\bдол[яиюе]\b|удельн\w+ вес|средн\w+|выполнени\w+|исполнени\w+|\bплан\b|\bфакт\b"
)
_UNITS = frozenset(
    "шт ед чел человек % дата время номер число количество кол-во дней дни день дн час часы часов ч "
    "мин минут минуты сек руб рублей тыс.руб текст да/нет балл баллы баллов дд.мм.гггг дд.мм.гг "
    "дд.мм.ггггчч:мм дд.мм.ггггчч:мм:сс чч:мм чч:мм:сс единица единиц единицы строка список ссылка "
    "№ км м ед.изм ед.изм.".split()
)
_UNITS_ROW = re.compile(r"(?:единиц\w+|ед\.?)\s*(?:измерени\w*|изм\.?)$")
_LETTERED = "абвгдежзиклмн"
_FOOTER = re.compile(
    r"исп\.|исполнител[ьи]\b\s*(?:$|[:(_\-–—])|исп(?:олнил|олнитель)?\s*:|ответственн\w+\s*(?:$|[:(_]|за\b)"
    r"|подготов\w+|состав(?:ил|итель)\w*|сформирован\w*|сформировал\w*|проверил\w*|утвержда\w+"
    r"|согласован\w*|глава\b|и\.?\s?о\.?\s+(?:глав|началь|руковод|директ|замест)|врио\b|вр\.?\s?и\.?\s?о"
    r"|(?:перв\w+ )?заместител\w+|зам\.|руководител\w+|начальник\b|директор\b|председател\w+"
    r"|(?:главн|ведущ)\w+ (?:специалист|эксперт|инженер)|специалист\b|оператор\s*(?:$|[:_])"
    r"|(?:старш\w+ )?диспетчер\s*(?:$|[:_])|дежурн\w+\s*(?:$|[:_])|тел\.?(?:ефон)?\s*(?:$|[:.\d(+])|факс\b"
    r"|e-?mail\b|эл\.\s?почта|выгру(?:жен|зк)\w*|отчет (?:сформирован|составлен|подготовлен|создан)\w*"
    r"|дата (?:и время )?(?:выгрузки|формирования|печати|отчета|составления|создания отчета)"
    r"|время (?:выгрузки|формирования)|страница\b|стр\.?\s?\d|лист \d|подпись\b|\(?подпись\)?"
    r"|м\.?\s?п\.?$|примечани\w*|прим\.|источник(?: данных| информации)?\s*(?:$|[:\-–—])"
    r"|данные (?:на|по|из|за)\b|по состоянию на|конец (?:отчета|файла|выгрузки|списка|таблицы)"
    r"|\*|_{3,}|©|https?://|с уважением"
)
_PAGE = re.compile(r"(?:страница|стр\.?|лист)\s*\d+(?:\s*(?:из|/)\s*\d+)?$|-\s*\d+\s*-$")


def plain(text: str) -> str:
    """Return a text in small letters with single spaces and е for ё, as the rules here read it."""
    return " ".join(text.replace("\u00a0", " ").lower().replace("ё", "е").split())


def is_total(text: str) -> bool:
    """Return whether a text announces a total: «Итого», «Всего обращений: 57», «Итого по району»."""
    return _TOTAL.match(plain(text)) is not None


def begins_as_total(text: str) -> bool:
    """Return whether a text that stands for a number of a message is the word of a total."""
    return _TOTAL_BEGINS.match(plain(text)) is not None or is_total(text)


def counted_in(text: str, *, bare: bool = True) -> int | None:
    """Return the number of rows that a text surely states: «Всего обращений: 57», «Итого: 57».

    Without ``bare`` only what names the things counted: a bare total may be a sum.
    """
    said = plain(text)
    match = _NAMED_COUNT.fullmatch(said) or _BARE_COUNT.fullmatch(said)
    if match is None or not (bare or match.groupdict().get("noun", "named")):
        return None
    return int(match["number"].replace(" ", ""))


def is_number(text: str) -> bool:
    """Return whether a text is a number or a percentage and nothing else."""
    said = plain(text)
    return bool(_NUMBER.fullmatch(said) or _PERCENT.fullmatch(said) or said in ("-", "—", "–"))


def is_percent_row(cells: Sequence[str]) -> bool:
    """Return whether the filled cells are percentages, or fractions, with at most a label of such."""
    words = [cell for cell in cells if not is_number(cell)]
    numbers = [plain(cell) for cell in cells if is_number(cell)]
    percent = any("%" in number for number in numbers)
    fraction = all(_is_fraction(number) for number in numbers)
    labelled = bool(words) and all(_PERCENT_WORDS.search(plain(word)) for word in words)
    if not numbers or (words and not labelled):
        return False
    return percent or fraction or labelled


def is_numbering(cells: Sequence[str]) -> bool:
    """Return whether the filled cells number the columns: 1, 2, 3 or А, Б, 1, 2."""
    said = [plain(cell).strip("().") for cell in cells]
    while said and said[0] in _LETTERED and len(said[0]) == 1:
        said.pop(0)
    numbers = [int(one) for one in said if one.isdigit() and len(one) < 4]
    return len(cells) >= 3 and len(numbers) == len(said) > 1 and _rises(numbers)


def is_units(cells: Sequence[str]) -> bool:
    """Return whether the filled cells are units of measure or notes on how a column is filled."""
    said = [plain(cell).strip("().,;: ") for cell in cells]
    known = sum(1 for one in said if one.replace(" ", "") in _UNITS)
    return bool(said) and (_UNITS_ROW.match(said[0]) is not None or known * 2 > len(said))


def is_footer(text: str) -> bool:
    """Return whether a text begins as a signature, a telephone or a mark of the program does."""
    return _FOOTER.match(plain(text)) is not None


def is_page_number(text: str) -> bool:
    """Return whether a text is the number of a page and nothing else."""
    return _PAGE.match(plain(text)) is not None


def shape(text: str) -> str:
    """Return how a text is built: runs of letters as «а», runs of digits as «0», signs as they are."""
    return re.sub(r"[^\W\d_]+", "а", re.sub(r"\d+", "0", text))


def _is_fraction(number: str) -> bool:
    return bool(re.fullmatch(r"0[.,]\d+|[01]|-|—|–", number))


def _rises(numbers: Sequence[int]) -> bool:
    return all(later == earlier + 1 for earlier, later in pairwise(numbers))
