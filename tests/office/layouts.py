"""What an office puts around a table: titles, wide headers, totals, footers, other sheets."""

from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.utils import get_column_letter

from tests.data.exports import xlsx_file
from tests.office.kit import HEAD, Piece, Rows, facts, merged, messages, sheet_of

WIDE = len(HEAD)


def _above(mark: str, *lines: list[Any]) -> Piece:
    rows = [*lines, HEAD, *messages(mark)]
    return Piece(f"{mark}.xlsx", sheet_of(rows), (3, 3, 0, 0), facts=facts(mark))


def _below(mark: str, *lines: list[Any]) -> Piece:
    rows = [HEAD, *messages(mark), *lines]
    figures = (3 + len(lines), 3, 0, len(lines))
    return Piece(f"{mark}.xlsx", sheet_of(rows), figures, facts=facts(mark))


def _within(mark: str, *lines: list[Any]) -> Piece:
    first, *others = messages(mark)
    figures = (3 + len(lines), 3, 0, len(lines))
    return Piece(
        f"{mark}.xlsx", sheet_of([HEAD, first, *lines, *others]), figures, facts=facts(mark)
    )


def titles() -> list[Piece]:
    """Return files with something above or beside the header."""
    return [
        _above("ТА"),
        _above("ТБ", ["Сведения о сообщениях граждан"]),
        _above("ТВ", ["Администрация Кондинского района"], ["за февраль 2025 г."], []),
        _above("ТГ", [], [], ["Выгрузка от 01.03.2025 09:00"], ["Всего сообщений", 3], []),
        _above("ТД", ["", "", "УТВЕРЖДАЮ"], ["", "", "Глава района"], ["", "", "«__» ____ 2025"]),
        _above("ТЕ", ["Фильтр: Статус = все; Муниципалитет = все; Дата подачи с 01.02.2025"], []),
        _above("ТЖ", ["Период", "01.02.2025", "28.02.2025"], ["Статус", "Все"], []),
        _above("ТЗ", *[[f"Строка пояснения {i}"] for i in range(12)]),
        Piece(
            "ТИ.xlsx",
            merged([["Сообщения ПОС"], [], HEAD, *messages("ТИ")], "A1:I1"),
            (3, 3, 0, 0),
            facts=facts("ТИ"),
        ),
        Piece(
            "ТК.xlsx",
            sheet_of([["", "", *row] for row in [HEAD, *messages("ТК")]]),
            (3, 3, 0, 0),
            facts=facts("ТК"),
        ),
        Piece(
            "ТЛ.xlsx",
            sheet_of([["№", *HEAD], *[[i, *row] for i, row in enumerate(messages("ТЛ"), start=1)]]),
            (3, 3, 0, 0),
            facts=facts("ТЛ"),
        ),
    ]


def headers() -> list[Piece]:
    """Return files whose header takes several rows, or is followed by rows about the columns."""
    groups = ["Сообщение", "", "Тема", "", "Где", "Ход работы", "", "Сроки", ""]
    three = ["Реестр", *[""] * (WIDE - 1)]
    side = ["Номер сообщения", "Дата подачи", "Тема", "", "Муниципалитет", "Статус", "Ускоренное"]
    below = ["", "", "Категория", "Подкатегория", "", "", "", *HEAD[7:]]
    numbers = [str(i) for i in range(1, WIDE + 1)]
    return [
        Piece(
            "ША.xlsx",
            merged([groups, HEAD, *messages("ША")], "A1:B1", "C1:D1", "F1:G1", "H1:I1"),
            (3, 3, 0, 0),
            facts=facts("ША"),
        ),
        Piece(
            "ШБ.xlsx",
            merged(
                [three, groups, HEAD, *messages("ШБ")], "A1:I1", "A2:B2", "C2:D2", "F2:G2", "H2:I2"
            ),
            (3, 3, 0, 0),
            facts=facts("ШБ"),
        ),
        Piece(
            "ШВ.xlsx",
            merged(
                [[*side, "Сроки", ""], below, *messages("ШВ")],
                "A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2", "G1:G2", "H1:I1",
            ),
            (3, 3, 0, 0),
            facts=facts("ШВ"),
        ),
        Piece(
            "ШГ.xlsx",
            merged(
                [["Реестр за февраль"], [], [*side, "Сроки", ""], below, numbers, *messages("ШГ")],
                "A1:I1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "G3:G4", "H3:I3",
            ),
            (4, 3, 0, 1),
            facts=facts("ШГ"),
        ),
        # Merged over more rows than a header has, and wider than its values.
        Piece(
            "ШН.xlsx",
            merged([HEAD, *[[]] * 4, *messages("ШН")], *[f"{one}1:{one}5" for one in "ABCDEFGHI"]),
            (3, 3, 0, 0),
            facts=facts("ШН"),
        ),
        Piece(
            "ШО.xlsx",
            merged(
                [[cell for name in HEAD for cell in (name, "")],
                 *[[part for cell in row for part in ("", cell)] for row in messages("ШО")]],
                *[f"{get_column_letter(i)}1:{get_column_letter(i + 1)}1"
                  for i in range(1, 2 * WIDE, 2)],
            ),
            (3, 3, 0, 0),
            facts=facts("ШО"),
        ),
        _within_head("ШД", numbers),
        _within_head("ШЕ", list(range(1, WIDE + 1))),
        _within_head("ШЖ", ["А", "Б", *range(1, WIDE - 1)]),
        _within_head("ШЗ", [f"({i})" for i in range(1, WIDE + 1)]),
        _within_head("ШИ", ["", "дд.мм.гггг", "", "", "", "", "да/нет", "дд.мм.гггг", "дд.мм.гггг"]),
        _within_head("ШК", ["", "дата", "текст", "текст", "", "", "", "дата", "дата"]),
        _within_head("ШЛ", []),
        _within_head("ШМ", ["(текст)", "(дата)", "(текст)", "(текст)", "", "", "", "", ""]),
    ]  # fmt: skip


def _within_head(mark: str, line: list[Any]) -> Piece:
    rows = [HEAD, line, *messages(mark)]
    return Piece(f"{mark}.xlsx", sheet_of(rows), (4, 3, 0, 1), facts=facts(mark))


def lines_that_are_none() -> list[Piece]:
    """Return files with totals, sections, repeated headers, footers and signatures."""
    words = [
        "Итого", "ИТОГО:", "Всего", "Итого за февраль 2025 года", "Всего сообщений: 3",
        "Общий итог", "Всего по Кондинскому району", "ИТОГО по району", "Итого за месяц:",
        "Всего записей", "В С Е Г О", "Количество сообщений: 3", "Итого поступило 3, решено 1",
    ]  # fmt: skip
    totals = [
        _below(f"И{i:02}", [word, "", "", "", "", "", "", "", 3]) for i, word in enumerate(words)
    ]
    empty = [""] * WIDE
    return [
        *totals,
        _below("ИА", ["", "Итого", 3]),
        _below("ИБ", ["", "", "", "", "Итого:", 3]),
        _below("ИВ", ["Доля решённых, %", "", "", "", "", "33,3%"]),
        _below("ИГ", ["% в срок", "", "", "", "", "", "", "", 0.5]),
        _below("ИД", ["", "", "", "", "", "33,3%", "50 %"]),
        _below("ИЕ", ["Итого", 3], ["в том числе решено", 1], ["в том числе в работе", 1]),
        _below("ИЖ", [], ["Исполнитель: Петрова А.А.", "", "тел. 8 (34677) 00-000"]),
        _below("ИЗ", [], [], ["Начальник отдела", "", "", "_________", "И.И. Иванов"]),
        _below("ИИ", ["М.П."], ["Дата формирования отчёта: 01.03.2025 10:15"]),
        _below("ИК", ["Страница 1 из 1"]),
        _below("ИЛ", ["Примечание: данные на 01.03.2025"], ["* предварительно"]),
        _below("ИМ", ["Отчёт сформирован автоматически 01.03.2025"]),
        _below("ИН", ["Глава Кондинского района", "", "", "", "", "А.А. Сидоров"]),
        _below("ИО", ["Исп. Петрова А.А."], ["8 (34677) 00-000"]),
        _within("ИП", HEAD),
        _within("ИР", ["Страница 1 из 2"], HEAD),
        _within("ИС", ["Продолжение таблицы"], HEAD, [str(i) for i in range(1, WIDE + 1)]),
        _within("ИТ", empty),
        _within("ИУ", empty, empty, empty),
        _within("ИФ", ["Февраль 2025"]),
        _within("ИХ", ["г.п. Мортка"]),
        _within("ИЦ", ["Раздел 2. Благоустройство"]),
        _within("ИЫ", ["пгт Мортка", *[""] * 7, 12], ["Февраль 2025", *[""] * 7, 3]),
        _within("ИЧ", ["Итого за 03.02.2025", "", "", "", "", 1]),
        _within("ИШ", [" ", "\u00a0", "", " "]),
        _within("ИЩ", ["Итого по пгт Мортка", "", "", "", "", 1, "", "", "100 %"]),
        _within("ИЭ", [name.upper() for name in HEAD]),
    ]  # fmt: skip


def sheets() -> list[Piece]:
    """Return workbooks of several sheets."""

    def several(mark: str, **others: Rows) -> dict[str, Rows]:
        return {**others, "Выгрузка": [HEAD, *messages(mark)]}

    notes = [["Пояснительная записка"], [], ["Выгружено из ПОС 01.03.2025, отв. Петрова"]]
    pivot = [
        ["Названия строк", "Количество по полю Номер сообщения"],
        ["Благоустройство", 2],
        ["Мусор/Свалки/ТКО", 1],
        ["Общий итог", 3],
    ]
    plain = {"figures": (3, 3, 0, 0), "more": {"sheet": "Выгрузка"}}

    def piece(mark: str, sheets: dict[str, Rows], hidden: tuple[str, ...] = ()) -> Piece:
        return Piece(
            f"{mark}.xlsx", lambda path: xlsx_file(path, sheets, hidden), facts=facts(mark), **plain
        )

    months = {name: [HEAD, *messages(f"{name[:2]}")] for name in ("Январь", "Февраль", "Март")}
    return [
        piece("ЛА", several("ЛА", Пояснения=notes)),
        piece("ЛБ", several("ЛБ", Свод=pivot)),
        piece("ЛВ", several("ЛВ", Лист1=[])),
        piece("ЛГ", {**several("ЛГ"), "Черновик": [HEAD, *messages("ЧЧ")]}, ("Черновик",)),
        piece("ЛД", several("ЛД", Пусто=[HEAD])),
        piece("ЛЛ", several("ЛЛ", Шаблон=[HEAD, ["Итого", 0]])),
        Piece(
            "ЛЕ.xlsx",
            lambda path: xlsx_file(path, months),
            (3, 3, 0, 0),
            facts=facts("Ян"),
            words=("Февраль", "Март"),
            more={"sheet": "Январь"},
        ),
        Piece(
            "ЛЖ.xlsx",
            lambda path: xlsx_file(
                path, {"Записка": notes, "Данные": [HEAD, *messages("ЛЖ")]}, ("Данные",)
            ),
            words=("Данные",),
        ),
        Piece("ЛЗ.xlsx", _chart_first, (3, 3, 0, 0), facts=facts("ЛЗ")),
        Piece("ЛИ.xlsx", _filtered, (3, 3, 0, 0), facts=facts("ЛИ")),
        Piece("ЛК.xlsx", _stretched, (3, 3, 0, 0), facts=facts("ЛК")),
    ]


def _chart_first(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path))
    chart_sheet = book.add_chartsheet("Диаграмма")
    sheet = book.add_worksheet("Данные")
    for i, row in enumerate([HEAD, *messages("ЛЗ")]):
        sheet.write_row(i, 0, row)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Данные!$A$2:$A$4"})
    chart_sheet.set_chart(chart)
    book.close()


def _filtered(path: Path) -> None:
    """A filter hides the second message, a column is hidden, the panes are frozen."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [HEAD, *messages("ЛИ")]:
        sheet.append(row)
    sheet.auto_filter.ref = "A1:I4"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True
    sheet.freeze_panes = "A2"
    book.save(path)


def _stretched(path: Path) -> None:
    """Borders run a thousand rows below the data, and a validation to the end of the sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [HEAD, *messages("ЛК")]:
        sheet.append(row)
    for i in range(5, 1000):
        sheet.cell(i, 1).border = openpyxl.styles.Border(left=openpyxl.styles.Side("thin"))
    book.save(path)
