"""Every kind of table in every format, with what offices put around and between its rows."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.data.exports import csv_file, reading_of, rows_of, xlsx_file
from tests.data.office_formats import ods_file, xls_file, xlsb_file

Row = list[str]

# Header and a good row with «{}» for its number; the first column may be any.
TABLES: dict[str, tuple[str, str]] = {
    "im": (
        "Номер инцидента|Дата создания|Дата окончания|Группа тем|Тема|Населенный пункт|Итог",
        "10{}|03.02.2025 10:15|05.02.2025|Дороги|Ямы|Мортка|Решено",
    ),
    "pos": (
        "Номер сообщения|Дата подачи|Категория|Подкатегория|Статус|Адрес",
        "П-{}|2025-02-03T10:00:00+05:00|ЖКХ|Двор|Решено|Мортка",
    ),
    "edds": (
        "№ п/п|Дата|Время|Адрес/НП|Содержание|Служба|Время завершения",
        "{}|03.02.2025|10:15|Мортка|Нет воды|Водоканал|12:40",
    ),
    "fz59": (
        "Рег. №|Дата регистрации|Вид|Вопрос|Тематика|Результат",
        "{}-ОГ|05.02.2025|устное|Дорога|Экономика|разъяснено",
    ),
    "page_months": (
        "Месяц|Получатель|Страница|Постов за месяц|Норма выполнена",
        "январь 2026|Школа № {}|vk.com/s|12|да",
    ),
    "decisions": (
        "Дата|Предмет решения|Территория|Форма участия жителей|Через ПОС",
        "03.02.2025|Сквер {}|Мортка|опрос|да",
    ),
    "hearings": (
        "Дата|Предмет слушаний|Вид|Проект акта|Через ПОС|Участников",
        "10 февраля 2025 г.|Генплан {}|публичные слушания|Решение|да|12",
    ),
    "road_map_measures": (
        "№ мероприятия|Дорожная карта|Мероприятие|Тема|Поселение|Период с|Статус",
        "1.{}|ДК-1|Отсыпка|Ямы|Мортка|01.02.2025|в работе",
    ),
}
ABOVE = ("Отчёт за февраль 2025 года", "Администрация района", "", "Сформирован 01.03.2026")
BETWEEN = ("", "Итого", "Всего по поселению|7", "Страница 2 из 3", "пгт Мортка", "Раздел 2. Связь",
           "||% выполнения|86,4 %|100 %")  # fmt: skip
BELOW = ("", "Глава района||_______|Б.Б. Ким", "Исп. Ким, тел. 3-35-40", "Дата формирования:|01.03.2026",
         "* данные предварительные", "|||Ответственный:|Ким")  # fmt: skip
WRITERS = (xlsx_file, xls_file, xlsb_file, ods_file)


def laid_out(random: Random, header: Row, good: list[Row]) -> Iterator[tuple[Row, bool]]:
    """Yield the rows of a sheet, each with whether it is a good one."""

    def line(said: str) -> tuple[Row, bool]:
        cells = said.split("|")
        return [*cells, *[""] * (len(header) - len(cells))], False

    yield from (line(said) for said in random.sample(ABOVE, random.randint(0, 3)))
    yield header, False
    if random.random() < 0.4:
        yield line("|".join(str(i + 1) for i in range(len(header))))
    for row in good:
        while random.random() < 0.3:
            yield line(random.choice([*BETWEEN, "|".join(header)]))
        yield row, True
    yield line("Итого")
    yield from (line(said) for said in random.sample(BELOW, random.randint(0, 4)))


def written(path: Path, random: Random, rows: list[Row]) -> Path:
    if random.random() < 0.4:
        return csv_file(path, rows, random.choice(["utf-8", "utf-16", "cp1251"]))
    return random.choice(WRITERS)(path, {"Лист1": rows})


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", TABLES)
def test_a_table_in_disguise(tmp_path, name, seed) -> None:
    random = Random(f"{name} {seed}")
    header, good = (said.split("|") for said in TABLES[name])
    lines = [[cell.format(i) for cell in good] for i in range(1, random.randint(2, 8))]
    sheet = list(laid_out(random, header, lines))
    while not any(sheet[-1][0]):
        sheet.pop()
    reading = reading_of(written(tmp_path / "file", random, [row for row, _ in sheet]))
    wanted = [number for number, (_, is_good) in enumerate(sheet, start=1) if is_good]
    assert (reading.profile.id, reading.refusals) == (name, ())
    assert sorted(row["row_number"] for row in rows_of(reading)) == wanted
    top = next(number for number, (row, _) in enumerate(sheet, start=1) if row == header)
    assert reading.rows_read == len(sheet) - top
    assert reading.rows_skipped == reading.rows_read - len(wanted)
