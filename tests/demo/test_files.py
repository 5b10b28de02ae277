"""The whole demonstration: which files there are, how many messages, the same ones each time."""

import re
from datetime import date, datetime

import pytest

from demo import write

MONTHS = [f"2026-{month:02d}" for month in range(1, 11)]
HEADERS = {
    "ИМ_2024": "Номер инцидента|Дата создания|Дата окончания|Группа тем|Тема|Регион|Муниципалитет"
    "|Населенный пункт|Улица|Дом|Отдел|Исполнитель|Текущий шаг инцидента|Тип инцидента|Итог"
    "|Время с начала создания инцидента до первого ответа"
    "|Время с начала создания инцидента до окончания|Текст инцидента|1ый ответ ПИ|Автор|Теги"
    "|Автоматическая маршрутизация|Средство контроля",
    "ПОС_2024": "Номер сообщения|Дата подачи|Тип|Категория|Подкатегория|Факт|Текст|Адрес"
    "|Муниципалитет|ЛКО/Организация|Исполнитель|Статус|Ускоренное (да/нет)"
    "|Плановая дата ответа|Дата ответа|Просрочено|Оценка (1–5)|Комментарий к оценке"
    "|Переподготовка|Скрыто|Канал|Автоматическая маршрутизация|Средство контроля",
    "ЕДДС_2024": "№ п/п|Дата|Время|От кого|Телефон|Адрес/НП|Содержание|Служба"
    "|Передано (кому, время)|Принятые меры|Время завершения|Дежурный",
    "59-ФЗ_2024": "Рег. №|Дата регистрации|Заявитель|Адрес|Вид|Вопрос (один или несколько)"
    "|Тематика|Исполнитель|Срок|Дата ответа|Результат|Повторное|Коллективное",
    "страницы_2024": "Месяц|Получатель|Страница|Категория|Постов за месяц|Норма постов"
    "|Ответов в срок|Норма выполнена",
    "решения_2024": "Дата|Предмет решения|Территория|Форма участия жителей|Через ПОС|Реализовано",
    "слушания_2024": "Дата|Предмет слушаний|Вид|Проект акта|Через ПОС|Ссылка на событие в ПОС"
    "|Участников|Итоговый документ",
    "дорожные_карты_2024": "№ мероприятия|Дорожная карта|Мероприятие|Тема|Поселение|Период с"
    "|Период по|Исполнитель|Статус|Дата исполнения",
}
# What a message file calls its id, receipt and answer, in any year.
KEYS = {
    "ИМ": ("Номер инцидента", "Дата создания", ("Дата окончания", "Дата закрытия", "Датазакрытия")),
    "ПОС": ("Номер сообщения", "Дата подачи", ("Дата ответа",)),
    "ЕДДС": ("№ п/п", "Дата", ()),
    "59-ФЗ": ("Рег. №", "Дата регистрации", ("Дата ответа",)),
}


def test_every_source_has_two_years_and_ten_months_every_report_three_years(files):
    exports = {f"демо_{source}_{period}" for source in KEYS for period in ["2024", "2025", *MONTHS]}
    reports = {
        f"демо_{kind}_{year}"
        for kind in ("страницы", "решения", "слушания", "дорожные_карты")
        for year in (2024, 2025, 2026)
    }
    assert set(files) == exports | reports
    assert {stem for stem, path in files.items() if path.suffix == ".csv"} == {
        stem for stem in exports if "ЕДДС" in stem
    }


@pytest.mark.parametrize("stem", HEADERS)
def test_a_file_of_2024_has_every_known_header(table, stem):
    assert set(HEADERS[stem].split("|")) <= set(table(f"демо_{stem}")[0])


def test_the_year_decides_how_a_column_is_called(table):
    assert "Дата закрытия" in table("демо_ИМ_2025")[0]
    assert "Датазакрытия" in table("демо_ИМ_2026-07")[0]
    assert {"ЛКО", "Ускоренное"} <= set(table("демо_ПОС_2025")[0])
    assert {"Организация", "Оценка"} <= set(table("демо_ПОС_2026-07")[0])
    assert "Вопрос" in table("демо_59-ФЗ_2026-07")[0]


def test_messages_are_counted_in_proportion(source_rows):
    # Ordinary and episode messages of scale 1, and the planted copies, which do not scale.
    assert len(source_rows("ИМ")) == pytest.approx(0.03 * (17_600 + 380) + 2, abs=3)
    assert len(source_rows("ПОС")) == pytest.approx(0.03 * (9_850 + 160) + 1, abs=3)
    assert len(source_rows("ЕДДС")) == pytest.approx(0.03 * (7_800 + 240) + 1, abs=3)
    appeals = {row["Рег. №"] for row in source_rows("59-ФЗ")}
    assert len(appeals) == pytest.approx(0.03 * (3_950 + 20), abs=3)


@pytest.mark.parametrize("source", KEYS)
def test_a_file_holds_only_messages_of_its_period(files, table, source):
    received = KEYS[source][1]
    for stem in files:
        if f"_{source}_" not in stem:
            continue
        period = stem.rsplit("_", 1)[1]
        days = [_moment(row[received]) for row in table(stem)]
        months = {f"{day:%Y-%m}" for day in days if day}
        assert months, stem
        assert all(month.startswith(period) for month in months), stem


def test_ten_rows_of_the_demonstration_must_be_refused(source_rows):
    refused = [
        row
        for source, (number, received, answers) in KEYS.items()
        for row in source_rows(source)
        if _must_be_refused(row, number, received, answers)
    ]
    assert len(refused) == 10


def test_ids_are_unique_but_for_the_planted_copies(source_rows):
    for source, copies in {"ИМ": 2, "ПОС": 1}.items():
        ids = [str(row[KEYS[source][0]]).removesuffix(".0") for row in source_rows(source)]
        known = [number for number in ids if number]
        assert len(known) - len(set(known)) == copies, source
    journal = [(row["Дата"][-4:], row["№ п/п"]) for row in source_rows("ЕДДС") if row["№ п/п"]]
    assert len(journal) - len(set(journal)) == 1


def test_the_same_seed_writes_the_same_bytes_and_another_seed_others(tmp_path):
    first = write(tmp_path / "first", seed=7, scale=0.003)
    again = write(tmp_path / "again", seed=7, scale=0.003)
    other = write(tmp_path / "other", seed=8, scale=0.003)
    assert [path.name for path in first] == [path.name for path in again]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]
    assert [path.read_bytes() for path in first] != [path.read_bytes() for path in other]


def test_a_month_without_messages_has_no_file(tmp_path):
    names = {path.stem for path in write(tmp_path, scale=0.0003)}
    exported = {name for name in names if "_59-ФЗ_" in name}
    # 0.0003 of 3 950 appeals is one, so it stands in one of the twelve files.
    assert len(exported) == 1
    assert "демо_страницы_2024" in names


@pytest.mark.parametrize("scale", [0, -1])
def test_a_scale_that_makes_no_messages_is_an_error(tmp_path, scale):
    with pytest.raises(ValueError, match="Масштаб должен быть больше нуля"):
        write(tmp_path / "none", scale=scale)
    assert not (tmp_path / "none").exists()


def _must_be_refused(row, number, received, answers):
    came = _moment(row[received])
    cell = next((row[header] for header in answers if header in row), "")
    answered = _moment(cell)
    return row[number] == "" or came is None or (answered is not None and answered < came)


def _moment(cell):
    """The moment in a native or day-first text cell, None for a blank or impossible one."""
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return datetime(cell.year, cell.month, cell.day)
    if isinstance(cell, datetime):
        return cell
    found = re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4})(?: (\d\d):(\d\d)(?::(\d\d))?)?", cell)
    if not found:
        return None
    day, month, year, *clock = (int(part or 0) for part in found.groups())
    try:
        return datetime(year, month, day, *clock)
    except ValueError:
        return None
