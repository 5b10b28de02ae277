"""Exports of every source that speak of invented people wherever a cell may."""

from pathlib import Path
from typing import Any

import xlsxwriter

from tests.people import Person, applicants, mentions

PLACES = ("пгт Мортка", "п. Половинка", "Луговой", "с. Леуши", "Междуреченский")

Row = list[Any]


def written(path: Path, sheets: dict[str, list[Row]]) -> Path:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, cell in enumerate(row):
                    if cell == "#Н/Д":
                        sheet.write_formula(i, j, "=NA()", None, "#N/A")
                    else:
                        sheet.write(i, j, cell)
    return path


def incidents(crowd: list[Person], first: int = 1) -> list[Row]:
    header = "Номер инцидента|Дата создания|Группа тем|Тема|Населенный пункт|Улица|Исполнитель|Итог|Текст инцидента|1ый ответ ПИ|Автор"
    rows: list[Row] = [
        [f"Ответственный за выгрузку {crowd[0].surname[0]} {crowd[0].initials}"],
        [*header.split("|"), f"Со слов {crowd[1].surname[1]} {crowd[1].initials}"],
    ]
    for number, one in enumerate(crowd, start=first):
        said = list(mentions(one))
        rows.append([
            str(number), "01.02.2026 10:00", "Благоустройство", "Ямы во дворах",
            PLACES[number % len(PLACES)], "Карла Маркса", f"УЖКХ, {one.surname[0]} {one.initials}",
            "Решено", said[number % len(said)], f"{one.name[0]} {one.father}, ответ дан",
            list(applicants(one))[number % 4],
        ])  # fmt: skip
    bad = crowd[2]
    rows.append(
        ["900001", f"{bad.surname[0]} {bad.initials}, 8{bad.phone}", "Б", "", "", "", "", "Решено"]
    )
    rows.append(["", "01.02.2026", "Б", "", "", "", "", "Решено", next(mentions(bad))])
    rows.append(["900002", "#Н/Д", "Б", "", "", "", "", "Решено", next(mentions(bad))])
    return rows


def platform(crowd: list[Person]) -> list[Row]:
    header = (
        "Номер сообщения|Дата подачи|Категория|Подкатегория|Статус|Текст|Адрес|Исполнитель|Оценка"
    )
    rows: list[Row] = [header.split("|")]
    for number, one in enumerate(crowd, start=1):
        said = list(mentions(one))
        rows.append([
            str(number), "01.02.2026 10:00", "Благоустройство", "Ямы во дворах", "Решено",
            said[number % len(said)],
            f"п. Половинка, ул. Лесная, д. 5, кв. {one.flat}, {one.surname[0]} {one.name[0]}",
            "Администрация", f"{one.name[0]} {one.surname[0]}" if number % 50 == 0 else "5",
        ])  # fmt: skip
    return rows


def dispatch(crowd: list[Person]) -> str:
    lines = ["№ п/п;Дата;Время;От кого;Телефон;Адрес/НП;Содержание;Служба"]
    for number, one in enumerate(crowd, start=1):
        said = next(text for text in list(mentions(one))[number % 9 :] if ";" not in text)
        who = list(applicants(one))[number % 4]
        lines.append(
            f"{number};01.02.2026;10:00;{who};8{one.phone};{one.surname[0]} {one.initials}, "
            f"Мортка, Лесная 5-{one.flat};{said};Водоканал"
        )
    lines.append(f"9001;{crowd[0].phone};10:00;;;;т;Водоканал")
    return "\r\n".join(lines)


def appeals(crowd: list[Person]) -> list[Row]:
    rows: list[Row] = [
        "Рег. №|Дата регистрации|Заявитель|Адрес|Вид|Вопрос|Тематика|Исполнитель|Результат".split(
            "|"
        )
    ]
    for number, one in enumerate(crowd, start=1):
        said = list(mentions(one))
        rows.append([
            f"П-{number}", "01.02.2026", f"{one.surname[0]} {one.name[0]} {one.father}",
            f"Мортка, ул. Лесная, д. 1, квартира {one.flat}", "письменное",
            f"1. {said[number % 14]} 2. {said[(number + 5) % 14]}", "Экономика",
            f"{one.surname[0]} {one.initials}", "разъяснено",
        ])  # fmt: skip
    return rows
