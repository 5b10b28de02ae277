"""Invented residents: names, phones and addresses that belong to nobody."""

from dataclasses import dataclass
from random import Random

SURNAMES = (
    "Абрамов", "Белкин", "Вдовин", "Громов", "Дёмин", "Ершов", "Жилин", "Зуев", "Исаков",
    "Калинин", "Лаптев", "Макаров", "Носов", "Орехов", "Панов", "Рогов", "Савин", "Титов",
    "Усов", "Фомин", "Хромов", "Цветков", "Чернов", "Шубин", "Щукин", "Юдин", "Яшин",
)  # fmt: skip
MEN = ("Алексей", "Борис", "Виктор", "Григорий", "Денис", "Илья", "Константин", "Олег", "Павел")
WOMEN = ("Анна", "Вера", "Галина", "Дарья", "Елена", "Ирина", "Людмила", "Марина", "Ольга")
FATHERS = ("Андреев", "Борисов", "Викторов", "Иванов", "Михайлов", "Николаев", "Петров")
STREETS = (
    "Берёзовая", "Весенняя", "Дорожная", "Железнодорожная", "Заречная", "Кедровая", "Лесная",
    "Молодёжная", "Набережная", "Новая", "Речная", "Садовая", "Сибирская", "Таёжная",
    "Центральная", "Школьная", "Энергетиков", "Юбилейная",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """An invented applicant."""

    surname: str
    name: str
    patronymic: str
    phone: str
    network_id: int


@dataclass(frozen=True)
class Address:
    """Street, house and flat; the flat is empty for a private house."""

    street: str
    house: str
    flat: str


def resident(settlement: str, number: int) -> Person:
    """Resident `number` of a settlement: always the same person for the same number."""
    mixed = number * 7919 + sum(map(ord, settlement)) * 104_729
    woman = mixed % 5 < 3
    surname = SURNAMES[mixed % len(SURNAMES)] + ("а" if woman else "")
    name = (WOMEN if woman else MEN)[mixed // 31 % 9]
    patronymic = FATHERS[mixed // 293 % len(FATHERS)] + ("на" if woman else "ич")
    digits = f"{mixed * 31 % 10**7:07d}"
    phone = f"+7 900 {digits[:3]}-{digits[3:5]}-{digits[5:]}"
    return Person(surname, name, patronymic, phone, 100_000_000 + mixed % 800_000_000)


def address(rng: Random) -> Address:
    """A street, house and, for two of three, a flat."""
    house = f"{rng.randint(1, 60)}{rng.choice(('', '', '', '', 'а', 'б'))}"
    flat = str(rng.randint(1, 72)) if rng.random() < 0.66 else ""
    return Address(rng.choice(STREETS), house, flat)
