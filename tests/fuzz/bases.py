"""Whole files to begin with: every source and format, small and as an office sends them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from tests.data.exports import csv_text, drawn, xlsx_file
from tests.data.office_formats import ods_file, xls_file, xlsb_file

Rows = Sequence[Sequence[Any]]

IM: Rows = [
    ["Выгрузка за февраль", "", "", ""],
    ["Номер инцидента", "Дата создания", "Дата окончания", "Группа тем", "Тема", "Населенный пункт",
     "Итог", "Текст инцидента", "Время с начала создания инцидента до первого ответа"],
    ["00001", datetime(2025, 2, 1, 10), datetime(2025, 2, 3, 9), "ЖКХ", "Вода", "Мортка", "Решено",
     "Нет воды, Иванов И.И., тел. 89221234567", timedelta(hours=26, minutes=30)],
    [2, "02.02.2025 11:00", "", "Дороги", "Ямы", "пгт Междуреченский", "", "Яма\nу дома 5", "1 days 02:10:00"],
    ["3", "31.02.2025", "", "Дороги", "Ямы", "Урай", "Не решено", "=1+1", ""],
    ["", "", "", "", "", "", "", "", ""],
    ["4", 45_700.5, date(2025, 2, 20), "ТКО", "Вывоз", "Шугур", "Решено", "x" * 400, time(3, 15)],
    ["Итого", 4, "", "", "", "", "", "", ""],
]  # fmt: skip
POS = drawn(
    """
    Номер сообщения|Дата подачи|Категория|Подкатегория|Муниципалитет|Статус|Ускоренное|Плановая дата ответа|Дата ответа|Оценка|Скрыто
    П-1|01.03.2025 09:00|Дороги|Ямы|Кондинский район|Решено|да|15.03.2025|10.03.2025|5|нет
    П-2|2025-03-02|ЖКХ|Вода|Мортка|В работе|нет|01.04.2025|||
    П-3|3 марта 2025 г.|ЖКХ|Вода|Леуши|Отозвано||||1|да
    """
)
EDDS = drawn(
    """
    № п/п|Дата|Время|От кого|Телефон|Адрес/НП|Содержание|Служба|Время завершения
    1|01.02.2025|14:30|Петрова|8-922-000-11-22|Мортка, ул. Мира, 5|Порыв, нет воды; ждут|Водоканал|16:00
    2|01.02.2025|15.10|сосед||пгт Междуреченский|Обрыв провода|Электросети|
    """
)
LETTERS = drawn(
    """
    Рег. №|Дата регистрации|Вид|Вопрос|Тематика|Дата ответа|Результат|Повторное
    12/25-ОГ|05.02.2025|письменное|о дороге|Дороги|20.02.2025|разъяснено|нет
    13/25-ОГ|06.02.2025|устное|о воде|ЖКХ||на рассмотрении|да
    """
)
PAGES = drawn(
    """
    Месяц|Получатель|Норма выполнена
    январь 2025|Школа № 1|да
    2025-01|Сад «Ёлочка»|нет
    """
)


def bases(folder: Path) -> dict[str, Path]:
    """Write the files into the folder and return {name: path}."""
    plain = [[str(cell) for cell in row] for row in POS]
    texts = {
        "edds cp1251": csv_text(EDDS).encode("cp1251"),
        "letters utf-8": csv_text(LETTERS, ",").encode("utf-8-sig"),
        "pos utf-16": csv_text(POS, "\t").encode("utf-16"),
    }
    for name, content in texts.items():
        (folder / f"{name}.csv").write_bytes(content)
    return {
        "im": xlsx_file(folder / "im.xlsx", IM),
        "im of two sheets": xlsx_file(folder / "two.xlsx", {"Титул": [["x"]], "Данные": IM}),
        "pos": xlsx_file(folder / "pos.xlsx", POS),
        "pages": xlsx_file(folder / "pages.xlsx", PAGES),
        "letters xls": xls_file(folder / "letters.xls", {"S": LETTERS}),
        "pos xlsb": xlsb_file(folder / "pos.xlsb", {"S": plain}),
        "pos ods": ods_file(folder / "pos.ods", {"S": plain}),
        **{name: folder / f"{name}.csv" for name in texts},
    }
