"""Names of people are found in any usual form; streets, settlements and ordinary words stay."""

import csv

import pytest

from data.importing.persons.letters import Known, may_name, places_known
from data.importing.persons.lexicon import kind_of
from data.importing.persons.patterns import cover_persons
from data.seeds import REFERENCE

COVER = "[имя скрыто]"


def district() -> list[str]:
    def rows(name: str) -> list[dict[str, str]]:
        with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    names = [row["settlement"] for row in rows("settlements.csv")]
    names += [row["locality"] for row in rows("localities.csv")]
    places = ("settlement", "outside")
    return names + [row["name"] for row in rows("aliases.csv") if row["kind"] in places]


PLACES = places_known(district())


@pytest.mark.parametrize(
    "name",
    [
        "Иванов Иван Иванович", "Ивановой Марии Петровны", "Мария Петровна", "Иван Иванович Сидоров",
        "Салтыкова-Щедрина Анна Ильинична", "Ткач Анна Петровна", "Толстая Анна Петровна",
        "Петров П.П.", "Петров П. П.", "П.П. Петров", "Петров П.П", "Мороз А.А.", "Сидорова А.", "Сидоров П П",
        "Иванова Марья", "Марья Иванова", "Ткач Анна", "Анна Ткач", "Сайнахов Юван", "Гюзель Ваулина",
        "Иванова", "Петрову", "Молданова", "Вагатовым", "Айпиной", "Мария", "Орехова", "Волкова",
        "Алиев Рашид Мамед оглы", "Гасанова Лейла Ариф кызы", "Мамед-оглы Рашид",
        "ИВАНОВ ИВАН ИВАНОВИЧ", "ПЕТРОВА АННА", "ИВАНОВ И.И.",
        "иванов иван иванович", "иванова мария", "марии петровне",
        "Ольга Николаевна Хромова", "Хромова М.", "Хромов Константин", "Людмила Хромова",
        "хромова ольга николаевна",
        "Черных Олег", "Ковальчук", "Шмидта", "Петровых",
    ],
)  # fmt: skip
def test_a_name_is_covered(name: str) -> None:
    assert cover_persons(f"Прошу помочь: {name}, нет воды", PLACES) == (
        f"Прошу помочь: {COVER}, нет воды"
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("от Петрова", "от [имя скрыто]"),
        ("гр. Сидоров шумит", "гр. [имя скрыто] шумит"),
        ("гражданка Ткач шумит", "гражданка [имя скрыто] шумит"),
        ("гр. иванова мария шумит", "гр. [имя скрыто] шумит"),
        ("С уважением, Вера Ткач", "С уважением, [имя скрыто]"),
        ("Меня зовут Вера", "Меня зовут [имя скрыто]"),
        ("Уважаемая Мария Петровна!", "Уважаемая [имя скрыто]!"),
        ("Глава Иван Петрович Сидоров обещал", "Глава [имя скрыто] обещал"),
        ("Звоните Вере или Надежде", "Звоните [имя скрыто] или [имя скрыто]"),
        ("2025 г. Иванов Пётр писал", "2025 г. [имя скрыто] писал"),
        ("и т. п. Петров писал", "и т. п. [имя скрыто] писал"),
        ("с Ивановым не спорю", "с [имя скрыто] не спорю"),
        ("ул. Лесная Иванов Пётр", "ул. Лесная [имя скрыто]"),
        ("Мария, Иван и Пётр", "[имя скрыто], [имя скрыто] и [имя скрыто]"),
        ("Света Иванова звонила", "[имя скрыто] звонила"),
        ("Обращение_Иванова_И.И.xlsx", "Обращение_[имя скрыто]xlsx"),
    ],
)
def test_what_stands_beside_decides(text: str, kept: str) -> None:
    assert cover_persons(text, PLACES) == kept


@pytest.mark.parametrize(
    "text",
    [
        "ул. Ленина, 5 и ул. Карла Маркса, 7, на Гагарина 12 темно, до Титова не дойти",
        "ул. А.С. Пушкина, школа им. Ю.А. Гагарина, улица имени Осипенко, Титова ул., 5",
        "Борщевик Сосновского у площади Ленина",
        "улица 8 Марта, 9 Мая и 1 Мая",
        "Света нет третий день. Мороз на улице. Волков развелось! Вера в лучшее",
        "СВЕТА НЕТ, МОРОЗ, МАШИНА НЕ ПРОЕДЕТ",
        "Прошу Вас, уважаемый Глава района, помочь. Слава Богу, Новый год",
        "С уважением, Жители улицы Школьная. С уважением, Администрация",
        "На листе «Лист1» больше строк, чем на листе Лист2",
        "ООО «Надежда» и магазин «Светлана»",
        "УК Комфорт, Росреестр, Газпром, Ростелеком, МКУ УЖКХ, ЕДДС, Югра, Ханты-Мансийск",
        "г. Урай, Сургут, Нефтеюганск, Тюмень, Екатеринбург, река Конда",
        "в Никулкиной и через Половинку",
        "готов, здоров, машина, домов и дворов, ровно, основной",
    ],
)
def test_what_is_no_person_stays(text: str) -> None:
    assert cover_persons(text, PLACES) == text


@pytest.mark.parametrize("name", district())
def test_every_place_of_the_district_stays(name: str) -> None:
    bare = name.rsplit(". ", 1)[-1]
    for text in (f"{name}, нет воды", f"Прошу помощи: {bare} без света", f"В {bare} нет света"):
        assert cover_persons(text, PLACES) == text


def test_a_place_is_known_in_every_case() -> None:
    places = places_known(["п. Ягодный", "Мортка", "Леуши"])
    for word in ("ягодном", "ягодного", "мортке", "мортку", "леушах", "леушей"):
        assert places.is_place(word)
    assert not places.is_place("леушин")
    assert not Known().is_place("мортка")


def test_only_names_of_several_parts_where_a_word_alone_is_an_office() -> None:
    text = "Иванова, УЖКХ; Петров П.П.; Анна Сидорова"
    assert cover_persons(text, PLACES, alone=False) == f"Иванова, УЖКХ; {COVER}; {COVER}"


def test_a_name_may_be_covered_by_something_of_its_own() -> None:
    said = cover_persons("Иванов И.И. и Петров", Known(), cover=lambda name: f"<{len(name)}>")
    assert said == "<11> и <6>"


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("мария", "F"), ("иванова", "S"), ("вера", "f"), ("мороз", "M"), ("петровна", "P"),
        ("ткач", "C"), ("белая", "A"), ("мортка", "U"), ("вагатову", "S"), ("домов", "B"), ("хромова", "B"),
        ("магазин", "c"), ("корова", "C"),
        ("салтыкова-щедрина", "S"), ("зульфия", "F"), ("рахматуллаевич", "P"), ("орехова", "M"),
    ],
)  # fmt: skip
def test_what_a_word_may_be(word: str, letter: str) -> None:
    assert kind_of(word) == letter


def test_a_look_at_a_piece_lets_through_what_may_be_a_name() -> None:
    assert all(map(may_name, ("(Иванов,", "И.И.", "от_Петрова", "петровна", "гр.", "оглы")))
    assert not any(map(may_name, ("Дорога", "нет", "«Мортка»", "12.05.2025", "[id1|Вася],", "")))
