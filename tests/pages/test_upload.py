"""«Загрузка» without a browser: what is said of files, and what is not."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from access.rights import DEMO_ACTOR
from data import runs
from data.home import home_at
from tests.data.drawn import im, stray
from tests.pages.conftest import Opener

GOOD = im("1;10.01.2026 09:00;12.01.2026 09:00;пгт Мортка;Решено", "2;нет;;пгт Мортка;")


def with_files(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    for name, content in files:
        page.file_uploader[0].upload(name, content, "text/csv")
    return settled(page.run())


def settled(page: AppTest) -> AppTest:
    """Look again, as the browser does every second, until nothing is at work."""
    home = home_at()
    while any(run.end is None for run in runs.runs(home, DEMO_ACTOR)):
        time.sleep(0.05)
    page.run()
    assert [one.value for one in page.exception] == []
    return page


def pressed(page: AppTest, label: str) -> AppTest:
    """Press a button and wait for what it began."""
    button(page, label).click()
    return settled(page.run())


def words(page: AppTest) -> str:
    """Return everything the page says, tables too."""
    parts = [*page.markdown, *page.caption, *page.error, *page.info, *page.warning, *page.success]
    markup = [element.proto.body for element in page.get("html")]
    return (
        "\n".join([str(part.value) for part in parts] + markup)
        .replace("\xa0", " ")
        .replace("\u2060", "")
    )


def button(page: AppTest, label: str) -> object:
    return next(one for one in page.button if one.label == label)


def test_an_empty_district_says_what_is_recognised(opened: Opener) -> None:
    page = opened("upload")
    assert page.title[0].value == "Загрузите выгрузки: система узнает их по заголовкам"
    assert "Узнаются сами: " in words(page)
    assert "59" in words(page)


def test_a_file_is_looked_through_confirmed_and_linked(opened: Opener) -> None:
    page = with_files(opened("upload"), ("январь.csv", GOOD))
    assert page.title[0].value.replace("\xa0", " ") == (
        "К загрузке: 1 файл, 1 новая строка, 1 строка не примется"
    )
    said = words(page)
    assert "можно загрузить" in said
    assert "дата" in said.lower()
    assert "Не принято: 1 строка" in said

    pressed(page, "Загрузить")
    assert page.title[0].value.replace("\xa0", " ") == "Загружено: 1 файл, 1 строка принята"
    assert "загружен, № 1" in words(page)


def test_the_same_file_again_cannot_be_confirmed(opened: Opener) -> None:
    page = with_files(opened("upload"), ("январь.csv", GOOD))
    pressed(page, "Загрузить")
    page = with_files(opened("upload"), ("январь.csv", GOOD))
    assert page.title[0].value == "Загружать нечего: посмотрите причины ниже"
    assert "уже загружен" in words(page)
    assert all(one.label != "Загрузить" for one in page.button)


@pytest.mark.parametrize(
    ("name", "content", "reason", "by_hand"),
    [
        ("план.pdf", b"%PDF-1.4 text", "Это PDF", False),
        ("пусто.xlsx", b"", "Файл пустой", False),
        ("чужой.csv", stray("А-1;10.02.2026;;Леуши;Вода;готово"), "Не нашлось строки", True),
    ],
)
def test_a_refused_file_says_why_and_what_to_do(
    opened: Opener, name: str, content: bytes, reason: str, by_hand: bool
) -> None:
    page = with_files(opened("upload"), (name, content), ("январь.csv", GOOD))
    errors = [str(one.value).replace("\\", "") for one in page.error]
    assert len(errors) == 1
    assert reason in errors[0]
    offers = [one for one in page.button if one.label == "Сопоставить столбцы вручную"]
    assert bool(offers) is by_hand
    assert button(page, "Загрузить"), "the other file goes in all the same"


def test_markup_in_a_name_stays_text(opened: Opener) -> None:
    page = with_files(opened("upload"), ("<b>**злой**.csv", GOOD))
    assert "&lt;b&gt;**злой**" in words(page)
    assert "<b>**злой" not in words(page)


def test_columns_are_mapped_by_hand_and_the_next_file_is_known(opened: Opener) -> None:
    file = ("диспетчер.csv", stray("А-1;10.02.2026;;Леуши;Вода;готово"))
    page = with_files(opened("upload"), file)
    button(page, "Сопоставить столбцы вручную").click()
    page.run()
    chosen = {one.label: one.value for one in page.selectbox}
    assert (chosen["Номер *"], chosen["Дата поступления *"]) == ("№ заявки", "Принято")
    assert "Осталось назвать источник" in words(page)

    next(one for one in page.text_input if one.label == "Название источника").set_value("Диспетчер")
    next(one for one in page.selectbox if one.label == "Статус").set_value("Чем кончилось")
    page.run()
    assert next(one for one in page.selectbox if one.label == "готово").value == "resolved"
    pressed(page, "Посмотреть, что получится")
    assert "1 новая строка" in page.title[0].value.replace("\xa0", " ")
    pressed(page, "Загрузить")
    assert page.title[0].value.startswith("Загружено")
    assert "Источники, сопоставленные вручную" in [one.value for one in page.subheader]

    again = with_files(opened("upload"), ("март.csv", stray("А-2;10.03.2026;;Леуши;Вода;готово")))
    assert "можно загрузить" in words(again)
    assert not again.error


def test_without_required_columns_nothing_can_be_tried(opened: Opener) -> None:
    page = with_files(opened("upload"), ("чужой.csv", stray("А-1;10.02.2026;;Леуши;Вода;готово")))
    button(page, "Сопоставить столбцы вручную").click()
    page.run()
    next(one for one in page.selectbox if one.label == "Номер *").set_value("")
    page.run()
    assert "Осталось указать столбцы: «Номер»" in words(page)
    assert all(one.label != "Посмотреть, что получится" for one in page.button)
