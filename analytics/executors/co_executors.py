"""Bodies that the text of a measure names as partners: «Совместно с Департаментом…»."""

import re

_WITH = re.compile(r"(?:совместно|во взаимодействии)\s+со?\s+", re.IGNORECASE)
# Where the name ends: a verb of the measure, or what the partners do it for.
_STOP = re.compile(
    r"(?<!\w)(?:[а-яё]{3,}(?:ать|ять|еть|ить|ыть|уть)(?:ся)?(?!\w)"
    r"|(?:про|в|при|раз|по)?(?:вести|нести)(?!\w)|при\s|в\s+(?:рамках|целях"
    r"|ходе|образовательных|период|соответствии|том|дни|трудовых)|на\s+(?:базе|территории|основе)"
    r"|для\s|с\s+(?:целью|участием|привлечением)|путем|путём|направленн|посредством|по\s+(?:вопросам"
    r"|организации|проведению))|[.;(]|$"
)

# instrumental → nominative of the words that name bodies, with the gender of their adjectives
_HEADS = {
    "департаментом": ("Департамент", "m"), "управлением": ("Управление", "n"),
    "комитетом": ("Комитет", "m"), "отделом": ("Отдел", "m"), "отделением": ("Отделение", "n"),
    "комиссией": ("Комиссия", "f"), "комиссиями": ("Комиссии", "p"),
    "министерством": ("Министерство", "n"), "администрацией": ("Администрация", "f"),
    "администрациями": ("Администрации", "p"), "прокуратурой": ("Прокуратура", "f"),
    "службой": ("Служба", "f"), "агентством": ("Агентство", "n"), "инспекцией": ("Инспекция", "f"),
    "думой": ("Дума", "f"), "советом": ("Совет", "m"), "советами": ("Советы", "p"),
    "фондом": ("Фонд", "m"), "центром": ("Центр", "m"), "органами": ("Органы", "p"),
    "организациями": ("Организации", "p"), "учреждениями": ("Учреждения", "p"),
    "учреждением": ("Учреждение", "n"), "предприятиями": ("Предприятия", "p"),
    "субъектами": ("Субъекты", "p"), "полицией": ("Полиция", "f"),
    "департаментами": ("Департаменты", "p"), "управлениями": ("Управления", "p"),
    "комитетами": ("Комитеты", "p"), "отделами": ("Отделы", "p"),
    "уполномоченным": ("Уполномоченный", "m"), "главами": ("Главы", "p"), "главой": ("Глава", "f"),
    "школами": ("Школы", "p"), "больницей": ("Больница", "f"), "институтом": ("Институт", "m"),
}  # fmt: skip
_ENDINGS = {
    "m": (("ым", "ый"), ("им", "ий")),
    "n": (("ым", "ое"), ("им", "ое")),
    "f": (("ой", "ая"), ("ей", "яя")),
    "p": (("ыми", "ые"), ("ими", "ие")),
}
_HEAD = re.compile(rf"(?<!\w)(?:{'|'.join(_HEADS)})(?!\w)", re.IGNORECASE)
_JOINT = re.compile(r"(?:,| и| а также) ")
_ADJECTIVES = re.compile(r"(?:\S*(?:ым|им|ой|ей|ыми|ими|ему|их) )*")


def co_executors(measure_text: str) -> tuple[str, ...]:
    """The partners named in the text, in the nominative as far as their heads are known words.

    They are suggestions: a person says whether they owe a report.
    """
    found: list[str] = []
    text = re.sub(r"\s+", " ", measure_text)
    starts = list(_WITH.finditer(text))
    # each name ends before the next «совместно с»: no letter is looked at for two names
    bounds = [*(start.start() for start in starts[1:]), len(text)]
    for start, bound in zip(starts, bounds, strict=False):
        stop = _STOP.search(text, start.end(), bound)
        named = text[start.end() : stop.start() if stop else bound]
        found += [_nominative(one) for one in _several(named)]
    return tuple(dict.fromkeys(name for name in found if name))


def _several(named: str) -> list[str]:
    """The bodies of «органами власти и подведомственными им учреждениями», each with its head.

    A head begins a new body when only adjectives stand between it and the last joint before it.
    """
    joints = iter(_JOINT.finditer(named))
    coming, cuts = next(joints, None), [0]
    begins = reach = -1  # where the last joint ends, and the adjectives after it
    for head in list(_HEAD.finditer(named))[1:]:
        passed = None
        while coming is not None and coming.end() <= head.start():
            passed, coming = coming, next(joints, None)
        if passed is not None:
            begins, reach = passed.end(), -1
            if run := _ADJECTIVES.match(named, begins):
                reach = run.end()
        if cuts[-1] < begins and head.start() <= reach and named[head.start() - 1] == " ":
            cuts.append(begins)
    ends = [*cuts[1:], len(named)]
    return [
        re.sub(r"(?:,|\sи|\sа также)\s*$", "", named[a:b]) for a, b in zip(cuts, ends, strict=True)
    ]


def _nominative(name: str) -> str:
    """The name as it stands alone; only its head and the adjectives before it change."""
    name = name.strip(" ,.;")
    head = _HEAD.search(name)
    if not head:
        return name
    noun, gender = _HEADS[head[0].lower()]
    before = [_adjective(word, gender) for word in name[: head.start()].split()]
    words = [*before, noun.lower() if before else noun]
    whole = " ".join(words) + name[head.end() :]
    return whole[:1].upper() + whole[1:]


def _adjective(word: str, gender: str) -> str:
    """An adjective in the nominative; «им» of «подведомственными им» is none."""
    if len(word) < 4:
        return word
    for was, becomes in _ENDINGS[gender]:
        if word.endswith(was):
            return word.removesuffix(was) + becomes
    return word
