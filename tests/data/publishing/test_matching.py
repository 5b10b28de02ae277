"""Names of files into names of the directories."""

from dataclasses import replace

import pytest

from data.publishing.matching import Matcher, Place
from data.seeds import shipped_directory
from registers.directories.values import Alias


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
        # However the kind is written, and wherever it stands.
        ("Мортка (пгт)", "Мортка", "пгт Мортка"),
        ("пгтМортка", "Мортка", "пгт Мортка"),
        ("МО г.п. Куминский", "Куминский", None),
        ("Куминский г/п", "Куминский", None),
        ("сел. поселение Шугур", "Шугур", None),
        ("Администрация сельского поселения Болчары", "Болчары", None),
        ("п.\u00a0Ямки", "Мортка", "п. Ямки"),
        # Letters of another script, hidden characters, double spaces.
        ("Mopткa", "Мортка", "пгт Мортка"),
        ("MOPTKA", "Мортка", "пгт Мортка"),
        ("Мулы\u00admья\u200b", "Мулымья", "п. Мулымья"),
        ("Старый  \u00a0Катыш", "Кондинское", "д./п. Старый Катыш"),
        # What is wider stands in the same cell.
        ("Кондинский р-н пгт Мортка", "Мортка", "пгт Мортка"),
        ("Мортка (Кондинский район)", "Мортка", "пгт Мортка"),
        ("ХМАО-Югра, Кондинский м.р-н, с. Алтай", "Болчары", "с. Алтай"),
        ("ХМАО | Кондинский р-н | пгт Мортка", "Мортка", "пгт Мортка"),
        ("Тюменская обл., г.п. Мортка", "Мортка", None),
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
        "Администрация Кондинского района",
        "Кондинский м.р-н",
        "Кондинский",
        "Ханты-Мансийский автономный округ - Югра",
        "н/д",
        "нет данных",
        "—",
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


@pytest.mark.parametrize(
    ("said", "outside"),
    [
        ("Луговой | Советский район", "Советский район"),
        ("п. Половинка | Октябрьский р-н", "Октябрьский район"),
        ("Ханты-Мансийский район | п. Кама", "Ханты-Мансийский район"),
        ("Уватский р-он, с. Алтай", "Уватский район"),
        ("Ханты–Мансийск", "г. Ханты-Мансийск"),
        ("пгт Пыть - Ях", "г. Пыть-Ях"),
    ],
)
def test_namesakes_of_another_district_are_not_ours(matcher, said, outside) -> None:
    assert matcher.place(said) == Place(outside=outside)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Свердловская область | Луговой", "Свердловская область"),
        ("Республика Алтай | Алтай", "Республика Алтай"),
        ("Гаринский район, п. Половинка", "Гаринский район, п. Половинка"),
    ],
)
def test_a_district_that_the_directory_lacks_is_asked_about(matcher, said, asked) -> None:
    assert matcher.place(said) == Place(unknown=asked)


@pytest.mark.parametrize(
    "said", ["Луговой | Кондинский район", "Луговой | Кандинский р-н", "Луговой", "Луговой | ХМАО"]
)
def test_a_namesake_at_home_is_ours(matcher, said) -> None:
    assert matcher.place(said).settlement == "Луговой"


def test_the_settlement_is_not_the_district(matcher) -> None:
    assert matcher.place("Кондинское").settlement == "Кондинское"
    assert matcher.place("Кондинский район").settlement is None


def test_what_a_person_settled_is_not_asked_again() -> None:
    known = shipped_directory()
    aliases = (
        *known.aliases,
        Alias("settlement", "Дружба", None),
        Alias("outside", "Гаринский район", "Гаринский район"),
        Alias("settlement", "Ивдельский район", None),
    )
    matcher = Matcher(replace(known, aliases=aliases))
    assert matcher.place("пос. Дружба") == Place()
    assert matcher.place("Гаринский р-н | Луговой") == Place(outside="Гаринский район")
    assert matcher.place("Луговой | Ивдельский район") == Place()


def test_a_name_nobody_knows(matcher) -> None:
    assert matcher.place(" Неведомка ") == Place(unknown="Неведомка")
    assert matcher.place("Кондинский район, Неведомка") == Place(unknown="Неведомка")
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
    assert matcher.subject("Благоустройствo", "Ямы  во\u00a0дворах.", None) == known
    unknown = matcher.subject("Благоустройство", "Неведомое", None)
    assert (unknown.block, unknown.topic, unknown.fast_track) == (
        "не определено",
        "не определено",
        None,
    )
    assert unknown.unknown == "Благоустройство / Неведомое"
