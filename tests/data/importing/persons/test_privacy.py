"""No column that is kept names a person."""

import re
from pathlib import Path
from typing import Any

import pytest

from data.importing.job import Job
from data.importing.persons.letters import places_known
from data.importing.persons.masking import covered_name
from data.importing.persons.privacy import named_without_persons
from data.importing.reading import read
from data.importing.reading_values import Reading
from data.importing.tables.profile import shipped_profiles
from data.importing.tables.sheets import matched_sheet
from tests.data.exports import NOW, SALT, csv_file, drawn, xlsx_file

IM = "Номер инцидента|Дата создания|Группа тем|Итог|Исполнитель|Улица|Текст инцидента|1ый ответ ПИ"
EDDS = "№ п/п|Дата|Время|От кого|Телефон|Адрес/НП|Содержание"
HEARINGS = "Дата|Предмет слушаний|Проект акта|Через ПОС|Ссылка на событие в ПОС"
PAGES = "Месяц|Получатель|Страница|Норма выполнена"


def reading_of(folder: Path, table: str, *places: str) -> Reading:
    path = csv_file(folder / "file.csv", drawn(table))
    sheet, match = matched_sheet(path, shipped_profiles())
    return read(path, sheet, match, NOW, SALT, places_known(places))


def rows_of(reading: Reading) -> list[dict[str, Any]]:
    return sorted(reading.rows.to_pylist(), key=lambda row: row["row_number"])


def test_texts_replies_and_streets(tmp_path) -> None:
    reading = reading_of(
        tmp_path,
        f"""{IM}
        1|01.02.2026|Б|Решено|УЖКХ, Петров П.П.|Титова|у Сидорова нет воды|Ответ дан Петровой
        2|01.02.2026|Б|Решено|Районная больница|Карла Маркса|в Половинке темно|Спасибо""",
        "п. Половинка",
    )
    first, second = rows_of(reading)
    assert (first["street"], second["street"]) == ("Титова", "Карла Маркса")
    assert first["reply"] == "Ответ дан [имя скрыто]"
    assert second["text"] == "в Половинке темно"
    assert first["executor"].startswith("УЖКХ, [имя скрыто ")
    assert second["executor"] == "Районная больница"


def test_a_text_with_a_bar_in_a_mention(tmp_path) -> None:
    # drawn() parts cells by «|», so the file is written by hand.
    path = tmp_path / "file.csv"
    header = IM.replace("|", ";")
    path.write_text(f"{header}\n1;01.02.2026;Б;Решено;;;[id1|Анна Ткач], темно;", encoding="utf-8")
    sheet, match = matched_sheet(path, shipped_profiles())
    assert rows_of(read(path, sheet, match, NOW, SALT))[0]["text"] == "[имя скрыто], темно"


def test_an_address_keeps_the_place_and_the_street(tmp_path) -> None:
    reading = reading_of(
        tmp_path,
        f"""{EDDS}
        1|01.02.2026|10:00|Иванова|89028145566|Сидорова Анна, п. Половинка, ул. Лесная, д. 5, кв. 12|т
        2|01.02.2026|10:00|Петров||п. Половинка, Лесная 5-12|т""",
        "п. Половинка",
    )
    rows = rows_of(reading)
    assert [row["place"] for row in rows] == ["п. Половинка", "п. Половинка | Лесная 5"]
    assert rows[0]["street"] == "п. Половинка, ул. Лесная"


def test_a_caller_is_known_by_the_telephone(tmp_path) -> None:
    reading = reading_of(
        tmp_path,
        f"""{EDDS}
        1|01.02.2026|10:00|Иванова|8 (902) 814-55-66|Мортка|т
        2|01.02.2026|10:00|житель|+79028145566|Мортка|т
        3|01.02.2026|10:00|Иванова|112|Мортка|т
        4|01.02.2026|10:00|Иванова||Мортка|т
        5|01.02.2026|10:00|житель||Мортка|т""",
    )
    one, same, other, again, nobody = (row["applicant"] for row in rows_of(reading))
    assert one == same
    assert other == again
    assert one != other
    assert nobody is None


def test_hearings_on_two_persons_stay_two(tmp_path) -> None:
    reading = reading_of(
        tmp_path,
        f"""{HEARINGS}
        01.02.2026|О разрешении гр. Петрову|Проект|да|https://pos.example/1
        01.02.2026|О разрешении гр. Сидорову|Проект|да|https://pos.example/2""",
    )
    rows = rows_of(reading)
    assert len({row["key"] for row in rows}) == 2
    assert all("ров" not in row["subject"] for row in rows)
    assert rows[0]["link"] == "https://pos.example/1"


def test_an_official_page_stays_a_link(tmp_path) -> None:
    reading = reading_of(
        tmp_path, f"{PAGES}\n01.02.2026|Администрация Мортки|https://vk.com/mortka|да"
    )
    assert rows_of(reading)[0]["page"] == "https://vk.com/mortka"


def test_the_name_of_a_file_stays_a_name_of_a_file() -> None:
    job = named_without_persons(Job(Path("1.xlsx"), "Обращение Иванова И.И.xlsx"))
    assert job.file_name == "Обращение [имя скрыто].xlsx"
    assert covered_name("ИМ_50000.csv") == "ИМ_50000.csv"


def test_headers_sheets_and_warnings_name_nobody(tmp_path) -> None:
    rows = [IM.split("|") + ["Со слов Иванова И.И."], ["1", "01.02.2026", "Б", "Решено"]]
    path = xlsx_file(
        tmp_path / "book.xlsx", {"Петрова А.А.": rows, "Сидоров Пётр": [["нет"]]}, hidden=()
    )
    sheet, match = matched_sheet(path, shipped_profiles())
    reading = read(path, sheet, match, NOW, SALT)
    said = " ".join((reading.sheet, *reading.headers, *reading.sheets, *reading.warnings))
    assert not re.search("Иванов|Петров|Сидоров|Пётр", said)
    assert reading.sheet == "[имя скрыто]"
    assert "Со слов [имя скрыто]" in said


def test_a_sheet_is_chosen_by_the_name_that_was_shown(tmp_path) -> None:
    rows = [IM.split("|"), ["1", "01.02.2026", "Б", "Решено"]]
    path = xlsx_file(tmp_path / "book.xlsx", {"Лист1": rows, "Петрова А.А.": rows})
    sheet, _ = matched_sheet(path, shipped_profiles(), wanted="[имя скрыто]")
    assert sheet.name == "Петрова А.А."


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("Иванов И.И. 89028145566", "[имя скрыто] [телефон скрыт]"),
        ("31.02.2026", "31.02.2026"),
        ("позже " * 20, ("позже " * 20).strip()[:80]),
    ],
)
def test_a_refused_value(tmp_path, cell: str, shown: str) -> None:
    reading = reading_of(tmp_path, f"{IM}\n1|{cell}|Б|Решено||||")
    assert [refusal.value for refusal in reading.refusals] == [shown]
