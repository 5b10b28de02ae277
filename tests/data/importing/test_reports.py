"""Rows of the monthly reports."""

from datetime import date

import pytest

from tests.data.exports import csv_file, drawn, reading_of, rows_of, take_in_here

PAGES = "Месяц|Получатель|Страница|Категория|Постов за месяц|Норма постов|Ответов в срок|Норма выполнена\n"
DECISIONS = "Дата|Предмет решения|Территория|Форма участия жителей|Через ПОС|Реализовано\n"
HEARINGS = "Предмет слушаний|Дата|Вид|Проект акта|Через ПОС|Участников\n"
MEASURES = "№ мероприятия|Дорожная карта|Мероприятие|Тема|Поселение|Период с|Период по|Статус|Дата исполнения\n"


@pytest.fixture
def read(tmp_path):
    def run(header: str, *lines: str):
        return reading_of(csv_file(tmp_path / "report.csv", drawn(header + "\n".join(lines))))

    return run


@pytest.mark.parametrize("month", ["01.01.2026", "17.01.2026", "январь 2026", "2026-01", "01.2026"])
def test_a_month_is_written_in_many_ways(read, month) -> None:
    (row,) = rows_of(read(PAGES, f"{month}|Школа|vk|Б|1 200|12,0|90 %|да"))
    assert (row["month"], row["posts"], row["norm"]) == (date(2026, 1, 1), 1200, 12)
    assert (row["met"], row["recipient"]) == (True, "Школа")


def test_what_a_report_cannot_place_is_refused(read) -> None:
    reading = read(
        PAGES,
        "весна|Школа||||||да",
        "|Школа||||||да",
        "2026-01|||||||да",
        "2026-01|Школа||||||не знаю",
    )
    assert [(r.row, r.column, r.value) for r in reading.refusals] == [
        (2, "Месяц", "весна"),
        (3, "Месяц", ""),
        (4, "Получатель", ""),
    ]
    (row,) = rows_of(reading)
    assert row["met"] is None
    assert reading.rows_read == 1 + 3


def test_a_refused_value_of_a_report_is_masked(read) -> None:
    (refusal,) = read(DECISIONS, "звонить 8 902 814-55-66|О дороге||опрос|да|").refusals
    assert refusal.value == "звонить [телефон скрыт]"


def test_a_decision_and_a_hearing(read) -> None:
    (decision,) = rows_of(read(DECISIONS, "5 марта 2026 г.|О парке|Мортка|опрос|нет|да"))
    assert (decision["date"], decision["via_pos"]) == (date(2026, 3, 5), False)
    (hearing,) = rows_of(read(HEARINGS, "О бюджете|05.03.2026|публичные слушания|№ 1||75"))
    assert (hearing["via_pos"], hearing["participants"]) == (None, 75)


def test_a_subject_that_begins_like_a_total_is_no_total(read) -> None:
    reading = read(
        HEARINGS,
        "Итоговый отчёт о бюджете|05.03.2026|публичные слушания||да|",
        "Всего лишь парк|5 марта 2026|публичные слушания||да|",
        "Итого||||1|75",
        "ВСЕГО: 2||||1|75",
    )
    assert [row["subject"] for row in rows_of(reading)] == [
        "Итоговый отчёт о бюджете", "Всего лишь парк",
    ]  # fmt: skip
    assert (reading.rows_read, reading.rows_skipped) == (2 + 2, 2)


def test_a_measure(read) -> None:
    reading = read(
        MEASURES,
        "1|Дороги|Ямы|Ямы во дворах|Мортка|01.02.2026|28.02.2026|исполнено|10.02.2026",
        "2|Дороги|Ямы||||||",
        "3|Дороги|Ямы|||скоро|||",
        "|Дороги|Ямы|Ямы во дворах|Мортка||||",
    )
    first, second = rows_of(reading)
    assert (first["date_from"], first["date_to"]) == (date(2026, 2, 1), date(2026, 2, 28))
    assert (first["done_on"], second["done_on"]) == (date(2026, 2, 10), None)
    assert [(r.row, r.column) for r in reading.refusals] == [(4, "Период с"), (5, "№ мероприятия")]


def test_what_makes_two_rows_the_same_thing(home, tmp_path) -> None:
    """A decision is (date, subject, territory), a hearing (date, subject, act), a measure (map, number)."""
    for header, lines, new in [
        (DECISIONS, ["01.02.2026|О|А||да|", "01.02.2026|О|Б||да|", "01.02.2026|О|А||нет|"], 2),
        (HEARINGS, ["О|01.02.2026||1|да|", "О|01.02.2026||2|да|", "О|01.02.2026||2|нет|"], 2),
        (MEASURES, ["1|А||||||в работе|", "1|Б||||||в работе|", "1|А||||||исполнено|"], 2),
    ]:
        path = csv_file(tmp_path / "report.csv", drawn(header + "\n".join(lines)))
        _, found = take_in_here(home, path)
        assert (found.new, found.changed, found.same) == (new, len(lines) - new, 0)


@pytest.mark.parametrize("said", ["исполнено", "Исполнено.", " ИСПОЛНЕНО ", "Иcпoлнено"])
def test_what_indicators_count_has_one_spelling(read, said) -> None:
    (measure,) = rows_of(read(MEASURES, f"1|А|||||| {said}|"))
    assert measure["status"] == "исполнено"
    (hearing,) = rows_of(read(HEARINGS, "О|01.02.2026|Публичныe\u00a0слушания.|1|да|"))
    assert hearing["kind"] == "публичные слушания"


def test_a_refusal_of_a_report_tells_an_empty_cell_from_an_unreadable_one(read) -> None:
    found = read(
        MEASURES,
        "1|А||||31.02.2026||в работе|",
        "2|А||||||в работе|31.04.2026",
        "1,5E+15|А||||||в работе|",
        "б/н|А||||||в работе|",
    ).refusals
    assert [(r.row, r.column, r.value) for r in found] == [
        (2, "Период с", "31.02.2026"),
        (3, "Дата исполнения", "31.04.2026"),
        (4, "№ мероприятия", "1,5E+15"),
        (5, "№ мероприятия", "б/н"),
    ]
    assert found[0].reason == (
        "начало периода не читается: в феврале 2026 года 28 дней; исправьте, например: 01.02.2026"
    )
    (empty,) = read(DECISIONS, "—|О парке|Мортка||да|").refusals
    assert (empty.column, empty.value) == ("Дата", "")
    assert "ячейка пустая" in empty.reason


def test_names_in_reports_are_one_however_they_are_spaced(read) -> None:
    first, second = rows_of(
        read(PAGES, "2026-01|Школа № 1||||||да", "2026-01|Школа\u00a0 № 1\u200b||||||да")
    )
    assert first["key"] == second["key"]


def test_a_quarter_in_words_and_figures_with_spaces(tmp_path) -> None:
    rows = [
        ["Полное наименование", "Количество поступивших обращений / всего", "Доля / решено"],
        ["Единица измерения", "единица", "процент"],
        ["I квартал 2026 года", "1\u00a0234", "86,4 %"],
        ["II кв. 2026", "н/д", "0,5"],
        ["полугодие 2026", "1", "2"],
    ]
    reading = reading_of(csv_file(tmp_path / "a.csv", rows))
    assert [(r["quarter"], r["value"], r["unit"]) for r in rows_of(reading)] == [
        ("2026-Q1", 1234, "единица"), ("2026-Q1", 86.4, "процент"), ("2026-Q2", 0.5, "процент"),
    ]  # fmt: skip
    (refused,) = reading.refusals
    assert (refused.row, refused.value) == (5, "полугодие 2026")
