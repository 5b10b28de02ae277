"""Residents are invented once and for all: a number names one person."""

from demo.people import resident


def test_a_number_names_one_person_and_its_neighbours_others():
    assert resident("Мортка", 17) == resident("Мортка", 17)
    people = {resident("Мортка", n) for n in range(600)}
    assert len(people) == 600
    assert len({(p.surname, p.name, p.patronymic) for p in people}) > 300


def test_names_agree_in_gender_and_phones_are_of_one_invented_range():
    for number in range(200):
        person = resident("Леуши", number)
        assert person.surname.endswith("а") == person.patronymic.endswith("на")
        assert person.phone.startswith("+7 900 ")
        assert len(person.phone) == len("+7 900 123-45-67")
