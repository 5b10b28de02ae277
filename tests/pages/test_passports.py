"""«Паспорта и версии»: every tab opens; a draft, a publication, a refusal, an eighth indicator."""

import shutil
from pathlib import Path

import pytest

from access.rights import DEMO_ACTOR
from answers.indicators.passport_versions import passports
from data.home import home_at
from data.snapshots import current, indicators
from tests.pages.conftest import Opener
from tests.pages.test_summary import markup
from tests.pages.test_upload import button
from tests.small_home import NOW


def box(page, label):
    fields = (*page.text_input, *page.text_area, *page.number_input, *page.selectbox, *page.radio)
    return next(one for one in fields if one.label == label)


@pytest.mark.parametrize(
    ("tab", "said"),
    [("versions", "Посмотреть версию"), ("edit", "Наименьшее число для вывода"),
     ("text", "Текст паспорта"), ("new", "Код латинскими буквами")],
)  # fmt: skip
def test_every_tab_opens_by_its_address(opened: Opener, tab: str, said: str) -> None:
    page = opened("passports", tab=tab)
    assert page.title[0].value.replace("\xa0", " ") == "7 показателей считаются"
    assert box(page, said)
    assert "Ускоренное решение" in markup(page)


def test_a_published_variant_recounts_and_stands_in_the_passport(opened: Opener) -> None:
    page = opened("passports", tab="edit", indicator="fast_track")
    box(page, "Порядок расчёта и источник отметки").set_value("Ответ дан в ускоренный срок")
    box(page, "Зачем меняется").set_value("Решение совещания")
    button(page, "Опубликовать").click()
    page.run()
    assert "Версия 2 опубликована" in page.success[0].value
    assert "числитель: было «ускоренное решение»" in markup(page)
    one = indicators(current(home_at()))[0]
    assert (one.version, one.numerator) == (2, "in_fast_term")
    assert [change.version for change in one.changes] == [2]


def test_a_save_without_a_reason_is_refused_in_words(opened: Opener) -> None:
    page = opened("passports", tab="edit", indicator="road_maps")
    box(page, "Наименьшее число для вывода").set_value(20)
    button(page, "Сохранить черновик").click()
    page.run()
    assert "зачем меняется паспорт" in page.error[0].value


def test_an_eighth_indicator_is_drafted_published_and_archived(
    opened: Opener, small_district: Path, tmp_path: Path
) -> None:
    home = tmp_path / "district"
    shutil.copytree(small_district, home)
    page = opened("passports", home, tab="new")
    box(page, "Зачем меняется").set_value("Хотим видеть решённые")
    button(page, "Сохранить черновик").click()
    page.run()
    assert "Черновик сохранён" in page.success[0].value
    assert len(indicators(current(home_at()))) == 7
    button(page, "Опубликовать эту версию").click()
    page.run()
    assert [one.key for one in indicators(current(home_at()))][-1] == "own_indicator"
    for slug in ("svodka", "indicators", "carpet"):
        other = opened(slug)
        links = [one.proto.label for one in other.get("page_link")]
        assert "Решено по существу" in markup(other) + " ".join(links), slug
    page = opened("passports", indicator="own_indicator")
    box(page, "Зачем").set_value("Больше не нужен")
    button(page, "Убрать показатель в архив").click()
    page.run()
    assert len(indicators(current(home_at()))) == 7
    known = passports(home_at(), DEMO_ACTOR, current(home_at()), NOW)
    assert [one.standing for one in known.known if one.code == "own_indicator"] == ["в архиве"]
    assert not known.unpublished


def test_a_text_that_cannot_be_read_is_refused_with_the_place(opened: Opener) -> None:
    page = opened("passports", tab="text", indicator="hearings")
    box(page, "Текст паспорта").set_value("code = = 1")
    box(page, "Зачем меняется").set_value("Проба")
    button(page, "Опубликовать").click()
    page.run()
    assert "строка 1" in page.error[0].value
