"""Rarer things: odd cells and tables around, values with remarks, other ways to set a sheet out."""

import datetime as dt
from typing import Any

from tests.data.exports import csv_text
from tests.data.office_formats import ods_file, xls_file
from tests.data.strange_files import ole, saved
from tests.office.kit import HEAD, Piece, facts, merged, messages, sheet_of

IM = ["Номер инцидента", "Дата создания", "Дата окончания", "Группа тем", "Тема",
      "Населенный пункт", "Итог"]  # fmt: skip
HOLE = ("Благоустройство", "Ямы во дворах")


def _table(mark: str, figures: tuple[int, int, int, int], *rows: list[Any]) -> Piece:
    return Piece(f"{mark}.xlsx", sheet_of([*rows]), figures, facts=facts(mark))


def around() -> list[Piece]:
    """Return tables with other things beside, above and below them."""
    noted = [[*row, "", "", note] for row, note in zip(
        [HEAD, *messages("ЩА")], ["", "Проверить!", "", "см. письмо"], strict=True)]  # fmt: skip
    legend = [["да/нет", "расшифровка"], ["да", "ускоренное"], ["нет", "обычное"]]
    counted = [["Статус", "Количество"], ["Решено", 1], ["Разъяснено", 1], ["В работе", 1]]
    one, two, three = messages("ЩЖ")
    blank = [""] * len(HEAD)
    return [
        _table("ЩА", (3, 3, 0, 0), *noted),
        _table("ЩБ", (7, 3, 0, 4), HEAD, *messages("ЩБ"), [], *legend),
        _table("ЩВ", (9, 3, 0, 6), HEAD, *messages("ЩВ"), [], [], *counted),
        _table("ЩГ", (3, 3, 0, 0), ["Статус", "Количество"], ["Решено", 2], [], HEAD,
               *messages("ЩГ")),
        _table("ЩД", (5, 3, 0, 2), HEAD, *messages("ЩД"), ["ИТОГО", "", "", "", "", "", 1],
               ["Доля, %", "", "", "", "", "", "33,33"]),
        _table("ЩЕ", (4, 3, 0, 1), HEAD, *messages("ЩЕ"), ["", "", "", "", "", "", "=C1", "", ""]),
        Piece("ЩЖ.xlsx", merged([HEAD, ["г.п. Мортка", *blank[1:]], one,
                                 ["с.п. Леуши", *blank[1:]], two, ["Прочие", *blank[1:]], three],
                                "A2:I2", "A4:I4", "A6:I6"), (6, 3, 0, 3), facts=facts("ЩЖ")),
        _table("ЩЗ", (6, 3, 0, 3), HEAD, *messages("ЩЗ"), ["Руководитель", "", "", "А.А. Сидоров"],
               ["«___» __________ 2025 г."], ["МП"]),
        _table("ЩИ", (5, 3, 0, 2), HEAD, *messages("ЩИ"), ["ИТОГО 3 сообщения"],
               ["из них просрочено: 1"]),
        _table("ЩК", (4, 3, 0, 1), HEAD, *messages("ЩК"), ["-" * 20]),
        _table("ЩЛ", (4, 3, 0, 1), HEAD, *messages("ЩЛ"), ["Конец отчета"]),
    ]  # fmt: skip


def cells() -> list[Piece]:
    """Return rows with remarks, signs for nothing, and neighbours that are unreadable."""

    def incident(number: Any, received: Any, answered: Any = "", place: Any = "Мортка",
                 outcome: Any = "") -> list[Any]:  # fmt: skip
        return [number, received, answered, *HOLE, place, outcome]

    due = "2025-02-12 23:59:59"
    text = "Яма у дома. " * 400
    wide = [[*IM, "Текст инцидента"], [*incident("Э-7", "03.02.2025"), text],
            [*incident("Э-8", "03.02.2025"), "'+7 начало<br>[id1|Имя], @user 😀\n\tконец"]]  # fmt: skip
    lasting = [[*IM, "Время с начала создания инцидента до первого ответа"],
               [*incident("Э-9", "03.02.2025"), "11 days 12:10:25.217000"],
               [*incident("Э-10", "03.02.2025"), dt.timedelta(hours=26, minutes=30)],
               [*incident("Э-11", "03.02.2025"), "26:30"]]  # fmt: skip
    same = f"*|2025-02-03 00:00:00|-|{due}|Мортка|ЖКХ"

    def piece(name: str, rows: list[list[Any]], figures: tuple[int, int, int, int],
              *lines: str, refusals: tuple[str, ...] = ()) -> Piece:  # fmt: skip
        return Piece(name, sheet_of(rows), figures, "im", refusals, lines)

    return [
        piece("ЭА.xlsx", [IM, incident("Э-1", "03.02.2025", "-", outcome="—"),
                          incident("Э-2", "03.02.2025", "н/д", outcome="")], (2, 2, 0, 0),
              same, same),
        piece("ЭБ.xlsx", [IM, incident("Э-3", "03.02.2025", "04.02.2025", outcome="Решено"),
                          incident("Э-4", "03.02.2025", "04.02.2025", outcome=" РЕШЕНО. "),
                          incident("Э-5", "03.02.2025", "04.02.2025", outcome="не решено"),
                          incident("Э-6", "03.02.2025", "31.02.2025", outcome="Решено")],
              (4, 3, 1, 0), f"Э-3|*|2025-02-04 00:00:00|{due}|Мортка|ЖКХ",
              f"Э-4|*|2025-02-04 00:00:00|{due}|Мортка|ЖКХ", f"Э-5|*|-|{due}|Мортка|ЖКХ",
              refusals=("5 Дата окончания",)),
        piece("ЭВ.xlsx", wide, (2, 2, 0, 0), same, same),
        piece("ЭГ.xlsx", lasting, (3, 3, 0, 0), same, same, same),
        piece("ЭД.xlsx", [IM, incident("Э-12", "03.02.2025"), ["", "", "", *HOLE, "Мортка", ""],
                          incident("Э-13", "")], (3, 1, 2, 0), same,
              refusals=("3 Номер инцидента", "4 Дата создания")),
        # The day of import itself is not late, the next one has not come.
        piece("ЭЕ.xlsx", [IM, incident("Э-14", "12.11.2026 09:00"), incident("Э-15", "13.11.2026")],
              (2, 1, 1, 0), "Э-14|2026-11-12 09:00:00|-|*|Мортка|ЖКХ",
              refusals=("3 Дата создания",)),
        # The holidays of January and May: seven working days after the 27th of December and of
        # the 30th of April 2024 (9 January + 6 days; 2, 3, 6, 7, 8, 13 and 14 May).
        piece("ЭЖ.xlsx", [IM, incident("Э-16", "29.12.2023"), incident("Э-17", "30.04.2024")],
              (2, 2, 0, 0), "*|*|-|2024-01-17 23:59:59|*|*", "*|*|-|2024-05-14 23:59:59|*|*"),
        piece("ЭЗ.xlsx", [IM, incident("Э-18", "03.02.2025", place="г. Урай"),
                          incident("Э-19", "03.02.2025", place="Урай")], (2, 2, 0, 0),
              "*|*|*|*|*|*|вне района", "*|*|*|*|*|*|вне района"),
    ]  # fmt: skip


def excluded() -> list[Piece]:
    """Return messages that are counted beside the others, and those that only look so."""
    hidden = [[*HEAD[:6], "Скрыто"], *[
        [f"Ё-{i}", "03.02.2025", *HOLE, "Мортка", status, said]
        for i, (status, said) in enumerate([
            ("Решено", "да"), ("Решено", "нет"), ("Отозвано", ""), ("Спам", "нет"), ("Дубль", ""),
            ("Перенаправлено в другой регион", ""), ("Отозвано заявителем", ""),
            ("В работе", "Да")])]]  # fmt: skip
    kinds = ["Решаемый", "Не решаемый", "НЕ РЕШАЕМЫЙ ", "Нерешаемый", "не  решаемый", "Другое", ""]
    incidents = [
        [*IM, "Тип инцидента"],
        *[[f"Ё-{i}", "03.02.2025", "", *HOLE, "Мортка", "", kind] for i, kind in enumerate(kinds)],
    ]
    results = ["поддержано", "Направлено по компетенции", "оставлено без ответа", "на рассмотрении",
               "не поддержано", "дан ответ автору"]  # fmt: skip
    letters = [
        ["Рег. №", "Дата регистрации", "Адрес", "Дата ответа", "Результат"],
        *[[f"Ё/{i}", "03.02.2025", "Мортка", "", one] for i, one in enumerate(results)],
    ]

    def piece(name: str, profile: str, rows: list[list[Any]], signs: str) -> Piece:
        return Piece(name, sheet_of(rows), (len(signs), len(signs), 0, 0), profile,
                     facts=tuple(f"*|*|*|*|*|*|{sign}" for sign in signs))  # fmt: skip

    return [
        piece("ЁА.xlsx", "pos", hidden, "+-++++++"),
        piece("ЁБ.xlsx", "im", incidents, "-++++--"),
        piece("ЁВ.xlsx", "fz59", letters, "-++---"),
    ]


def leaves() -> list[Piece]:
    """Return the same table in rarer settings of a workbook, a text or an old format."""

    def rows(mark: str) -> list[list[Any]]:
        return [HEAD, *messages(mark)]

    titled = [["Сообщения за февраль"], [], *rows("ЮВ"), [], ["Итого", 3]]
    text = csv_text([["Отчёт; ПОС", "", ""], *rows("ЮГ"), ["Итого:", 3]])
    broken = [[*row, " ещё"] if i == 2 else row for i, row in enumerate(rows("ЮЕ"))]
    secret = "EncryptedPackage"
    form = [["Форма 1-МУ"], ["Услуга", "Поступило", "", "Из них", ""],
            ["", "лично", "МФЦ", "отказ", "в срок"], ["Выписка", 1, 2, 0, 3]]  # fmt: skip
    return [
        Piece("ЮА.xls", lambda path: xls_file(path, {"А": [["Отчёт"], [], *rows("ЮА")]}),
              (3, 3, 0, 0), facts=facts("ЮА")),
        Piece("ЮБ.ods", lambda path: ods_file(path, {"А": [["Отчёт"], [], *rows("ЮБ")],
                                                     "Б": rows("ЮЮ")}, ("Б",)),
              (3, 3, 0, 0), facts=facts("ЮБ")),
        Piece("ЮВ.xlsx", sheet_of(titled, "Лист с длинным именем 2025"), (5, 3, 0, 2),
              facts=facts("ЮВ")),
        Piece("ЮГ.csv", lambda path: path.write_bytes(text.encode("cp866")), (4, 3, 0, 1),
              facts=facts("ЮГ")),
        Piece("ЮД.csv", lambda path: path.write_bytes(csv_text(rows("ЮД")).encode("utf-16-be")),
              (3, 3, 0, 0), facts=facts("ЮД")),
        Piece("ЮЕ.csv", lambda path: path.write_bytes(csv_text(broken).encode("cp1251")),
              (3, 2, 1, 0), facts=(facts("ЮЕ")[0], facts("ЮЕ")[2]), refusals=("3 ",)),
        Piece("ЮЖ.xlsx", lambda path: saved(path.parent, ole(secret, "EncryptionInfo"), path.name),
              words=("парол",)),
        Piece("ЮЗ.xlsx", merged(form, "A1:E1", "B2:C2", "D2:E2", "A2:A3"), words=("форм",)),
    ]  # fmt: skip
