"""«Похожие обращения»: a pair is decided, leaves the list, shows beside the message, and comes back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.rights import DEMO_ACTOR, AccessDenied, Actor, Right
from answers.messages.twins import (
    decide,
    decisions,
    linked_words,
    offered,
    pairs_of,
    undecided,
    withdraw,
)
from data.engines import duck
from data.errors import NotFound
from data.home import Home, home_at
from data.queries.selection import Selection
from data.snapshots import current
from data.texts import texts_path
from tests.data.exports import NOW, csv_file, drawn, take_in
from tests.pages.conftest import Opener, texts
from tests.pages.test_summary import markup

POS = "Номер сообщения|Дата подачи|Категория|Подкатегория|Статус|Муниципалитет|Текст\n"
IM = "Номер инцидента|Дата создания|Группа тем|Тема|Итог|Населенный пункт|Текст инцидента\n"
LONG = "Третий день не вывозят мусор возле школы"
WHOLE = {"period": "2026-02-01..2026-03-31"}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home with two pairs of alike messages and one apart."""
    home = home_at(tmp_path / "home")
    pos = f"П-1|01.02.2026|Б|Т||Мортка|{LONG}\nП-2|01.03.2026|Б|Т||Мортка|{LONG}"
    im = f"1|03.02.2026|Б|Т||Мортка|{LONG}\n2|02.03.2026|Б|Т||Мортка|{LONG}, Иванов И. И.\n3|03.02.2026|Б|Т||Леуши|{LONG}"
    take_in(
        home,
        csv_file(tmp_path / "1.csv", drawn(POS + pos)),
        csv_file(tmp_path / "2.csv", drawn(IM + im)),
    )
    yield home
    duck.close_all()


def whole(home: Home, **narrowed: str) -> Selection:
    return Selection(current(home).data_date, **narrowed)


def press(page: AppTest, label: str) -> None:
    next(one for one in page.button if one.label == label).click()
    page.run()
    assert not page.exception


def test_pairs_are_offered_newest_first_until_they_are_decided(home: Home) -> None:
    pairs = offered(current(home), DEMO_ACTOR, whole(home))
    assert list(zip(pairs["number"], pairs["other_number"])) == [("2", "П-2"), ("1", "П-1")]
    assert set(pairs["why"]) == {"похожий текст, 100 %"}
    decide(home, DEMO_ACTOR, pairs_of(pairs)[:1], same=True, now=NOW)
    left = undecided(pairs, decisions(home, DEMO_ACTOR, NOW))
    assert list(left["number"]) == ["1"]
    withdraw(home, DEMO_ACTOR, pairs_of(pairs)[0], NOW)
    assert len(undecided(pairs, decisions(home, DEMO_ACTOR, NOW))) == 2


def test_either_message_may_be_the_one_asked_about(home: Home) -> None:
    for source in ("ИМ", "ПОС"):
        assert len(offered(current(home), DEMO_ACTOR, whole(home, source=source))) == 2
    assert offered(current(home), DEMO_ACTOR, whole(home, settlement="Леуши")).empty


def test_a_link_changes_no_count_and_stands_beside_both(home: Home) -> None:
    pairs = pairs_of(offered(current(home), DEMO_ACTOR, whole(home)))
    before = current(home).messages
    decide(home, DEMO_ACTOR, pairs[:1], same=True, now=NOW)
    decide(home, DEMO_ACTOR, pairs[1:], same=False, now=NOW)
    rows = offered(current(home), DEMO_ACTOR, whole(home))
    messages = rows.rename(columns={"number": "external_id"})
    words = linked_words(messages, decisions(home, DEMO_ACTOR, NOW))
    assert list(words) == ["ПОС № П-2", None]
    assert current(home).messages == before == 5


def test_rights_and_texts_that_are_gone(home: Home) -> None:
    nobody = Actor("petrov", "Никто", frozenset())
    with pytest.raises(AccessDenied):
        offered(current(home), nobody, whole(home))
    with pytest.raises(AccessDenied):
        decisions(home, nobody, NOW)
    looker = Actor("petrov", "Просмотр", frozenset({Right.VIEW_MESSAGES}))
    pairs = pairs_of(offered(current(home), looker, whole(home)))
    with pytest.raises(AccessDenied):
        decide(home, looker, pairs, same=True, now=NOW)
    texts_path(current(home)).unlink()
    with pytest.raises(NotFound, match="Опубликуйте"):
        offered(current(home), looker, whole(home))


@pytest.mark.usefixtures("home")
def test_the_page_takes_a_decision_and_lets_it_be_withdrawn(opened: Opener) -> None:
    page = opened("twins", **WHOLE)
    assert page.title[0].value.replace("\xa0", " ").startswith("2 пары похожих обращений ждут")
    assert "похожий текст, 100 %" in texts(page)
    assert LONG not in texts(page)
    assert "messages?period=2026-03-02..2026-03-02&ids=2&source=" in texts(page)
    page.toggle(key="show_texts").set_value(True)
    page.run()
    assert "Третий день не вывозят мусор" in texts(page)
    assert "Иванов" not in texts(page)
    press(page, "Одно обращение")
    assert page.title[0].value.replace("\xa0", " ").startswith("1 пара похожих обращений ждёт")
    assert "Связано с" in markup(opened("messages", **WHOLE))
    page = opened("twins", **WHOLE)
    press(page, "Снять решение")
    assert page.title[0].value.replace("\xa0", " ").startswith("2 пары")
    assert "Связано с" not in markup(opened("messages", **WHOLE))


def test_an_empty_district_says_what_to_do(opened: Opener) -> None:
    page = opened("twins")
    assert page.title[0].value == "Похожих обращений нет"
    assert "Что сделать дальше" in texts(page)
