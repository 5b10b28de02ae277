"""Names of places inside a sentence."""

import pytest

from answers.places import in_place


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Мортка", "в Мортке"),
        ("Междуреченский", "в Междуреченском"),
        ("Куминский", "в Куминском"),
        ("Кондинское", "в Кондинском"),
        ("Луговой", "в Луговом"),
        ("Леуши", "в Леушах"),
        ("Болчары", "в Болчарах"),
        ("Мулымья", "в Мулымье"),
        ("Половинка", "в Половинке"),
        ("Шугур", "в Шугуре"),
        ("Владимир", "во Владимире"),
        ("Мария", "в Марии"),
    ],
)
def test_the_settlements_of_the_district_are_bent(name, words):
    assert in_place(name) == words


@pytest.mark.parametrize(
    "name",
    ["South LA", "не определено", "", "Усть-Кут", "Нижний Новгород", "Сочи", "Тбилиси", "Осло"],
)
def test_a_name_of_uncertain_form_is_left_alone(name):
    assert in_place(name) is None
