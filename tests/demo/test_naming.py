"""Spellings of places: every form still holds the name, homonyms and strangers included."""

from random import Random

from demo.district import Place
from demo.naming import (
    OTHER_TOWN,
    UNKNOWN_PLACES,
    official_locality,
    written_locality,
    written_settlement,
)


def test_every_locality_of_the_district_can_be_written(district):
    rng = Random(5)
    for places in district.localities.values():
        for place in places:
            forms = {written_locality(place, rng) for _ in range(60)}
            assert len(forms) > 1
            assert all(place.locality[:-2] in form for form in forms)


def test_the_main_town_has_the_spellings_of_the_exports():
    rng = Random(5)
    place = Place("Междуреченский", "пгт", "Междуреченский")
    assert {written_locality(place, rng) for _ in range(600)} >= {
        "пгт Междуреченский", "г.п. Междуреченский", "Междуреченский пгт.", "Междуреченск",
    }  # fmt: skip


def test_places_outside_the_directory_stay_outside(district):
    known = {place.locality for places in district.localities.values() for place in places}
    assert not {place.locality for place in (OTHER_TOWN, *UNKNOWN_PLACES)} & known
    assert official_locality(OTHER_TOWN) == "г. Урай"


def test_official_style():
    assert official_locality(Place("Кондинское", "д./п.", "Старый Катыш")) == "д. Старый Катыш"
    assert official_locality(Place("", "", "СОТ Брусничка")) == "СОТ Брусничка"


def test_a_settlement_as_a_municipality():
    forms = {written_settlement("Леуши", "с.п.", Random(n)) for n in range(40)}
    assert forms == {
        "сельское поселение Леуши", "Сельское поселение Леуши", "с.п. Леуши", "сп Леуши",
    }  # fmt: skip
