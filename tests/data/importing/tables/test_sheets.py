"""Which sheet of a workbook is read, and what is said of the others."""

import pytest

from access.rights import DEMO_ACTOR
from data.errors import FileRefused
from data.importing.importer import import_files
from data.importing.job import Job
from data.importing.previewing import preview_files
from data.importing.tables.profile import shipped_profiles
from data.importing.tables.sheets import matched_sheet
from data.registers_open import open_registers_of
from registers.profiles import save_profile
from tests.data.exports import NOW, csv_file, reading_of, xlsx_file

IM = ["Номер инцидента", "Дата создания", "Группа тем", "Тема", "Итог"]
POS = ["Номер сообщения", "Дата подачи", "Категория", "Статус"]
ROW = ["1", "01.02.2025", "Б", "Т", ""]
PROFILES = shipped_profiles()


def test_other_and_hidden_sheets_are_named(tmp_path) -> None:
    path = xlsx_file(
        tmp_path / "a.xlsx",
        {"Титул": [["ИМ"]], "Данные": [IM, ROW], "Черновик": [IM, ROW], "ПОС": [POS, ROW[:4]]},
        hidden=["Черновик"],
    )
    reading = reading_of(path)
    assert reading.sheet == "Данные"
    assert reading.warnings == (
        "Прочитан один лист, остальные не читались: Титул, ПОС",
        "Скрытые листы не читались: Черновик",
    )


def test_a_month_a_sheet_is_said_loudly(tmp_path) -> None:
    months = {name: [IM, ROW] for name in ("Январь", "Февраль", "Март")}
    reading = reading_of(xlsx_file(tmp_path / "a.xlsx", {**months, "Свод": [["Итого", "3"]]}))
    assert (reading.sheet, reading.rows_read) == ("Январь", 1)
    assert reading.warnings[0] == (
        "Прочитан только лист «Январь». Такие же таблицы есть ещё на листах: Февраль, Март. "
        "Загрузите каждый из них отдельно"
    )
    assert reading.warnings[1].endswith("Свод")


def test_a_sheet_with_a_header_alone_gives_way(tmp_path) -> None:
    path = xlsx_file(tmp_path / "a.xlsx", {"Образец": [IM], "Данные": [IM, ROW]})
    assert reading_of(path).sheet == "Данные"


def test_a_person_may_want_another_sheet(tmp_path) -> None:
    path = xlsx_file(
        tmp_path / "a.xlsx", {"Январь": [IM, ROW], "Февраль": [IM, ROW], "Титул": [["x"]]}
    )
    sheet, match = matched_sheet(path, PROFILES, wanted="Февраль")
    assert (sheet.name, match.alike_sheets, match.other_sheets) == (
        "Февраль",
        ("Январь",),
        ("Титул",),
    )
    with pytest.raises(FileRefused, match=r"нет видимого листа «Март»\. Есть: «Январь»"):
        matched_sheet(path, PROFILES, wanted="Март")
    with pytest.raises(FileRefused, match="Не нашлось строки"):
        matched_sheet(path, PROFILES, wanted="Титул")


def test_the_sheet_that_was_nearly_one_tells_why_it_is_none(tmp_path) -> None:
    path = xlsx_file(
        tmp_path / "a.xlsx", {"Титул": [["ИМ", "за год"]], "Данные": [IM[:4], ROW[:4]]}
    )
    with pytest.raises(FileRefused, match="Похоже на «ИМ», но не хватает столбцов: Итог"):
        matched_sheet(path, PROFILES)


def test_a_workbook_of_blank_sheets(tmp_path) -> None:
    with pytest.raises(FileRefused, match="нет заполненных листов"):
        matched_sheet(xlsx_file(tmp_path / "a.xlsx", {"Лист1": []}), PROFILES)


def test_the_outcome_offers_other_sheets_and_takes_one(home, tmp_path) -> None:
    other = ["2", *ROW[1:]]
    path = xlsx_file(
        tmp_path / "a.xlsx", {"Январь": [IM, ROW, []], "Февраль": [IM, other], "Т": [["x"]]}
    )
    first, again, second, unchanged = (
        import_files(home, [Job(path, path.name, sheet=sheet)], DEMO_ACTOR, NOW, lambda *_: None)[0]
        for sheet in (None, None, "Февраль", "Январь")
    )
    assert (first["status"], first["sheet"], first["sheets"]) == (
        "imported",
        "Январь",
        ["Февраль", "Т"],
    )
    assert (again["status"], unchanged["status"], unchanged["batch_id"]) == (
        "unchanged",
        "unchanged",
        1,
    )
    assert (second["status"], second["sheet"], second["rows_new"]) == ("imported", "Февраль", 1)


def test_the_outcome_counts_skipped_rows_by_kind(home, tmp_path) -> None:
    path = csv_file(tmp_path / "a.csv", [IM, ROW, [""] * 5, ["Итого: 1", "", "", "", ""]])
    jobs = [Job(path, path.name)]
    (seen,) = preview_files(home, jobs, NOW, lambda *_: None)
    (said,) = import_files(home, jobs, DEMO_ACTOR, NOW, lambda *_: None)
    for outcome in (seen, said):
        assert (outcome["rows_skipped"], outcome["skipped"]) == (2, {"пустые": 1, "итоги": 1})


def test_the_outcome_offers_profiles_that_fit_equally(home, tmp_path) -> None:
    mapping = (
        '[profile]\nid = "sed"\ntitle = "СЭД"\n[columns]\nexternal_id = "Номер инцидента"\n'
        'received_at = "Дата создания"\ntopic_group = "Группа тем"\ntopic = "Тема"\noutcome = "Итог"\n'
    )
    engine = open_registers_of(home, NOW)
    save_profile(engine, DEMO_ACTOR, "sed", "СЭД", mapping, now=NOW)
    path = csv_file(tmp_path / "a.csv", [IM, ROW])
    (asked,) = import_files(home, [Job(path, path.name)], DEMO_ACTOR, NOW, lambda *_: None)
    assert (asked["status"], asked["choices"]) == ("refused", ["im", "sed"])
