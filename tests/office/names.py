"""How offices spell, move, lose and double the names of columns."""

from tests.office.kit import HEAD, Piece, facts, messages, sheet_of


def _renamed(mark: str, names: list[str]) -> Piece:
    rows = [names, *messages(mark)]
    return Piece(f"{mark}.xlsx", sheet_of(rows), (3, 3, 0, 0), facts=facts(mark))


def names() -> list[Piece]:
    """Return files whose header differs from the passport's spelling."""
    backward = [row[::-1] for row in [HEAD, *messages("ИМЛ")]]
    table = [HEAD, *messages("ИММ")]
    extra = [[*row[:4], extra, *row[4:]] for row, extra in zip(table, ["Раб. группа", *"абв"])]
    without = [[cell for j, cell in enumerate(row) if j != 5] for row in table]
    few = [row[:6] for row in [HEAD, *messages("ИМО")]]
    double = [
        [*row, extra] for row, extra in zip([HEAD, *messages("ИМП")], ["Комментарий", *"где"])
    ]
    twice = [[*row, ""] for row in [HEAD, *messages("ИМР")]]
    twice[0][-1] = "Дата ответа"
    return [
        _renamed("ИМА", [name.upper() for name in HEAD]),
        _renamed("ИМБ", [name.lower() for name in HEAD]),
        _renamed("ИМВ", [name.replace(" ", "\u00a0") for name in HEAD]),
        _renamed("ИМГ", [name.replace(" ", "\n") for name in HEAD]),
        _renamed("ИМД", [name.replace(" ", "  ") + " " for name in HEAD]),
        _renamed("ИМЕ", [f"«{name}»" for name in HEAD]),
        _renamed("ИМЖ", [f'"{name}"' for name in HEAD]),
        _renamed("ИМЗ", [f"{name}:" for name in HEAD]),
        _renamed("ИМИ", [f"{name}*" for name in HEAD]),
        _renamed("ИМК", [name.replace(" ", "") for name in HEAD]),
        _renamed("ИМС", ["№ сообщения", *HEAD[1:]]),
        _renamed("ИМТ", [name.replace(" ", "_") for name in HEAD]),
        _renamed("ИМУ", [name.replace("с", "c").replace("а", "a") for name in HEAD]),
        _renamed("ИМФ", [f"{i}. {name}" for i, name in enumerate(HEAD, start=1)]),
        _renamed("ИМХ", [name.replace("о", "о\u00ad", 1) for name in HEAD]),
        _renamed("ИМЦ", [*HEAD[:6], "Ускоренное (да/нет)", *HEAD[7:]]),
        _renamed("ИМЧ", [*HEAD[:6], "Ускорённое", *HEAD[7:]]),
        _renamed("ИМШ", [name.replace(" ", "\r\n") for name in HEAD]),
        _renamed("ИМЭ", [f"{name}{mark}" for name, mark in zip(HEAD, "▼¹⇅?²▲³↑*", strict=True)]),
        _renamed("ИМЮ", [f"- [{name}]" for name in HEAD]),
        _renamed("ИМЩ", ["Номер сообще-\nния", *HEAD[1:]]),
        Piece("ИМЛ.xlsx", sheet_of(backward), (3, 3, 0, 0), facts=facts("ИМЛ")),
        Piece(
            "ИММ.xlsx",
            sheet_of(extra),
            (3, 3, 0, 0),
            facts=facts("ИММ"),
            words=("Раб. группа",),
        ),
        Piece("ИМН.xlsx", sheet_of(without)),
        Piece(
            "ИМО.xlsx",
            sheet_of(few),
            (3, 3, 0, 0),
            facts=(
                # 30 calendar days of the norm: the fast track is not known without its column.
                "ИМО-1|2025-02-03 10:00:00|-|2025-03-05 23:59:59|Мортка|ЖКХ",
                "ИМО-2|2025-02-04 09:30:00|-|2025-03-06 23:59:59|Леуши|ТКО",
                "ИМО-3|2025-02-05 00:00:00|-|2025-03-07 23:59:59|Шугур|ЖКХ",
            ),
        ),
        Piece("ИМП.xlsx", sheet_of(double), (3, 3, 0, 0), facts=facts("ИМП")),
        Piece("ИМР.xlsx", sheet_of(twice), (3, 3, 0, 0), facts=facts("ИМР")),
    ]
