"""A thousand invented people, and the ways in which people get into an office's files."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

# Declined as Иванов is; those of the north and of the south among them.
_DECLINED = (
    "Абрамов Белозёров Вагатов Гындышев Дерябин Елпашев Жужгин Зорин Ибрагимов Каксин Лельхов "
    "Молданов Неттин Огнев Пакин Рандымов Сайнахов Тасманов Ульчин Фатхутдинов Хабибуллин Цыганов "
    "Чемоданов Шесталов Щепёткин Юдин Ямдаров Алиев Гасанов Мамедов Каримов Рахматуллин Сафиуллин "
    "Смирнов Кузнецов Васильев Федосеев Лаптев Прохоров Дементьев Парфёнов"
).split()
_STILL = ("Ткаченко", "Ковальчук", "Шмидт", "Гогоберидзе", "Черненко", "Вайс")
# Words too: alone at the start of a sentence they are words, beside a name they are surnames.
ORDINARY = ("Мороз", "Волков", "Комаров", "Вайс", "Ткач", "Кузнец")
_MEN = (
    ("Иван", "Ивана", "Ивану"), ("Пётр", "Петра", "Петру"), ("Олег", "Олега", "Олегу"),
    ("Юван", "Ювана", "Ювану"), ("Рашид", "Рашида", "Рашиду"), ("Андрей", "Андрея", "Андрею"),
    ("Сергей", "Сергея", "Сергею"), ("Тимофей", "Тимофея", "Тимофею"),
)  # fmt: skip
_WOMEN = (
    ("Мария", "Марии", "Марии"), ("Анна", "Анны", "Анне"), ("Гюзель", "Гюзели", "Гюзели"),
    ("Светлана", "Светланы", "Светлане"), ("Ольга", "Ольги", "Ольге"), ("Лейла", "Лейлы", "Лейле"),
    ("Наталья", "Натальи", "Наталье"), ("Евдокия", "Евдокии", "Евдокии"),
)  # fmt: skip
_FATHERS = ("Иванов", "Петров", "Сергеев", "Андреев", "Тимофеев", "Рашидов", "Николаев", "Фёдоров")
_SONS = ("Мамед", "Ариф", "Гасан")


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist; ``forms`` are nominative, genitive and dative."""

    surname: tuple[str, str, str]
    name: tuple[str, str, str]
    father: str  # «Иванович», «Мамед оглы»
    phone: str  # ten digits
    mail: str
    handle: str
    network: str
    flat: str
    passport: str  # ten digits
    snils: str  # eleven digits

    @property
    def initials(self) -> str:
        return f"{self.name[0][0]}.{self.father[0]}."


def people(seed: int, count: int = 1000) -> list[Person]:
    """Return ``count`` different people; the first ones bear surnames that are words too."""
    chance = Random(seed)
    numbers = chance.sample(range(10**6, 10**7), count)
    return [_person(chance, place, number) for place, number in enumerate(numbers)]


def _person(chance: Random, place: int, number: int) -> Person:
    woman = chance.random() < 0.6
    surname = _surname(chance, woman, ORDINARY[place] if place < len(ORDINARY) else None)
    name = chance.choice(_WOMEN if woman else _MEN)
    father = chance.choice(_FATHERS) + ("на" if woman else "ич")
    if chance.random() < 0.05:
        father = f"{chance.choice(_SONS)} {'кызы' if woman else 'оглы'}"
    return Person(
        surname=surname,
        name=name,
        father=father,
        phone=f"9{number:07d}{number % 97:02d}",
        mail=f"box{number}@post.example",
        handle=f"user_{number}",
        network=f"7{number:07d}",
        flat=str(1000 + number % 9000),
        passport=f"67{number:07d}{number % 7}",
        snils=f"1{number:07d}{number % 997:03d}",
    )


def _surname(chance: Random, woman: bool, given: str | None) -> tuple[str, str, str]:
    one = given or chance.choice((*_DECLINED, *_DECLINED, *_STILL))
    if chance.random() < 0.05 and given is None:
        one = f"{chance.choice(_STILL)}-{one}"
    if not one.endswith(("ов", "ев", "ёв", "ин")):
        return one, one, one
    return (one + "а", one + "ой", one + "ой") if woman else (one, one + "а", one + "у")


def mentions(one: Person) -> Iterator[str]:
    """Yield the sentences in which a person may be named."""
    (s, s2, s3), (n, n2, n3), p = one.surname, one.name, one.father
    phone = one.phone
    grouped = f"{phone[:3]} {phone[3:6]}-{phone[6:8]}-{phone[8:]}"
    number = one.passport
    snils = one.snils
    yield f"Здравствуйте, я {s} {n} {p}, живу в кв. {one.flat}, тел. +7 {grouped}."
    yield f"Обращение от {s2} {n2}: на улице темно, мой id{one.network}."
    yield f"Прошу ответить {s3} {one.initials} на {one.mail} или 8{phone}"
    yield f"[id{one.network}|{n} {s}], у соседей тоже нет воды, СНИЛС {snils}"
    yield f"гр. {s} {one.initials}, паспорт {number[:4]} {number[4:]}, просит принять меры"
    yield f"{s.upper()} {n.upper()} {p.upper()} НЕ ДОЗВОНИЛАСЬ"
    yield f"пишет {s.lower()} {n.lower()} {p.lower()}, звоните 8({phone[:3]}){phone[3:]}"
    yield f"Дорогу не чистят. С уважением, {n} {s}, https://vk.com/id{one.network}"
    yield f"@{one.handle} помогите, {n} {p}, дом 5 квартира {one.flat}"
    yield f"Позвоните {n3} {s3}: 8-{phone[:3]}-{phone[3:6]}-{phone[6:8]}-{phone[8:]}"
    yield f"Снег убрать обещал {one.initials} {s}, но не убрал"
    yield f"Меня зовут {n} {s}, паспорт серия {number[:2]} {number[2:4]} № {number[4:]}"
    yield f"СНИЛС {snils[:3]}-{snils[3:6]}-{snils[6:9]} {snils[9:]}, {s} {n}, нет отопления"
    yield f"Добрый день! {s} {n} {p} просит вывезти мусор<br>пишите {one.mail}"


def applicants(one: Person) -> Iterator[str]:
    """Yield the ways in which an applicant is written down."""
    yield f"{one.surname[0]} {one.name[0]} {one.father}"
    yield f"{one.surname[0]} {one.initials}"
    yield f"{one.name[0]} {one.surname[0]}"
    yield one.surname[0]
