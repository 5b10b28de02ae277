"""Names of a plan against the directory of bodies."""

import pytest

from analytics.executors import group, groups, matched

DIRECTORY = {
    "ОМВД России по городу Краснолесску": "police",
    "Комитет культуры и туризма": "culture",
    "Управление ЖКХ": "housing",
    "комиссии по делам несовершеннолетних в районах": "minors",
}

# name, body, suggestion
NAMES = [
    ("ОМВД России по г.Краснолесску", "police", None),
    ("омвд  России по г. Краснолёсску", "police", None),
    ("«Комитет культуры и туризма»", "culture", None),
    ("Управление жилищно-коммунального хозяйства", "housing", None),
    ("Комитет культуры и туризма города", None, "culture"),
    ("Коммитет культуры и туризма", None, "culture"),
    ("Прокуратура", None, None),
]


@pytest.mark.parametrize(("name", "body", "suggestion"), NAMES)
def test_only_an_equal_alias_gives_a_body(name, body, suggestion):
    (found,) = matched([name], DIRECTORY)
    assert (found.name, found.body, found.suggestion) == (name, body, suggestion)
    assert (found.likeness >= 75) == (suggestion is not None)


def test_nothing_is_suggested_without_a_directory_or_below_the_limit():
    assert matched(["ЕДДС"], {})[0].suggestion is None
    (found,) = matched(["Комитет культуры"], DIRECTORY, suggested_from=95)
    assert found.suggestion is None


# name, what it stands for
GROUPS = [
    ("субъекты системы профилактики", "субъекты системы профилактики"),
    ("Органы местного самоуправления муниципальных районов", "органы местного самоуправления"),
    ("Главы городских и сельских поселений", "администрации поселений"),
    ("комиссии по делам несовершеннолетних в районах", "муниципальные комиссии"),
    ("общеобразовательные организации", "образовательные организации"),
    ("Комиссия по делам несовершеннолетних", None),
    ("Комитет культуры", None),
]


@pytest.mark.parametrize(("name", "called"), GROUPS)
def test_a_name_of_many_bodies_is_known(name, called):
    assert group(name) == called
    assert groups([name]) == ({} if called is None else {name: called})


def test_a_group_may_still_be_in_the_directory():
    (found,) = matched(["комиссии по делам несовершеннолетних в районах"], DIRECTORY)
    assert (found.body, found.group) == ("minors", "муниципальные комиссии")
