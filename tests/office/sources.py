"""Every source and every report, their values, and files that come again."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.data.exports import csv_file
from tests.office.kit import HEAD, Piece, facts, messages, sheet_of


def places() -> list[Piece]:
    """Return files with settlements in every spelling, one file a settlement."""

    def piece(mark: str, meant: str, *said: str, outside: str = "-") -> Piece:
        rows = [
            [f"{mark}-{i}", "03.02.2025", "Благоустройство", "Ямы во дворах", one, "В работе"]
            for i, one in enumerate(said)
        ]
        count = len(said)
        return Piece(
            f"{mark}.xlsx",
            sheet_of([HEAD[:6], *rows]),
            (count, count, 0, 0),
            facts=tuple(f"*|*|*|*|{meant}|*|{outside}" for _ in said),
        )

    return [
        piece("ПА", "Междуреченский", "пгт Междуреченский", "г.п. Междуреченский",
              "Междуреченский пгт.", "Междуреченск", "ПГТ. МЕЖДУРЕЧЕНСКИЙ", "пгт.Междуреченский",
              "городское поселение Междуреченский", "Междуреченский (пгт)", "гп Междуреченский",
              "посёлок городского типа Междуреченский", " Междуреченский\u00a0",
              "п.г.т. Междуреченский", "Междуреченский р.п."),
        piece("ПБ", "Кондинское", "Кондинское", "пгт Кондинское", "г.п. Кондинское",
              "Кондинское пгт", "пгт. Кондинское", "д. Ильичёвка", "Ильичевка", "Никулкина",
              "Старый Катыш"),
        piece("ПВ", "не определено", "Кондинский район", "Кондинский район, другое", "",
              "Кондинский р-н", "КОНДИНСКИЙ РАЙОН", "Незнамовка"),
        piece("ПГ", "Мортка", "пгт Мортка", "Мортка", "д. Юмас", "п. Ямки", "Сотник",
              "г.п. Мортка, п. Ямки", "Кондинский район, пгт Мортка"),
        piece("ПД", "Леуши", "с. Леуши", "с.п. Леуши", "сельское поселение Леуши", "п. Ягодный",
              "Лиственичный", "Леуши с.", "п. Дальний"),
        piece("ПЕ", "Болчары", "с. Болчары", "с. Алтай", "п. Кама", "Болчары"),
        piece("ПЖ", "Мулымья", "п. Мулымья", "с.п. Мулымья", "д. Ушья", "с. Чантырья", "Шаим",
              "Супра", "Назарово"),
        piece("ПМ", "не определено", "г.о. Урай", "городской округ Урай", outside="вне района"),
        piece("ПЗ", "Луговой", "пгт Луговой", "г.п. Луговой", "Луговой"),
        piece("ПИ", "Половинка", "п. Половинка", "с.п. Половинка"),
        piece("ПК", "Шугур", "д. Шугур", "с.п. Шугур", "д. Карым"),
        piece("ПЛ", "Куминский", "пгт Куминский", "г. п. Куминский", "КУМИНСКИЙ"),
    ]  # fmt: skip


def values() -> list[Piece]:
    """Return files whose norms, blocks and exclusions are worked out by hand."""
    im = ["Номер инцидента", "Дата создания", "Дата окончания", "Группа тем", "Тема",
          "Муниципалитет", "Населенный пункт", "Тип инцидента", "Итог"]  # fmt: skip
    hole = ("Благоустройство", "Ямы во дворах")
    edds = ["№ п/п", "Дата", "Время", "Адрес/НП", "Содержание", "Служба"]
    letters = ["Рег. №", "Дата регистрации", "Заявитель", "Адрес", "Вид", "Вопрос", "Тематика",
               "Срок", "Дата ответа", "Результат"]  # fmt: skip
    services = ["Электросети", "Водоканал", "Газовая служба", "Котельная", "Скорая помощь", "ДПС"]
    blocks = ["Энергетика", "ЖКХ", "ЖКХ", "ЖКХ", "Здравоохранение", "Вне блоков"]
    return [
        # Seven working days after the 3rd: to the 12th; before a holiday on the 23rd of a Sunday.
        Piece("ЗА.xlsx", sheet_of([im,
              ["ЗА-1", "03.02.2025 23:59", "", *hole, "", "Мортка", "Решаемый", ""],
              ["ЗА-2", "01.02.2025", "", *hole, "г.п. Луговой", "", "решаемый ", ""],
              ["ЗА-3", "28.04.2025", "", *hole, "Урай", "", "Не решаемый", ""],
              ["ЗА-4", "03.02.2025", "", "Нет такой", "Не знаем", "", "", "", ""]]),
              (4, 4, 0, 0), "im", facts=(
                  "ЗА-1|2025-02-03 23:59:00|-|2025-02-12 23:59:59|Мортка|ЖКХ",
                  "ЗА-2|2025-02-01 00:00:00|-|2025-02-11 23:59:59|Луговой|ЖКХ",
                  "ЗА-3|*|-|*|*|*",
                  "ЗА-4|*|-|2025-02-12 23:59:59|не определено|не определено")),
        # Thirty calendar days, or ten working days on the fast track; yes and no in any spelling.
        *(Piece(f"ЗБ{i}.xlsx",
                sheet_of([HEAD[:7], [f"ЗБ{i}", "03.02.2025", *hole, "Мортка", "В работе", said]]),
                (1, 1, 0, 0), facts=(f"*|*|-|{due} 23:59:59|*|*",))
          for i, (said, due) in enumerate(
              [(yes, "2025-02-17") for yes in ("да", "ДА", "Да.", 1, "+", True, "истина")]
              + [(no, "2025-03-05") for no in ("нет", "Нет ", 0, False, "")])),
        Piece("ЗВ.csv", lambda path: csv_file(path, [edds, *[
                  [i, "31.12.2024", "23:30", "Мортка", "Авария", one]
                  for i, one in enumerate(services, start=1)]], "cp1251"),
              (6, 6, 0, 0), "edds", facts=tuple(
                  f"2024-{i}|2024-12-31 23:30:00|-|2025-01-01 23:30:00|Мортка|{block}"
                  for i, block in enumerate(blocks, start=1))),
        # The numbering of a journal begins anew with the year.
        Piece("ЗГ.csv", lambda path: csv_file(path, [edds,
                  [1, "01.01.2025", "00:10", "Леуши", "Авария", "Котельная"]], "cp1251"),
              (1, 1, 0, 0), "edds",
              facts=("2025-1|2025-01-01 00:10:00|-|2025-01-02 00:10:00|Леуши|ЖКХ",)),
        Piece("ЗД.xlsx", sheet_of([letters,
              ["01-15/7", "03.02.2025", "Иванов", "пгт Мортка, ул. Мира, 1", "письменное", "Вода",
               "Водоканал", "", "04.03.2025", "разъяснено"],
              ["01-15/8", "03.02.2025", "Петров", "с. Леуши", "устное", "Свет", "Электросети",
               "20.02.2025", "", "на рассмотрении"],
              ["", "03.02.2025", "Петров", "с. Леуши", "устное", "Свет", "", "", "", ""]]),
              (3, 2, 1, 0), "fz59", refusals=("4 Рег. №",), facts=(
                  "01-15/7|2025-02-03 00:00:00|2025-03-04 00:00:00|2025-03-05 23:59:59|Мортка|ЖКХ",
                  "01-15/8|2025-02-03 00:00:00|-|2025-02-20 23:59:59|Леуши|Энергетика")),
        # The second question has lost its number: refused, also as the last row.
        Piece("ЗЖ.xlsx", sheet_of([["Рег №", *letters[1:]],
              ["3-Ж", "03.02.2025", "И", "Мортка", "письменное", "Вода", "Водоканал", "", "", ""],
              ["", "", "", "", "", "Свет", "Электросети", "", "", ""]]),
              (2, 1, 1, 0), "fz59", refusals=("3 Рег №",),
              facts=("3-Ж|*|-|2025-03-05 23:59:59|Мортка|*",)),
        # One appeal of two questions in two rows.
        Piece("ЗЕ.xlsx", sheet_of([letters,
              ["2-Е", "03.02.2025", "И", "Мортка", "письменное", "Вода", "Водоканал", "", "", ""],
              ["2-Е", "03.02.2025", "И", "Мортка", "письменное", "Свет", "Водоканал", "", "", ""]]),
              (2, 2, 0, 0), "fz59", facts=("2-Е|*|-|2025-03-05 23:59:59|Мортка|*",)),
    ]  # fmt: skip


def reports() -> list[Piece]:
    """Return the monthly reports."""

    def piece(name: str, profile: str, rows: Sequence[Sequence[Any]], *figures: int,
              refusals: tuple[str, ...] = ()) -> Piece:  # fmt: skip
        read, accepted, refused, skipped = figures
        return Piece(name, sheet_of(rows), (read, accepted, refused, skipped), profile, refusals)

    pages = ["Месяц", "Получатель", "Страница", "Постов за месяц", "Норма выполнена"]
    decisions = ["Дата", "Предмет решения", "Территория", "Через ПОС", "Реализовано"]
    hearings = ["Дата", "Предмет слушаний", "Вид", "Проект акта", "Через ПОС", "Участников"]
    measures = ["№ мероприятия", "Дорожная карта", "Мероприятие", "Тема", "Поселение", "Период с",
                "Период по", "Статус", "Дата исполнения"]  # fmt: skip
    return [
        piece("ЯА.xlsx", "page_months", [["Отчёт о страницах"], [], pages,
              ["январь 2026", "Школа № 1", "vk.com/a", 12, "да"],
              ["2026-01", "Детский сад", "vk.com/b", "1 200", "нет"],
              ["01.01.2026", "Библиотека", "vk.com/c", "", ""],
              ["когда-то", "Музей", "", 3, "да"],
              ["Итого", "", "", 15, "50 %"]], 5, 3, 1, 1, refusals=("7 Месяц",)),
        piece("ЯБ.xlsx", "decisions", [decisions,
              ["15.01.2026", "Сквер", "пгт Мортка", "да", "нет"],
              ["16.01.2026", "Парк", "с. Леуши", "Нет", ""],
              ["", "Сквер", "Леуши", "да", ""]], 3, 2, 1, 0, refusals=("4 Дата",)),
        piece("ЯВ.xlsx", "hearings", [hearings,
              ["20.01.2026", "Бюджет", "публичные слушания", "Проект 1", "да", 15],
              ["21.01.2026", "Устав", "общественные обсуждения", "Проект 2", "нет", "7"],
              ["Всего слушаний", 2]], 3, 2, 0, 1),
        piece("ЯГ.xlsx", "road_map_measures", [measures,
              [1, "ДК-1", "Отсыпать", "Ямы во дворах", "Мортка", "01.01.2026", "31.03.2026",
               "исполнено", "15.02.2026"],
              ["2", "ДК-1", "Заделать", "Благоустройство", "", "01.01.2026", "31.03.2026",
               "в работе", ""]], 2, 2, 0, 0),
    ]  # fmt: skip


def again() -> list[Piece]:
    """Return files one after another: the same, newer, and one that takes an answer back."""
    table = [HEAD, *messages("ФА")]
    newer = [list(row) for row in table]
    newer[3][5], newer[3][8] = "Решено", "12.02.2025"
    back = [list(row) for row in table]
    back[1][5], back[1][8] = "В работе", ""
    return [
        _told("ФА1.xlsx", table, 3, 0, 0),
        Piece(
            "ФА2.csv",
            lambda path: csv_file(path, table, "cp1251"),
            (3, 3, 0, 0),
            more={"rows_new": 0, "rows_changed": 0, "rows_same": 3},
        ),
        _told("ФА3.xlsx", newer, 0, 1, 2),
        # Nothing of it comes in: the answers of the first and of the third are known already.
        _told("ФА4.xlsx", back, 0, 0, 3),
    ]


def replaced() -> list[Piece]:
    """Return the file that takes answers back, on the order to replace."""
    back = [list(row) for row in [HEAD, *messages("ФА")]]
    back[1][5], back[1][8] = "В работе", ""
    return [replace(_told("ФА5.xlsx", back, 0, 2, 1), replace=True)]


def twice() -> list[Piece]:
    """Return files with one number twice: the same row, and other content that stands later."""
    first, second, third = messages("ФБ")
    other = [*first[:4], "Леуши", *first[5:]]
    one, two, three = facts("ФБ")
    return [
        Piece(
            "ФБ.xlsx",
            sheet_of([HEAD, first, second, first, third]),
            (4, 4, 0, 0),
            facts=(two, one, three),
            more={"rows_new": 3, "rows_same": 1},
        ),
        Piece(
            "ФВ.xlsx",
            sheet_of([HEAD, *[["ФВ-1", *row[1:]] for row in (first, other)]]),
            (2, 2, 0, 0),
            facts=("ФВ-1|2025-02-03 10:00:00|*|*|Леуши|ЖКХ",),
        ),
    ]


def _told(name: str, rows: Sequence[Sequence[Any]], new: int, changed: int, same: int) -> Piece:
    more = {"rows_new": new, "rows_changed": changed, "rows_same": same}
    return Piece(name, sheet_of(rows), (3, 3, 0, 0), more=more)


MAPPING = """
[profile]
title = "Старая диспетчерская"
table = "messages"
[columns]
external_id = "№ заявки"
received_at = ["Принято", "+Во сколько"]
answered_at = "Закрыто"
settlement = "Посёлок"
topic = "О чём"
outcome = "Чем кончилось"
[values.outcome]
"Сделали" = "resolved"
"*" = "answered"
"""


def foreign() -> list[Piece]:
    """Return exports that only a mapping explains."""
    head = ["№ заявки", "Принято", "Во сколько", "Закрыто", "Посёлок", "О чём", "Чем кончилось"]
    rows = [
        ["Ч-1", "03.02.2025", "10:15", "04.02.2025 12:00", "Мортка", "Ямы во дворах", "Сделали"],
        ["Ч-2", "04.02.2025", "", "", "Леуши", "Ямы во дворах", ""],
        ["Ч-3", "когда-то", "10:00", "", "Леуши", "Ямы во дворах", ""],
        ["Итого", 3],
    ]
    said = (
        "Ч-1|2025-02-03 10:15:00|2025-02-04 12:00:00|-|Мортка|ЖКХ",
        "Ч-2|2025-02-04 00:00:00|-|-|Леуши|ЖКХ",
    )

    def plain(path: Path) -> None:
        csv_file(path, [["Диспетчерская"], [], head, *rows], "cp1251")

    return [
        Piece("ЧА.xlsx", sheet_of([head, *rows]), words=("заголовк",)),
        Piece("ЧБ.csv", plain, (4, 2, 1, 1), "ЧБ", ("6 Принято",), said, mapping=MAPPING),
    ]
