"""Dates, times, durations and numbers of messages as offices and Excel write them."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.data.exports import csv_file
from tests.data.office_formats import ods_file
from tests.office.kit import Piece, sheet_of

HEAD = ["Номер инцидента", "Дата создания", "Дата закрытия", "Группа тем", "Тема",
        "Населенный пункт", "Итог"]  # fmt: skip
TOPIC = ("Благоустройство", "Ямы во дворах", "Мортка")
DATE = dt.datetime(2025, 2, 3)


def _incidents(mark: str, received: Sequence[Any], answered: Sequence[Any]) -> list[list[Any]]:
    rows = [
        [f"{mark}-{i}", one, other, *TOPIC, "Решено" if other else ""]
        for i, (one, other) in enumerate(zip(received, answered, strict=True), start=1)
    ]
    return [HEAD, *rows]


def _received(mark: str, said: Sequence[Any], meant: str, refused: Sequence[int] = ()) -> Piece:
    """Return a file of one column of dates which all mean the same but for the refused ones."""
    rows = _incidents(mark, said, [""] * len(said))
    good = len(said) - len(refused)
    return Piece(
        f"{mark}.xlsx",
        sheet_of(rows),
        (len(said), good, len(refused), 0),
        "im",
        refusals=tuple(f"{row} Дата создания" for row in refused),
        facts=tuple(f"*|{meant}|-|*|Мортка|ЖКХ" for _ in range(good)),
    )


def dates() -> list[Piece]:
    """Return files with dates in every notation."""
    serial = 45691  # 03.02.2025
    return [
        _received("ДА", ["03.02.2025", "3.2.2025", "03.02.25", "03-02-2025", "2025-02-03"],
                  "2025-02-03 00:00:00"),
        _received("ДБ", ["03/02/2025", "13/02/2025"][:1] + ["03.02.2025"], "2025-02-03 00:00:00"),
        _received("ДВ", ["3 февраля 2025 г.", "3 февраля 2025", "03 февраля 2025 года",
                         "«03» февраля 2025 г.", "3 фев 2025", "3 ФЕВРАЛЯ 2025 Г."],
                  "2025-02-03 00:00:00"),
        _received("ДГ", ["03.02.2025 14:30", "03.02.2025 14:30:00", "03.02.2025, 14:30",
                         "03.02.2025  14:30", "03.02.2025\n14:30", "2025-02-03 14:30:00",
                         "2025-02-03T14:30:00", "03.02.2025 в 14:30", "03.02.2025 14-30",
                         "14:30 03.02.2025", "03.02.2025 14.30"],
                  "2025-02-03 14:30:00"),
        _received("ДД", ["2025-02-03T09:30:00Z", "2025-02-03T14:30:00+05:00",
                         "2025-02-03T12:30:00+03:00", "2025-02-03 09:30:00.000Z",
                         "2025-02-03T14:30:00.000+0500"],
                  "2025-02-03 14:30:00"),
        _received("ДЕ", ["03.02.2025 14:30:05.217000", "2025-02-03 14:30:05.217"],
                  "2025-02-03 14:30:05*".replace("*", "")),
        _received("ДЖ", [serial, float(serial), str(serial)], "2025-02-03 00:00:00"),
        _received("ДЗ", [serial + 0.5, f"{serial}.5", f"{serial},5"], "2025-02-03 12:00:00"),
        _received("ДИ", [DATE, dt.date(2025, 2, 3), "03.02.2025", " 03.02.2025 ",
                         "\u00a003.02.2025", "03.02.2025г.", "'03.02.2025"],
                  "2025-02-03 00:00:00"),
        _received("ДК", ["31.02.2025", "03.02.2025", "вчера", "", "00.00.0000", "03.13.2025"],
                  "2025-02-03 00:00:00", [2, 4, 5, 6, 7]),
        _received("ДЛ", ["03.02.2025", "03.02.2035", "01.01.2027"],
                  "2025-02-03 00:00:00", [3, 4]),
        _received("ДМ", [dt.datetime(2025, 2, 3, 14, 30), "03.02.2025 14:30", serial + 0.6041666667],
                  "2025-02-03 14:30:00"),
        _received("ДН", ["пн, 03.02.2025", "понедельник, 3 февраля 2025 г.", "03.02.2025 (пн)"],
                  "2025-02-03 00:00:00"),
        _received("ДТ", ["03.02.2025.", "3/фев/2025", "`03.02.2025", "03 фев. 2025 г."],
                  "2025-02-03 00:00:00"),
        _received("ДУ", ["20250203143000", "Mon, 03 Feb 2025 14:30:00 +0500", "03.02.2025 (14:30)"],
                  "2025-02-03 14:30:00"),
        # No date in the notations of forms, of 1С, of databases, and as a formula's zero.
        Piece("ДФ.xlsx",
              sheet_of(_incidents("ДФ", ["03.02.2025"] * 5,
                                  ["  .  .    ", "__.__.____", "01.01.0001 0:00:00", "0000-00-00",
                                   dt.datetime(1899, 12, 31)])),
              (5, 5, 0, 0), "im", facts=("*|*|-|*|*|*",) * 5),
        Piece("ДО.xlsx", _in_1904, (2, 2, 0, 0), "im",
              facts=("*|2025-02-03 00:00:00|2025-02-04 12:00:00|2025-02-12 23:59:59|Мортка|ЖКХ",
                     "*|2025-02-03 00:00:00|-|2025-02-12 23:59:59|Мортка|ЖКХ")),
        # Answers: before the receipt, unreadable, of the same day without a time.
        Piece("ДП.xlsx",
              sheet_of(_incidents("ДП",
                                  ["03.02.2025 10:00"] * 4,
                                  ["02.02.2025", "скоро", "03.02.2025", "03.02.2025 09:00"])),
              (4, 1, 3, 0), "im",
              refusals=("2 Дата закрытия", "3 Дата закрытия", "5 Дата закрытия"),
              facts=("ДП-3|2025-02-03 10:00:00|*|2025-02-12 23:59:59|Мортка|ЖКХ",)),
        # Open whatever the dates say.
        Piece("ДР.xlsx",
              sheet_of([HEAD, *[[f"ДР-{i}", "03.02.2025", "05.02.2025", *TOPIC, outcome]
                                for i, outcome in enumerate(["", "Не решено", "Отложено",
                                                             "Разъяснено"])]]),
              (4, 4, 0, 0), "im",
              facts=("*|*|-|*|*|*", "*|*|-|*|*|*", "*|*|-|*|*|*",
                     "*|*|2025-02-05 00:00:00|*|*|*")),
        # The day comes first until a person says otherwise, and the person is asked.
        Piece("ДС.csv", _american, (3, 1, 2, 0), "im",
              refusals=("2 Дата создания", "3 Дата создания"),
              facts=("*|2025-05-02 00:00:00|*|*|*|*",), words=("можно прочесть",)),
    ]  # fmt: skip


def _in_1904(path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for row in _incidents("ДО", [DATE, "03.02.2025"], [dt.datetime(2025, 2, 4, 12), ""]):
        sheet.append(row)
    book.save(path)


def _american(path: Path) -> None:
    said = ["02/13/2025 9:15 AM", "02/14/2025 2:30 PM", "02/05/2025"]
    csv_file(path, _incidents("ДС", said, ["", "", ""]))


def times() -> list[Piece]:
    """Return journals of the dispatch service: dates and times in two columns, times alone."""
    head = ["№ п/п", "Дата", "Время", "Адрес/НП", "Содержание", "Служба",
            "Передано (кому, время)", "Время завершения"]  # fmt: skip

    def journal(*rows: tuple[Any, Any, Any, Any]) -> list[list[Any]]:
        return [head, *[[number, day, time, "пгт Мортка", "Нет воды", "Водоканал", "", done]
                        for number, day, time, done in rows]]  # fmt: skip

    due = "2025-02-04 14:30:00|Мортка|ЖКХ"
    one = f"*|2025-02-03 14:30:00|2025-02-03 16:00:00|{due}"
    over = f"*|2025-02-03 14:30:00|2025-02-04 01:15:00|{due}"

    def piece(name: str, rows: list[list[Any]], facts: tuple[str, ...]) -> Piece:
        count = len(rows) - 1
        draw: Callable[[Path], object] = sheet_of(rows)
        if name.endswith("csv"):
            draw = lambda path: csv_file(path, rows, "cp1251")  # noqa: E731
        if name.endswith("ods"):
            draw = lambda path: ods_file(path, {"Журнал": rows})  # noqa: E731
        return Piece(name, draw, (count, count, 0, 0), "edds", facts=facts)

    return [
        piece("ВА.csv", journal((1, "03.02.2025", "14:30", "16:00"),
                                (2, "03.02.2025", "14:30:00", "01:15")), (one, over)),
        piece("ВБ.xlsx", journal((3, dt.date(2025, 2, 3), dt.time(14, 30), dt.time(16, 0)),
                                 (4, DATE, dt.time(14, 30), dt.time(1, 15))), (one, over)),
        piece("ВВ.xlsx", journal((5, DATE, 0.6041666666666666, 0.6666666666666666),
                                 (6, "3.2.25", "14-30", "1-15")), (one, over)),
        piece("ВГ.xlsx", journal((7, 45691, "14.30", "16.00"),
                                 (8, "03.02.2025", "14 ч 30 мин", "03.02.2025 16:00")), (one, one)),
        piece("ВЖ.ods", journal((12, dt.date(2025, 2, 3), dt.time(14, 30), dt.time(16, 0)),
                                (13, dt.date(2025, 2, 3), dt.time(14, 30), dt.time(1, 15))),
              (one, over)),
        piece("ВЕ.xlsx", journal((10, "03.02.2025 0:00:00", "14:30", "16:00"),
                                 (11, "03.02.2025 0:00:00", "01.01.0001 14:30:00", "16:00")),
              (one, one)),
        piece("ВД.xlsx", journal((9, "03.02.2025", "14:30", ""),), (
            f"2025-9|2025-02-03 14:30:00|-|{due}",)),
    ]  # fmt: skip


def numbers() -> list[Piece]:
    """Return files whose messages are numbered with zeros, at length, as numbers, or not at all."""

    def piece(mark: str, said: Sequence[Any], kept: Sequence[str], refused: Sequence[int] = ()
              ) -> Piece:  # fmt: skip
        rows = [[one, "03.02.2025", "", *TOPIC, ""] for one in said]
        return Piece(f"{mark}.xlsx", sheet_of([HEAD, *rows]),
                     (len(said), len(said) - len(refused), len(refused), 0), "im",
                     refusals=tuple(f"{row} Номер инцидента" for row in refused),
                     facts=tuple(f"{one}|*|*|*|*|*" for one in kept))  # fmt: skip

    return [
        piece("НА", ["00012", "012", "12", "ВХ-0012"], ["00012", "012", "12", "ВХ-0012"]),
        piece("НБ", [1001, 1002.0, "1003"], ["1001", "1002", "1003"]),
        piece("НВ", ["12345678901234567890", "123456789012345678"],
              ["12345678901234567890", "123456789012345678"]),
        piece("НГ", [1234567890123456, 1e15, 999999999999999, "1234567890123456"],
              ["999999999999999", "1234567890123456"], [2, 3]),
        piece("НД", ["1,23457E+15", "1.23457E+17", "77"], ["77"], [2, 3]),
        piece("НЕ", [" 501 ", "'502", "№ 503", "504\u00a0"], ["501", "502", "*", "504"]),
        piece("НЖ", ["б/н", "", "601"], ["601"], [2, 3]),
        piece("НЗ", ["А-1/25", "А-1/26", "а-2\\25"], ["А-1/25", "А-1/26", "а-2\\25"]),
        piece("НИ", ["9f8e7d6c-0000-4000-8000-00000000000a", "#701", "702_1"],
              ["9f8e7d6c-0000-4000-8000-00000000000a", "#701", "702_1"]),
    ]  # fmt: skip
