"""«Резкий рост»: an alarm in words, its verdict, the ledger, the replay, and settings refused."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.rights import DEMO_ACTOR
from analytics.false_alarms import AlarmVerdict
from answers.surges.alarms import alarms
from data.engines import duck
from data.home import home_at
from data.snapshots import current
from tests.pages.conftest import Opener, texts
from tests.pages.test_summary import markup
from tests.small_home import home_of

FIRST = datetime(2026, 1, 1, 10)
HEAD = (
    "Номер сообщения", "Дата подачи", "Категория", "Подкатегория", "Муниципалитет", "Статус",
    "Текст",
)  # fmt: skip


def message(number: int, received: datetime, text: str = "Ямы во дворе") -> dict[str, str]:
    cells = (
        f"П-{number}", f"{received:%d.%m.%Y %H:%M}", "Благоустройство", "Ямы во дворах",
        "пгт Мортка", "В работе", text,
    )  # fmt: skip
    return dict(zip(HEAD, cells, strict=True))


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a home where one message a day becomes ten on the last two days of 80."""
    days = [FIRST + timedelta(days=n) for n in range(80) for _ in range(10 if n >= 78 else 1)]
    rows = [message(n, day, "Взрыв" if n == 3 else "Ямы") for n, day in enumerate(days, 1)]
    yield home_of(tmp_path_factory.mktemp("grown"), rows).path
    duck.close_all()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\\", "")


def press(page: AppTest, label: str) -> None:
    next(one for one in page.button if one.label == label).click()
    page.run()
    assert not page.exception


def test_an_empty_district_says_what_to_do(opened: Opener) -> None:
    page = opened("surges")
    assert page.title[0].value == "Судить о росте не по чему"
    assert "Что сделать дальше" in texts(page)
    assert "Данные на" in texts(page)


def test_the_alarm_is_said_in_words_and_leads_on(opened: Opener, grown: Path) -> None:
    page = opened("surges", grown)
    title = plain(page.title[0].value)
    assert title.startswith("Мортка, ЖКХ: 10 сообщений за сутки; обычно 0–3")
    said = plain(texts(page))
    assert "Мортка, ЖКХ: 10 сообщений за сутки; обычно 0–3" in said
    assert "Ожидалось 1,0, предел" in said
    assert "surges?alarm=2026-03-20~" in markup(page).replace("%7E", "~")
    assert "ложных тревог в год" in said


def test_urgent_words_have_a_list_of_their_own(opened: Opener, grown: Path) -> None:
    assert "взрыв" not in markup(opened("surges", grown))
    page = opened("surges", grown, kind="words")
    assert "1 сообщение со срочным словом «взрыв…»" in plain(markup(page))


def test_an_alarm_that_is_gone_is_said_so(opened: Opener, grown: Path) -> None:
    page = opened("surges", grown, alarm="2020-01-01~Мортка~ЖКХ~7")
    assert "больше нет" in texts(page)


def test_a_verdict_is_written_shown_and_taken_back(opened: Opener, grown: Path) -> None:
    key = next(
        one.key for one in alarms(current(home_at(grown)), DEMO_ACTOR) if one.settlement == "Мортка"
    )
    page = opened("surges", grown, alarm=key)
    assert "Выводов ещё нет" in texts(page)
    next(one for one in page.text_input if one.label == "Пояснение").set_value("авария")
    press(page, "Записать вывод")
    assert "Подтверждены 1 из 1" in plain(texts(page))
    assert "Вывод: подтверждена" in plain(texts(page))
    assert "подтверждена" in markup(page)
    press(page, "Снять вывод")
    assert "Выводов ещё нет" in texts(page)
    page.radio[0].set_value(AlarmVerdict.FALSE)
    press(page, "Записать вывод")
    assert page.title[0].value.startswith("Весь район")  # a false alarm is no headline
    press(page, "Снять вывод")


def test_what_was_missed_is_written_down(opened: Opener, grown: Path) -> None:
    page = opened("surges", grown)
    what = next(one for one in page.text_input if one.label == "Что произошло")
    what.set_value("")
    press(page, "Записать")
    assert "Не сказано, что пропущено" in page.error[0].value
    next(one for one in page.text_input if one.label == "Что произошло").set_value("Гололёд")
    press(page, "Записать")
    assert "Гололёд" in markup(page)
    assert "пропущено 1" in plain(texts(page))


def test_typed_settings_are_replayed_and_bad_ones_refused(opened: Opener, grown: Path) -> None:
    page = opened("surges", grown)
    excess = next(one for one in page.number_input if one.label.startswith("Превышение"))
    excess.set_value(1000)
    press(page, "Показать, что было бы")
    assert "2026 год при этих настройках: 0 тревог" in plain(texts(page))
    weeks = next(one for one in page.number_input if one.label.startswith("Меньше скольких"))
    weeks.set_value(52)
    press(page, "Показать, что было бы")
    assert "Недель для сравнения" in page.error[0].value


def test_the_first_page_names_open_alarms_in_one_line(opened: Opener, grown: Path) -> None:
    links = [one.proto.label for one in opened("svodka", grown).get("page_link")]
    assert any("резкого роста" in plain(label) and "Мортка" in label for label in links)
