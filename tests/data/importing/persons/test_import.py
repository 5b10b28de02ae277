"""No person survives the import anywhere in the home."""

from pathlib import Path

import duckdb

from data.home import Home
from data.importing.importer import Job
from data.importing.previewing import preview_file
from tests.data.exports import NOW, take_in, xlsx_file

SECRETS = (
    "Иванов", "Иванович", "Сидорова", "8 902 814-55-66", "79028145566", "ivan@mail.ru", "id777",
    "Пётр Тайный", "123-456-789 01", "6708 123456", "кв. 12", "кв 13",
)  # fmt: skip


def test_no_person_survives_the_import_anywhere(home: Home, tmp_path) -> None:
    rows = [
        ["Номер сообщения", "Дата подачи", "Категория", "Подкатегория", "Статус", "Адрес", "Текст", "Заявитель"],
        ["1", "01.02.2025", "Б", "Т", "", "Мортка, ул. Лесная, д. 5, кв. 12, тел 8 902 814-55-66", "Иванов Иван Иванович, паспорт 6708 123456, СНИЛС 123-456-789 01", "x"],
        ["2", "01.02.2025", "Б", "Т", "", "Неведомка кв 13, Сидорова А. Б.", "[id777|Пётр Тайный] ivan@mail.ru 79028145566", "x"],
        ["3", "звонил Иванов Иван Иванович 8 902 814-55-66", "Б", "Т", "", "", "", ""],
    ]  # fmt: skip
    fz59 = [
        ["Рег. №", "Дата регистрации", "Заявитель", "Адрес", "Вопрос", "Результат"],
        [
            "П-1",
            "01.02.2025",
            "Иванов Иван Иванович",
            "Шугур, Иванов Иван Иванович",
            "от Сидорова А.Б.",
            "",
        ],
    ]
    pages = [["Месяц", "Получатель", "Норма выполнена"], ["от Иванов Иван Иванович", "Школа", "да"]]
    files = [xlsx_file(tmp_path / f"{i}.xlsx", one) for i, one in enumerate((rows, fz59, pages))]
    preview_file(home, Job(files[0], "0.xlsx"), NOW)
    said = take_in(home, *files)
    assert [(one["rows_accepted"], one["rows_refused"]) for one in said] == [(2, 1), (1, 0), (0, 1)]
    hide = [secret.encode(form) for secret in SECRETS for form in ("utf-8", "cp1251")]
    for path in home.path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert [one.decode("utf-8", "replace") for one in hide if one in content] == [], path
    for database in [home.store, *home.snapshots.glob("*.duckdb")]:
        assert secrets_in(database) == [], database
    assert not any(secret in str(said) for secret in SECRETS)


def secrets_in(database: Path) -> list[str]:
    """Every text cell of every table that holds a secret: pages of a database may be packed."""
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        cells = [
            str(cell)
            for (name,) in names
            for row in connection.execute(f"SELECT * FROM {name}").fetchall()
            for cell in row
        ]
    assert len(cells) > 10
    return [cell for cell in cells if any(secret in cell for secret in SECRETS)]
