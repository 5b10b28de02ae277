"""«Проверка данных» tells what is damaged, mends it, and restores a copy after a question."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import journal, trouble
from data.backups import back_up
from data.engines import duck
from data.home import Home
from data.importing.isolation import in_child
from tests.pages.conftest import Opener, texts

NOW = datetime(2026, 11, 22, 9, 0)


@pytest.fixture(scope="module")
def copied(small_district: Path, tmp_path_factory) -> Path:
    folder = Path(shutil.copytree(small_district, tmp_path_factory.mktemp("copied") / "home"))
    duck.close_all()
    in_child(lambda: back_up(Home(folder), NOW))
    return folder


@pytest.fixture
def home(copied: Path, tmp_path: Path) -> Home:
    yield Home(Path(shutil.copytree(copied, tmp_path / "district")))
    duck.close_all()


def said(page: AppTest) -> str:
    kinds = (page.error, page.success, page.warning)
    listed = [texts(page), *(str(one.value) for kind in kinds for one in kind)]
    return "\n".join(listed).replace("\xa0", " ")


def test_whole_data_say_so(opened: Opener, home: Home) -> None:
    page = opened("check", home.path)
    assert page.title[0].value == "Повреждений не найдено, последняя копия — 22.11.2026"
    page.button("check_all").click().run()
    assert "неполадок нет" in said(page)
    assert [one.key for one in page.button if one.key in ("repair", "restore")] == []


def test_a_damaged_version_and_journal_are_mended(opened: Opener, home: Home) -> None:
    home.journal.write_bytes(b"{}\n" + home.journal.read_bytes())
    page = opened("check", home.path)
    page.button("check_all").click().run()
    assert "Строка 1 журнала" in said(page)
    page.button("repair").click().run()
    assert "Журнал загрузок восстановлен" in said(page)
    assert "неполадок нет" in said(page)


def test_a_lost_store_is_known_on_every_page_and_restored(opened: Opener, home: Home) -> None:
    home.store.unlink()
    assert "Хранилище повреждено" in said(opened("svodka", home.path))
    page = opened("check", home.path)
    assert page.title[0].value == "Хранилище повреждено, его нужно восстановить"
    page.button("check_all").click().run()
    assert "Последняя целая копия — 22.11.2026 09:00, 1 загрузка" in said(page)
    assert "В ней есть всё" in said(page)
    page.button("restore").click().run()
    page.button("restore_no").click().run()
    assert not home.store.exists()
    page.button("restore").click().run()
    page.button("restore_yes").click().run()
    assert "Хранилище восстановлено из копии" in said(page)
    assert trouble.noted(home) == []
    assert home.store.exists()


def test_without_any_copy_it_says_what_is_left(opened: Opener, home: Home) -> None:
    shutil.rmtree(home.backups)
    home.store.write_bytes(b"\x55" * 50000)
    page = opened("check", home.path)
    page.button("check_all").click().run()
    assert "Целой копии хранилища нет" in said(page)
    assert [one.key for one in page.button if one.key == "restore"] == []


def test_without_a_version_every_page_leads_to_the_remedy(opened: Opener, home: Home) -> None:
    home.store.unlink()
    for path in home.snapshots.iterdir():
        path.unlink()
    page = opened("svodka", home.path)
    assert page.title[0].value == "Данные нельзя показать, пока они не восстановлены"
    page.button("check_all").click().run()
    page.button("restore").click().run()
    page.button("restore_yes").click().run()
    assert "Данные нельзя показать" not in page.title[0].value


def test_an_import_that_came_to_nothing_is_told(opened: Opener, home: Home) -> None:
    about = {"kind": "import", "file_name": "январь.xlsx", "step": "read"}
    journal.append(home, "dropped", 0, str(NOW), "Иванова", about)
    shown = said(opened("check", home.path))
    assert "оборвалась на шаге «чтение»" in shown
    assert "Иванова" in shown
