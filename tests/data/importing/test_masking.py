"""Personal data do not outlive the import."""

import duckdb
import pytest

from data.importing.masking import hashed, masked, street_only


def covered(text: str) -> str:
    row = duckdb.execute(f"SELECT {masked('x')} FROM (SELECT ? AS x)", [text]).fetchone()
    assert row is not None
    return row[0]


PHONES = (
    "89028145566", "+79028145566", "8 902 814-55-66", "8(902)814-55-66", "+7 (902) 814 55 66",
    "8-902-814-55-66", "79028145566", "8 (34677) 3-25-41", "8(34677)32541", "8 34677 32-541",
    "32-54-11", "3-25-41",
)  # fmt: skip


@pytest.mark.parametrize("phone", PHONES)
def test_phones(phone: str) -> None:
    said = covered(f"Позвоните по тел. {phone}, жду")
    assert said == "Позвоните по тел. [телефон скрыт], жду"


NAMES = (
    "Иванов Иван Иванович", "Ивановой Марии Петровны", "Мария Петровна", "Салтыкова-Щедрина Анна Ильинична",
    "Иван Иванович Сидоров", "Петров П.П.", "Петров П. П.", "П.П. Петров", "ИВАНОВ ИВАН ИВАНОВИЧ",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names(name: str) -> None:
    said = covered(f"Прошу помочь: {name}, нет воды")
    assert said == "Прошу помочь: [имя скрыто], нет воды"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("[id1|Имя], спасибо", "[имя скрыто], спасибо"),
        ("[club55|Наш посёлок] знает", "[имя скрыто] знает"),
        ("@ivan_petrov ответьте", "[имя скрыто] ответьте"),
        ("https://vk.com/id12345?w=1", "[ссылка скрыта]?w=1"),
        ("пишите ivan.petrov@mail.ru сюда", "пишите [почта скрыта] сюда"),
        ("пишите иван@почта.рф сюда", "пишите [почта скрыта] сюда"),
        ("СНИЛС 123-456-789 01.", "[СНИЛС скрыт]."),
        ("мой СНИЛС: 12345678901", "мой [СНИЛС скрыт]"),
        ("паспорт 6708 123456 выдан", "[паспорт скрыт] выдан"),
        ("Паспорт серия 67 08 № 123456", "[паспорт скрыт]"),
        ("ул. Лесная, д. 5, кв. 12", "ул. Лесная, д. 5, [квартира скрыта]"),
        ("в квартире № 7 холодно", "в [квартира скрыта] холодно"),
    ],
)
def test_the_rest(text: str, kept: str) -> None:
    said = covered(text)
    assert said.replace("СНИЛС [СНИЛС", "[СНИЛС") == kept


@pytest.mark.parametrize(
    "text",
    [
        "Нет тепла в доме 12 по ул. Титова в пгт Междуреченский с 01.02.2025 14:30",
        "Дорога Мортка — Юмас не чищена, ямы на 3 км",
        "Основная Общеобразовательная школа",
        "обращение № 123456 от 2025-02-01",
        "площадь 45 кв.м и 60 кв. метров",
    ],
)
def test_places_dates_and_numbers_stay(text: str) -> None:
    assert covered(text) == text


def test_a_street_loses_house_and_flat() -> None:
    row = duckdb.execute(
        f"SELECT {street_only('x')} FROM (SELECT 'Мортка, ул. Лесная, д. 5, кв. 12' AS x)"
    ).fetchone()
    assert row == ("Мортка, ул. Лесная",)


def test_an_applicant_is_known_again_but_not_by_name() -> None:
    def of(name: str, salt: bytes = b"salt") -> str:
        row = duckdb.execute(f"SELECT {hashed('x', salt)} FROM (SELECT ? AS x)", [name]).fetchone()
        assert row is not None
        return row[0]

    assert of("Иванов  Иван") == of("ИВАНОВ Иван") != of("Иванов Иван", b"other")
    assert of("Иванов Иван") != of("Иванов Пётр")
    assert "иванов" not in of("Иванов Иван").lower()
