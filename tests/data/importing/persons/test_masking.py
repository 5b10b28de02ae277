"""Personal data do not outlive the import."""

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.persons.contacts import COVERS
from data.importing.persons.letters import Known, places_known
from data.importing.persons.masking import (
    Manner,
    cover_columns,
    covered,
    covered_text,
    hashed,
    street_only,
)

PLACES = places_known(["г.п. Междуреченский", "п. Половинка", "Луговой"])


def masked(manner: Manner, *cells: str | None, salt: bytes = b"salt") -> list[str | None]:
    table = pa.table({"c0": pa.chunked_array([list(cells)], pa.string())})
    return cover_columns(table, {0: manner}, PLACES, salt).column(0).to_pylist()


PHONES = (
    "89028145566", "+79028145566", "8 902 814-55-66", "8(902)814-55-66", "+7 (902) 814 55 66",
    "8-902-814-55-66", "79028145566", "8 (34677) 3-25-41", "8(34677)32541", "8 34677 32-541",
    "32-54-11", "3-25-41", "8.902.814.55.66", "902 814-55-66", "9028145566", "+7–902–814–55–66",
    "8\xa0902\xa0814\xa055\xa066", "325411", "3 25 41",
)  # fmt: skip


@pytest.mark.parametrize("phone", PHONES)
def test_phones(phone: str) -> None:
    said = covered_text(f"Позвоните по тел. {phone}, жду")
    assert said == "Позвоните по тел. [телефон скрыт], жду"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("[id1|Имя], спасибо", "[имя скрыто], спасибо"),
        ("[id12:bp-1_2|Иван Петров], спасибо", "[имя скрыто], спасибо"),
        ("[club55|Наш посёлок] знает", "[имя скрыто] знает"),
        ("[https://vk.com/id7|Вася] знает", "[имя скрыто] знает"),
        ("@ivan_petrov ответьте", "[имя скрыто] ответьте"),
        ("@id123456 (Иван) ответьте", "[имя скрыто] ответьте"),
        ("https://vk.com/id12345?w=1", "[ссылка скрыта]"),
        ("ok.ru/profile/123456 и t.me/ivan", "[ссылка скрыта] и [ссылка скрыта]"),
        ("https://gorod.ru/users/12345", "[ссылка скрыта]"),
        ("мой id1234567", "мой [ссылка скрыта]"),
        ("пишите ivan.petrov@mail.ru сюда", "пишите [почта скрыта] сюда"),
        ("пишите иван@почта.рф сюда", "пишите [почта скрыта] сюда"),
        ("пишите ivan @ mail.ru сюда", "пишите [почта скрыта] сюда"),
        ("СНИЛС 123-456-789 01.", "СНИЛС [СНИЛС скрыт]."),
        ("мой СНИЛС: 12345678901", "мой СНИЛС: [СНИЛС скрыт]"),
        ("ИНН 860112345678", "ИНН [ИНН скрыт]"),
        ("паспорт 6708 123456 выдан", "[паспорт скрыт] выдан"),
        ("Паспорт серия 67 08 № 123456", "[паспорт скрыт]"),
        ("документ 67 08 123456", "документ [паспорт скрыт]"),
        ("свидетельство I-ПН № 123456", "свидетельство [паспорт скрыт]"),
        ("карта 2202 2001 1234 5678", "карта [номер карты или счёта скрыт]"),
        ("счёт 40817810112345678901", "счёт [номер карты или счёта скрыт]"),
        ("ул. Лесная, д. 5, кв. 12", "ул. Лесная, д. 5, [квартира скрыта]"),
        ("в квартире № 7 холодно", "в [квартира скрыта] холодно"),
        ("12-я квартира", "[квартира скрыта]"),
        ("КВ12а мёрзнет", "[квартира скрыта] мёрзнет"),
        ("квартиры 5 и 7 мёрзнут", "[квартира скрыта] мёрзнут"),
        ("общежитие, комн. 12", "общежитие, [квартира скрыта]"),
        ("ул. Лесная, 5-12 течёт", "ул. Лесная, 5, [квартира скрыта] течёт"),
    ],
)
def test_numbers_and_links(text: str, kept: str) -> None:
    assert covered_text(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Нет тепла в доме 12 по ул. Титова в пгт Междуреченский с 01.02.2025 14:30",
        "Дорога Мортка — Юмас не чищена, ямы на 3 км",
        "Основная Общеобразовательная школа",
        "обращение № 123456 от 2025-02-01",
        "дом 7 2026-02-01 10:15, дом 8 12.05.2025",
        "площадь 45 кв.м и 60 кв. метров, в доме 32 квартиры",
        "участок 86:01:0000001:123, 1 234 567 рублей в 2025 году",
        "страница https://gorod.ru/news/2026/03/15 и комиссия 5",
    ],
)
def test_places_dates_and_numbers_stay(text: str) -> None:
    assert covered_text(text) == text


def test_a_column_is_masked_in_its_place() -> None:
    assert masked(
        Manner.TEXT, "Иванова Марья, 3-25-41", None, "нет воды", "", "[id1|Вася], яма"
    ) == ["[имя скрыто], [телефон скрыт]", None, "нет воды", "", "[имя скрыто], яма"]


def test_the_same_text_many_times_is_masked_every_time() -> None:
    assert masked(Manner.TEXT, *["ответ дан Петрову П.П.", None, "ответ дан"] * 5) == [
        "ответ дан [имя скрыто]",
        None,
        "ответ дан",
    ] * 5  # fmt: skip


def test_an_address_keeps_place_and_street_alone() -> None:
    assert masked(
        Manner.ADDRESS,
        "Мортка, ул. Лесная, кв. 12",
        "Иванова Мария Петровна, п. Половинка, ул. Ленина",
        "Мортка, ул. Гагарина, тел. 89028145566",
        "Ленина",
        "Карла Маркса",
        "Мортка, Марии Ульяновой, 5",
        "Мортка, Мария Ульянова, 5",
        "Мортка, Лесная 5-12",
        "Мортка, Лесная, 5б/12",
    ) == [
        "Мортка, ул. Лесная",
        "п. Половинка, ул. Ленина",
        "Мортка, ул. Гагарина, тел.",
        "Ленина",
        "Карла Маркса",
        "Мортка, Марии Ульяновой, 5",
        "Мортка, 5",
        "Мортка, Лесная 5",
        "Мортка, Лесная, 5б",
    ]  # fmt: skip


def test_offices_stay_and_officers_are_told_apart_without_names() -> None:
    office, one, again, other = masked(
        Manner.LABEL, "Районная больница", "УЖКХ, Иванов И.И.", "УЖКХ, Иванов  И.И.", "Петров П.П."
    )
    assert office == "Районная больница"
    assert one == again.replace("  ", " ")
    assert one.startswith("УЖКХ, [имя скрыто ")
    assert other.split()[-1] != one.split()[-1]
    assert masked(Manner.LABEL, "УЖКХ, Иванов И.И.", salt=b"other") != [one]


def test_topics_named_after_people_stay() -> None:
    kept = ["Борщевик Сосновского", "Дом культуры", "Луговой", "ул. Титова"]
    assert masked(Manner.LABEL, *kept) == kept


def test_subjects_with_other_names_stay_different() -> None:
    one, other = masked(Manner.SUBJECT, "О разрешении гр. Петрову", "О разрешении гр. Сидорову")
    assert one != other
    assert "Петров" not in one
    assert "Сидоров" not in other


def test_a_street_loses_house_and_flat() -> None:
    row = duckdb.execute(
        f"SELECT {street_only('x')} FROM (SELECT 'Мортка, ул. Лесная, д. 5, кв. 12' AS x)"
    ).fetchone()
    assert row == ("Мортка, ул. Лесная",)


def test_an_applicant_is_known_again_but_not_by_name() -> None:
    def of(name: str | None, salt: bytes = b"salt") -> str:
        row = duckdb.execute(f"SELECT {hashed('x', salt)} FROM (SELECT ? AS x)", [name]).fetchone()
        assert row is not None
        return row[0]

    assert of("Иванов  Иван") == of("ИВАНОВ Иван") != of("Иванов Иван", b"other")
    assert of("Иванов Иван") != of("Иванов Пётр")
    assert of("Семёнов И.И.") == of("СЕМЕНОВ И. И.")
    assert "иванов" not in of("Иванов Иван").lower()
    assert {of("житель"), of(" - "), of("Аноним."), of(None)} == {None}


_WORDS = st.sampled_from(
    "Ткач Гюзель Иванов Мария Мороз вера А.А. П. гр. и Мортка Росводоканал оглы Петровна петровна "
    "иванова мария Хромова, Лесная ул. ЮВАН КУЗНЕЦОВ".split()
)


@given(st.lists(_WORDS, max_size=5))
def test_words_are_masked_alone_as_in_a_column(words: list[str]) -> None:
    text = " ".join(words)
    assert [covered_text(text)] == covered([text])


@given(st.text("иванов тел.кв д[id1|club]@vk.com/7890-() \xa0№,нs", max_size=60))
def test_one_text_is_masked_as_a_column_is(text: str) -> None:
    assert [covered_text(text)] == covered([text])


@given(st.lists(st.text("Иванов А.П,@[id1|]89 -()кв/\n", max_size=40), max_size=6))
def test_what_was_masked_is_masked_no_further(texts: list[str]) -> None:
    once = covered(texts)
    assert covered(once) == once


@given(st.text("АБИванМр еисок.,:;!?—«»", max_size=80))
def test_masking_changes_nothing_but_what_it_covers(text: str) -> None:
    import re

    said = covered_text(text, Known())
    pattern = ".*".join(re.escape(part) for part in re.split(COVERS, said))
    assert re.fullmatch(pattern, text, re.DOTALL)
