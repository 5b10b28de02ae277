"""The limits as the administrator's guide tells them."""

from pathlib import Path

import pytest

from data.limits import limits

GUIDE = (Path(__file__).parents[2] / "docs" / "administration.md").read_text(encoding="utf-8")


def spaced(number: int) -> str:
    """Return a number as the guide writes it: thousands apart from ten thousand on."""
    return f"{number:,}".replace(",", " ") if number >= 10_000 else str(number)


ROWS = {
    "файл, как он пришёл": "{upload_mb} МБ",
    "книга после распаковки": "{unpacked_mb} МБ, одна её часть {part_mb} МБ, частей {parts}",
    "сжатие части больше {ratio_from_mb} МБ": "в {ratio} раз",
    "таблица": "{rows} строк и ещё {headroom} над ними, {columns} столбцов",
    "тексты": "{characters} знаков в ячейке, {text_mb} МБ на листе",
    "память при чтении файла": "{address_space_mb} МБ",
    "память и время на разбор прочитанного": "{working_mb} МБ адресов, {working_seconds} с процессора",
    "время чтения файла": (
        "{least_seconds} с процессора и ещё {seconds_per_mb} с на каждый мегабайт, "
        "не больше {seconds} с; {wait_seconds} с по часам"
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_the_guide_tells_the_limits_in_force(name) -> None:
    said = {key: spaced(value) for key, value in vars(limits()).items()}
    assert f"| {name.format(**said)} | {ROWS[name].format(**said)} |" in GUIDE


def test_the_guide_leaves_no_limit_out() -> None:
    told = " ".join([*ROWS, *ROWS.values()])
    assert [name for name in vars(limits()) if f"{{{name}}}" not in told] == []
