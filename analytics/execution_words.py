"""What a report of execution says: facts, nothing to report, a dropped measure, or no answer."""

import re
from dataclasses import dataclass

_NUMBER_WORDS = {
    "один": 1, "одна": 1, "одно": 1, "одного": 1, "одной": 1, "два": 2, "две": 2, "двух": 2,
    "три": 3, "трех": 3, "четыре": 4, "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6,
    "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9, "десять": 10,
    "десяти": 10, "одиннадцать": 11, "двенадцать": 12, "пятнадцать": 15, "двадцать": 20,
}  # fmt: skip
# What has digits and counts nothing: papers, dates, laws, telephones, addresses, terms.
_NO_FACT = re.compile(
    r"\bот\s+\d{1,2}(?:\.\d{2}\.\d{4}|\s+[а-я]+\s+\d{4})(?:\s*г(?:ода|\.))?(?:\s*№\s*[\w/-]+(?:\s?ФЗ)?)?"
    r"|№\s*[\w/-]+(?:\s?-?ФЗ)?|\b\d+\s?-\s?ФЗ\b|\b(?:ст|статьи|статьей|п|пункт\w*|ч|части|подпункт\w*)\.?\s*\d+[\d.]*"
    r"|\b\d{1,2}\.\d{2}\.\d{4}(?:\s*г(?:ода|\.))?|\b\d+(?:-\d+){2,}\b|\b(?:https?://|www\.)\S+"
    r"|\b\d{1,2}\s+(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
    r"(?:\s+(?:19|20)\d\d(?:\s*г(?:ода|\.)?)?)?|\b\d+(?:\s*-\s*\d+)?\s*(?:рабочих|календарных)\s+дн\w+"
    r"|\b(?:19|20)\d\d\s*[/-]\s*(?:19|20)?\d\d\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"«[^«»]*»|\"[^\"]*\"")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)(?=\s*(?:год|г\b|гг|и\s|,|-))")
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?P<n>\d{{1,3}}(?:[  ]\d{{3}})+|\d+(?:,\d+)?|{'|'.join(_NUMBER_WORDS)})"
    r"(?![\w/]|[.,]\d)(?:\s*\([^()]*\))?(?P<unit>(?:\s+[а-яё-]+\.?){1,4}|\s*%)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"(?:ых|их|ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ым|ыми|ими|ом|вших|щих|ную)$")
_NOUNS_LIKE_ADJECTIVES = re.compile(r"служащ|учащ|заведующ|руковод|операторов|рабоч[ий]|пострадавш")
_STOP_WORDS = frozenset(
    "в во на по с со и или из от до за для при о об к у не а но что том был была было были год "
    "года году лет часов часа час минут раз раза г".split()
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[А-ЯЁ«\d])|\n")

_DROPPED = re.compile(
    r"(?:признан\w*\s+)?утрати(?:л|вш)\w*\s+силу|упразднен\w*|ликвидирован\w*"
    r"|(?:мероприятие|пункт|план)\s+(?:\w+\s+)?(?:исключен\w*|отменен\w*|снят\w*)|снят\w*\s+с\s+контроля"
    r"|исключен\w*\s+из\s+плана|неактуальн\w*|утратил\w*\s+актуальность",
    re.IGNORECASE,
)
_NOTHING_CAME = re.compile(
    r"не\s+(?:поступал|выявлен|выявлял|возникал|возникл|зафиксирован|зарегистрирован|установлен"
    r"|имел(?:ось|ся|ась|ись)|наблюдал|обнаружен|допущен|устанавливал)\w*"
    r"|(?:выявлен|установлен|зафиксирован|зарегистрирован|обнаружен)\w*\s+не\s+был\w*"
    r"|не\s+было\s+(?:выявлено|установлено|зафиксировано)|отсутствовал\w*|отсутствуют"
    r"|(?:обращений|жалоб|случаев|фактов|уведомлений|заявлений|нарушений)\s+не\s+было",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:за)?планир\w+|\bбуд(?:ет|ут)\s+\w+|\bпредстоит\b|\bнамечен\w*|\bпредполагается\b"
    r"|\bв\s+(?:стадии|процессе)\s+\w+|\bготовится\b|\bведется подготовка\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:мероприятие\s+)?(?:исполнено|выполнено|выполняется|исполняется|в работе|проводится|реализуется"
    r"|осуществляется|проведено|постоянно|ежеквартально|ежемесячно|ежегодно|на контроле|да|нет|принято"
    r"|принято к сведению|без замечаний|в срок|в полном объеме|по мере необходимости)[\s.,;]*)+",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:провед|провод|провел|проход|прошел|прошл|рассмотр|размещ|направл|разработ|утвержд|издан|изготовл|принят"
    r"|приня|обуч|опубликов|подготовл|осуществл|обеспеч|выполн|заключ|организ|созда|внес|представл"
    r"|предоставл|ознакомл|ознаком|выявл|поступ|поддерж|оказ|распростран|информир|доведен|участв|посет"
    r"|согласов|установл|зарегистр|вед[её]тся|проинформ|охвач|выдан|показан|реализ)\w*",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?:ни[еяюй]м?|ци[яиюей]+|[тч]ь|вести|нести)$", re.IGNORECASE)
_FINE = re.compile(r"[\W_]+")
_CURRENT = re.compile(
    r"отчетн\w+ период|истекший период|текущ\w+ год|\bкварта|\bполугоди", re.IGNORECASE
)
_LONGEST_DROPPED = 300


@dataclass(frozen=True)
class Fact:
    """A count in a report: how many of what, and in which year where the sentence says so."""

    number: float
    unit: str
    year: int | None


def facts(text: str) -> tuple[Fact, ...]:
    """The counts of the text in order: «экспертиза 73 проектов», «девять заседаний».

    Numbers of papers, dates, laws and telephones are none. The year is the sentence's, when it
    names just one.
    """
    found: list[Fact] = []
    for sentence in _SENTENCE.split(_NO_FACT.sub(" | ", _plain(text))):
        clean = _QUOTED.sub(" ", sentence)
        years = set(_YEAR.findall(clean))
        year = int(years.pop()) if len(years) == 1 else None
        for match in _NUMBER.finditer(_YEAR.sub(" | ", clean)):
            times, words = _thousands(match["unit"])
            unit = _unit(words)
            if unit:
                found.append(Fact(_value(match["n"]) * times, unit, year))
    return tuple(found)


def dropped(text: str) -> str | None:
    """The words that say the measure is no more, None when it stands.

    Only a short text counts: a long one speaks of some paper that was repealed.
    """
    plain = _plain(text)
    found = _DROPPED.search(plain)
    if found is None or len(plain) > _LONGEST_DROPPED or facts(plain):
        return None
    return found[0]


def no_events(text: str) -> bool:
    """Whether the report says that nothing came or was found, and counts nothing: done, 0 events."""
    return bool(_NOTHING_CAME.search(_plain(text))) and not any(one.number for one in facts(text))


def is_non_answer(
    text: str, previous_text: str | None = None, year: int | None = None
) -> str | None:
    """Why the text does not say what was done, in Russian; None when it does.

    `previous_text` is the report of the year before on the same line, `year` the report's own.
    """
    plain = _plain(text)
    if not _FINE.sub("", plain):
        return "отчёт пуст"
    if previous_text is not None and _same(plain, _plain(previous_text)):
        return "слово в слово повторяет прошлый отчёт"
    if dropped(plain) or no_events(plain):
        return None
    counted = facts(plain)
    if _PROMISE.search(plain) and not counted and not _done(_PROMISE.sub(" ", plain)):
        return "сказано, что планируется, а не что сделано"
    others = _other_years(plain, year) if year is not None else ()
    if others:
        return "сведения только за другие годы: " + ", ".join(str(one) for one in others)
    if not counted and _BARE.fullmatch(plain.strip(" .,;!")):
        return "нет сведений о том, что сделано"
    if not counted and not _done(plain):
        return "не видно, что сделано: нет ни действия, ни числа"
    return None


def _other_years(plain: str, year: int) -> tuple[int, ...]:
    """The years the text tells of, when its own is not among them and nothing is undated."""
    told = {int(found) for found in _YEAR.findall(_QUOTED.sub(" ", _NO_FACT.sub(" | ", plain)))}
    if not told or year in told or _CURRENT.search(plain):
        return ()
    if any(one.year is None for one in facts(plain)):
        return ()
    dated = [part for part in _SENTENCE.split(plain) if _YEAR.search(part)]
    undated = [part for part in _SENTENCE.split(plain) if part not in dated and _done(part)]
    return () if undated else tuple(sorted(told))


def _done(plain: str) -> bool:
    """Whether some word tells of a thing done: «проведено», but not «проведение», «провести»."""
    return any(not _NOUN.search(found[0]) for found in _DONE.finditer(plain))


def _same(one: str, other: str) -> bool:
    return _FINE.sub("", one.lower()) == _FINE.sub("", other.lower())


def _plain(text: str) -> str:
    """The text without artefacts of office files; lines are kept."""
    clean = re.sub(r"\[bookmark:[^\]]*\]|<[^<>]{1,40}>|[\u00ad\u200b\ufeff¬]", "", text)
    return re.sub(r"[^\S\n]+", " ", clean.replace("ё", "е").replace("Ё", "Е")).strip()


def _value(words: str) -> float:
    small = words.lower()
    if small in _NUMBER_WORDS:
        return float(_NUMBER_WORDS[small])
    return float(re.sub(r"\s", "", small).replace(",", "."))


def _thousands(words: str) -> tuple[float, str]:
    """How much «тыс.» or «млн» makes of the number, and the words after it."""
    first, _, rest = words.strip().partition(" ")
    for stem, times in (("тыс", 1e3), ("млн", 1e6), ("миллион", 1e6), ("млрд", 1e9)):
        if first.lower().startswith(stem):
            return times, rest
    return 1.0, words


def _unit(words: str) -> str:
    """What is counted: the adjectives and the first noun, "" when it is no count."""
    if "%" in words:
        return "%"
    taken: list[str] = []
    for word in words.split():
        if word.lower() in _STOP_WORDS:
            break
        taken.append(word.rstrip("."))
        if word.endswith("."):
            break
        if not _ADJECTIVE.search(word.lower()) or _NOUNS_LIKE_ADJECTIVES.search(word.lower()):
            break
    if not taken or len(taken[-1]) < 2:
        return ""
    return " ".join(taken)
