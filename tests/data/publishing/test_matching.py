"""Names of files into names of the directories."""

import pytest

from data.publishing.matching import Matcher, Place
from data.seeds import shipped_directory


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(shipped_directory())


@pytest.mark.parametrize(
    ("said", "settlement", "locality"),
    [
        ("пгт Междуреченский", "Междуреченский", "пгт Междуреченский"),
        ("г.п. Междуреченский", "Междуреченский", None),
        ("Междуреченский пгт.", "Междуреченский", "пгт Междуреченский"),
        ("Междуреченск", "Междуреченский", None),
        ("ГОРОДСКОЕ ПОСЕЛЕНИЕ МОРТКА", "Мортка", None),
        ("п. Ямки", "Мортка", "п. Ямки"),
        ("Алтай", "Болчары", "с. Алтай"),
        ("с.п. Леуши", "Леуши", None),
        ("Кондинское", "Кондинское", "пгт Кондинское"),
        ("Кондинский район | Шугур", "Шугур", "д. Шугур"),
        ("Неведомка | г.п. Куминский", "Куминский", None),
    ],
)
def test_a_place_of_the_district(matcher, said, settlement, locality) -> None:
    assert matcher.place(said) == Place(settlement=settlement, locality=locality)


@pytest.mark.parametrize(
    "said",
    [
        "Кондинский район",
        "Кондинский р-н",
        "Кондинский район, другое",
        "Другое",
        "ХМАО — Югра",
        "",
        None,
        "628200",
    ],
)
def test_what_says_nothing_is_not_asked_about(matcher, said) -> None:
    assert matcher.place(said) == Place()


@pytest.mark.parametrize("said", ["Урай", "г. Урай", "ГОРОД УРАЙ", "Кондинский район | г.Урай"])
def test_another_municipality(matcher, said) -> None:
    assert matcher.place(said) == Place(outside="г. Урай")


def test_a_name_nobody_knows(matcher) -> None:
    assert matcher.place(" Неведомка ") == Place(unknown="Неведомка")
    # Never by likeness.
    assert matcher.place("Мордка").unknown == "Мордка"


@pytest.mark.parametrize(
    ("service", "block"),
    [
        ("Электросети", "Энергетика"), ("водоканал", "ЖКХ"), ("Газовая служба", "ЖКХ"),
        ("Котельная", "ЖКХ"), ("Жилищно-коммунальная сфера", "ЖКХ"),
        ("Скорая помощь", "Здравоохранение"), ("Пожарная часть", "Вне блоков"),
        (None, "не определено"),
    ],
)  # fmt: skip
def test_the_block_of_a_service(matcher, service, block) -> None:
    found = matcher.subject(None, None, service)
    assert (found.block, found.fast_track, found.unknown) == (block, None, None)


def test_a_topic(matcher) -> None:
    known = matcher.subject("благоустройство", "ЯМЫ во дворах", None)
    assert (known.block, known.topic_group, known.topic) == (
        "ЖКХ",
        "Благоустройство",
        "Ямы во дворах",
    )
    assert known.fast_track is True
    unknown = matcher.subject("Благоустройство", "Неведомое", None)
    assert (unknown.block, unknown.topic, unknown.fast_track) == (
        "не определено",
        "не определено",
        None,
    )
    assert unknown.unknown == "Благоустройство / Неведомое"
